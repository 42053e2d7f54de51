"""A line of the promise register, as far as copy is held against it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from service.domain.brief import Better
from service.errors import PlanError

Dimension = Literal["time", "share", "count"]
_NOT_PROMISED = ("fix_first", "held_back")
_NUMBERS = ("promise", "deliverable", "keep_rate_lower_bound", "current_promise")
_REQUIRED_TEXTS = ("measure", "label", "unit")
_OPTIONAL_TEXTS = ("verdict", "group", "segment")


@dataclass(frozen=True)
class Promised:
    """What may be promised about one measure, to whom."""

    measure: str
    label: str
    unit: str
    better: Better
    promise: float | None
    deliverable: float | None = None
    keep_rate_lower_bound: float | None = None
    verdict: str | None = None
    group: str | None = None
    segment: str | None = None
    current_promise: float | None = None

    @property
    def allowed(self) -> float | None:
        """The level copy may name; None when nothing may be said."""
        return None if self.verdict in _NOT_PROMISED else self.promise

    @property
    def is_general(self) -> bool:
        """Whether the line holds for everyone at any time."""
        return self.group is None and self.segment is None


def promises_from(entries: Sequence[Mapping[str, Any]]) -> tuple[Promised, ...]:
    """The lines of a register in the shape of `expectations.promises[]`; keys that are not known are passed over.

    Raises: PlanError naming the entry and the field at fault.
    """
    if not isinstance(entries, list | tuple):
        raise PlanError(f"promises: expected a list of promises, found {type(entries).__name__}")
    return tuple(_line(entry, f"promises[{place}]") for place, entry in enumerate(entries))


def _line(entry: Any, where: str) -> Promised:
    if not isinstance(entry, Mapping):
        raise PlanError(f"{where}: expected the fields measure, label, unit, better and promise, found {type(entry).__name__}")
    missing = [name for name in (*_REQUIRED_TEXTS, "better", "promise") if name not in entry]
    if missing:
        raise PlanError(f"{where}: {', '.join(missing)} missing; each promise needs measure, label, unit, better and promise (or null)")
    known = {field.name: _value(field.name, entry.get(field.name), f"{where}.{field.name}") for field in fields(Promised)}
    return Promised(**known)


def _value(name: str, value: Any, where: str) -> Any:
    if name in _NUMBERS:
        return _number(value, where)
    if name in _OPTIONAL_TEXTS and value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise PlanError(f"{where}: expected words, found {_shown(value)}")
    if name == "better" and value not in ("lower", "higher"):
        raise PlanError(f"{where}: must be lower or higher, found {_shown(value)}")
    return value


def _number(value: Any, where: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise PlanError(f"{where}: expected a number or null, found {_shown(value)}")
    return float(value)


def _shown(value: Any) -> str:
    """A value short enough for one line."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
