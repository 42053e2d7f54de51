"""Whether what is planned fits the hours there are (OBJ-4, CAP-1)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.analysis.capacity import TOLERANCE


@dataclass(frozen=True)
class Feasibility:
    """Hours a plan adds a week against the hours that are free."""

    planned_hours: float
    headroom_hours: float
    fits: bool


def headroom_hours(demand_hours: float, hours: float, limit: float = 1.0) -> float:
    """Hours a week still free below a share of the hours that can be sold."""
    return max(0.0, hours * limit - demand_hours)


def check_volume(planned_hours: float, headroom: float) -> Feasibility:
    """Planned volume <= capacity headroom (OBJ-4)."""
    return Feasibility(planned_hours, headroom, planned_hours <= headroom + TOLERANCE)


def planned_revenue(price_and_volume: Iterable[tuple[float, float]]) -> float:
    """Planned revenue = sum of price x volume (OBJ-4)."""
    return sum(price * volume for price, volume in price_and_volume)


def enquiries_needed(people: float, conversion: float) -> int:
    """Enquiries that bring so many customers at a conversion rate.

    Raises: ValueError if the rate is not above 0 and at most 1.
    """
    if not 0 < conversion <= 1:
        raise ValueError("a conversion rate lies above 0 and at most at 1")
    return math.ceil(people / conversion - TOLERANCE)


def periods_over_capacity(base: Mapping[str, float], added: Mapping[str, float], capacity: Mapping[str, float]) -> tuple[str, ...]:
    """Periods in which the hours of base demand + what a campaign adds exceed capacity (CAP-1)."""
    return tuple(p for p, hours in capacity.items() if base.get(p, 0.0) + added.get(p, 0.0) > hours + TOLERANCE)
