"""Ideas of the trade: only those that fit the firm, those for the owner's goals first."""

from __future__ import annotations

from typing import Any

import pytest

from service.stages.summary_ideas import ENOUGH, HOLDS, MOST_IDEAS, write_ideas
from service.writing.ideas import SERVES
from tests.moves.briefs import A_REPAIR_SHOP, A_STALL, ALL_OVER, CALM, HOMES, LANDLORDS, MANY_OVER, TWO_SEASONS, a_desk

PLUMBER = {"kind": "plumber"}
SERVICES = [*A_REPAIR_SHOP["services"], {"name": "Boiler service", "price": 90, "variable_cost": 12, "minutes": 60, "per_month": 30}]


def ideas(**changes: Any) -> list[str]:
    return [s.text for s in write_ideas(a_desk(**{"business": PLUMBER, "services": SERVICES, **changes}))]


def test_the_work_whose_day_can_be_chosen_leaves_the_full_hours() -> None:
    (found,) = [text for text in ideas(goals=["Fewer Sundays"]) if "boiler service" in text]
    assert found.startswith("Book boiler service for Tuesday and Thursday afternoon.")
    assert "out of Saturday morning" in found


@pytest.mark.parametrize("changes", [{"services": A_REPAIR_SHOP["services"]}, {"capacity": CALM}, {"capacity": None}])
def test_an_idea_whose_slots_cannot_be_filled_is_left_out(changes: dict[str, Any]) -> None:
    assert not any("boiler service" in text for text in ideas(goals=["Fewer Sundays"], **changes))


def test_a_group_that_the_firm_does_not_serve_is_not_spoken_of() -> None:
    assert any("everything for landlords" in text for text in ideas(goals=["Two more landlords"], capacity=CALM))
    assert not any("chase anyone" in text for text in ideas(goals=["Two more homes"], segments=[HOMES], capacity=CALM))
    assert not any("chase anyone" in text for text in ideas(goals=["Two more landlords"], segments=[LANDLORDS], capacity=ALL_OVER))


def test_what_answers_a_goal_comes_first() -> None:
    assert "chase anyone" in ideas(goals=["Two more landlords"], capacity=CALM)[0]
    assert "boiler service" in ideas(goals=["Fewer Sundays"])[0]


def test_a_goal_that_names_an_overfull_day_is_served_by_what_empties_it() -> None:
    assert "next day" in ideas(goals=["Keep those who ring on a Saturday"])[0]


def test_what_the_owner_tells_of_calls_for_an_idea() -> None:
    told = {"per_month": 4, "kinds": {"bill higher than expected": 4}}
    assert any("toolbag" in text for text in ideas(complaints=told, goals=["Be happy"]))
    assert not any("toolbag" in text for text in ideas(complaints=None, goals=["Be happy"]))


def test_there_are_few_and_those_for_everyone_only_make_up_the_number() -> None:
    assert len(ideas(goals=["Fewer Sundays", "Two more landlords", "Keep the homes"])) <= MOST_IDEAS
    assert len(write_ideas(a_desk(business={"kind": "something new"}))) <= ENOUGH
    assert write_ideas(a_desk(A_STALL))


def test_a_season_calls_for_ideas_about_the_year() -> None:
    garden = {"kind": "garden care firm"}
    assert any("Sell the year" in text for text in ideas(business=garden, capacity=TWO_SEASONS, goals=["Be happy"]))
    assert not any("Sell the year" in text for text in ideas(business=garden, capacity=MANY_OVER, goals=["Be happy"]))


def test_everything_an_idea_may_serve_is_known() -> None:
    assert set(HOLDS) == set(SERVES)
