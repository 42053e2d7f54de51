"""Tiers of customers by lifetime value: platinum, gold, iron, lead (the customer pyramid)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from service.analysis.customer_value import DEMANDING_PREMIUM, Customers, average, lifetime_values

Tier = Literal["platinum", "gold", "iron", "lead"]
TIERS: tuple[Tier, ...] = ("platinum", "gold", "iron", "lead")

LEAST_INDEX: dict[Tier, float] = {"platinum": 1.5, "gold": 0.75, "iron": 0.25}
NEARLY_EQUAL = 0.05
ROUNDING = 1e-9
HALVINGS = 60


@dataclass(frozen=True)
class Placed:
    """A segment with what decides its place."""

    name: str
    tier: Tier
    value: float
    contribution_year: float


def tier_of(value: float, average_value: float) -> Tier:
    """Tier by lifetime value against the average customer's: from 1.5 platinum, from 0.75 gold, from 0.25 iron, else lead.

    Where the average is not above zero a multiple of it says nothing: who brings money is gold, the rest lead.
    """
    if average_value <= 0:
        return "gold" if value > 0 else "lead"
    index = value / average_value
    return next((tier for tier, least in LEAST_INDEX.items() if index >= least - ROUNDING), "lead")


def place(names: Sequence[str], segments: Sequence[Customers], premium: float = DEMANDING_PREMIUM) -> list[Placed]:
    """Value and tier of each segment, in the order given."""
    values = lifetime_values(segments, premium)
    mean = average(values, segments)
    return [Placed(name, tier_of(value, mean), value, s.contribution_year) for name, value, s in zip(names, values, segments, strict=True)]


def ranked(placed: Sequence[Placed]) -> list[int]:
    """Positions, tier by tier, by value; where values lie within 5 % of each other the yearly contribution decides."""
    rest = sorted(range(len(placed)), key=lambda i: (TIERS.index(placed[i].tier), -placed[i].value, *_by_contribution(placed[i])))
    order: list[int] = []
    while rest:
        leader = placed[rest[0]]
        equals = [i for i in rest if placed[i].tier == leader.tier and nearly_equal(placed[i].value, leader.value)]
        order += sorted(equals, key=lambda i: _by_contribution(placed[i]))
        rest = [i for i in rest if i not in equals]
    return order


def _by_contribution(place: Placed) -> tuple[float, float, str]:
    return -place.contribution_year, -place.value, place.name


def nearly_equal(one: float, other: float) -> bool:
    """Whether two values lie within 5 % of each other."""
    return abs(one - other) <= NEARLY_EQUAL * max(abs(one), abs(other)) + ROUNDING


def turning_retention(names: Sequence[str], segments: Sequence[Customers], first: int, second: int) -> float | None:
    """The retention of segment `first` below which `second` comes before it; None where it stays first whatever its retention."""

    def stays_first(retention: float) -> bool:
        changed = [replace(s, retention=retention) if i == first else s for i, s in enumerate(segments)]
        placed = place(names, changed)
        return ranked([placed[first], placed[second]])[0] == 0

    low, high = 0.0, segments[first].retention
    if stays_first(low):
        return None
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if stays_first(middle) else (middle, high)
    return high
