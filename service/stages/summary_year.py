"""Who does what, the year month by month, and the money in a few lines."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import get_args

from service.analysis.calendar import month_list
from service.domain.evidence import Phrase, Statement
from service.domain.plan.owner import MoneyRow, MonthRow, WhoRow
from service.moves.model import Payer
from service.moves.scheme import Action
from service.stages.desk import Desk
from service.stages.monday import who

MOST_A_MONTH = 4
MOST_DUTIES = 4


def who_rows(desk: Desk) -> tuple[WhoRow, ...]:
    """Everyone who answers for an action, with what for and the busiest week."""
    roles = dict.fromkeys([desk.case.posts.owner, *(a.task.owner for a in desk.scheme.actions), *desk.scheme.weekly_hours])
    return tuple(_who(desk, role) for role in roles if role in desk.scheme.weekly_hours)


def _who(desk: Desk, role: str) -> WhoRow:
    weeks = desk.scheme.weekly_hours[role]
    busiest = desk.ledger.fact(f"hours.{role}.busiest_week", round(max(weeks), 1), "h", "largest Σ hours of a week")
    year = desk.ledger.fact(f"hours.{role}.year", round(sum(weeks)), "h", "Σ hours over the plan")
    duties = [desk.phrase(f"{a.wording}.short", **a.slots) for a in desk.scheme.actions if a.task.owner == role][:MOST_DUTIES]
    answers = desk.book.join([desk.book.listed(duties)], part=1) if duties else desk.tell("summary.who.helps")
    return WhoRow(who=who(desk, role), answers_for=answers, time=desk.tell("summary.who.time", busiest=busiest, year=year))


def calendar_rows(desk: Desk) -> tuple[MonthRow, ...]:
    """One row a month of the horizon."""
    months = month_list(desk.case.start.value, desk.case.end.value)
    return tuple(_month(desk, first) for first in months)


def _month(desk: Desk, first: dt.date) -> MonthRow:
    name = f"{first:%Y-%m}"
    starting = [a for a in desk.scheme.actions if f"{a.start.value:%Y-%m}" == name]
    running = [a for a in desk.scheme.actions if a not in starting and a.start.value < first <= a.finish.value]
    spend = desk.scheme.budget.by_month.get(name, 0)
    lead = Counter(a.task.owner for a in starting or running)
    return MonthRow(
        month=name,
        actions=_happens(desk, starting, running),
        who=who(desk, min(lead, key=lambda r: (-lead[r], r))) if lead else who(desk, desk.case.posts.owner),
        spend=float(spend),
        look_for=_look_for(desk, first),
    )


def _happens(desk: Desk, starting: list[Action], running: list[Action]) -> tuple[Statement, ...]:
    """What begins; where nothing does, what goes on."""
    if starting:
        return tuple(desk.book.join([short], part=1) for short in _shorts(desk, starting)[:MOST_A_MONTH])
    if running:
        return (desk.tell("summary.calendar.goes_on", what=desk.book.listed(_shorts(desk, running)[:2])),)
    return (desk.tell("summary.calendar.keep_on"),)


def _shorts(desk: Desk, actions: list[Action]) -> list[Phrase]:
    """The actions in a few words each, none twice."""
    shorts = [desk.phrase(f"{a.wording}.short", **a.slots) for a in actions]
    return list({str(short): short for short in shorts}.values())


def _look_for(desk: Desk, first: dt.date) -> Statement | None:
    """The first objective due in the month, else nothing."""
    due = [o for o in desk.scheme.objectives if f"{o.due.value:%Y-%m}" == f"{first:%Y-%m}"]
    for objective in due:
        watch = next((i for i in desk.scheme.indicators if i.objective is objective), None)
        if watch:
            name = desk.phrase(f"{watch.wording}.name", **watch.slots)
            return desk.tell("summary.calendar.due", name=name, goal=objective.aim.target)
    return None


def money_rows(desk: Desk) -> tuple[MoneyRow, ...]:
    """Spending by what it is for, the largest first."""
    sums = {payer: sum(a.cost.value for a in desk.scheme.actions if a.task.payer == payer) for payer in get_args(Payer)}
    spent = sorted(((payer, total) for payer, total in sums.items() if total > 0), key=lambda pt: (-pt[1], pt[0]))
    return tuple(MoneyRow(what=str(desk.phrase(f"summary.money.{payer}")), amount=total) for payer, total in spent)
