"""Money: limits within nine-tenths of the budget that add up by action, objective and month."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.analysis.calendar import month_list
from service.moves.dating import date_moves
from service.moves.paying import pay_for
from service.moves.scheme import Scheme, make_scheme
from tests.moves.briefs import A_STALL, a_brief, a_case, a_scheme, moves_of

SOON = settings(max_examples=15)
BUDGETS = st.one_of(st.integers(0, 1_000_000), st.floats(min_value=0, max_value=1e6))


def with_budget(budget: float | None) -> Scheme:
    return a_scheme(business={"marketing_budget": budget})


@SOON
@given(BUDGETS)
def test_the_money_adds_up_by_action_objective_and_month(budget: float) -> None:
    scheme = with_budget(budget)
    total = scheme.budget.total
    assert sum(a.cost.value for a in scheme.actions) == total
    assert sum(scheme.budget.by_objective.values()) == sum(scheme.budget.by_month.values()) == total
    assert total + scheme.budget.unspent == scheme.budget.limit <= 0.9 * budget + 1e-6
    months: Counter[str] = Counter()
    for action in scheme.actions:
        months.update(action.by_month)
        assert sum(action.by_month.values()) == action.cost.value >= 0
    assert dict(months) == scheme.budget.by_month


@SOON
@given(BUDGETS)
def test_money_is_spent_while_its_action_runs(budget: float) -> None:
    for action in with_budget(budget).actions:
        months = {f"{m:%Y-%m}" for m in month_list(action.start.value, action.finish.value)}
        assert set(action.by_month) <= months


@SOON
@given(BUDGETS)
def test_what_needs_money_has_some_or_is_not_planned(budget: float) -> None:
    for action in with_budget(budget).actions:
        assert action.cost.value > 0 or action.task.key not in ("fill_hours.page", "fill_hours.adverts", "take_down.reprint")


@pytest.mark.parametrize("budget", [None, 0])
def test_without_a_budget_nothing_costs_anything(budget: float | None) -> None:
    scheme = with_budget(budget)
    assert (scheme.budget.total, scheme.budget.limit, scheme.budget.by_month) == (0, 0, {})
    assert {a.cost.value for a in scheme.actions} == {0}


def test_a_campaign_is_paid_month_by_month_and_a_purchase_at_once() -> None:
    scheme = with_budget(9000)
    adverts, prints = scheme.action("fill_hours.adverts"), scheme.action("take_down.reprint")
    assert adverts
    assert prints
    assert len(adverts.by_month) > 5
    assert len(prints.by_month) == 1


def test_a_print_costs_a_few_of_the_lowest_price_but_never_much_of_the_budget() -> None:
    large, small = with_budget(9000).action("take_down.reprint"), with_budget(600).action("take_down.reprint")
    assert large
    assert small
    assert large.cost.value == 200
    assert small.cost.value == 81


def test_more_money_never_buys_less() -> None:
    totals = [with_budget(b).budget.total for b in (0, 300, 1000, 3000, 9000, 30_000, 300_000)]
    assert totals == sorted(totals)


def test_tasks_without_a_price_of_their_own_ask_for_nothing() -> None:
    brief = a_brief(A_STALL, business={"marketing_budget": 1000})
    case = a_case(A_STALL, business={"marketing_budget": 1000})
    moves = moves_of(brief).made
    assert pay_for(case, date_moves(case, moves)).total == 0
    assert make_scheme(case, moves).budget.unspent == 900


def test_prices_of_nothing_do_not_stop_the_sums() -> None:
    free = a_case(services=[{"name": "Talk", "price": 0}])
    assert free.lowest_price == 1
    assert a_scheme(services=[{"name": "Talk", "price": 0}]).budget.total >= 0
