"""Facts in the shape of a section: their value, and their support gathered."""

from __future__ import annotations

from service.domain.evidence import DateFact, Evidence, Fact, Phrase


def value_of(fact: Fact | None) -> float | None:
    """The number of a fact, where there is one."""
    return None if fact is None else float(fact.value)


def support_of(*parts: Fact | DateFact | Phrase | None) -> tuple[Evidence, ...]:
    """The support of several facts, each piece once."""
    return tuple(dict.fromkeys(e for part in parts if part is not None for e in part.evidence))
