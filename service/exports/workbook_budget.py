"""The page of the budget: the frame, and money by objective and month, all taken from the programme."""

from __future__ import annotations

from service.exports.workbook_desk import FIRST, Desk, same
from service.exports.workbook_page import Cell, Page, given, heads, on, place, span, title, words, worked
from service.exports.workbook_programme import COST, OBJECTIVE, ProgrammeRows

MAY_PLAN = 0.9
"""Share of the budget that may be planned (ACT-1)."""


def add_budget(desk: Desk, page: Page, rows: ProgrammeRows) -> None:
    """Write the page."""
    last = _add_frame(desk, page, rows)
    if rows.months and desk.plan.programme.budget.by_objective:
        _add_matrix(desk, page, rows, last + 2)


def _add_frame(desk: Desk, page: Page, rows: ProgrammeRows) -> int:
    """Budget, limit, planned, reserve, and what is free within the limit; the last row used."""
    budget = desk.plan.programme.budget
    whole, row = budget.limit + budget.reserve, FIRST
    share = budget.limit / whole if whole else MAY_PLAN
    planned = f"={on(desk.sheet('programme'), place(rows.total, COST))}" if desk.plan.programme.actions else "=0"
    at = {name: place(row + i, 1) for i, name in enumerate(("given", "may_plan", "limit", "planned", "reserve", "free"))}
    free = budget.limit - budget.total
    frame: dict[str, Cell] = {
        "given": given(whole, "money"),
        "may_plan": given(share if not same(share, MAY_PLAN) else MAY_PLAN, "share"),
        "limit": worked(f"={at['given']}*{at['may_plan']}", budget.limit, "money"),
        "planned": worked(planned, budget.total, "money", strong=True),
        "reserve": worked(f"={at['given']}-{at['limit']}", budget.reserve, "money"),
        "free": worked(f"={at['limit']}-{at['planned']}", free, "money"),
    }
    for i, (name, cell) in enumerate(frame.items()):
        page.line(row + i, [words(desk.label(f"budget.{name}")), cell])
    return row + len(frame) - 1


def _add_matrix(desk: Desk, page: Page, rows: ProgrammeRows, top: int) -> None:
    """A row an objective, a column a month, both summed, and a check that they agree."""
    budget, wording = desk.plan.programme.budget, desk.w.wording
    goals, months = list(budget.by_objective), list(rows.months)
    metrics = {o.id: o.metric for o in desk.plan.objectives.objectives}
    page.put(top, 0, title(desk.label("budget.matrix")))
    names = [desk.column("objective"), desk.column("measured_by"), *(wording.month(month, True) for month in months), desk.label("total")]
    page.line(top + 1, heads(names, (0, 1)))
    first = top + 2
    for i, goal in enumerate(goals):
        row, end = first + i, 2 + len(months)
        cells = [worked(_sum_of(desk, rows, place(row, 0, pinned=True), month), _spent(desk, goal, month), "money") for month in months]
        total = worked(f"=SUM({span((row, 2), (row, end - 1))})", budget.by_objective[goal], "money", strong=True)
        page.line(row, [words(goal, strong=True), words(metrics.get(goal, "")), *cells, total])
    _add_totals(desk, page, (first, first + len(goals) - 1), months)


def _sum_of(desk: Desk, rows: ProgrammeRows, goal: str, month: str) -> str:
    """Money of an objective in a month, out of the programme."""
    sheet, col = desk.sheet("programme"), rows.months[month]
    names = on(sheet, span((rows.first, OBJECTIVE), (rows.last, OBJECTIVE), pinned=True))
    return f"=SUMIF({names},{goal},{on(sheet, span((rows.first, col), (rows.last, col), pinned=True))})"


def _spent(desk: Desk, goal: str, month: str) -> float:
    return sum(a.cost_by_month.get(month, 0.0) for a in desk.plan.programme.actions if a.objective == goal)


def _add_totals(desk: Desk, page: Page, rows: tuple[int, int], months: list[str]) -> None:
    budget, row, end = desk.plan.programme.budget, rows[1] + 1, 2 + len(months)
    values = [*(budget.by_month.get(month, 0.0) for month in months), budget.total]
    cells = [
        worked(f"=SUM({span((rows[0], col), (rows[1], col))})", value, "money", strong=True) for col, value in enumerate(values, start=2)
    ]
    page.line(row, [words(desk.label("total"), strong=True), words(""), *cells])
    ok, wrong = (desk.label(key).replace('"', '""') for key in ("adds_up", "wrong"))
    across, planned = span((row, 2), (row, end - 1)), place(FIRST + 3, 1)
    formula = f'=IF(AND(ABS(SUM({across})-{place(row, end)})<0.005,ABS({place(row, end)}-{planned})<0.005),"{ok}","{wrong}")'
    page.line(row + 1, [words(desk.label("check")), worked(formula, desk.label("adds_up"), "text")])
