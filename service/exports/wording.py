"""Fixed labels, and numbers from the plan's fields, in the language and currency of the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce

from service.domain.evidence import Fact
from service.domain.plan.plan import Plan
from service.writing.numerals import Numerals
from service.writing.phrasebook import Phrasebook

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Wording:
    """Labels and numbers for one plan; dates carry their year when it is not that of its first day."""

    plan: Plan

    @cached_property
    def book(self) -> Phrasebook:
        """The phrasebook of the plan's language."""
        return Phrasebook(self.plan.language, self.plan.currency)

    @property
    def numerals(self) -> Numerals:
        """Numbers of the plan's language and currency."""
        return self.book.numerals

    @cached_property
    def first_day(self) -> dt.date:
        """First day of the programme; without one, the first Monday from the day the plan was written."""
        programme, written = self.plan.programme, self.plan.created_at.date()
        starts = [action.start for action in programme.actions] + [routine.start for routine in programme.routines]
        return min(starts, default=written + dt.timedelta(days=-written.weekday() % 7))

    def label(self, key: str, /, **slots: str) -> str:
        """The text `document.<key>`."""
        return str(self.book.phrase(f"document.{key}", **slots))

    def label_or(self, key: str, otherwise: str) -> str:
        """The text `document.<key>` where there is one."""
        return self.label(key) if self.book.has(f"document.{key}") else otherwise

    def listed(self, items: Iterable[str]) -> str:
        """Items side by side, parted by the language's comma."""
        return self._joined(items, "joins.comma")

    def sentences(self, items: Iterable[str]) -> str:
        """Sentences one after the other."""
        return self._joined(items, "joins.sentence")

    def enumerated(self, items: Iterable[str]) -> str:
        """Items side by side that may hold commas themselves."""
        return self._joined(items, "joins.semicolon")

    def _joined(self, items: Iterable[str], key: str) -> str:
        parts = [item for item in items if item]
        return reduce(lambda head, tail: self.label(key, head=head, tail=tail), parts[1:], parts[0]) if parts else ""

    def money(self, value: float | None) -> str:
        """An amount of the plan's currency."""
        return "" if value is None else self.numerals.money(value).replace("-", MINUS, 1)

    def percent(self, share: float | None, spec: str = "pct") -> str:
        """A share as per cent; `pct1` keeps one decimal."""
        return "" if share is None else self.numerals.write(Fact(share, "share"), spec)

    def number(self, value: float | None, unit: str = "") -> str:
        """A number, with its unit where it has one."""
        if value is None:
            return ""
        return self.numerals.write(Fact(value, unit), "" if unit else "plain").replace("-", MINUS, 1)

    def hours(self, value: float | None) -> str:
        """Hours, to a tenth, for a column that names the unit."""
        return "" if value is None else self.numerals.write(Fact(value, "h"), "one")

    def signed(self, value: float | None) -> str:
        """A difference with its sign."""
        if value is None:
            return ""
        digits = self.number(abs(value))
        return digits if digits == "0" else ("+" if value > 0 else MINUS) + digits

    def minutes(self, value: float | None) -> str:
        """A duration for a list of things to do: minutes, from an hour on in hours, from two hours on in both."""
        if value is None:
            return ""
        hours, rest = divmod(value, 60)
        if not rest:
            return self.number(hours, "h")
        if value < 120:
            return self.number(value, "min")
        return self.label("time", hours=self.number(hours, "h"), minutes=self.number(rest, "min"))

    def date(self, day: dt.date) -> str:
        """A short date."""
        short = self.numerals.date(day, "short")
        return short if day.year == self.first_day.year else self.label("dates.with_year", day=short, year=str(day.year))

    def dates(self, first: dt.date, last: dt.date) -> str:
        """A stretch of days."""
        return self.date(first) if first == last else self.label("dates.span", first=self.date(first), last=self.date(last))

    def month(self, month: str, with_year: bool = False) -> str:
        """A month given as `2027-01`."""
        day = dt.date.fromisoformat(f"{month}-01")
        short = self.numerals.date(day, "month_short")
        return self.label("dates.month_with_year", month=short, year=str(day.year)) if with_year else short
