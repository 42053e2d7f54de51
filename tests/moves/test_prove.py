"""Where no difference passes the tests, customers are asked which one counts."""

from __future__ import annotations

from typing import Any

import pytest

from service.moves.model import Move
from service.moves.prove import prove
from tests.moves.briefs import A_REPAIR_SHOP, A_STALL, HOMES, RIVALS, a_case

NO_LEAD = {"ratings": {"Speed": 3, "Care": 2, "Price": 3}}
NOT_HARD = {"ratings": {"Speed": 3, "Care": 5, "Price": 3}}
LIGHT = [{"name": "Speed", "weight": 60}, {"name": "Care", "weight": 10}, {"name": "Price", "weight": 30, "role": "price"}]


def made(**changes: Any) -> Move:
    move = prove(a_case(**changes))
    assert move
    return move


def test_a_firm_with_a_position_need_not_look_for_one() -> None:
    assert prove(a_case()) is None


@pytest.mark.parametrize("change", [{"competitors": []}, {"criteria": []}, {"criteria": [], "competitors": []}])
def test_with_nobody_to_be_compared_with_five_are_asked(change: dict[str, Any]) -> None:
    move = made(**change)
    assert (move.reason, move.aims[0].key, move.aims[0].target.value) == ("reason_unknown", "prove.talks", 5)
    assert [t.key for t in move.tasks] == ["prove.ask_five", "prove.decide"]
    assert move.doors[0].key == "prove.position_rivals"


def test_a_stall_asks_five_too() -> None:
    move = prove(a_case(A_STALL))
    assert move
    assert move.reason == "reason_unknown"


@pytest.mark.parametrize(("customers", "asked"), [(None, 5), (7, 5), (120, 12), (121, 13), (5000, 40)])
def test_a_tenth_of_the_customers_split_their_points_between_five_and_forty(customers: int | None, asked: int) -> None:
    segment = {**HOMES, "customers": customers} if customers else {"name": "Homes"}
    move = made(own=NO_LEAD, segments=[segment])
    assert (move.aims[0].key, move.aims[0].target.value) == ("prove.points", asked)
    assert move.doors[0].key == "prove.position"


def test_the_work_is_decided_on_after_the_answers() -> None:
    ask, decide = made(own=NO_LEAD).tasks
    assert ask.key in decide.after
    assert made(competitors=[]).tasks[0].key in decide.after


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"own": NO_LEAD}, "against"),
        ({"own": NOT_HARD}, "hard to copy"),
        ({"own": A_REPAIR_SHOP["own"], "criteria": LIGHT}, "carries 10% of the choice where 33%"),
        ({"own": {}}, "You lead on nothing"),
        ({"own": {"ratings": {"Care": 5}}, "competitors": [{"name": "Bolt"}]}, "You lead on nothing"),
    ],
)
def test_the_nearest_difference_is_named_with_what_it_lacks(change: dict[str, Any], said: str) -> None:
    assert said in str(made(**change).slots["nearest"])


def test_the_order_of_rivals_does_not_matter() -> None:
    turned = made(own=NO_LEAD, competitors=list(reversed(RIVALS)))
    assert turned.slots["nearest"] == made(own=NO_LEAD).slots["nearest"]
