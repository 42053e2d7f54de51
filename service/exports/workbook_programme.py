"""The page of the programme: actions with their days, hours and money by month, then the routines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.plan.control import Action, Routine
from service.exports.workbook_desk import FIRST, Desk
from service.exports.workbook_page import EMPTY, Cell, Page, given, heads, place, span, title, words, worked

OBJECTIVE, START, FINISH, WEEKS, HOURS, COST, MONTHS = 2, 4, 5, 6, 7, 8, 9
DAYS_A_WEEK = 7


@dataclass(frozen=True)
class ProgrammeRows:
    """Where the budget finds its money: rows of the actions (first and last, from 0) and the column of each month."""

    first: int
    last: int
    total: int
    months: dict[str, int]


def add_programme(desk: Desk) -> ProgrammeRows:
    """Write the page."""
    page, actions = desk.page("programme"), desk.plan.programme.actions
    months = sorted({month for action in actions for month in action.cost_by_month})
    roles = list(dict.fromkeys(role for action in actions for role in action.hours))
    page.line(FIRST, _heads(desk, months, roles))
    page.freeze(FIRST + 1, 2)
    first = FIRST + 1
    for i, action in enumerate(actions):
        page.line(first + i, _action(action, first + i, months, roles))
    last = first + max(0, len(actions) - 1)
    if actions:
        page.line(last + 1, _totals(desk, (first, last), months, roles))
    _add_routines(desk, page, last + 4)
    return ProgrammeRows(first, last, last + 1, {month: MONTHS + i for i, month in enumerate(months)})


def _heads(desk: Desk, months: Sequence[str], roles: Sequence[str]) -> list[Cell]:
    named = [desk.column("id"), desk.column("action"), desk.column("goals"), desk.column("owner")]
    named += [desk.label("programme.start"), desk.label("programme.finish"), desk.label("programme.weeks")]
    named += [desk.column("hours"), desk.column("cost")]
    named += [desk.label("programme.cost_in", month=desk.w.wording.month(month, with_year=True)) for month in months]
    return heads([*named, *(desk.label("programme.hours_of", role=role) for role in roles)], range(4))


def _action(action: Action, row: int, months: Sequence[str], roles: Sequence[str]) -> list[Cell]:
    weeks = -(-((action.finish - action.start).days + 1) // DAYS_A_WEEK)
    hours_from, hours_to = MONTHS + len(months), MONTHS + len(months) + len(roles) - 1
    hours = worked(f"=SUM({span((row, hours_from), (row, hours_to))})", sum(action.hours.values()), "number") if roles else EMPTY
    money = (
        worked(f"=SUM({span((row, MONTHS), (row, MONTHS + len(months) - 1))})", action.cost, "money")
        if months
        else given(action.cost, "money")
    )
    return [
        words(action.id, strong=True),
        words(action.what.text),
        words(action.objective),
        words(action.owner),
        given(action.start, "date"),
        given(action.finish, "date"),
        worked(f"=ROUNDUP(({place(row, FINISH)}-{place(row, START)}+1)/7,0)", weeks, "whole"),
        hours,
        money,
        *(given(action.cost_by_month.get(month), "money") for month in months),
        *(given(action.hours.get(role), "number") for role in roles),
    ]


def _totals(desk: Desk, rows: tuple[int, int], months: Sequence[str], roles: Sequence[str]) -> list[Cell]:
    actions = desk.plan.programme.actions
    sums = [sum(sum(a.hours.values()) for a in actions), sum(a.cost for a in actions)]
    sums += [sum(a.cost_by_month.get(month, 0) for a in actions) for month in months]
    sums += [sum(a.hours.get(role, 0) for a in actions) for role in roles]
    money = {COST, *range(MONTHS, MONTHS + len(months))}
    cells = [words(desk.label("total"), strong=True), *[EMPTY] * (HOURS - 1)]
    for col, value in enumerate(sums, start=HOURS):
        cells.append(worked(f"=SUM({span((rows[0], col), (rows[1], col))})", value, "money" if col in money else "number", strong=True))
    return cells


def _add_routines(desk: Desk, page: Page, row: int) -> None:
    routines = desk.plan.programme.routines
    if not routines:
        return
    page.put(row - 1, 0, title(desk.label("programme.routines")))
    names = [desk.column("id"), desk.column("routine"), desk.column("goals"), desk.column("owner")]
    names += [desk.label("programme.start"), desk.label("programme.finish"), desk.column("rhythm"), desk.label("programme.hours_week")]
    page.line(row, heads(names, (0, 1, 2, 3, 6)))
    for i, routine in enumerate(routines, start=1):
        page.line(row + i, _routine(routine))


def _routine(routine: Routine) -> list[Cell]:
    hours = round(sum(routine.hours.values()), 4)
    dates = [given(routine.start, "date"), given(routine.finish, "date")]
    named = [words(routine.id, strong=True), words(routine.what.text), words(routine.objective), words(routine.owner)]
    return [*named, *dates, words(routine.rhythm), given(hours, "number")]
