"""The workbook: formulas that come to the plan's numbers, words that never become formulas, and totals that follow a change."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from service.domain.brief import Brief
from service.domain.plan.plan import Plan
from service.exports import render
from service.exports.workbook_page import column, place
from tests.acceptance.drafts import STEMS, draft, plan_of
from tests.exports.a_plan import a_chinese_plan, a_plan, a_short_plan
from tests.exports.office import NEEDS_OFFICE, converted

STEM = "brightside-dental"
PAGES = ["Budget", "Programme", "Promise register", "Records", "Prices", "Customer value"]
NASTY = ['=HYPERLINK("http://example.invalid","x")', "+1+1", "-2+3", "@SUM(1)"]


def content_of(plan: Plan) -> bytes:
    content = render(plan, "xlsx")
    assert isinstance(content, bytes)
    return content


def opened(content: bytes, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


@cache
def example() -> bytes:
    return content_of(plan_of(STEM))


def cells(book: Workbook) -> Iterator[tuple[str, str, Any]]:
    """Page, place and content of every cell that holds something."""
    for page in book:
        for row in page.iter_rows():
            yield from ((page.title, cell.coordinate, cell.value) for cell in row if cell.value is not None)


def formulas(book: Workbook) -> dict[tuple[str, str], str]:
    return {(page, at): said for page, at, said in cells(book) if isinstance(said, str) and said.startswith("=")}


def beside(page: Any, label: str) -> Any:
    """What stands to the right of a label."""
    return next(row[1].value for row in page.iter_rows() if row[0].value == label)


def table(page: Any, first_head: str) -> list[dict[str, Any]]:
    """The rows below a head, down to the first empty one."""
    rows = list(page.iter_rows(values_only=True))
    top = next(i for i, row in enumerate(rows) if row[0] == first_head)
    found = []
    for row in rows[top + 1 :]:
        if row[0] is None:
            break
        found.append(dict(zip(rows[top], row, strict=False)))
    return found


def test_the_pages_and_their_order() -> None:
    assert opened(example()).sheetnames == PAGES
    assert opened(content_of(plan_of("hedge-lane-cycles"))).sheetnames == ["Budget", "Programme", "Promise register", "Prices"]
    assert opened(content_of(a_chinese_plan())).sheetnames[0] == "预算"


def test_the_money_is_the_plans() -> None:
    book, budget = opened(example(), values=True), plan_of(STEM).programme.budget
    page = book["Budget"]
    assert [beside(page, name) for name in ("Limit", "Planned", "Reserve")] == [budget.limit, budget.total, budget.reserve]
    rows = table(page, "Objective")
    assert {row["Objective"]: row["Total"] for row in rows[:-2]} == budget.by_objective
    assert rows[-1]["Measured by"] == "adds up"


def test_customers_are_worth_what_the_plan_says() -> None:
    rows = {row["Segment"]: row for row in table(opened(example(), values=True)["Customer value"], "Segment")}
    for segment in plan_of(STEM).customers.segments:
        row = rows[segment.name]
        assert row["Left each a year"] == pytest.approx(segment.contribution_per_year)
        assert row["Worth in all"] == pytest.approx(segment.lifetime_value)
        assert row["Share of profit"] == pytest.approx(segment.profit_share)


def test_the_register_is_worked_out_from_the_cases() -> None:
    rows = table(opened(example())["Promise register"], "Promise about")
    values = table(opened(example(), values=True)["Promise register"], "Promise about")
    assert rows[0]["You can deliver"].startswith("=SMALL(")
    assert rows[1]["You can deliver"].startswith("=MAX(")
    assert rows[4]["You can deliver"].startswith("=EXP(")
    for row, promise in zip(values, plan_of(STEM).expectations.promises, strict=False):
        assert row["You can deliver"] == pytest.approx(promise.deliverable)
        assert row["Kept, at least"] == pytest.approx(promise.keep_rate_lower_bound)


def test_what_can_be_worked_out_is_a_formula() -> None:
    found = formulas(opened(example()))
    prices = table(opened(example())["Prices"], "Service")
    assert all(str(row["Revenue a month"]).startswith("=") for row in prices[:-1])
    assert len(found) > 200


@pytest.mark.parametrize("text", NASTY)
def test_words_of_the_brief_never_become_formulas(text: str) -> None:
    book = opened(content_of(draft(_with_names(text))))
    held = [(page, at) for page, at, said in cells(book) if said == text]
    kinds = {book[page][at].data_type for page, at in held}
    assert held
    assert kinds <= {"s", "f"}
    raw = _raw_formulas(content_of(draft(_with_names(text))))
    assert not any(text.lstrip("=") in formula for formula in raw)


def _with_names(text: str) -> Brief:
    services = [{"name": text, "price": 40, "variable_cost": 10, "per_month": 30}]
    segments = [
        {"name": text, "customers": 90, "revenue_per_year": 120, "cost_to_serve_per_year": 10, "retention_rate": 0.8},
        {"name": "Others", "customers": 10, "revenue_per_year": 20, "cost_to_serve_per_year": 1, "retention_rate": 0.5},
    ]
    return Brief.model_validate({"business": {"name": "Quay", "kind": "repairs"}, "services": services, "segments": segments})


def _raw_formulas(content: bytes) -> list[str]:
    """Formulas as the file holds them, apart from what a reader makes of strings."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    return [formula for sheet in sheets for formula in re.findall(r"<f>(.*?)</f>", sheet)]


