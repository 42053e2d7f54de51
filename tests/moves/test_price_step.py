"""One price step within the ceiling, after the promises have held."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Fact
from service.moves.model import Move
from service.moves.price_step import DOOR_WEEK, price_step
from tests.moves.briefs import A_REPAIR_SHOP, A_STALL, HOMES, RIVALS, a_case

CHEAP = [{"name": "Repair", "price": 62, "variable_cost": 20, "minutes": 60, "per_month": 260}]
NEAR = [{**RIVALS[0], "prices": {"Repair": 80}}, {**RIVALS[1], "prices": {"Repair": 120}}]


def made(**changes: Any) -> Move:
    move = price_step(a_case(**{"services": CHEAP, "competitors": NEAR, **changes}))
    assert move
    return move


@pytest.mark.parametrize(
    "change",
    [
        {"services": A_REPAIR_SHOP["services"], "competitors": RIVALS},
        {"competitors": []},
        {"services": [{"name": "Repair", "price": 62}]},
        {"services": [{**CHEAP[0], "price": 0}]},
    ],
)
def test_without_room_under_a_known_ceiling_the_price_is_held(change: dict[str, Any]) -> None:
    assert price_step(a_case(**{"services": CHEAP, "competitors": NEAR, **change})) is None
    assert price_step(a_case(A_STALL)) is None


def test_the_step_stays_under_the_ceiling_and_brings_its_volume() -> None:
    slots = {name: value.value for name, value in made().slots.items() if isinstance(value, Fact)}
    assert slots["old"] < slots["new"] <= slots["ceiling"]
    assert slots["gain"] == pytest.approx(slots["step"] * slots["volume"])


def test_the_contribution_rises_by_the_gain() -> None:
    move = made()
    (aim,) = move.aims
    assert aim.target.value - aim.baseline.value == pytest.approx(move.worth / 12)
    assert move.doors[0].week == DOOR_WEEK


@pytest.mark.parametrize(("per_month", "few"), [(260, False), (3, True)])
def test_where_not_one_may_leave_no_risk_is_counted_in_leavers(per_month: int, few: bool) -> None:
    move = made(services=[{**CHEAP[0], "per_month": per_month}])
    assert move.aims[0].key.endswith("_few") is few
    assert move.watches[0].key.endswith("_few") is few
    assert move.risks == (() if few else ("leave",))


def test_the_rival_that_sets_the_limit_is_named() -> None:
    assert "sets the limit" in str(made().slots["rival_binds"])


@pytest.mark.parametrize(
    ("needs", "goals", "raised"),
    [
        ("It works again, at the price of last year", ["Fill the quiet afternoons"], False),
        ("It works again, at the price of last year", ["Put the prices up once"], True),
        ("It works again the same day", ["Fill the quiet afternoons"], True),
    ],
)
def test_a_price_that_a_group_counts_on_rises_only_where_the_owner_asks_for_it(needs: str, goals: list[str], raised: bool) -> None:
    homes = HOMES | {"needs": needs, "service_mix": {"Repair": 1}}
    case = a_case(segments=[homes], goals=goals, services=CHEAP, competitors=NEAR)
    assert (case.prices.raised is not None) is raised
