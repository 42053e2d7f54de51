"""Stage programme: actions, routines, money, indicators, and this Monday's list."""

from __future__ import annotations

import datetime as dt

from service.domain.plan.control import Action, Budget, Indicator, Programme, Routine
from service.moves.payback import read_payback
from service.moves.scheme import Action as Dated
from service.moves.scheme import Indicator as Watched
from service.moves.scheme import Routine as Kept
from service.stages.desk import Desk
from service.stages.monday import monday_list, not_this_week, weekly_hours
from service.stages.programme_notes import programme_notes


def write_programme(desk: Desk) -> Programme:
    """The scheme in words."""
    scheme = desk.scheme
    return Programme(
        actions=tuple(_action(desk, a) for a in scheme.actions),
        routines=tuple(_routine(desk, r) for r in scheme.routines),
        budget=_budget(desk),
        indicators=tuple(_indicator(desk, i) for i in scheme.indicators),
        monday=monday_list(desk),
        not_this_week=not_this_week(desk),
        owner_hours=_owner_hours(desk),
        notes=tuple(programme_notes(desk, read_payback(desk.case, scheme))),
    )


def _action(desk: Desk, dated: Dated) -> Action:
    return Action(
        id=dated.id,
        what=desk.say(f"{dated.wording}.what", **dated.slots),
        objective=dated.objective,
        owner=dated.task.owner,
        start=dated.start.value,
        finish=dated.finish.value,
        cost=dated.cost.value,
        cost_by_month={month: float(cost) for month, cost in dated.by_month.items()},
        hours={role: round(hours, 2) for role, hours in dated.task.hours.items()},
        indicator=desk.phrase(f"{dated.wording}.indicator", **dated.slots),
        after=dated.after,
    )


def _routine(desk: Desk, kept: Kept) -> Routine:
    return Routine(
        id=kept.id,
        what=desk.say(f"{kept.wording}.what", **kept.slots),
        objective=kept.objective,
        owner=kept.habit.owner,
        start=kept.start.value,
        finish=kept.finish.value,
        rhythm=desk.phrase(f"{kept.wording}.rhythm", **kept.slots),
        hours={role: round(hours, 2) for role, hours in kept.habit.hours.items()},
        indicator=desk.phrase(f"{kept.wording}.indicator", **kept.slots),
        after=kept.after,
    )


def _indicator(desk: Desk, watched: Watched) -> Indicator:
    return Indicator(
        id=watched.id,
        name=desk.phrase(f"{watched.wording}.name", **watched.slots),
        objective=watched.objective.id,
        target=desk.say(f"{watched.wording}.target", **watched.slots),
        rhythm=desk.phrase(f"{watched.wording}.rhythm", **watched.slots),
        trigger=desk.say(f"{watched.wording}.trigger", **watched.slots),
        response=desk.say(f"{watched.wording}.response", **watched.slots),
    )


def _budget(desk: Desk) -> Budget:
    """Totals by objective id and month; what is not planned is locked, not spent (ACT-1)."""
    money = desk.scheme.budget
    by_objective: dict[str, float] = {}
    for action in desk.scheme.actions:
        by_objective[action.objective] = by_objective.get(action.objective, 0.0) + action.cost.value
    locked = desk.ledger.fact("budget.locked", money.unspent, "money", "limit − planned")
    limit = desk.scheme.action("fill_hours.adverts")
    key = "release_advert" if limit and locked.value > 0 else "release_none"
    slots = dict(limit.slots) if limit else {}
    return Budget(
        total=money.total,
        limit=money.limit,
        reserve=money.reserve,
        locked=money.unspent,
        by_objective={k: by_objective[k] for k in sorted(by_objective, key=lambda k: (len(k), k)) if by_objective[k] > 0},
        by_month={month: float(cost) for month, cost in sorted(money.by_month.items())},
        release=desk.say(f"programme.{key}", locked=locked, **slots) if locked.value > 0 else None,
    )


def _owner_hours(desk: Desk) -> dict[str, float]:
    """The owner's hours for this plan, by Monday."""
    weeks = weekly_hours(desk, desk.case.posts.owner)
    first = desk.case.start.value
    monday = first - dt.timedelta(days=first.weekday())
    return {(monday + dt.timedelta(weeks=i)).isoformat(): hours for i, hours in enumerate(weeks)}
