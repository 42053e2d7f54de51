"""Ideas of the trade: only those that fit the firm, each on the road it serves, the rest beside."""

from __future__ import annotations

from typing import Any

import pytest

from service.stages.desk import Desk
from service.stages.idea_slots import HOLDS
from service.stages.routes import roads, write_routes
from service.stages.summary_ideas import MOST_BESIDE, Chosen, choose_ideas, ideas_beside, with_ideas
from service.writing.ideas import SERVES
from tests.moves.briefs import A_REPAIR_SHOP, A_STALL, ALL_OVER, CALM, EXAMPLES, HOMES, LANDLORDS, TWO_SEASONS, a_desk, a_segment, example

PLUMBER = {"kind": "plumber"}
SERVICES = [*A_REPAIR_SHOP["services"], {"name": "Boiler service", "price": 90, "variable_cost": 12, "minutes": 60, "per_month": 30}]


def a_plumber(**changes: Any) -> Desk:
    return a_desk(**{"business": PLUMBER, "services": SERVICES, **changes})


def chosen(**changes: Any) -> Chosen:
    desk = a_plumber(**changes)
    return choose_ideas(desk, roads(desk))


def on_roads(**changes: Any) -> list[list[str]]:
    desk = a_plumber(**changes)
    routes = with_ideas(desk, write_routes(desk), choose_ideas(desk, roads(desk)))
    return [[idea.text for idea in route.ideas] for route in routes]


def everywhere(**changes: Any) -> str:
    desk = a_plumber(**changes)
    found = choose_ideas(desk, roads(desk))
    beside = [s.text for s in ideas_beside(desk, found)]
    return " ".join([text for ideas in on_roads(**changes) for text in ideas] + beside)


def test_the_work_whose_day_can_be_chosen_leaves_the_full_hours_on_the_road_of_those_hours() -> None:
    (road, *_) = on_roads(goals=["Fewer Sundays"])
    assert any("boiler service" in text.lower() and "Tuesday and Thursday afternoon" in text for text in road)


@pytest.mark.parametrize("changes", [{"services": A_REPAIR_SHOP["services"]}, {"capacity": CALM}, {"capacity": None}])
def test_an_idea_whose_slots_cannot_be_filled_is_left_out(changes: dict[str, Any]) -> None:
    assert "boiler service for tuesday" not in everywhere(goals=["Fewer Sundays"], **changes).lower()


def test_a_group_that_the_firm_does_not_serve_is_not_spoken_of() -> None:
    landlords = "everything for landlords"
    assert landlords in everywhere(goals=["Two more landlords"], capacity=CALM).lower()
    assert landlords not in everywhere(goals=["Two more homes"], segments=[HOMES], capacity=CALM).lower()
    assert landlords not in everywhere(goals=["Two more landlords"], segments=[LANDLORDS], capacity=ALL_OVER).lower()


def test_nobody_who_costs_money_is_looked_for() -> None:
    costly = a_segment("Landlords", (60, 200, 10, 400, 0.8))
    assert "landlords" not in everywhere(goals=["Two more landlords"], segments=[HOMES, costly], capacity=CALM).lower()


def test_what_answers_a_goal_stands_on_its_road_and_a_closed_road_looks_for_nobody() -> None:
    assert "landlords" in on_roads(goals=["Two more landlords"], capacity=CALM)[0][0]
    desk = a_plumber(goals=["More passing trade"], capacity=CALM)
    (closed, *_) = choose_ideas(desk, roads(desk)).on_roads
    assert not roads(desk)[0].open
    assert not {"win", "sell"} & {f.idea.serves for f in closed}


def test_an_idea_about_other_people_is_not_on_the_road_of_a_group() -> None:
    found = chosen(goals=["Two more landlords"], capacity=CALM)
    assert {f.segment for f in found.on_roads[0]} <= {None, 1}


def test_a_goal_that_names_an_overfull_day_is_served_by_what_empties_it() -> None:
    found = chosen(goals=["Keep those who ring on a Saturday"])
    assert found.on_roads[0][0].idea.serves == "calls"


def test_the_words_of_a_road_are_those_of_its_first_idea() -> None:
    desk = a_plumber(goals=["Two more landlords"], capacity=CALM)
    found = choose_ideas(desk, roads(desk))
    routes = with_ideas(desk, write_routes(desk), found)
    assert [bool(route.words) for route in routes] == [bool(ideas and ideas[0].idea.words) for ideas in found.on_roads]
    assert any(route.words for route in routes)


def test_what_the_owner_tells_of_calls_for_an_idea() -> None:
    told = {"per_month": 4, "kinds": {"bill higher than expected": 4}}
    assert "toolbag" in everywhere(complaints=told, goals=["Be happy"], segments=[HOMES])
    assert "toolbag" not in everywhere(complaints=None, goals=["Be happy"], segments=[HOMES])


