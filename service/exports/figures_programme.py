"""Figures of the programme: the budget by month and objective, and the actions on the calendar."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from service.domain.plan.control import Action, Routine
from service.exports.document import Block, Figure
from service.exports.pictures import BudgetPicture, GanttPicture, Span, Spend
from service.exports.workings import Workings

FEWEST = 2
MOST_NAMES = 14
"""With more months than this only every third is named."""


def budget_figure(w: Workings) -> list[Block]:
    """Money by month and objective, where some is spent in more than one month."""
    months = _months_between(w.plan.programme.budget.by_month)
    if len(months) < FEWEST:
        return []
    cells = _cells(w.plan.programme.actions)
    names = {o.id: w.chart("gantt.label", id=o.id, what=o.metric) for o in w.plan.objectives.objectives}
    rows = [goal for goal in names if any(goal == key for _, key in cells)] + sorted({g for _, g in cells if g not in names})
    said = {month: _month_label(w, month, i == 0 or month.endswith("-01")) for i, month in enumerate(months)}
    spends = tuple(
        Spend(said[month], names.get(goal, goal), amount, w.wording.number(round(amount)))
        for (month, goal), amount in sorted(cells.items())
        if month in said
    )
    totals = tuple((said[month], w.plan.programme.budget.by_month.get(month, 0.0)) for month in months)
    label = f"{w.chart('budget.total')} ({w.plan.currency})"
    picture = BudgetPicture(label, tuple(said.values()), tuple(names.get(goal, goal) for goal in rows), spends, totals)
    amounts = zip(months, totals, strict=True)
    told = [w.chart("budget.month", month=w.wording.month(m, with_year=True), amount=w.wording.money(amount)) for m, (_, amount) in amounts]
    return [Figure("budget", w.chart("budget.caption"), w.chart("budget.alt", months=w.wording.enumerated(told)), picture)]


def _month_label(w: Workings, month: str, with_year: bool) -> str:
    """The month, its year below it."""
    return f"{w.wording.month(month)}\n{month[:4]}" if with_year else w.wording.month(month)


def _cells(actions: tuple[Action, ...]) -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = defaultdict(float)
    for action in actions:
        for month, amount in action.cost_by_month.items():
            found[month, action.objective] += amount
    return {key: amount for key, amount in found.items() if amount}


def _months_between(by_month: dict[str, float]) -> list[str]:
    """Every month from the first with money to the last."""
    spent = sorted(month for month, amount in by_month.items() if amount)
    if not spent:
        return []
    (year, month), found = map(int, spent[0].split("-")), list[str]()
    while (name := f"{year}-{month:02}") <= spent[-1]:
        found.append(name)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found


def gantt_figure(w: Workings) -> list[Block]:
    """Actions in order of start, then routines."""
    programme = w.plan.programme
    items: list[Action | Routine] = [*sorted(programme.actions, key=lambda a: (a.start, a.finish)), *programme.routines]
    if len(items) < FEWEST:
        return []
    spans = tuple(_span(w, item) for item in items)
    first, last = min(item.start for item in items), max(item.finish for item in items)
    picture = GanttPicture(_month_names(w, first, last), w.chart("gantt.action"), w.chart("gantt.routine"), spans)
    told = [w.chart("gantt.span", id=item.id, dates=w.wording.dates(item.start, item.finish)) for item in items]
    return [Figure("gantt", w.chart("gantt.caption"), w.chart("gantt.alt", spans=w.wording.enumerated(told)), picture)]


def _span(w: Workings, item: Action | Routine) -> Span:
    label = w.chart("gantt.label", id=item.id, what=item.what.text)
    return Span(label, item.start.isoformat(), item.finish.isoformat(), isinstance(item, Routine))


def _month_names(w: Workings, first: dt.date, last: dt.date) -> tuple[tuple[str, str], ...]:
    """First day and name of each month; of many only every third has a name."""
    days = [dt.date(first.year + (first.month - 1 + i) // 12, (first.month - 1 + i) % 12 + 1, 1) for i in range(_count(first, last))]
    every = 1 if len(days) <= MOST_NAMES else 3
    return tuple((day.isoformat(), w.wording.month(f"{day:%Y-%m}") if i % every == 0 else "") for i, day in enumerate(days))


def _count(first: dt.date, last: dt.date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1
