"""What is found in copy, in one clear sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.copycheck.promised import Promised
from service.copycheck.register import Measure
from service.copycheck.vocabulary import vocabulary
from service.domain.brief import Language

Severity = Literal["error", "warning"]
Code = Literal["tighter", "scope", "absolute", "fix_first", "punctual", "superlative", "unregistered_number"]
_UNIT_KEYS = {1 / 60: "seconds", 1.0: "min", 60.0: "h", 1440.0: "days", 2016.0: "working_days", 10080.0: "weeks", 43800.0: "months"}
_NEAR = 1e-6


@dataclass(frozen=True)
class CopyFinding:
    """A sentence that promises more than the register, or is open to dispute.

    `claimed` and `allowed` are in the unit of the register (of an unregistered number: minutes, or 0 to 1).
    """

    severity: Severity
    line: int
    sentence: str
    promise: str | None
    message: str
    code: Code
    claimed: float | None = None
    allowed: float | None = None
    word: str | None = None
    rule: str = "EXP-5"


def say(key: str, language: Language, **values: str) -> str:
    """A message of the language."""
    return str(vocabulary(language).entry(f"say.{key}")).format(**values)


def level_in_words(measure: Measure, level: float, language: Language) -> str:
    """A level of the register as it is said: `20 minutes`, `90 %`, `八小时` in figures."""
    if measure.dimension == "share":
        return f"{100 * measure.in_copy(level):.4g} %" if language == "en" else f"{100 * measure.in_copy(level):.4g}%"
    names = _unit_names(measure, language)
    return f"{level:.6g} {names[abs(level - 1) > _NEAR]}" if language == "en" else f"{level:.6g}{names[0]}"


def _unit_names(measure: Measure, language: Language) -> tuple[str, str]:
    minutes = measure.minutes
    key = next((key for size, key in _UNIT_KEYS.items() if minutes and abs(size - minutes) < _NEAR), None)
    if key is None:
        return measure.first.unit, measure.first.unit
    one, several = vocabulary(language).entry(f"say.quantity.{key}")
    return one, several


def scope_in_words(line: Promised) -> str:
    """For whom or when a line stands."""
    return ", ".join(name for name in (line.segment, line.group) if name)
