"""One plain sum: what is spent, what comes in, how much of it is merely the price."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Fact
from service.moves.payback import DAYS_A_MONTH, Payback, read_payback
from service.stages.desk import Desk
from tests.moves.briefs import A_STALL, EXAMPLES, a_desk, example
from tests.moves.test_price_step import CHEAP, NEAR

ONE_STEP: dict[str, Any] = {"services": CHEAP, "competitors": NEAR}


def payback(desk: Desk) -> Payback:
    return read_payback(desk.case, desk.scheme)


def value(fact: Fact | None) -> float:
    assert fact
    return fact.value


def test_a_stall_spends_nothing_and_counts_nothing() -> None:
    found = payback(a_desk(A_STALL))
    assert found.spend.value == 0
    assert {found.price_month, found.new_month, found.kept_year, found.month, found.year_one, found.result, found.months} == {None}
    assert (found.months_with_kept, found.winning, found.full_cost) == (None, None, None)


def test_new_visits_grow_while_they_are_won_and_count_whole_afterwards() -> None:
    desk = a_desk()
    found = payback(desk)
    adverts = desk.scheme.action("fill_hours.adverts")
    assert adverts
    campaign, after = (adverts.finish.value - adverts.start.value).days, (desk.case.end.value - adverts.finish.value).days
    assert value(found.year_one) == pytest.approx(value(found.new_month) * (campaign / 2 + after) / DAYS_A_MONTH)
    assert found.price_month is None


def test_a_price_step_counts_from_its_own_month() -> None:
    desk = a_desk(**ONE_STEP, capacity=None)
    found = payback(desk)
    told = desk.scheme.action("price_step.tell")
    assert told
    assert found.new_month is None
    months = (desk.case.end.value - told.finish.value).days / DAYS_A_MONTH
    assert value(found.year_one) == pytest.approx(value(found.price_month) * months)


def test_price_and_new_visits_add_up() -> None:
    found = payback(example("brightside"))
    assert value(found.month) == pytest.approx(value(found.price_month) + value(found.new_month))
    assert value(found.result) == pytest.approx(value(found.year_one) - found.spend.value)
    assert value(found.months) == pytest.approx(-value(found.result) / value(found.month))


def test_those_who_stay_shorten_it() -> None:
    found = payback(example("brightside"))
    assert value(found.months_with_kept) < value(found.months)
    assert value(found.kept_year) > 0


def test_a_free_campaign_has_no_cost_for_a_new_customer() -> None:
    found = payback(a_desk(business={"marketing_budget": 0}))
    assert value(found.new_month) > 0
    assert (found.winning, found.full_cost, found.months) == (None, None, None)
    assert value(found.result) == value(found.year_one)


def test_all_that_wins_is_counted_into_the_cost_of_one() -> None:
    desk = a_desk()
    found = payback(desk)
    winning = sum(a.cost.value for a in desk.scheme.actions if a.task.payer == "winning")
    people = desk.case.fill and desk.case.fill.won and desk.case.fill.won.people
    assert value(found.winning) == winning
    assert people
    assert value(found.full_cost) == pytest.approx(winning / people.value)


@pytest.mark.parametrize("hours", [0, 0.25, 0.5])
def test_a_campaign_that_found_no_room_brings_nothing_in(hours: float) -> None:
    desk = a_desk(business={"owner_hours_per_week": hours})
    found = payback(desk)
    if not desk.scheme.has("fill_hours"):
        assert found.new_month is None


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_the_sum_of_an_example_is_whole(file: Any) -> None:
    desk = example(file.stem)
    found = payback(desk)
    assert found.spend.value == sum(a.cost.value for a in desk.scheme.actions)
    assert (found.result is None) == (found.year_one is None) == (found.month is None)
