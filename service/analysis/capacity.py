"""Hours demanded against hours that can be sold: load, state, queue, room, and what can be moved where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

State = Literal["spare", "balanced", "queue_risk", "full", "overload"]

SPARE_BELOW = 0.60
QUEUE_RISK_FROM = 0.85
FULL_AT = 1.0
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Daypart:
    """A part of the week with the hours that can be sold and the hours demanded in it."""

    name: str
    hours: float
    demand_hours: float


@dataclass(frozen=True)
class Shift:
    """Hours of demand a week that go from a daypart that is too full to one with room."""

    source: str
    target: str
    hours: float


@dataclass(frozen=True)
class Growth:
    """What a growth of demand asks of the week."""

    needed_hours: float
    fits: bool
    overloaded_now: int
    overloaded_then: int
    most_that_fits: float | None


def utilisation(demand_hours: float, hours: float) -> float | None:
    """Load = demand / hours (method 3, SEG-5); unknown where no hours can be sold."""
    return demand_hours / hours if hours > TOLERANCE else None


def state_of(demand_hours: float, hours: float) -> State:
    """The name of a load: spare < 60 %, queue risk from 85 %, full at 100 %, overload above (SEG-5), with a tolerance."""
    load = utilisation(demand_hours, hours)
    if load is None:
        return "overload" if demand_hours > 0 else "full"
    if load > FULL_AT + TOLERANCE:
        return "overload"
    if load >= FULL_AT - TOLERANCE:
        return "full"
    if load >= QUEUE_RISK_FROM - TOLERANCE:
        return "queue_risk"
    return "spare" if load < SPARE_BELOW - TOLERANCE else "balanced"


def queue_factor(load: float) -> float | None:
    """Waiting grows like load / (1 - load) (SEG-5); without limit from 100 % on."""
    return load / (1 - load) if load < FULL_AT - TOLERANCE else None


def hours_over(demand_hours: float, hours: float, limit: float = QUEUE_RISK_FROM) -> float:
    """Hours demanded above a share of the hours that can be sold."""
    return _settled(demand_hours - limit * hours)


def hours_of_room(demand_hours: float, hours: float, limit: float = QUEUE_RISK_FROM) -> float:
    """Hours that can still be sold below a share of the hours that can be sold."""
    return _settled(limit * hours - demand_hours)


def match_shifts(sources: Sequence[Daypart], targets: Sequence[Daypart], target_limit: float = QUEUE_RISK_FROM) -> tuple[Shift, ...]:
    """Move what stands above 85 % into room below `target_limit` (method 9): fullest first, into the emptiest first, ties by name."""
    room = {t.name: hours_of_room(t.demand_hours, t.hours, target_limit) for t in targets}
    shifts = []
    for source in sorted(sources, key=lambda s: (-_fullness(s), s.name)):
        left = hours_over(source.demand_hours, source.hours)
        for target in sorted(targets, key=lambda t: (_fullness(t), t.name)):
            hours = min(left, room[target.name])
            if hours > 0 and target.name != source.name:
                shifts.append(Shift(source.name, target.name, hours))
                left, room[target.name] = _settled(left - hours), _settled(room[target.name] - hours)
    return tuple(shifts)


def grow(dayparts: Sequence[Daypart], share: float) -> Growth:
    """What the week needs when demand grows by `share` with its present pattern, and the most that fits at 100 %."""
    hours, demand = sum(d.hours for d in dayparts), sum(d.demand_hours for d in dayparts)
    needed = demand * (1 + share)
    return Growth(
        needed_hours=needed,
        fits=needed <= hours + TOLERANCE,
        overloaded_now=_overloaded(dayparts, 1.0),
        overloaded_then=_overloaded(dayparts, 1 + share),
        most_that_fits=hours / demand - 1 if demand > TOLERANCE else None,
    )


def _overloaded(dayparts: Sequence[Daypart], factor: float) -> int:
    return sum(state_of(d.demand_hours * factor, d.hours) == "overload" for d in dayparts)


def _fullness(daypart: Daypart) -> float:
    load = utilisation(daypart.demand_hours, daypart.hours)
    return float("inf") if load is None else load


def _settled(hours: float) -> float:
    """Nothing below zero, and no crumbs of binary fractions."""
    return hours if hours > TOLERANCE else 0.0
