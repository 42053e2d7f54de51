"""ACT: the money adds up, dates follow one another, the owner's hours suffice, and nothing is done without a reason."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from service.checks.brief_path import of_business
from service.checks.finding import finding
from service.checks.horizon import horizon
from service.domain.plan.plan import Finding, Plan
from service.writing.numerals import plain

TOLERANCE = 0.005
SPENDABLE = 0.9
"""Share of the budget that may be planned; the rest is reserve (method 11)."""
ROUNDED = 1.0
"""The limit may be rounded to a whole unit."""
HOURS_TOLERANCE = 0.01


def sums(plan: Plan) -> Iterator[Finding]:
    """ACT-1: the sum of costs is the total, by month and by objective too, within 90 % of the budget."""
    budget, actions = plan.programme.budget, plan.programme.actions
    total = math.fsum(a.cost for a in actions)
    if _differs(total, budget.total):
        yield finding(plan, "ACT-1.total", "programme.budget.total", stated=plain(budget.total), added=plain(total))
    by_objective = _added((a.objective, a.cost) for a in actions)
    by_month = _added((month, cost) for a in actions for month, cost in a.cost_by_month.items())
    yield from _same_sums(plan, "programme.budget.by_objective", budget.by_objective, by_objective)
    yield from _same_sums(plan, "programme.budget.by_month", budget.by_month, by_month)
    yield from _same_sums(plan, "summary.calendar", _added((row.month, row.spend) for row in plan.summary.calendar), by_month)
    for index, action in enumerate(actions):
        if _differs(math.fsum(action.cost_by_month.values()), action.cost):
            yield finding(plan, "ACT-1.action", f"programme.actions[{index}].cost_by_month", id=action.id)
    yield from _limit(plan)


def dates(plan: Plan) -> Iterator[Finding]:
    """ACT-2: dates inside the horizon, and none before what it depends on."""
    first, last = horizon(plan)
    tasks = [(f"programme.{name}[{i}]", task) for name in ("actions", "routines") for i, task in enumerate(getattr(plan.programme, name))]
    ready = {a.id: a.finish for a in plan.programme.actions} | {r.id: r.start for r in plan.programme.routines}
    for path, task in tasks:
        if not first <= task.start <= task.finish <= last:
            yield finding(plan, "ACT-2.horizon", path, id=task.id, start=task.start.isoformat(), finish=task.finish.isoformat())
        for other in task.after:
            if other not in ready:
                yield finding(plan, "ACT-2.unknown", f"{path}.after", id=task.id, other=other)
            elif task.start < ready[other]:
                yield finding(plan, "ACT-2.order", f"{path}.start", id=task.id, other=other, ready=ready[other].isoformat())
    for id_, times in Counter(task.id for _, task in tasks).items():
        if times > 1:
            yield finding(plan, "ACT-2.twice", "programme.actions", id=id_)


def owner_hours(plan: Plan) -> Iterator[Finding]:
    """ACT-3: the owner's hours in every week are within what the brief allows."""
    allowed = of_business(plan, "owner_hours_per_week")
    for week, hours in plan.programme.owner_hours.items():
        if allowed is not None and hours > allowed + HOURS_TOLERANCE:
            yield finding(plan, "ACT-3.hours", f"programme.owner_hours.{week}", week=week, hours=plain(hours), allowed=plain(allowed))


def with_a_reason(plan: Plan) -> Iterator[Finding]:
    """ACT-4: every strategy has an action, every action an objective."""
    goals = {goal.id for goal in plan.objectives.objectives}
    acted_on = {a.objective for a in plan.programme.actions}
    for index, strategy in enumerate(plan.situation.strategies):
        serves = {*strategy.objectives, *(g.id for g in plan.objectives.objectives if g.strategy == strategy.id)}
        if not serves & acted_on:
            yield finding(plan, "ACT-4.strategy", f"situation.strategies[{index}]", id=strategy.id)
    for name in ("actions", "routines", "indicators"):
        for index, row in enumerate(getattr(plan.programme, name)):
            if row.objective not in goals:
                yield finding(plan, "ACT-4.objective", f"programme.{name}[{index}].objective", id=row.id, objective=row.objective or "–")


def _limit(plan: Plan) -> Iterator[Finding]:
    budget, given = plan.programme.budget, of_business(plan, "marketing_budget") or 0.0
    if budget.total > budget.limit + TOLERANCE:
        yield finding(plan, "ACT-1.over", "programme.budget.total", total=plain(budget.total), limit=plain(budget.limit))
    if abs(budget.limit - SPENDABLE * given) > ROUNDED:
        yield finding(plan, "ACT-1.limit", "programme.budget.limit", stated=plain(budget.limit), right=plain(SPENDABLE * given))
    if abs(budget.limit + budget.reserve - given) > ROUNDED:
        yield finding(plan, "ACT-1.reserve", "programme.budget.reserve", reserve=plain(budget.reserve), right=plain(given - budget.limit))
    if budget.total + budget.locked > budget.limit + TOLERANCE:
        left = plain(max(0.0, budget.limit - budget.total))
        yield finding(plan, "ACT-1.locked", "programme.budget.locked", locked=plain(budget.locked), right=left)


def _added(pairs: Iterable[tuple[str, float]]) -> dict[str, float]:
    sums_by_key: dict[str, float] = defaultdict(float)
    for key, amount in pairs:
        sums_by_key[key] += amount
    return sums_by_key


def _same_sums(plan: Plan, path: str, stated: Mapping[str, float], added: Mapping[str, float]) -> Iterator[Finding]:
    for item in sorted({*stated, *added}):
        if _differs(stated.get(item, 0.0), added.get(item, 0.0)):
            yield finding(plan, "ACT-1.part", path, item=item, stated=plain(stated.get(item, 0.0)), added=plain(added.get(item, 0.0)))


def _differs(one: float, other: float) -> bool:
    return abs(one - other) > TOLERANCE
