"""CAP: no campaign sells hours that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from service.analysis.capacity import QUEUE_RISK_FROM
from service.checks.finding import finding
from service.domain.plan.market import CapacitySlot
from service.domain.plan.plan import Finding, Plan
from service.writing.numerals import plain

DEMAND_AFTER = "fill.demand_after."
"""Calculations of the hours demanded in a daypart once the campaign has filled it: `fill.demand_after.tue_afternoon`."""
TOLERANCE = 1e-6


def fits_every_period(plan: Plan) -> Iterator[Finding]:
    """CAP-1: demand and campaign together fit the hours of every daypart."""
    for name, slot, after in _targets(plan):
        if slot is None:
            yield finding(plan, "CAP-1.unknown", "customers.capacity", slot=name)
        elif after > slot.hours + TOLERANCE:
            yield finding(plan, "CAP-1.over", "customers.capacity", slot=name, after=plain(after), hours=plain(slot.hours))


def no_full_target(plan: Plan) -> Iterator[Finding]:
    """CAP-2: no promotion is aimed at a full daypart, nor pushes one past 85 %."""
    for name, slot, after in _targets(plan):
        if slot is None or slot.demand is None or slot.hours <= 0 or after <= slot.demand + TOLERANCE:
            continue
        if max(slot.demand + TOLERANCE, after) > QUEUE_RISK_FROM * slot.hours + TOLERANCE:
            yield finding(
                plan,
                "CAP-2.full",
                "customers.capacity",
                slot=name,
                before=plain(100 * slot.demand / slot.hours),
                after=plain(100 * after / slot.hours),
            )


def _targets(plan: Plan) -> Iterator[tuple[str, CapacitySlot | None, float]]:
    slots = {f"{s.day}_{s.part}": s for s in plan.customers.capacity}
    for entry in plan.calculations:
        if entry.name.startswith(DEMAND_AFTER) and isinstance(entry.value, int | float):
            name = entry.name.removeprefix(DEMAND_AFTER)
            yield name, slots.get(name), entry.value
