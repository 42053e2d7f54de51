"""What a customer is worth: yearly contribution, discounted over the years that customers stay (customer lifetime value)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

DISCOUNT_RATE = 0.10
YEARS = 10
DEMANDING_PREMIUM = 1.1


@dataclass(frozen=True)
class Customers:
    """A segment: how many, and what one of them brings."""

    count: float
    contribution_year: float
    retention: float
    referrals_year: float = 0.0
    demanding: bool = False


@lru_cache(maxsize=1024)
def discounted_years(retention: float) -> float:
    """Years a customer counts for: Σ over years 0–9 of (retention ÷ 1.1)ᵗ."""
    return sum((retention / (1 + DISCOUNT_RATE)) ** year for year in range(YEARS))


def own_value(segment: Customers) -> float:
    """Lifetime value before referrals and premium: yearly contribution × discounted years."""
    return segment.contribution_year * discounted_years(segment.retention)


def mean_own_value(segments: Sequence[Customers]) -> float:
    """The firm's mean own value over all its customers."""
    return average([own_value(s) for s in segments], segments)


def lifetime_value(segment: Customers, mean: float, premium: float = DEMANDING_PREMIUM) -> float:
    """(Own value + referrals a year × discounted years × the firm's mean own value), × the premium for demanding customers."""
    referred = segment.referrals_year * discounted_years(segment.retention) * mean
    return (own_value(segment) + referred) * (premium if segment.demanding else 1)


def lifetime_values(segments: Sequence[Customers], premium: float = DEMANDING_PREMIUM) -> list[float]:
    """Lifetime value of a customer of each segment."""
    mean = mean_own_value(segments)
    return [lifetime_value(s, mean, premium) for s in segments]


def average(values: Sequence[float], segments: Sequence[Customers]) -> float:
    """Mean over all customers of a value per segment; 0 where there are no customers."""
    count = math.fsum(s.count for s in segments)
    return math.fsum(s.count * v for s, v in zip(segments, values, strict=True)) / count if count else 0.0
