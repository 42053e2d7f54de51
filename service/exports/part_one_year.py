"""Part 1, the year on one page and the money."""

from __future__ import annotations

from collections.abc import Sequence

from service.domain.evidence import Statement
from service.domain.plan.control import Budget
from service.domain.plan.owner import MonthRow
from service.domain.plan.plan import Plan
from service.exports.blocks import bullets, gathered, heading, paragraph, quiet_table, under
from service.exports.document import Block, Words
from service.exports.footnotes import Footnotes
from service.exports.wording import Wording

A_YEAR = 10
"""From so many months on the table is called a year."""
A_PENNY = 0.005


def is_one_person(plan: Plan) -> bool:
    """Whether one person does all that part 1 names."""
    summary = plan.summary
    months, facts = {row.who for row in summary.calendar}, {row.who for row in summary.outside}
    named = months | facts | {row.who for row in plan.programme.monday} | {row.who for row in summary.told}
    return len(summary.who) == 1 and named == {summary.who[0].who}


def year_blocks(wording: Wording, notes: Footnotes) -> list[Block]:
    """The months, a row each."""
    months = wording.plan.summary.calendar
    title = heading(3, wording.label("one.year" if len(months) >= A_YEAR else "one.months"), "one-year")
    columns = [wording.label(f"column.{name}") for name in ("month", "happens", "leads", "spend", "look_for")]
    spends = any(row.spend for row in months)
    rows = [_months(wording, notes, run, months, spends) for run in _runs(months)]
    return under(title, quiet_table(("year", title.text), columns, rows))


def _runs(months: Sequence[MonthRow]) -> list[list[int]]:
    """Indexes of months that stand in one row: those that go on alike, with one thing to look for at most."""
    runs: list[list[int]] = []
    for i, row in enumerate(months):
        if i and _goes_on([months[j] for j in runs[-1]], row):
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _goes_on(run: Sequence[MonthRow], row: MonthRow) -> bool:
    alike = [a.text for a in run[0].actions] == [a.text for a in row.actions] and run[0].who == row.who
    return alike and (row.look_for is None or all(month.look_for is None for month in run))


def _months(wording: Wording, notes: Footnotes, run: Sequence[int], months: Sequence[MonthRow], spends: bool) -> tuple[Words, ...]:
    first, last = run[0], run[-1]
    row = months[first]
    name = wording.month(row.month, first == 0 or _year(row) != _year(months[first - 1]))
    if last > first:
        name = wording.label("dates.span", first=name, last=wording.month(months[last].month, _year(months[last]) != _year(row)))
    happens = Statement(
        text=wording.enumerated(a.text.rstrip(".。") for a in row.actions), part=1, evidence=gathered(*(a.evidence for a in row.actions))
    )
    spent = sum(months[i].spend for i in run)
    spend = Words(wording.money(spent) if spent else "", number=spends)
    return notes.row(
        Words(name, emphasis=True),
        happens,
        Words("" if is_one_person(wording.plan) else row.who),
        spend,
        next((months[i].look_for for i in run if months[i].look_for), None),
    )


def _year(row: MonthRow) -> str:
    return row.month[:4]


def money_blocks(wording: Wording, notes: Footnotes) -> list[Block]:
    """Spending in a few lines, the payback sum, and bolder steps with their price."""
    summary, title = wording.plan.summary, heading(3, wording.label("one.money"), "one-money")
    columns = [wording.label("column.buys"), wording.label("column.at_most")]
    table = quiet_table(("money", title.text), columns, _money_rows(wording))
    spent = [*table, *paragraph(notes.words(summary.money_left)), *_payback(wording, notes, summary.payback)]
    bolder = heading(4, wording.label("one.options" if spent else "one.what_if"), "one-options")
    options = under(bolder, bullets([notes.words(option) for option in summary.options]))
    return under(title, spent, options) if spent else options


def _payback(wording: Wording, notes: Footnotes, statements: Sequence[Statement]) -> list[Block]:
    blocks: list[Block] = []
    for i, statement in enumerate(statements):
        blocks += paragraph(notes.words(statement, wording.label("lead.payback") if i == 0 else ""))
    return blocks


def _money_rows(wording: Wording) -> list[tuple[Words, ...]]:
    """The lines, their total, what is held back, and the owner's budget."""
    lines = wording.plan.summary.money
    if not lines:
        return []
    rows = [_money_row(wording, line.what, line.amount) for line in lines]
    return rows + [
        _money_row(wording, wording.label(f"money.{name}"), value, name in ("planned", "budget"))
        for name, value in _sums(wording.plan.programme.budget)
    ]


def _sums(budget: Budget) -> list[tuple[str, float]]:
    """Total, reserve, locked and free money, and the whole budget; what is nought is not mentioned."""
    free = budget.limit - budget.total - budget.locked
    held = [("reserve", budget.reserve), ("locked", budget.locked), ("free", free)]
    whole = [("budget", budget.limit + budget.reserve)] if budget.limit + budget.reserve > A_PENNY else []
    return [("planned", budget.total), *(pair for pair in held if pair[1] > A_PENNY), *whole]


def _money_row(wording: Wording, what: str, amount: float, emphasis: bool = False) -> tuple[Words, ...]:
    return Words(what, emphasis=emphasis), Words(wording.money(amount), number=True, emphasis=emphasis)
