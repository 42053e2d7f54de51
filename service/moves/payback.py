"""What the spending brings: this year and after, how much of it is merely the price, and the full cost of a new customer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from service.domain.evidence import Fact, Ledger
from service.moves.case import Case
from service.moves.scheme import Action, Scheme

DAYS_A_MONTH = 365 / 12


@dataclass(frozen=True)
class Payback:
    """One plain sum. What the plan does not do is None; moved hours count nothing."""

    spend: Fact
    price_month: Fact | None
    new_month: Fact | None
    price_year: Fact | None
    """What the new price alone brings inside the plan, if nobody leaves over it."""
    kept_year: Fact | None
    month: Fact | None
    year_one: Fact | None
    result: Fact | None
    months: Fact | None
    months_with_kept: Fact | None
    winning: Fact | None
    full_cost: Fact | None


def read_payback(case: Case, scheme: Scheme) -> Payback:
    """The payback of a scheme (method, How it reads: all the spending, full cost, how much is the price)."""
    ledger = case.ledger
    spend = ledger.fact("budget.total", scheme.budget.total, "money", "sum of all limits")
    raised = case.prices.raised if scheme.has("price_step") else None
    price = raised.gain_month if raised else None
    new = case.fill.won.contribution_month if scheme.has("fill_hours") and case.fill and case.fill.won else None
    kept = _kept(scheme, ledger)
    month = _sum(ledger, "payback.month", "price gain + contribution of new visits, a month", price, new)
    year_one = _year_one(case, scheme, price, new)
    winning = _winning(case, scheme)
    people = case.fill.won.people if case.fill and case.fill.won and scheme.has("fill_hours") else None
    result = _result(ledger, year_one, spend)
    return Payback(
        spend=spend,
        price_month=price,
        new_month=new,
        price_year=_of_the_price(case, scheme, price),
        kept_year=kept,
        month=month,
        year_one=year_one,
        result=result,
        months=_months(ledger, "payback.months", result, month, 0.0),
        months_with_kept=_months(ledger, "payback.months_with_kept", result, month, kept.value / 12) if kept else None,
        winning=winning,
        full_cost=ledger.fact(
            "payback.full_cost",
            winning.value / people.value,
            "money",
            "all spending on winning ÷ new customers",
            {"spending": winning, "people": people},
        )
        if winning and people and people.value
        else None,
    )


def _kept(scheme: Scheme, ledger: Ledger) -> Fact | None:
    """What the people who stay are worth a year."""
    gains = [g for o in scheme.objectives if isinstance(g := o.aim.slots.get("gain"), Fact) and o.aim.key.startswith("keep.")]
    return ledger.fact("payback.kept_year", sum(g.value for g in gains), "money", "Σ people kept × yearly contribution") if gains else None


def _sum(ledger: Ledger, name: str, formula: str, *facts: Fact | None) -> Fact | None:
    there = [f for f in facts if f]
    return ledger.fact(name, sum(f.value for f in there), "money", formula) if there else None


def _year_one(case: Case, scheme: Scheme, price: Fact | None, new: Fact | None) -> Fact | None:
    """Inside the plan: the price from its own month, new visits growing evenly while they are won and whole afterwards."""
    if price is None and new is None:
        return None
    amount = 0.0
    won, raised = _campaign(scheme), _of_the_price(case, scheme, price)
    if raised:
        amount += raised.value
    if new and won:
        campaign = _months_from(won.start.value, won.finish.value)
        after = _months_from(won.finish.value, case.end.value)
        amount += new.value * (campaign / 2 + after)
    return case.ledger.fact(
        "payback.year_one", amount, "money", "price gain × its months + new visits × (campaign months ÷ 2 + months after it)"
    )


def _of_the_price(case: Case, scheme: Scheme, price: Fact | None) -> Fact | None:
    """The price gain over the months from its own day to the end of the plan."""
    told = scheme.action("price_step.tell")
    if price is None or told is None:
        return None
    months = _months_from(told.finish.value, case.end.value)
    return case.ledger.fact("payback.price_year", price.value * months, "money", "price gain × its months", {"gain": price})


def _months_from(first: dt.date, last: dt.date) -> float:
    """Months between two days, by days."""
    return max(0, (last - first).days) / DAYS_A_MONTH


def _campaign(scheme: Scheme) -> Action | None:
    ways = (scheme.action(f"fill_hours.{way}") for way in ("adverts", "introduce", "free_call"))
    return next((way for way in ways if way), None)


def _result(ledger: Ledger, gain: Fact | None, spend: Fact) -> Fact | None:
    if gain is None:
        return None
    return ledger.fact(
        "payback.result", gain.value - spend.value, "money", "gain inside the plan − spending", {"gain": gain, "spend": spend}
    )


def _months(ledger: Ledger, name: str, result: Fact | None, month: Fact | None, more: float) -> Fact | None:
    """Months after the plan until the rest of the spending is back; None where nothing is left to pay back, or nothing comes in."""
    if month is None or result is None or result.value >= 0 or month.value + more <= 0:
        return None
    inputs = {"result": result, "month": month, "kept_a_month": more}
    return ledger.fact(name, -result.value / (month.value + more), "months", "(spending − gain inside the plan) ÷ gain a month", inputs)


def _winning(case: Case, scheme: Scheme) -> Fact | None:
    total = sum(a.cost.value for a in scheme.actions if a.task.payer == "winning")
    return case.ledger.fact("budget.winning", total, "money", "Σ limits of actions that win customers") if total > 0 else None
