"""Where a number or a sentence comes from: evidence, facts, phrases, statements and the ledger of calculations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel

EvidenceKind = Literal["brief", "calculation", "passage", "assumption"]
Value = float | int | str | bool | None


class Evidence(BaseModel, frozen=True, extra="forbid", use_attribute_docstrings=True):
    """One support of a statement."""

    kind: EvidenceKind
    """What kind of support: the owner's brief, a named calculation, a passage of the knowledge base, or an assumption."""
    ref: str
    """A path into the brief (`segments.0.retention_rate`), the name of a calculation, or the id of a source or assumption."""
    quote: str | None = None
    """The value or words found there, so that the statement can be checked without looking further."""


class Statement(BaseModel, frozen=True, extra="forbid", use_attribute_docstrings=True):
    """One or a few sentences that a reader reads, with their support."""

    text: str
    """The words, in the plan's language."""
    part: Literal[1, 2] = 2
    """1: the plan for the owner. 2: the workings for whoever signs it."""
    evidence: tuple[Evidence, ...] = ()
    """What the words rest on; every number in them is found here."""


class Calculation(BaseModel, frozen=True, extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False):
    """A named figure and how it was found."""

    name: str
    """Stable dotted name, such as `break_even.share_of_volume`."""
    formula: str
    """The formula in words and symbols."""
    inputs: dict[str, Any]
    """The values that went in, by name."""
    value: float | int | str | bool | None
    """The result, not rounded."""
    unit: str
    """Unit of the result: an ISO 4217 currency, `share`, `h/week`, `people`, …"""


@dataclass(frozen=True)
class Fact:
    """A number with its unit and support. Its unit decides how it is written in a sentence.

    Units with a written form of their own: `money`, `share` and `points` (0..1), `count`, `people`, `rating`, and the
    durations of the language's number wording (`h`, `min`, `days`, …); any other unit is printed after the number.
    """

    value: float
    unit: str
    evidence: tuple[Evidence, ...] = ()

    def __float__(self) -> float:
        return float(self.value)


@dataclass(frozen=True)
class DateFact:
    """A date with its support."""

    value: dt.date
    evidence: tuple[Evidence, ...] = ()


class Phrase(str):
    """Words that remember their support: a name out of the brief, or a clause already written."""

    evidence: tuple[Evidence, ...]

    def __new__(cls, text: str, evidence: Iterable[Evidence] = ()) -> Phrase:
        """Bind words to their support."""
        phrase = super().__new__(cls, text)
        phrase.evidence = tuple(evidence)
        return phrase


def known(fact: Fact | None) -> Fact:
    """A fact that the caller has seen to be there.

    Raises: ValueError if it is not.
    """
    if fact is None:
        raise ValueError("a figure that was taken for granted is missing")
    return fact


def brief_evidence(path: str, quote: object = None) -> Evidence:
    """Support by a field of the brief, with its value as quote."""
    return Evidence(kind="brief", ref=path, quote=None if quote is None else str(quote))


def from_brief(value: float, unit: str, path: str) -> Fact:
    """A number the owner gave."""
    return Fact(value, unit, (brief_evidence(path, value),))


def named(text: str, path: str) -> Phrase:
    """Words the owner gave."""
    return Phrase(text, (brief_evidence(path, text),))


@dataclass
class Ledger:
    """All calculations of one plan, by name. Writing a name twice with another value is a fault of the program."""

    calculations: dict[str, Calculation] = field(default_factory=dict)

    def fact(self, name: str, value: float, unit: str, formula: str, inputs: Mapping[str, Any] | None = None) -> Fact:
        """Record a calculation and return its result as a fact.

        Raises: ValueError if `name` was recorded before with another value.
        """
        exact = round(float(value), 12)
        self._record(name, exact, unit, formula, inputs or {})
        quote = f"{exact:.12f}".rstrip("0").rstrip(".")
        return Fact(exact, unit, (Evidence(kind="calculation", ref=name, quote=quote),))

    def date(self, name: str, value: dt.date, formula: str, inputs: Mapping[str, Any] | None = None) -> DateFact:
        """Record a date that was worked out.

        Raises: ValueError if `name` was recorded before with another value.
        """
        self._record(name, value.isoformat(), "date", formula, inputs or {})
        return DateFact(value, (Evidence(kind="calculation", ref=name, quote=value.isoformat()),))

    def _record(self, name: str, value: float | str, unit: str, formula: str, inputs: Mapping[str, Any]) -> None:
        before = self.calculations.get(name)
        if before is None:
            plain = {k: _plain(v) for k, v in inputs.items()}
            self.calculations[name] = Calculation(name=name, formula=formula, inputs=plain, value=value, unit=unit)
        elif before.value != value:
            raise ValueError(f"calculation {name} was {before.value} and is now {value}")


def _plain(value: Any) -> Any:
    """A value fit for JSON."""
    if isinstance(value, Fact | DateFact):
        value = value.value
    if isinstance(value, float | str):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value if isinstance(value, str | int | float | bool) or value is None else float(value)
