"""Filling free dayparts: how full they may get, how many people that takes, and whose hours come first when hours are short."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from service.analysis.capacity import QUEUE_RISK_FROM, TOLERANCE, Daypart, hours_of_room, match_shifts

KEEP_AT_LEAST = 0.90
FEWEST_RECORDS = 10
MOST_NEW_SHARE = 0.30
WEEKS_PER_YEAR = 52


@dataclass(frozen=True)
class DaypartRecord:
    """How often a daypart's own record kept the target segment's adequate level."""

    name: str
    load: float
    kept: int
    total: int


@dataclass(frozen=True)
class FillCap:
    """How full a campaign may fill, and the record it rests on: `default` rests on none."""

    load: float
    basis: Literal["record", "default"]
    names: tuple[str, ...] = ()
    kept: int = 0
    total: int = 0


@dataclass(frozen=True)
class FillHours:
    """Hours a week in the dayparts to be filled: now, at the cap, and where the difference comes from."""

    base: float
    goal: float
    gap: float
    moved: float
    new: float


@dataclass(frozen=True)
class Claim:
    """Hours a week that a segment asks for; tier 0 is the highest."""

    name: str
    tier: int
    hours: float
    contribution_per_hour: float


@dataclass(frozen=True)
class Allocation:
    """Hours a week given to each segment, and what is left unserved."""

    served: dict[str, float]
    unserved: dict[str, float]
    unsold: float


def fill_cap(records: Sequence[DaypartRecord]) -> FillCap | None:
    """The fullest daypart whose own record keeps the target at >= 90 %, at most 85 % (method 9).

    Only dayparts with ten records count. Without any the cap is 85 %; where all of them fail there is none.
    """
    enough = [r for r in records if r.total >= FEWEST_RECORDS]
    if not enough:
        return FillCap(QUEUE_RISK_FROM, "default")
    keeping = [r for r in enough if r.kept / r.total >= KEEP_AT_LEAST - TOLERANCE]
    if not keeping:
        return None
    load = min(QUEUE_RISK_FROM, max(r.load for r in keeping))
    behind = [r for r in keeping if r.load >= load - TOLERANCE]
    return FillCap(load, "record", tuple(r.name for r in behind), sum(r.kept for r in behind), sum(r.total for r in behind))


def hours_to_fill(dayparts: Sequence[Daypart], target_names: Sequence[str], cap: float) -> FillHours:
    """Gap = hours to the cap; first what stands above 85 % elsewhere is moved in, what is still missing is new (method 9)."""
    targets = [d for d in dayparts if d.name in target_names]
    base = sum(t.demand_hours for t in targets)
    gap = sum(hours_of_room(t.demand_hours, t.hours, cap) for t in targets)
    moved = sum(s.hours for s in match_shifts([d for d in dayparts if d not in targets], targets, cap))
    return FillHours(base=base, goal=base + gap, gap=gap, moved=moved, new=max(0.0, gap - moved))


def limit_new(hours: FillHours, most_new: float) -> FillHours:
    """The same hours with no more new ones than `most_new`: the goal then lies below the cap."""
    if hours.new <= most_new:
        return hours
    planned = hours.moved + most_new
    return FillHours(base=hours.base, goal=hours.base + planned, gap=planned, moved=hours.moved, new=most_new)


def visits_a_week(hours: float, minutes: float) -> float:
    """Visits a week that fill the hours."""
    return hours * 60 / minutes


def people_to_fill(hours: float, minutes: float, visits_per_year: float) -> int:
    """People = ceil(hours x 60 / minutes x 52 / visits a year) (method 9)."""
    return math.ceil(visits_a_week(hours, minutes) * WEEKS_PER_YEAR / visits_per_year - TOLERANCE)


def most_new_people(people_now: float, growth: float | None) -> int:
    """People a campaign may plan to win in a year: 30 % of those there are, or the group's own growth if larger, but one at least."""
    return max(1, math.floor(people_now * max(MOST_NEW_SHARE, growth or 0.0) + TOLERANCE))


def hours_of_people(people: float, minutes: float, visits_per_year: float) -> float:
    """Hours a week that people take: people x visits a year / 52 x minutes / 60."""
    return people * visits_per_year / WEEKS_PER_YEAR * minutes / 60


def jobs_below_queue_risk(hours: float, minutes: float) -> int:
    """The largest whole number of jobs whose load stays under 85 %: at 85 % it is still a queue risk (SEG-5)."""
    return max(0, math.ceil(hours * QUEUE_RISK_FROM * 60 / minutes - TOLERANCE) - 1)


def jobs_to_move(demand_hours: float, hours: float, minutes: float) -> int:
    """The fewest whole jobs a week whose leaving brings a daypart under 85 %."""
    over = demand_hours - hours * QUEUE_RISK_FROM
    return math.floor(over * 60 / minutes + TOLERANCE) + 1 if over >= -TOLERANCE else 0


def reach(start: float, moved: float, new: float, steps: int) -> tuple[float, ...]:
    """Hours filled at each of `steps` dates: first what is moved, then what is new, each evenly over its share of the dates."""
    first = _steps_to_move(moved, new, steps)
    return tuple(start + moved * _progress(i, 0, first) + new * _progress(i, first, steps) for i in range(1, steps + 1))


def allocate(claims: Sequence[Claim], capacity_hours: float) -> Allocation:
    """Give hours by tier, inside a tier by contribution per hour, ties by name, while they last (method 3, SEG-4)."""
    left = capacity_hours
    served: dict[str, float] = {}
    for claim in sorted(claims, key=lambda c: (c.tier, -c.contribution_per_hour, c.name)):
        served[claim.name] = min(claim.hours, left)
        left -= served[claim.name]
    unserved = {c.name: c.hours - served[c.name] for c in claims if c.hours - served[c.name] > TOLERANCE}
    return Allocation({c.name: served[c.name] for c in claims}, unserved, left)


def _steps_to_move(moved: float, new: float, steps: int) -> int:
    """Dates by which all that is moved has been: as many as its share of the hours, but one at least and not the last."""
    if moved <= TOLERANCE or new <= TOLERANCE:
        return 0 if moved <= TOLERANCE else steps
    return max(1, min(steps - 1, math.floor(steps * moved / (moved + new))))


def _progress(step: int, begin: int, end: int) -> float:
    """Share of a straight climb from `begin` to `end` that is done at `step`; a climb without length is done once begun."""
    if end <= begin:
        return 1.0 if step >= begin else 0.0
    return min(1.0, max(0.0, (step - begin) / (end - begin)))
