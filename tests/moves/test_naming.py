"""The named offer: out of the firm's own difference, else its plain service."""

from __future__ import annotations

from typing import Any

import pytest

from service.moves.naming import offer_name
from tests.moves.briefs import A_REPAIR_SHOP, A_STALL, HOMES, LANDLORDS, RIVALS, a_case, example

LONG = "Care that goes on for very much longer than any name should"


def with_criterion(name: str, **more: Any) -> str:
    criteria = [{"name": "Speed", "weight": 30}, {"name": name, "weight": 70}]
    own = {"ratings": {"Speed": 3, name: 5}, "hard_to_copy": {name: "Trained here."}}
    rivals = [{"name": "Bolt", "ratings": {"Speed": 3, name: 2}}]
    return offer_name(a_case(criteria=criteria, own=own, competitors=rivals, **{"segments": [HOMES], **more}))


@pytest.mark.parametrize(
    ("criterion", "name"),
    [
        ("Care", "The Step-by-Step Job"),
        ("The same person", "The Same-Face Job"),
        ("Clear words", "The Explained-First Job"),
        ("On time", "The Agreed-in-Writing Job"),
    ],
)
def test_a_position_gives_the_name(criterion: str, name: str) -> None:
    assert with_criterion(criterion) == name


@pytest.mark.parametrize(
    ("criterion", "name"), [("Care", "The One-Message Job"), ("On time", "The One-Message Job"), ("The same person", "The Same-Face Job")]
)
def test_a_business_is_offered_to_be_no_trouble_unless_it_chooses_by_who_comes(criterion: str, name: str) -> None:
    assert with_criterion(criterion, segments=[LANDLORDS]) == name


@pytest.mark.parametrize("criterion", ["{x}", "50% {0}", "the", "  the   same  "])
def test_odd_words_stay_words(criterion: str) -> None:
    assert with_criterion(criterion).startswith("The ")


def test_the_offer_is_named_after_what_is_done_however_long_the_criterion_is() -> None:
    assert with_criterion(LONG) == "The Step-by-Step Job"


def test_without_a_position_the_service_is_the_offer() -> None:
    assert offer_name(a_case(A_STALL)) == "Lock opened"
    assert offer_name(a_case(own={})) == "Repair"


def test_a_quiet_promise_gives_a_name_where_no_position_does() -> None:
    case = example("quaymark").case
    assert any(line.pool and line.may_be_published for line in case.register.lines)
    assert offer_name(case) == "The Quiet-Hour Job"


def test_a_chinese_name_keeps_its_words() -> None:
    assert "固定阿姨" in offer_name(example("nuanxiang").case)


def test_the_name_rests_on_the_criterion() -> None:
    assert "criteria.1.name" in [e.ref for e in offer_name(a_case()).evidence]


def test_the_order_of_rivals_and_criteria_does_not_change_it() -> None:
    turned = a_case(competitors=list(reversed(RIVALS)), criteria=list(reversed(A_REPAIR_SHOP["criteria"])))
    assert offer_name(turned) == offer_name(a_case())
