"""OBJ: objectives are measurable, dated, owned, feasible and served."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import get_args

from service.checks.brief_path import rows
from service.checks.finding import finding, words
from service.checks.horizon import horizon
from service.checks.read import Read
from service.checks.roles import known_roles
from service.domain.plan.direction import Area, Objective
from service.domain.plan.plan import Finding, Plan
from service.writing.numerals import plain

BREAK_EVENS = ("break_even.share_of_volume", "break_even.main_service")
REVENUE = "revenue.month"
TOLERANCE = 0.01


def measurable(plan: Plan) -> Iterator[Finding]:
    """OBJ-1: metric, unit, baseline with its source, target in the wanted direction; all eight areas are considered."""
    for path, goal in _objectives(plan):
        for name in _blank_fields(goal):
            yield finding(plan, "OBJ-1.missing", f"{path}.{name}", id=goal.id, field=words(plan, f"fields.{name}"))
        gain = goal.target - goal.baseline if goal.better == "higher" else goal.baseline - goal.target
        if gain <= 0:
            yield finding(plan, "OBJ-1.direction", f"{path}.target", id=goal.id, target=plain(goal.target), baseline=plain(goal.baseline))
    yield from _areas(plan)


def due_in_time(plan: Plan) -> Iterator[Finding]:
    """OBJ-2: due inside the horizon."""
    first, last = horizon(plan)
    for path, goal in _objectives(plan):
        if not first <= goal.due <= last:
            yield finding(plan, "OBJ-2.due", f"{path}.due", id=goal.id, date=str(goal.due), first=str(first), last=str(last))


def owned(plan: Plan) -> Iterator[Finding]:
    """OBJ-3: has an owner who exists in the organisation."""
    known = known_roles(plan)
    for path, goal in _objectives(plan):
        if goal.owner not in known:
            yield finding(plan, "OBJ-3.owner", f"{path}.owner", id=goal.id, owner=goal.owner or "–")


def feasible(read: Read) -> Iterator[Finding]:
    """OBJ-4: volume fits the capacity, revenue adds up, and break-even is stated twice where it can be worked out."""
    plan = read.plan
    for path, goal in _objectives(plan):
        if not goal.feasibility.text.strip():
            yield finding(plan, "OBJ-4.reason", f"{path}.feasibility", id=goal.id)
    hours, given = sum(s.hours for s in plan.customers.capacity), sum(a.hours for a in plan.customers.allocation)
    if plan.customers.capacity and given > hours + TOLERANCE:
        yield finding(plan, "OBJ-4.volume", "customers.allocation", planned=plain(given), hours=plain(hours))
    yield from _break_even(read)
    yield from _revenue(plan)


def served(plan: Plan) -> Iterator[Finding]:
    """OBJ-5: served by a strategy and an action, watched by an indicator."""
    strategies = {s.id for s in plan.situation.strategies}
    named = {g.id for g in plan.objectives.objectives if g.strategy in strategies}
    serving = {
        "strategy": named | {g for s in plan.situation.strategies for g in s.objectives},
        "action": {a.objective for a in plan.programme.actions},
        "indicator": {i.objective for i in plan.programme.indicators},
    }
    for path, goal in _objectives(plan):
        for kind, goals in serving.items():
            if goal.id not in goals:
                yield finding(plan, "OBJ-5.unserved", path, id=goal.id, what=words(plan, f"fields.{kind}"))
        if goal.strategy not in strategies:
            yield finding(plan, "OBJ-5.strategy", f"{path}.strategy", id=goal.id, strategy=goal.strategy or "–")


def _objectives(plan: Plan) -> Iterator[tuple[str, Objective]]:
    for index, goal in enumerate(plan.objectives.objectives):
        yield f"objectives.objectives[{index}]", goal


def _blank_fields(goal: Objective) -> list[str]:
    texts = {"statement": goal.statement.text, "metric": goal.metric, "unit": goal.unit}
    blank = [name for name, text in texts.items() if not text.strip()]
    return blank if goal.baseline_source else [*blank, "baseline_source"]


def _areas(plan: Plan) -> Iterator[Finding]:
    chosen = {goal.area for goal in plan.objectives.objectives}
    left = [row.area for row in plan.objectives.not_now if row.reason.text.strip()]
    for area in get_args(Area):
        if area not in chosen and area not in left:
            yield finding(plan, "OBJ-1.area", "objectives.not_now", area=words(plan, f"areas.{area}"))
        if area in chosen and area in left:
            yield finding(plan, "OBJ-1.area_twice", "objectives.not_now", area=words(plan, f"areas.{area}"))
    for id_, times in Counter(goal.id for goal in plan.objectives.objectives).items():
        if times > 1:
            yield finding(plan, "OBJ-1.id_twice", "objectives.objectives", id=id_)


def _break_even(read: Read) -> Iterator[Finding]:
    worked_out = {c.name for c in read.plan.calculations if c.name in BREAK_EVENS and c.value is not None}
    stated = {e.ref for _, e in read.evidence} if worked_out else set()
    for name in BREAK_EVENS:
        if name in worked_out and name not in stated:
            yield finding(read.plan, "OBJ-4.break_even", "objectives.notes", name=name)


def _revenue(plan: Plan) -> Iterator[Finding]:
    services = rows(plan, "services")
    value = next((c.value for c in plan.calculations if c.name == REVENUE), None)
    if not isinstance(value, int | float) or any(s.get("per_month") is None for s in services):
        return
    added = math.fsum(s["price"] * s["per_month"] for s in services)
    if abs(added - value) > TOLERANCE:
        yield finding(plan, "OBJ-4.revenue", "calculations", stated=plain(value), added=plain(added))
