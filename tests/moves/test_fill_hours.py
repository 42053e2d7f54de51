"""Quiet hours are filled with the customers they suit, with money where there is some."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Fact, known
from service.moves.case import read_case
from service.moves.fill_hours import ADVERT_SHARE, advert_limit, fill_hours
from service.moves.model import Move
from tests.figures.busy_firms import a_clinic
from tests.moves.briefs import A_STALL, ALL_OVER, CALM, HOMES, HOURS_ONLY, LANDLORDS, TODAY, a_brief, a_case


def made(**changes: Any) -> Move:
    move = fill_hours(a_case(**changes))
    assert move
    return move


def keys(move: Move) -> list[str]:
    return [t.key for t in move.tasks]


@pytest.mark.parametrize(
    "change",
    [
        {"capacity": None},
        {"capacity": HOURS_ONLY},
        {"capacity": ALL_OVER},
        {"segments": [], "customers_in_words": "People."},
        {"segments": [{k: v for k, v in HOMES.items() if k != "visits_per_year"}]},
        {"services": [{"name": "Repair", "price": 90, "variable_cost": 20}]},
    ],
)
def test_without_quiet_hours_or_someone_known_to_fill_them_there_is_no_move(change: dict[str, Any]) -> None:
    assert fill_hours(a_case(**change)) is None
    assert fill_hours(a_case(A_STALL)) is None


def test_the_quiet_hours_are_filled_with_the_segment_that_fits() -> None:
    move = made()
    assert (move.slots["slots"], move.slots["segment"]) == ("Tuesday and Thursday afternoon", "Landlords")
    assert 0.3125 == move.aims[0].baseline.value < move.aims[0].target.value <= 0.85


def test_what_moves_over_is_named_apart_from_what_is_new() -> None:
    assert made().aims[0].key == "fill_hours.hours"
    assert made(capacity=CALM).aims[0].key == "fill_hours.hours_new"


def test_a_segment_that_waits_less_gladly_than_promised_comes_for_that() -> None:
    move = fill_hours(read_case(a_clinic(), TODAY))
    assert move
    assert "which you keep only where you are quiet" in str(move.slots["why_fit"])
    assert "each leaves" in str(made().slots["why_fit"])


@pytest.mark.parametrize(
    ("budget", "paid"), [(None, False), (0, False), (30, False), (98, False), (300, True), (9000, True), (1_000_000, True)]
)
def test_adverts_are_paid_for_or_left_out(budget: float | None, paid: bool) -> None:
    move = made(business={"marketing_budget": budget})
    assert ("fill_hours.adverts" in keys(move)) is paid
    assert ("fill_hours.free_call" in keys(move)) is not paid
    assert move.risks == (("advert",) if paid else ("slow",))
    assert {w.key for w in move.watches} == {"fill_hours.hours", "fill_hours.advert" if paid else "fill_hours.advert_free"}


@pytest.mark.parametrize(
    ("group", "customers", "introduced"), [("Landlords", 24, True), ("Landlords", 25, False), ("Households", 24, False)]
)
def test_a_few_businesses_are_won_by_introductions_and_not_by_adverts(group: str, customers: int, introduced: bool) -> None:
    best = {**LANDLORDS, "name": group, "customers": customers, "revenue_per_year": 3000}
    move = made(segments=[HOMES, best], business={"marketing_budget": 9000})
    assert move.slots["segment"] == group
    assert ("fill_hours.introduce" in keys(move)) is introduced
    assert ("fill_hours.adverts" in keys(move)) is not introduced


@pytest.mark.parametrize(("customers", "hours"), [(15, 11), (24, 14)])
def test_a_few_are_asked_in_a_few_hours(customers: int, hours: int) -> None:
    best = {**LANDLORDS, "customers": customers, "revenue_per_year": 9000}
    move = made(segments=[HOMES, best], business={"marketing_budget": 9000})
    (asking,) = [t for t in move.tasks if t.key == "fill_hours.introduce"]
    assert sum(asking.hours.values()) == hours


def test_adverts_stop_at_half_of_a_year_of_a_new_customer() -> None:
    case = a_case(business={"marketing_budget": 1_000_000})
    assert case.fill
    assert advert_limit(case, case.fill) == case.fill.acquisition_limit_said


def test_with_little_money_a_new_customer_may_cost_less() -> None:
    case = a_case(business={"marketing_budget": 3000})
    assert case.fill
    limit = advert_limit(case, case.fill).value
    assert limit < known(case.fill.acquisition_limit_said).value
    cost = next(t.cost for t in made(business={"marketing_budget": 3000}).tasks if t.key == "fill_hours.adverts")
    assert cost
    assert cost.value == pytest.approx(ADVERT_SHARE * 2700)


def test_where_there_is_no_money_the_limit_is_only_said() -> None:
    case = a_case(business={"marketing_budget": None})
    assert case.fill
    assert advert_limit(case, case.fill) == case.fill.acquisition_limit_said
    assert isinstance(made(business={"marketing_budget": None}).slots["limit"], Fact)


def test_the_order_of_segments_does_not_matter() -> None:
    assert made(segments=[HOMES, LANDLORDS]).slots["segment"] == made(segments=[LANDLORDS, HOMES]).slots["segment"]


def test_no_advert_is_paid_for_where_the_limit_rounds_to_nothing() -> None:
    key = {"name": "Key cut", "price": 2, "variable_cost": 0.5, "minutes": 5, "per_month": 1}
    move = made(services=[*a_brief().model_dump()["services"], key], business={"marketing_budget": 14})
    assert move.risks == ("slow",)


def test_only_the_parts_that_a_goal_names_are_filled() -> None:
    named = a_case(goals=["Fill the quiet Tuesday afternoon"]).fill
    every = a_case(goals=["Fill the quiet hours"]).fill
    assert named and [s.name for s in named.targets] == ["tue_afternoon"]
    assert every and [s.name for s in every.targets] == ["tue_afternoon", "thu_afternoon"]