def test_a_plan_without_its_brief_has_the_pages_that_need_none() -> None:
    assert opened(content_of(plan_of(STEM).model_copy(update={"brief": {}}))).sheetnames == PAGES[:3]


def test_small_plans_have_a_workbook_too() -> None:
    assert "Budget" in opened(content_of(a_short_plan())).sheetnames
    assert opened(content_of(a_plan()), values=True)["Programme"] is not None


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(number: int, letters: str) -> None:
    assert column(number) == letters
    assert place(4, number, pinned=True) == f"${letters}$5"


@NEEDS_OFFICE
@pytest.mark.parametrize("stem", STEMS)
def test_recalculated_every_formula_comes_to_the_plans_number(stem: str, tmp_path: Path) -> None:
    content = content_of(plan_of(stem))
    again = openpyxl.load_workbook(converted(content, "budget.xlsx", "xlsx", tmp_path), data_only=True)
    stored = opened(content, values=True)
    wrong = []
    for page, at in formulas(opened(content)):
        now, then = again[page][at].value, stored[page][at].value
        same = now == pytest.approx(then, rel=1e-6, abs=1e-6) if isinstance(then, int | float) else now == then
        if not same:
            wrong.append((page, at, then, now))
    assert wrong == []


@NEEDS_OFFICE
def test_totals_follow_a_changed_price_and_a_changed_cost(tmp_path: Path) -> None:
    book = opened(example())
    prices, programme = book["Prices"], book["Programme"]
    row = next(i for i, cells in enumerate(prices.iter_rows(values_only=True), start=1) if cells[0] == "Check-up and clean")
    prices.cell(row, 4).value = 72
    paid = next(action for action in plan_of(STEM).programme.actions if action.cost > 0)
    row = next(i for i, cells in enumerate(programme.iter_rows(values_only=True), start=1) if cells[0] == paid.id)
    programme.cell(row, 10).value = paid.cost + 100
    saved = io.BytesIO()
    book.save(saved)
    again = openpyxl.load_workbook(converted(saved.getvalue(), "budget.xlsx", "xlsx", tmp_path), data_only=True)
    plan = plan_of(STEM)
    assert beside(again["Budget"], "Planned") == plan.programme.budget.total + 100
    assert beside(again["Budget"], "Within the limit, not planned") == plan.programme.budget.limit - plan.programme.budget.total - 100
    assert beside(again["Prices"], "Left after fixed costs") == pytest.approx(25210 - 19500 + 10 * 310)
    worth = {row["Segment"]: row["Worth in all"] for row in table(again["Customer value"], "Segment")}
    assert all(worth[s.name] > (s.lifetime_value or 0) for s in plan.customers.segments)
