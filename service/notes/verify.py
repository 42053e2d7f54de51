"""Holds every fact against the text: numbers and names must stand there, words mostly; what does not is left out, and said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from service.checks.numbers import find_numbers
from service.domain.brief import Language
from service.editing.grounding.content import stems_of
from service.notes.facts import FIELDS, NAMED, NUMBERS, Fact

LEAST_THERE = 0.6
"""Share of a value's words that must stand in the text."""
LEAST_QUOTE = 3
"""Characters below which a quote shows nothing."""
_CURRENCY = {"£": "GBP", "€": "EUR", "$": "USD", "¥": "CNY", "￥": "CNY", "元": "CNY"}
_SHARES = frozenset({"retention_rate"})
_PUNCTUATION = re.compile(r"[\s“”\"'‘’「」]+")


@dataclass(frozen=True)
class Mark:
    """Where a field comes from."""

    kind: Literal["said", "inferred"]
    quote: str = ""
    """Words of the text, where it is said."""


@dataclass(frozen=True)
class LeftOut:
    """A fact that did not stand in the text."""

    fact: Fact
    reason: str
    """Key of the wording `left_out`."""


@dataclass(frozen=True)
class Verified:
    """A fact that may stand, its value as a brief takes it."""

    fact: Fact
    value: str | float
    mark: Mark


@dataclass(frozen=True)
class Text:
    """The owner's text, prepared for looking things up."""

    words: str
    language: Language
    _squeezed: str = field(init=False)
    _stems: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_squeezed", _squeezed(self.words))
        object.__setattr__(self, "_stems", frozenset(stems_of(self.words, self.language)))

    def holds(self, words: str) -> bool:
        """Whether the text has these words, whatever the spaces, quotes and capitals."""
        wanted = _squeezed(words)
        return len(wanted) >= 1 and wanted in self._squeezed

    def share_of(self, words: str) -> float:
        """Share of the words that stand somewhere in the text."""
        wanted = list(stems_of(words, self.language))
        return sum(stem in self._stems for stem in wanted) / len(wanted) if wanted else float(self.holds(words))


def verify(fact: Fact, text: Text) -> Verified | LeftOut:
    """The fact as far as the text bears it."""
    if fact.field not in (*FIELDS[fact.about], "name"):
        return LeftOut(fact, "field")
    if fact.about in NAMED and not _is_name_there(fact, text):
        return LeftOut(fact, "name")
    said = len(_squeezed(fact.quote)) >= LEAST_QUOTE and text.holds(fact.quote)
    mark = Mark("said", fact.quote.strip()) if said else Mark("inferred")
    if fact.field in NUMBERS and fact.about != "audit":
        return _number(fact, text, mark)
    return _words(fact, text, mark)


def _is_name_there(fact: Fact, text: Text) -> bool:
    return bool(fact.name.strip()) and (text.holds(fact.name) or text.share_of(fact.name) == 1)


def _number(fact: Fact, text: Text, mark: Mark) -> Verified | LeftOut:
    """A number that stands in the quote, or, where nothing is quoted, somewhere in the text."""
    found = find_numbers(fact.value, small=True)
    if len(found) != 1:
        return LeftOut(fact, "unclear")
    shown = {number.value for number in find_numbers(mark.quote or text.words, small=True)}
    value = found[0].value
    if not {value, value * 100, value / 100 if fact.field in _SHARES else value} & {round(each, 6) for each in shown}:
        return LeftOut(fact, "number")
    share = fact.field in _SHARES and (found[0].kind == "percent" or value > 1)
    return Verified(fact, value / 100 if share else value, mark)


def _words(fact: Fact, text: Text, mark: Mark) -> Verified | LeftOut:
    value = fact.value.strip()
    if fact.field == "currency":
        code = _CURRENCY.get(value, value.upper())
        known = text.holds(value) or any(text.holds(sign) for sign, named in _CURRENCY.items() if named == code)
        return Verified(fact, code, mark) if known and re.fullmatch("[A-Z]{3}", code) else LeftOut(fact, "words")
    if (fact.about, fact.field) in {("business", "name"), ("copy", "line")} and not text.holds(value):
        return LeftOut(fact, "words")
    if not value or text.share_of(value) < LEAST_THERE:
        return LeftOut(fact, "words")
    return Verified(fact, value, mark if text.holds(value) or mark.kind == "said" else Mark("inferred"))


def _squeezed(words: str) -> str:
    return _PUNCTUATION.sub("", words).casefold()
