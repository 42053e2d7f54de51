"""The hours of a week moved to where they are asked for: no part that is quiet today goes over the queue line for it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from service.analysis.budget import largest_remainder
from service.analysis.capacity import QUEUE_RISK_FROM, Daypart

STEP_H = 0.5
"""Hours are moved in steps of half an hour."""
MOST_GIVEN = 0.5
"""Share of its hours that a part gives at most: customers must still find somebody there."""


def even_hours(parts: Sequence[Daypart], line: float = QUEUE_RISK_FROM) -> tuple[float, ...]:
    """Hours to sell in each part when what is spare goes to what is over the line, in half hours; their sum stays the same.

    A part below the line gives hours until it stands at the line, half of them at most; a part over it gets them in proportion
    to what it lacks (method 9: from 85 % on every delay passes to the next customer).
    """
    spare = [max(0.0, min(p.hours * MOST_GIVEN, p.hours - p.demand_hours / line)) for p in parts]
    lacking = [max(0.0, p.demand_hours / line - p.hours) for p in parts]
    steps = math.floor(min(sum(_whole(s) for s in spare) * STEP_H, sum(lacking)) / STEP_H)
    if steps <= 0:
        return tuple(p.hours for p in parts)
    given = largest_remainder(steps, [_whole(s) for s in spare])
    got = largest_remainder(steps, lacking)
    return tuple(p.hours + STEP_H * (g - t) for p, g, t in zip(parts, got, given, strict=True))


def _whole(hours: float) -> int:
    """Whole steps in so many hours."""
    return math.floor(round(hours / STEP_H, 9))
