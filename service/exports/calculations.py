"""A calculation in words: its value, its formula and what went into it.

Formulas and the names of their inputs are written in English; for a plan in another language a data file holds their counterparts.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from service.domain.brief import Language
from service.domain.evidence import Calculation
from service.exports.brief_fields import field_trail, shorten
from service.exports.wording import Wording
from service.prompts import read_yaml
from service.writing.counterparts import Counterparts

LONGEST_LIST = 6
WRITTEN_IN: Language = "en"

_SLOT_OF_WEEK = re.compile(r"(?P<day>mon|tue|wed|thu|fri|sat|sun)_(?P<part>.+)")
_FIELD = re.compile(r"[a-z_]+(?:\.[a-z_]+|\.\d+)+")


def calculation_value(entry: Calculation, wording: Wording) -> str:
    """The result of a calculation with its unit."""
    return _scalar(entry.value, wording, entry.unit)


def calculation_formula(entry: Calculation, wording: Wording) -> str:
    """How a calculation was worked out; in English where nobody has put the formula in other words."""
    language = wording.plan.language
    return entry.formula if language == WRITTEN_IN else _formulas(language).of(entry.formula) or entry.formula


def calculation_inputs(entry: Calculation, wording: Wording) -> str:
    """What went into a calculation."""
    formula = calculation_formula(entry, wording)
    named = [(input_name(name, formula, wording), _input(value, wording)) for name, value in entry.inputs.items()]
    return wording.listed(wording.label("evidence.input", name=name, value=value) if name else value for name, value in named)


def input_name(name: str, formula: str, wording: Wording) -> str:
    """What an input is called; empty where the name says no more than the formula. Names that the owner gave stay as they are."""
    if wording.plan.language == WRITTEN_IN or re.search(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", formula):
        return name
    named = _names(wording.plan.language)
    return named.get(name, "" if re.fullmatch(r"[a-z]", name) else _word(name, wording))


@cache
def _formulas(language: Language) -> Counterparts:
    return Counterparts(read_yaml(f"formulas/{language}.yaml")["formulas"])


def _names(language: Language) -> Mapping[str, str]:
    named: dict[str, str] = read_yaml(f"formulas/{language}.yaml")["inputs"]
    return named


def _word(text: str, wording: Wording) -> str:
    """A part of the week, a field of the brief, a tier, a unit or an input by its name; other words as they are."""
    if wording.plan.language == WRITTEN_IN:
        return text
    texts = wording.book.texts
    if found := _SLOT_OF_WEEK.fullmatch(text):
        return str(wording.book.phrase("numbers.slot", day=texts[f"numbers.days.{found['day']}"], part=found["part"]))
    if _FIELD.fullmatch(text):
        return field_trail(text, wording)
    known = (texts.get(f"document.tier.{text}"), texts.get(f"numbers.units.{text}"), _names(wording.plan.language).get(text))
    return next(filter(None, known), text)


def _input(value: Any, wording: Wording) -> str:
    if isinstance(value, dict):
        pairs = [f"{key} {_input(child, wording)}" for key, child in value.items()]
        return "(" + _some(pairs, wording) + ")"
    if isinstance(value, list | tuple):
        return _some([_input(child, wording) for child in value], wording)
    return _scalar(value, wording)


def _some(items: Sequence[str], wording: Wording) -> str:
    return wording.listed(items) if len(items) <= LONGEST_LIST else wording.label("evidence.values", count=str(len(items)))


def _scalar(value: Any, wording: Wording, unit: str = "") -> str:
    """A single value as a reader writes it."""
    if value is None:
        return wording.label("none")
    if isinstance(value, bool):
        return wording.label("answer.agreed" if value else "answer.denied")
    if isinstance(value, str):
        return wording.numerals.date(dt.date.fromisoformat(value), "long") if unit == "date" else shorten(_word(value, wording))
    return wording.number(float(value), unit)
