"""The plan as a workbook: prices, customer value, promises, programme and budget, joined by formulas."""

from __future__ import annotations

import io

from service.domain.brief import Brief
from service.domain.plan.plan import Plan
from service.exports.wording import Wording
from service.exports.workbook_budget import add_budget
from service.exports.workbook_customers import add_customers
from service.exports.workbook_desk import Desk
from service.exports.workbook_page import Kind, new_book
from service.exports.workbook_prices import add_prices
from service.exports.workbook_programme import add_programme
from service.exports.workbook_promises import add_promises
from service.exports.workings import Workings


def workbook(plan: Plan) -> bytes:
    """The whole workbook. A page without anything to say is left out."""
    wording = Wording(plan)
    target = io.BytesIO()
    book = new_book(target, _number_formats(wording), plan.summary.title)
    desk = Desk(Workings(wording), book, Brief.model_validate(plan.brief) if plan.brief else None)
    budget = desk.page("budget")
    programme = add_programme(desk)
    add_budget(desk, budget, programme)
    add_promises(desk)
    prices = add_prices(desk)
    add_customers(desk, prices)
    book.close()
    return target.getvalue()


def _number_formats(wording: Wording) -> dict[Kind, str]:
    """Formats of the plan's currency and language."""
    pattern = wording.book.texts.get(f"numbers.currency.{wording.plan.currency}", "{code} {digits}")
    before, _, after = pattern.replace("{code}", wording.plan.currency).partition("{digits}")

    def money(digits: str) -> str:
        return "".join(part for part in (_quoted(before), digits, _quoted(after)) if part)

    return {
        "text": "@",
        "money": money("#,##0"),
        "price": money("#,##0.00"),
        "number": "#,##0.##",
        "whole": "#,##0",
        "share": "0.0%",
        "factor": "0.000",
        "date": "yyyy-mm-dd",
    }


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""
