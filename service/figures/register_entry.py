"""A line of the register in the shape of `expectations.promises[]`."""

from __future__ import annotations

from typing import Any

from service.domain.evidence import Fact
from service.figures.register_line import RegisterLine

_NUMBERS = (
    "adequate", "desired", "deliverable", "promise", "competitor_promise", "current_promise",
    "keep_rate", "keep_rate_lower_bound", "broken_per_month",
)  # fmt: skip


def entry_of(line: RegisterLine) -> dict[str, Any]:
    """A line of the register as plain data."""
    return {
        "measure": line.measure,
        "label": str(line.label),
        "unit": line.unit,
        "better": line.better,
        "dimension": line.dimension,
        **{name: _value(getattr(line, name)) for name in _NUMBERS},
        "basis": line.basis,
        "verdict": line.verdict,
        "flags": list(line.flags),
        "samples": line.n,
    }


def _value(fact: Fact | None) -> float | None:
    return None if fact is None else fact.value
