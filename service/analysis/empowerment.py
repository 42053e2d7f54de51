"""How much may be given to a customer without asking: limits tied to what a customer is worth (REL-2)."""

from __future__ import annotations

import math

FRONT_LINE_SHARE = 0.10
MANAGER_SHARE = 0.50
TENS_FROM, TENS_BELOW = 10, 1000


def empowerment_limits(contribution_year: float) -> tuple[int, int] | None:
    """(front line, manager): 10 % and 50 % of a customer's yearly contribution, rounded down; None where that leaves nothing."""
    front, manager = (_round_down(share * contribution_year) for share in (FRONT_LINE_SHARE, MANAGER_SHARE))
    return (front, manager) if front > 0 else None


def _round_down(money: float) -> int:
    """To whole units below 10, to tens below 1000, to two digits above."""
    if money < TENS_FROM:
        return max(0, math.floor(money))
    step = 10 if money < TENS_BELOW else 10 ** (math.floor(math.log10(money)) - 1)
    return math.floor(money / step) * step
