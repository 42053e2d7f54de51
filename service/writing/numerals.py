"""How a number is written in a sentence, by its unit, its format and the language."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from service.domain.brief import Language
from service.domain.evidence import DateFact, Fact


@dataclass(frozen=True)
class Numerals:
    """Writes numbers, money, durations and dates of one language and currency. `texts` is the language's wording."""

    language: Language
    currency: str
    texts: Mapping[str, str]

    def write(self, fact: Fact | DateFact, spec: str) -> str:
        """The number in words and digits. `spec` is empty (the unit decides), a format's name, or `singular|plural`."""
        if isinstance(fact, DateFact):
            return self.date(fact.value, spec or "day")
        if "|" in spec:
            return self.counted(fact.value, spec)
        if spec in self._formats:
            return self._formats[spec](fact.value)
        if spec:
            raise ValueError(f"unknown number format '{spec}'")
        return self._by_unit(fact)

    @cached_property
    def _formats(self) -> Mapping[str, Callable[[float], str]]:
        return {
            "plain": plain,
            "whole": lambda v: plain(_half_up(v)),
            "up": lambda v: plain(math.ceil(v - 1e-9)),
            "down": lambda v: plain(math.floor(v + 1e-9)),
            "pct": lambda v: f"{plain(_half_up(v * 100))}%",
            "pct1": lambda v: f"{plain(round(v * 100, 1))}%",
            "in100": lambda v: plain(_half_up(v * 100)),
            "money": self.money,
            "round": lambda v: self.money(_half_up(v)),
            "cents": lambda v: self._with_currency(f"{abs(v):,.2f}", v),
            "one": lambda v: plain(round(v, 1)),
            "two": lambda v: plain(round(v, 2)),
            "abs": lambda v: plain(abs(v)),
            "word": self.word,
        }

    def _by_unit(self, fact: Fact) -> str:
        value, unit = fact.value, fact.unit
        if unit in ("money", self.currency):
            return self.money(value)
        if unit in ("share", "points"):
            return f"{plain(round(value * 100, 1) if abs(value) < 0.1 else _half_up(value * 100))}%"
        if unit in ("count", "people", "rating", ""):
            return plain(round(value, 1))
        forms = self.texts.get(f"numbers.units.{unit}")
        return self.counted(round(value, 1) if abs(value) >= 1 else value, forms) if forms else f"{plain(value)} {unit}"

    def counted(self, value: float, forms: str) -> str:
        """A number with its noun: `counted(2, 'visit|visits')` is `2 visits`."""
        one, _, many = forms.partition("|")
        noun = one if round(value, 2) == 1 else many or one
        gap = "" if noun[:1] in "%°" else " "
        return f"{plain(round(value, 2))}{gap}{noun}"

    def money(self, value: float) -> str:
        """An amount: whole from 1,000 on, with two decimals below where it is not whole."""
        whole = abs(value) >= 1000 or math.isclose(value, round(value), abs_tol=0.005)
        return self._with_currency(f"{abs(value):,.0f}" if whole else f"{abs(value):,.2f}", value)

    def _with_currency(self, digits: str, value: float) -> str:
        sign = "-" if value < 0 and digits.strip("0.,") else ""
        pattern = self.texts.get(f"numbers.currency.{self.currency}", "{code} {digits}")
        return sign + pattern.replace("{code}", self.currency).replace("{digits}", digits)

    def word(self, value: float) -> str:
        """A small whole number as a word, any other as digits."""
        key = f"numbers.words.{int(value)}" if value == int(value) else ""
        return self.texts.get(key, plain(value))

    def date(self, day: dt.date, spec: str) -> str:
        """A date: `day` 4 January, `long` with the year, `short` 4 Jan, `month`, `weekday`, `iso`."""
        if spec == "iso":
            return day.isoformat()
        names = {
            "d": str(day.day),
            "m": self.texts[f"numbers.months.{day.month}"],
            "mon": self.texts[f"numbers.months_short.{day.month}"],
            "y": str(day.year),
            "wd": self.texts[f"numbers.weekdays.{day.isoweekday()}"],
        }
        return self.texts[f"numbers.dates.{spec}"].format_map(names)


def plain(value: float) -> str:
    """Digits with thousands separated and no needless decimals: at most two, four below 0.1."""
    rounded = round(value, 2 if abs(value) >= 0.1 or value == 0 else 4)
    text = f"{rounded:,.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _half_up(value: float) -> float:
    return math.floor(value + 0.5 + 1e-9)
