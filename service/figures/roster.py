"""A first roster: the hours of the week moved to where they are asked for, part by part."""

from __future__ import annotations

from dataclasses import dataclass

from service.analysis.roster import even_hours
from service.domain.evidence import Fact, Ledger
from service.figures.slots import Slot
from service.figures.week import Week

LEAST_MOVED_H = 4.0
"""Fewer hours a week are moved without a table."""
RULE = "hours below 85 % go to parts above it, in half hours, until the first stand at 85 % or at half of their hours"


@dataclass(frozen=True)
class Roster:
    """The parts of the week with the hours they would have, how many change place, and the fullest part then."""

    slots: tuple[tuple[Slot, Fact], ...]
    moved: Fact
    fullest_load: Fact


def read_roster(week: Week, ledger: Ledger) -> Roster | None:
    """None for seasons, where hours or demand of a part are not known, hardly anything moves, or parts stay over their hours."""
    if week.seasonal or any(s.demand is None or s.hours.value <= 0 for s in week.slots):
        return None
    hours = even_hours(week.dayparts)
    moved = sum(max(0.0, then - s.hours.value) for s, then in zip(week.slots, hours, strict=True))
    if moved < LEAST_MOVED_H:
        return None
    fullest = max(s.demand.value / then for s, then in zip(week.slots, hours, strict=True) if s.demand)
    if fullest > 1:
        return None
    facts = [ledger.fact(f"roster.{s.name}", then, "h", RULE, {"hours": s.hours}) for s, then in zip(week.slots, hours, strict=True)]
    return Roster(
        slots=tuple(zip(week.slots, facts, strict=True)),
        moved=ledger.fact("roster.moved", moved, "h", "Σ max(0, hours then − hours now)"),
        fullest_load=ledger.fact("roster.fullest_load", fullest, "share", "largest demand ÷ hours then"),
    )
