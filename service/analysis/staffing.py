"""How many hours and people the demand asks for."""

from __future__ import annotations

from service.analysis.capacity import QUEUE_RISK_FROM, TOLERANCE


def staffing_hours(demand_hours: float) -> float:
    """Hours to staff = demand / 0.85 (method 10)."""
    return demand_hours / QUEUE_RISK_FROM


def demand_to_hire_at(hours: float) -> float:
    """Demand from which the hours that can be sold no longer suffice: 85 % of them (method 10, turned round)."""
    return hours * QUEUE_RISK_FROM


def hours_differ(paid_hours: float, sold_hours: float, by: float = 0.25) -> bool:
    """Whether paid hours and hours that can be sold lie further apart than a share of the hours that can be sold."""
    return abs(paid_hours - sold_hours) > by * sold_hours + TOLERANCE
