"""Price band of a service: floor by cost, ceiling by what customers get for their money, and the arithmetic of a change."""

from __future__ import annotations

import math
from collections.abc import Sequence

DEFAULT_TARGET_MARGIN = 0.20
LARGEST_RISE = 0.04
LARGEST_LEVELLING = 0.10
RATING_RANGE = 4.0
LOWEST_RATING, HIGHEST_RATING = 1.0, 5.0
ROUNDING = 1e-9

# Prices people charge: below the first number, the steps of the second.
PRICE_STEPS = ((10.0, 0.1), (20.0, 0.5), (200.0, 1.0), (1_000.0, 5.0), (10_000.0, 10.0), (math.inf, 100.0))


def price_floor(variable_cost: float, target_margin: float) -> float:
    """The least price that leaves the target margin: variable cost ÷ (1 − target margin)."""
    return variable_cost / (1 - target_margin)


def premium_range(weights: Sequence[float], own: Sequence[float | None], rival: Sequence[float | None]) -> tuple[float, float] | None:
    """What customers may pay above a rival's price, as a share: Σ w′(own − rival) ÷ 4, the weights w′ summing to 1.

    A missing rating may be anything from 1 to 5, so the answer is a range; None without criteria.
    """
    if not weights:
        return None
    total = math.fsum(weights)
    least = math.fsum(w * ((o or LOWEST_RATING) - (r or HIGHEST_RATING)) for w, o, r in zip(weights, own, rival, strict=True))
    most = math.fsum(w * ((o or HIGHEST_RATING) - (r or LOWEST_RATING)) for w, o, r in zip(weights, own, rival, strict=True))
    return least / total / RATING_RANGE, most / total / RATING_RANGE


def units_to_stand_still(units: float, contribution_now: float, contribution_then: float) -> float | None:
    """Units that keep today's total contribution at another price; None where a unit then leaves nothing."""
    return units * contribution_now / contribution_then if contribution_then > 0 else None


def share_that_may_leave(contribution_now: float, contribution_then: float) -> float | None:
    """Share of the volume that may leave after a rise before it costs money: 1 − old ÷ new contribution of a unit."""
    return 1 - max(0.0, contribution_now) / contribution_then if contribution_then > 0 else None


def charged_at_most(amount: float) -> float:
    """The highest price people charge that is not above an amount."""
    step = _step(amount)
    return round(math.floor(amount / step + ROUNDING) * step, 2)


def charged_at_least(amount: float) -> float:
    """The lowest price people charge that is not below an amount."""
    step = _step(amount)
    return round(math.ceil(amount / step - ROUNDING) * step, 2)


def raised_price(price: float, ceiling: float, largest: float = LARGEST_RISE) -> float | None:
    """The highest price people charge within the largest rise (a share, 4 %) and within the ceiling; None where that is no rise."""
    new = charged_at_most(min(price * (1 + largest), ceiling))
    return new if new > price + ROUNDING else None


def price_for_hour(variable_cost: float, minutes: float, hour: float) -> float:
    """The price at which an hour of a service leaves as much as `hour`: variable cost + hour × minutes ÷ 60."""
    return variable_cost + hour * minutes / 60


def _step(amount: float) -> float:
    return next(step for below, step in PRICE_STEPS if amount < below)