def test_what_comes_from_outside_is_met_by_an_idea_that_names_it() -> None:
    fact = {"finding": "Two plumbers of my age stop this year", "effect": "opportunity", "importance": 5}
    found = chosen(goals=["Be happy"], environment=[{"finding": "A fair opens", "effect": "opportunity"}, fact])
    assert list(found.outside) == [1]
    assert "about to stop" in found.outside[1].idea.text


def test_the_order_of_the_brief_changes_no_idea() -> None:
    facts = [{"finding": f"{n} plumbers of my age stop this year", "effect": "opportunity", "importance": 4} for n in ("Two", "Six")]
    told: dict[str, Any] = {"goals": ["Fewer Sundays", "Two more landlords"], "services": SERVICES, "segments": [HOMES, LANDLORDS]}
    one, other = (
        a_plumber(**told, environment=facts),
        a_plumber(**{key: value[::-1] if key != "goals" else value for key, value in told.items()}, environment=facts[::-1]),
    )
    found = [choose_ideas(desk, roads(desk)) for desk in (one, other)]
    assert [[f.idea for f in ideas] for ideas in found[0].on_roads] == [[f.idea for f in ideas] for ideas in found[1].on_roads]
    named = [{desk.brief.environment[i].finding for i in each.outside} for desk, each in zip((one, other), found, strict=True)]
    assert named[0] == named[1] == {"Six plumbers of my age stop this year"}


def test_a_short_sign_does_not_make_a_fact_its_own() -> None:
    rain = {"finding": "The council pays for rain gardens", "effect": "opportunity", "importance": 5}
    assert chosen(business={"kind": "garden care firm"}, goals=["Be happy"], environment=[rain]).outside == {}


def test_no_idea_stands_twice_and_those_for_everyone_only_make_up_the_number() -> None:
    for goals in (["Fewer Sundays", "Two more landlords", "Keep the homes"], ["Be happy"]):
        found = chosen(goals=goals)
        every = [f.idea for ideas in found.on_roads for f in ideas] + [f.idea for f in (*found.outside.values(), *found.beside)]
        assert len(every) == len(set(every))
        assert len(found.beside) <= MOST_BESIDE
    desk = a_desk(business={"kind": "something new"})
    strange = choose_ideas(desk, roads(desk))
    assert all(f.idea.general for ideas in strange.on_roads for f in ideas)
    assert ideas_beside(a_desk(A_STALL), choose_ideas(a_desk(A_STALL), roads(a_desk(A_STALL))))


def test_a_season_calls_for_ideas_about_the_year() -> None:
    garden = {"kind": "garden care firm"}
    seasonal = chosen(business=garden, capacity=TWO_SEASONS, goals=["Get through the high season"])
    assert "season" in {f.idea.serves for ideas in seasonal.on_roads for f in ideas}


def test_more_by_autumn_is_no_goal_about_the_season() -> None:
    found = chosen(business={"kind": "garden care firm"}, capacity=CALM, goals=["A quarter more customers by autumn"])
    assert not {"season", "peak"} & {f.idea.serves for f in found.on_roads[0]}


def test_english_says_on_a_day_and_in_a_season() -> None:
    gym = {"kind": "gym"}
    assert " in Tuesday" not in everywhere(business=gym, goals=["Fill the quiet afternoons"])


def test_everything_an_idea_may_serve_is_known() -> None:
    assert set(HOLDS) == set(SERVES)


def test_no_idea_stands_both_on_a_road_and_beside_a_group() -> None:
    for file in EXAMPLES:
        desk = example(file.stem)
        found = choose_ideas(desk, roads(desk))
        placed = [f.idea.text for f in (*(f for ideas in found.on_roads for f in ideas), *found.groups.values(), *found.outside.values())]
        assert len(placed) == len(set(placed))
        assert all(f.segment == index for index, f in found.groups.items())


@pytest.mark.parametrize(
    ("goal", "idea"),
    [
        ("Be glad about each sofa", None),
        ("Not one broken sofa", "Photograph what is fragile"),
        ("No more sofas in the street", None),
        ("No more late starts", "If you will be late, say s"),
    ],
)
def test_a_goal_of_no_known_kind_is_answered_by_what_names_it(goal: str, idea: str | None) -> None:
    desk = a_desk(business={"kind": "removals firm"}, goals=[goal], capacity=None, complaints=None)
    (first, *_) = choose_ideas(desk, roads(desk)).on_roads
    assert [f.idea.text[:26] for f in first[:1]] == ([idea] if idea else [])


def test_where_there_is_no_room_for_more_the_road_makes_room() -> None:
    desk = a_plumber(goals=["Treble the number of customers"])
    (first, *_) = choose_ideas(desk, roads(desk)).on_roads
    assert not roads(desk)[0].open
    assert first[0].idea.serves == "peak"
