"""Contribution and break-even of a service firm (cost-volume-profit analysis)."""

from __future__ import annotations

import math

ROUNDING = 1e-9


def contribution_per_hour(contribution: float, minutes: float) -> float:
    """What an hour of work leaves: contribution ÷ minutes × 60."""
    return contribution / minutes * 60


def break_even_share(fixed_costs: float, contribution: float) -> float | None:
    """Share of today's volume, at today's mix, that pays the fixed costs: fixed costs ÷ total contribution."""
    return fixed_costs / contribution if contribution > 0 else None


def break_even_units(fixed_costs: float, other_contribution: float, unit_contribution: float) -> float | None:
    """Units of one service that pay what the others leave unpaid: (fixed costs − contribution of the others) ÷ contribution of a unit."""
    if unit_contribution <= 0:
        return None
    return max(0.0, (fixed_costs - other_contribution) / unit_contribution)


def whole_units(units: float) -> int:
    """The least whole number of units that is enough."""
    return math.ceil(units - ROUNDING)
