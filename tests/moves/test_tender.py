"""Work put out to tender, reckoned before anybody bids."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.brief import Environment
from service.domain.evidence import Fact, Phrase
from service.moves.event_kinds import event_deed
from service.moves.tender import floor_of_main, weekly_work
from tests.moves.briefs import ALL_OVER, CALM, a_case

CHANCE = "moves.events.deeds.opportunity"
TENDER: dict[str, Any] = {
    "finding": "The town puts its repairs out to tender",
    "effect": "opportunity",
    "kind": "market",
    "importance": 5,
    "size": 6,
    "size_unit": "repairs a week",
}


def work(fact: dict[str, Any], **changes: Any) -> tuple[str, dict[str, Any]] | None:
    case = a_case(environment=[fact], **changes)
    found = weekly_work(case, 0, Environment.model_validate(fact))
    return None if found is None else (found[0], dict(found[1]))


def test_the_work_is_told_in_hours_money_and_the_price_below_which_it_is_not_worth_having() -> None:
    case = a_case(environment=[TENDER], capacity=CALM)
    main = case.money.leading
    found = work(TENDER, capacity=CALM)
    assert found
    key, slots = found
    need, worth, floor = slots["need"], slots["worth"], slots["floor"]
    assert isinstance(need, Fact) and isinstance(worth, Fact) and isinstance(floor, Fact)
    assert main.minutes and main.contribution
    assert need.value == pytest.approx(6 * main.minutes.value / 60)
    assert worth.value == pytest.approx(6 * 52 * main.contribution.value)
    assert 0 < floor.value < main.price.value * 2
    assert key == "tender_fits"


@pytest.mark.parametrize(
    ("size", "capacity", "key"), [(6, CALM, "tender_fits"), (600, CALM, "tender_short"), (6, ALL_OVER, "tender_taken")]
)
def test_whether_it_fits_is_said(size: int, capacity: dict[str, Any], key: str) -> None:
    found = work({**TENDER, "size": size}, capacity=capacity)
    assert found
    assert found[0] == key


@pytest.mark.parametrize(
    ("fact", "changes"),
    [({"size": None}, {}), ({"size_unit": "repairs"}, {}), ({"size_unit": None}, {}), ({}, {"capacity": None})],
)
def test_what_is_not_known_is_not_reckoned(fact: dict[str, Any], changes: dict[str, Any]) -> None:
    assert work({**TENDER, **fact}, **changes) is None


def test_the_deed_says_it_and_else_what_to_ask_for() -> None:
    told, plain = (
        str(event_deed(a_case(environment=[fact], capacity=CALM), 0, Environment.model_validate(fact)))
        for fact in (TENDER, {**TENDER, "size": None})
    )
    assert "6 repairs a week" in told
    assert "get the papers" in plain


PARTNER = Environment.model_validate({"finding": "Doctors nearby ask for a place to send people", "effect": "opportunity"})


def test_whoever_offers_people_is_told_the_least_price_where_it_is_known() -> None:
    case, bare = a_case(), a_case(services=[{"name": "Repair", "price": 90}])
    floor, service = floor_of_main(case), Phrase(case.low(case.money.leading.name))
    assert floor
    assert event_deed(case, 0, PARTNER) == case.book.phrase(f"{CHANCE}.partner_priced", floor=floor, service=service)
    assert floor_of_main(bare) is None
    assert event_deed(bare, 0, PARTNER) == bare.book.phrase(f"{CHANCE}.partner")
