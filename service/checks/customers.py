"""SEG: shares add up, tiers fall in value, hours fit the week."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.analysis.capacity import state_of
from service.checks.brief_path import rows
from service.checks.finding import finding, words
from service.domain.plan.market import CustomerSegment, Tier
from service.domain.plan.plan import Finding, Plan
from service.writing.numerals import plain

SHARES = ("customers_share", "revenue_share", "profit_share")
SUM_TOLERANCE = 0.005
"""Shares may be stored rounded to a tenth of a point."""
NEARLY_EQUAL = 1.05
"""Within 5 % of each other the yearly profit decides the order, so the value need not fall."""
HOURS_TOLERANCE = 0.01


def shares(plan: Plan) -> Iterator[Finding]:
    """SEG-1: shares of customers, revenue and profit each sum to 100 %; profit shares are left out, and said so, without profit."""
    for block, parts in (("segments", plan.customers.segments), ("tiers", plan.customers.tiers)):
        for name in SHARES:
            total = _sum(parts, name)
            if total is not None and abs(total - 1) > SUM_TOLERANCE:
                yield finding(plan, "SEG-1.sum", f"customers.{block}", what=words(plan, f"fields.{name}"), percent=plain(total * 100))
    yield from _profit_shares(plan)


def falling_value(plan: Plan) -> Iterator[Finding]:
    """SEG-2: lifetime value per customer falls from tier to tier."""
    values = {s.name: s for s in plan.customers.segments}
    means = [(t.name, mean) for t in plan.customers.tiers if (mean := _mean_value(t, values)) is not None]
    for (upper, more), (lower, less) in pairwise(means):
        if less > max(more, 0) * NEARLY_EQUAL + HOURS_TOLERANCE:
            yield finding(plan, "SEG-2.order", "customers.tiers", upper=upper, lower=lower, more=plain(more), less=plain(less))


def one_tier(plan: Plan) -> Iterator[Finding]:
    """SEG-3: every segment of the brief is there, and every segment with a value is in exactly one tier."""
    placed = [name for tier in plan.customers.tiers for name in tier.segments]
    named = {s.name for s in plan.customers.segments}
    for index, segment in enumerate(plan.customers.segments):
        tiers = [t.name for t in plan.customers.tiers if segment.name in t.segments]
        if plan.customers.tiers and segment.lifetime_value is not None and (tiers != [segment.tier] or placed.count(segment.name) != 1):
            yield finding(plan, "SEG-3.tier", f"customers.segments[{index}].tier", segment=segment.name, times=placed.count(segment.name))
    for name in [n for n in placed if n not in named]:
        yield finding(plan, "SEG-3.unknown", "customers.tiers", segment=name)
    for row in [r for r in rows(plan, "segments") if r["name"] not in named]:
        yield finding(plan, "SEG-3.left_out", "customers.segments", segment=row["name"])


def hours_fit(plan: Plan) -> Iterator[Finding]:
    """SEG-4: allocated hours stay within the capacity, and what is left unserved is stated."""
    week = plan.customers.capacity
    hours, given = math.fsum(s.hours for s in week), math.fsum(a.hours for a in plan.customers.allocation)
    if week and given > hours + HOURS_TOLERANCE:
        yield finding(plan, "SEG-4.over", "customers.allocation", given=plain(given), hours=plain(hours))
    if plan.customers.allocation and week and plan.customers.unserved_hours is None:
        yield finding(plan, "SEG-4.unserved", "customers.unserved_hours")


def slot_states(plan: Plan) -> Iterator[Finding]:
    """SEG-5: each daypart's load is demand ÷ hours, and its state the name for that load."""
    for index, slot in enumerate(plan.customers.capacity):
        path, name = f"customers.capacity[{index}]", f"{slot.day} {slot.part}"
        if slot.demand is None:
            continue
        state = state_of(slot.demand, slot.hours)
        if slot.state != state:
            yield finding(plan, "SEG-5.state", f"{path}.state", slot=name, stated=slot.state or "–", right=state)
        if slot.hours > 0 and (slot.utilisation is None or abs(slot.utilisation - slot.demand / slot.hours) > SUM_TOLERANCE):
            yield finding(plan, "SEG-5.load", f"{path}.utilisation", slot=name, right=plain(100 * slot.demand / slot.hours))


def _sum(parts: Sequence[CustomerSegment] | Sequence[Tier], name: str) -> float | None:
    values = [getattr(part, name) for part in parts]
    return math.fsum(values) if values and None not in values else None


def _profit_shares(plan: Plan) -> Iterator[Finding]:
    profits = [
        s.contribution_per_year * s.customers
        for s in plan.customers.segments
        if s.contribution_per_year is not None and s.customers is not None
    ]
    if not profits or len(profits) < len(plan.customers.segments):
        return
    given = any(s.profit_share is not None for s in plan.customers.segments)
    if math.fsum(profits) > 0 and not given:
        yield finding(plan, "SEG-1.profit_missing", "customers.segments")
    if math.fsum(profits) <= 0 and (given or not plan.customers.notes):
        yield finding(plan, "SEG-1.no_profit", "customers.segments")


def _mean_value(tier: Tier, segments: dict[str, CustomerSegment]) -> float | None:
    found = [s for s in (segments.get(name) for name in tier.segments) if s is not None and s.lifetime_value is not None]
    weights = [1.0 if s.customers is None else s.customers for s in found]
    if math.fsum(weights) <= 0:
        return None
    return math.fsum(w * (s.lifetime_value or 0) for w, s in zip(weights, found, strict=True)) / math.fsum(weights)
