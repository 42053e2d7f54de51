"""Facts worked out from facts: None as soon as one of them is missing."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from service.domain.evidence import Fact, Ledger, from_brief


def given(value: float | None, unit: str, path: str) -> Fact | None:
    """A number of the brief, where the owner gave it."""
    return None if value is None else from_brief(value, unit, path)


def derived(ledger: Ledger, name: str, unit: str, formula: str, compute: Callable[..., float | None], **inputs: Fact | None) -> Fact | None:
    """Record `compute` of the inputs' values; None where an input or the result is."""
    values = {key: fact.value for key, fact in inputs.items() if fact is not None}
    result = compute(**values) if len(values) == len(inputs) else None
    return None if result is None else ledger.fact(name, result, unit, formula, values)


def total(ledger: Ledger, name: str, unit: str, formula: str, parts: Sequence[Fact | None]) -> Fact | None:
    """Record the sum of all parts; None where there are none or one is missing."""
    values = [fact.value for fact in parts if fact is not None]
    if not values or len(values) < len(parts):
        return None
    return ledger.fact(name, math.fsum(values), unit, formula, {"parts": values})


def product(one: float, other: float) -> float:
    """One × other."""
    return one * other


def quotient(part: float, whole: float) -> float | None:
    """Part ÷ whole; None where the whole is not above zero."""
    return part / whole if whole > 0 else None
