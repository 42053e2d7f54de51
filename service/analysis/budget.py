"""Money by task, objective and month: wishes cut to the limit, in whole currency units that add up exactly."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

RESERVE_SHARE = 0.10


@dataclass(frozen=True)
class Wish:
    """What a task would cost: an amount, or a share of the limit. Rank 1 is served first; below `least` it is not worth doing."""

    id: str
    objective: str
    rank: int
    months: tuple[str, ...]
    amount: float | None = None
    share_of_limit: float | None = None
    least: int = 1


@dataclass(frozen=True)
class Line:
    """What a task costs, and in which months."""

    id: str
    objective: str
    cost: int
    by_month: dict[str, int]


@dataclass(frozen=True)
class Budget:
    """Lines and totals; `cut` lists the tasks that got less than they wished, `dropped` those that got nothing."""

    lines: tuple[Line, ...]
    total: int
    limit: int
    reserve: int
    unspent: int
    by_objective: dict[str, int]
    by_month: dict[str, int]
    cut: tuple[str, ...]
    dropped: tuple[str, ...]


def spending_limit(budget: float) -> tuple[int, int]:
    """(limit, reserve): 90 % of the budget may be planned, the rest is reserve (ACT-1)."""
    limit = math.floor(round(budget * (1 - RESERVE_SHARE), 6))
    return limit, math.floor(budget) - limit


def largest_remainder(total: int, weights: Sequence[float]) -> tuple[int, ...]:
    """Whole parts in proportion to the weights that add up to the total (Hamilton's method); ties go to the earlier part.

    Raises: ValueError if no weight is above zero.
    """
    whole = sum(weights)
    if whole <= 0:
        raise ValueError("at least one weight must be above zero")
    exact = [total * w / whole for w in weights]
    parts = [math.floor(e) for e in exact]
    order = sorted(range(len(parts)), key=lambda i: (round(parts[i] - exact[i], 9), i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return tuple(parts)


def split_budget(wishes: Sequence[Wish], budget: float) -> Budget:
    """Cut wishes to the limit, the lowest rank first, and spread each cost evenly over its months."""
    limit, reserve = spending_limit(budget)
    wished = {w.id: _wished(w, limit) for w in wishes}
    granted = _within(wishes, wished, limit)
    lines = tuple(_line(w, granted[w.id]) for w in wishes if granted[w.id] > 0)
    total = sum(line.cost for line in lines)
    return Budget(
        lines=lines,
        total=total,
        limit=limit,
        reserve=reserve,
        unspent=limit - total,
        by_objective=_sums((line.objective, line.cost) for line in lines),
        by_month=_sums((month, cost) for line in lines for month, cost in line.by_month.items()),
        cut=tuple(i for i in wished if 0 < granted[i] < wished[i]),
        dropped=tuple(i for i in wished if granted[i] == 0 < wished[i]),
    )


def _wished(wish: Wish, limit: int) -> int:
    if wish.amount is not None:
        return round(wish.amount)
    return math.floor((wish.share_of_limit or 0.0) * limit)


def _within(wishes: Sequence[Wish], wished: dict[str, int], limit: int) -> dict[str, int]:
    """Take from the lowest rank up, among equals from the last id, until the sum is within the limit."""
    granted = dict(wished)
    for wish in sorted(wishes, key=lambda w: (w.rank, w.id), reverse=True):
        left = granted[wish.id] - max(0, sum(granted.values()) - limit)
        granted[wish.id] = max(0, left) if left >= min(wish.least, wished[wish.id]) else 0
    return granted


def _line(wish: Wish, cost: int) -> Line:
    parts = largest_remainder(cost, [1.0] * len(wish.months))
    return Line(wish.id, wish.objective, cost, _sums(zip(wish.months, parts, strict=True)))


def _sums(items: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for key, value in items:
        sums[key] = sums.get(key, 0) + value
    return sums
