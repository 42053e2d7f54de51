"""What numbers a piece of evidence supports: the value at a path of the brief, a calculation with its inputs, a passage."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from service.checks.brief_path import MISSING, brief_value
from service.checks.numbers import Date, Number, find_numbers
from service.domain.evidence import Calculation, Evidence
from service.domain.plan.plan import Assumption, Plan, Source

LONG_LIST = 20
"""A longer list of bare numbers is a record: it supports a number only where it is cited itself."""
_EDGE = 1 - 1e-9
_ISO = re.compile(r"\d{4}-\d{2}(-\d{2})?")


@dataclass(frozen=True)
class Support:
    """Values, dates and words that stand behind a statement."""

    values: tuple[float, ...] = ()
    dates: tuple[Date, ...] = ()
    words: tuple[str, ...] = ()

    def shows(self, number: Number) -> bool:
        """Whether the number is one of the values at the precision written, or stands in the words as it is."""
        if number.kind == "date" and any(_same_date(number.date, known) for known in self.dates):
            return True
        if number.kind in ("clock", "code", "date") and self.says(number.text):
            return True
        return _is_plain(number) and (self.has(number, 1) or (number.kind == "percent" and self.has(number, 100)))

    def has(self, number: Number, scale: float) -> bool:
        """Whether a value times `scale` reads as the number: rounded half up, up or down at its last digit."""
        wanted, less_than = number.value, number.step * _EDGE + 1e-12
        for value in self.values:  # noqa: SIM110 - asked thousands of times a plan, and any() takes twice as long
            if abs(abs(value) * scale - wanted) < less_than:
                return True
        return False

    def says(self, text: str) -> bool:
        """Whether the words hold the text."""
        wanted = _squeezed(text)
        return any(wanted in words for words in self.words)

    def has_part_of_date(self, number: Number) -> bool:
        """Whether the number is the year, month or day of a date."""
        return any(number.value in date for date in self.dates)


def joined(parts: Iterable[Support]) -> Support:
    """All support together."""
    gathered = _Gathered()
    for part in parts:
        gathered.take(part)
    return gathered.support


def support_of(value: Any) -> Support:
    """What a value of the brief or of a calculation supports, with all it holds."""
    if isinstance(value, str):
        return _of_words(value)
    gathered = _Gathered()
    gathered.add(value)
    return gathered.support


@dataclass
class Shelf:
    """Everything a plan can cite, with the support of each piece of evidence worked out once."""

    plan: Plan
    calculations: Mapping[str, Calculation] = field(init=False)
    sources: Mapping[str, Source] = field(init=False)
    assumptions: Mapping[str, Assumption] = field(init=False)
    _known: dict[tuple[str, str], Support | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.calculations = {c.name: c for c in self.plan.calculations}
        self.sources = {s.id: s for s in self.plan.sources}
        self.assumptions = {a.id: a for a in self.plan.assumptions}

    def cited(self, evidence: Evidence) -> Support | None:
        """What the evidence points at supports, its quote aside; None where it points at nothing."""
        pointed_at = (evidence.kind, evidence.ref)
        if pointed_at not in self._known:
            self._known[pointed_at] = self._look_up(evidence)
        return self._known[pointed_at]

    def value_of(self, evidence: Evidence) -> Any:
        """The value or words that the evidence points at; MISSING where it points at nothing."""
        if evidence.kind == "brief":
            return brief_value(self.plan.brief, evidence.ref)
        if evidence.kind == "calculation":
            entry = self.calculations.get(evidence.ref)
            return MISSING if entry is None else entry.value
        if evidence.kind == "passage":
            source = self.sources.get(evidence.ref)
            return MISSING if source is None else source.quote
        assumption = self.assumptions.get(evidence.ref)
        return MISSING if assumption is None else assumption.statement.text

    def _look_up(self, evidence: Evidence) -> Support | None:
        value = self.value_of(evidence)
        if value is MISSING:
            return None
        if evidence.kind == "calculation":
            return joined((support_of(value), support_of(self.calculations[evidence.ref].inputs)))
        if evidence.kind == "passage":
            return joined((support_of(value), support_of(self.sources[evidence.ref].text)))
        return support_of(value)


@dataclass
class _Gathered:
    """Support that is put together."""

    values: list[float] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def add(self, value: Any) -> None:
        """Gather a value with all it holds, but for the records in it."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            self.values.append(float(value))
        elif isinstance(value, str | dt.date):
            self.take(_of_words(str(value)))
        elif isinstance(value, dict):
            for key, child in value.items():
                self._add_key(str(key))
                if not _is_record(child):
                    self.add(child)
        elif isinstance(value, list | tuple):
            for child in value:
                self.add(child)

    def _add_key(self, key: str) -> None:
        if _ISO.fullmatch(key):
            self.take(_of_words(key))
        else:
            self.words.append(_squeezed(key))

    def take(self, part: Support) -> None:
        """Gather what another support holds."""
        self.values += part.values
        self.dates += part.dates
        self.words += part.words

    @property
    def support(self) -> Support:
        """All of it."""
        return Support(tuple(self.values), tuple(self.dates), tuple(self.words))


def _is_record(value: Any) -> bool:
    return isinstance(value, list | tuple) and len(value) > LONG_LIST


@lru_cache(maxsize=8192)
def _of_words(text: str) -> Support:
    values: list[float] = []
    dates: list[Date] = []
    for number in find_numbers(text, small=True):
        if number.kind == "date" and number.date is not None:
            dates.append(number.date)
        elif number.kind == "percent":
            values += [number.value, number.value / 100]
        elif number.kind != "code":
            values.append(number.value)
    return Support(tuple(values), tuple(dates), (_squeezed(text),))


def _same_date(written: Date | None, known: Date) -> bool:
    """Each part that is written must be known and equal."""
    return written is not None and all(part is None or part == other for part, other in zip(written, known, strict=True))


def _is_plain(number: Number) -> bool:
    """A figure rather than a code; a day of an unnamed month (`15 日`) may be a count as well."""
    return number.kind != "code" and (number.kind != "date" or (number.date or ())[:2] == (None, None))


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()
