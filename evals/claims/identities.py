"""Claims about money and dates: sums that must be equal, and days that must follow, worked out here anew."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass

from evals.claims.claim import Claim
from evals.drafts import Draft
from service.domain.plan.control import Action, Routine
from service.domain.plan.plan import Plan

CENT = 0.005
WHOLE = 1.0
"""Rows of the money table are rounded to whole units."""


@dataclass
class MoneyAddsUp(Claim):
    """The total is the same by action, month, objective, calendar and in the money table."""

    def faults(self, draft: Draft) -> list[str]:
        """Sums that differ from the total."""
        total = draft.plan.programme.budget.total
        return [f"{name}: {amount:.2f} is not {total:.2f}" for name, amount, slack in _totals(draft.plan) if abs(amount - total) > slack]


@dataclass
class DatesFollow(Claim):
    """Every day lies within the plan, starts before it ends, and follows what it waits for; months of money are months of work."""

    def faults(self, draft: Draft) -> list[str]:
        """Days out of order."""
        return [*_tasks(draft.plan), *_months(draft.plan), *_others(draft.plan)]


def plan_days(plan: Plan) -> tuple[dt.date, dt.date]:
    """First and last day of a plan, from its brief, else from its own start."""
    business = plan.brief.get("business") or {}
    start = dt.date.fromisoformat(str(business.get("start") or next(c.value for c in plan.calculations if c.name == "plan.start")))
    months = start.year * 12 + start.month - 1 + int(business.get("horizon_months") or 12)
    return start, _day_of(months, start.day) - dt.timedelta(days=1)


def _day_of(months: int, day: int) -> dt.date:
    """The same day of the month, or the first of the next where that month has no such day."""
    year, month = divmod(months, 12)
    try:
        return dt.date(year, month + 1, day)
    except ValueError:
        year, month = divmod(months + 1, 12)
        return dt.date(year, month + 1, 1)


def _totals(plan: Plan) -> Iterator[tuple[str, float, float]]:
    budget, actions = plan.programme.budget, plan.programme.actions
    yield "actions", math.fsum(a.cost for a in actions), CENT
    yield "months of the actions", math.fsum(c for a in actions for c in a.cost_by_month.values()), CENT
    yield "by month", math.fsum(budget.by_month.values()), CENT
    yield "by objective", math.fsum(budget.by_objective.values()), CENT
    yield "calendar", math.fsum(row.spend for row in plan.summary.calendar), CENT
    if plan.summary.money:
        yield "money table", math.fsum(row.amount for row in plan.summary.money), WHOLE


def _tasks(plan: Plan) -> Iterator[str]:
    first, last = plan_days(plan)
    ready = {a.id: a.finish for a in plan.programme.actions} | {r.id: r.start for r in plan.programme.routines}
    tasks: tuple[Action | Routine, ...] = (*plan.programme.actions, *plan.programme.routines)
    for task in tasks:
        if not first <= task.start <= task.finish <= last:
            yield f"{task.id}: {task.start} to {task.finish} is not within {first} to {last}"
        for other in task.after:
            if other in ready and task.start < ready[other]:
                yield f"{task.id} starts {task.start}, before {other} is ready on {ready[other]}"


def _months(plan: Plan) -> Iterator[str]:
    for action in plan.programme.actions:
        outside = [m for m in action.cost_by_month if not f"{action.start:%Y-%m}" <= m <= f"{action.finish:%Y-%m}"]
        if outside:
            yield f"{action.id} costs money in {', '.join(outside)}, outside {action.start} to {action.finish}"


def _others(plan: Plan) -> Iterator[str]:
    first, last = plan_days(plan)
    days = [(f"objective {g.id}", g.due) for g in plan.objectives.objectives]
    days += [(f"goal “{r.goal[:30]}”", r.date) for r in plan.summary.routes] + [("a door", n.date) for n in plan.summary.not_yet]
    yield from (f"{name}: {day} is not within {first} to {last}" for name, day in days if not first <= day <= last)
    months = [row.month for row in plan.summary.calendar]
    if months != sorted(months) or any(not f"{first:%Y-%m}" <= m <= f"{last:%Y-%m}" for m in months):
        yield f"the calendar's months are out of order: {', '.join(months)}"
