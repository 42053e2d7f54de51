"""Every goal is answered: yes by a road with its date, or not yet with what must hold first."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain.plan.owner import Route
from service.moves.goals import GoalKind
from service.stages.desk import Desk
from service.stages.route_answer import Answer
from service.stages.routes import ANSWERS, MOST_ADDED, kind_of, write_routes
from tests.moves.any_brief import any_brief
from tests.moves.briefs import (
    A_REPAIR_SHOP,
    A_STALL,
    ALL_EMPTY,
    ALL_OVER,
    CALM,
    DAYS,
    EXAMPLES,
    HOMES,
    HOURS_ONLY,
    LANDLORDS,
    MANY_OVER,
    RIVALS,
    TWO_SEASONS,
    a_desk,
    a_segment,
    a_week,
    desk_of,
    example,
)
from tests.moves.test_goals import CHINESE, ENGLISH
from tests.moves.test_price_step import CHEAP, NEAR

NOBODY: dict[str, Any] = {"segments": [], "customers_in_words": "People with broken things."}
STARTERS = a_segment("Starters", (50, 300, 4, 10, 0.4))
STEADY = {**HOMES, "retention_rate": 0.95}
LOST = {"ratings": {"Speed": 1, "Care": 2, "Price": 3}}
FIX = {"measure": "slow", "label": "Waiting for parts", "unit": "h", "better": "lower", "median": 5, "p90": 90, "n": 60}
CALLS = [{"name": "Answers the phone", "weight": 1}]
CALLED = [{"name": "Bolt", "ratings": {"Answers the phone": 4}}]
OFTEN_CHECKED = {**HOMES, "service_mix": {"Check": 0.5, "Repair": 0.5}}
HALF_EMPTY = {"hours": MANY_OVER["hours"], "demand": a_week({**dict.fromkeys(DAYS, (6, 3)), "sat": (6,)})}
TWO_CHEAP = [CHEAP[0], {**CHEAP[0], "name": "Tune", "per_month": 40}]
TWO_FEW = [{**CHEAP[0], "per_month": 3}, {**CHEAP[0], "name": "Tune", "per_month": 2}]
NEAR_BOTH = [{**rival, "prices": {**rival["prices"], "Tune": rival["prices"]["Repair"]}} for rival in NEAR]
NEARLY_FULL = {"hours": CALM["hours"], "demand": a_week({**dict.fromkeys(DAYS, (7.5, 7.5)), "sat": (3,)})}
CARED_FOR = {**HOMES, "revenue_per_year": 900, "visits_per_year": 8, "cost_to_serve_per_year": 500}
OFTEN_LEAVING = a_segment("Offices", (300, 480, 4, 20, 0.6))
SHOPS = a_segment("Shops", (60, 200, 10, 240, 0.8), service_mix={"Repair": 1})
CASES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("Fill the quiet afternoons", "yes", "fill", {}),
    ("Fill the quiet afternoons", "yes", "fill_new", {"capacity": CALM}),
    ("Fill the mornings", "yes", "fill_part", {**NOBODY, "capacity": HALF_EMPTY}),
    ("Fill the mornings and leave the rest alone", "yes", "fill_alone", {**NOBODY, "capacity": HALF_EMPTY}),
    ("Fill the mornings before people leave the office", "yes", "fill_part", {**NOBODY, "capacity": HALF_EMPTY}),
    ("Fill the quiet afternoons", "yes", "fill_by_moving", {**NOBODY, "capacity": MANY_OVER}),
    ("Fill the quiet afternoons", "not_yet", "fill_by_moving", {**NOBODY, "capacity": ALL_EMPTY}),
    ("Fill the quiet afternoons", "not_yet", "nothing_empty", {**NOBODY, "capacity": CALM}),
    ("Fill the quiet afternoons", "not_yet", "no_week", {"capacity": None}),
    ("Fill the quiet afternoons", "not_yet", "no_week", {"capacity": HOURS_ONLY}),
    ("Fill the quiet afternoons", "not_yet", "fill_obstacle", {"notes": "In the afternoon they are at work until six."}),
    ("Keep the homes", "yes", "keep", {}),
    ("Keep 900 homes", "yes", "keep_part", {}),
    ("Keep the landlords", "yes", "keep_heads", {"segments": [LANDLORDS]}),
    ("Keep the homes", "yes", "keep_well", {"segments": [STEADY]}),
    ("Keep the passing trade", "not_yet", "keep_low", {}),
    ("Lose fewer of the starters", "yes", "keep_new", {"segments": [HOMES, STARTERS]}),
    ("Keep our customers", "not_yet", "keep_unknown", NOBODY),
    ("Keep 500 more customers", "yes", "keep_together_part", {"segments": [HOMES, OFTEN_LEAVING]}),
    ("Keep two more customers", "yes", "keep_together", {"segments": [HOMES, OFTEN_LEAVING]}),
    ("More passing trade", "not_yet", "grow_costly", {}),
    ("More homes", "not_yet", "grow_little", {"segments": [HOMES, LANDLORDS], "capacity": CALM}),
    ("More shops", "not_yet", "grow_costly_price", {"segments": [HOMES, SHOPS]}),
    ("More homes", "not_yet", "grow_thin_visits", {"segments": [CARED_FOR, LANDLORDS], "capacity": CALM}),
    ("More homes", "not_yet", "grow_thin", {"segments": [{**CARED_FOR, "visits_per_year": None}, LANDLORDS], "capacity": CALM}),
    ("Two more landlords", "yes", "grow_fits_leaving", {}),
    ("Two more landlords", "yes", "grow_fits", {"segments": [HOMES, {**LANDLORDS, "retention_rate": 0.99}]}),
    ("500 more landlords", "yes", "grow", {}),
    ("Thirty more landlords", "yes", "grow_part", {"segments": [LANDLORDS], "capacity": CALM}),
    ("Two more homes", "not_yet", "grow_thin_visits", {"segments": [CARED_FOR, LANDLORDS], "capacity": CALM}),
    ("Double the customers", "not_yet", "grow_no_room_some", {"capacity": CALM}),
    ("Double the customers", "not_yet", "grow_no_room", {"capacity": ALL_OVER}),
    ("More customers", "yes", "grow", {}),
    ("More customers", "not_yet", "grow_after_levelling", {**NOBODY, "capacity": MANY_OVER}),
    ("More customers", "yes", "grow_by_asking", {**NOBODY, "capacity": CALM}),
    ("More customers", "not_yet", "grow_unknown", {**NOBODY, "capacity": None}),
    ("Grow by 5%", "yes", "grow", {"capacity": CALM}),
    ("Sell the Check", "not_yet", "sell_no_room", {}),
    ("Sell the Check", "yes", "sell", {"capacity": CALM}),
    ("Double the customers", "not_yet", "grow_no_room_full", {"capacity": NEARLY_FULL}),
    ("Sell the Check to 9000 homes", "yes", "sell_some_season", {"segments": [OFTEN_CHECKED], "capacity": TWO_SEASONS}),
    ("Sell the Check to 900 homes", "not_yet", "sell_some", {"segments": [OFTEN_CHECKED], "capacity": CALM}),
    ("Sell the Check to two homes", "yes", "sell", {"segments": [OFTEN_CHECKED], "capacity": CALM}),
    ("Sell the Check", "not_yet", "unclear", {"capacity": None}),
    ("Hire another fitter", "not_yet", "hire", {}),
    ("Hire another fitter", "yes", "hire_now", {"capacity": ALL_OVER}),
    ("Hire another fitter", "not_yet", "no_week", {"capacity": HOURS_ONLY}),
    ("Put the price up", "yes", "price", {"services": CHEAP, "competitors": NEAR, "capacity": None}),
    ("Put the price up", "yes", "price_few", {"services": [{**CHEAP[0], "per_month": 3}], "competitors": NEAR, "capacity": None}),
    ("Put the price up", "yes", "price_beside", {"services": TWO_CHEAP, "competitors": NEAR_BOTH, "capacity": None}),
    ("Put the price up", "yes", "price_few_beside", {"services": TWO_FEW, "competitors": NEAR_BOTH, "capacity": None}),
    ("Put the price up", "not_yet", "price_held", {}),
    ("Put the price up", "not_yet", "price_unknown", {"competitors": []}),
    ("Fewer Sundays", "yes", "relieve", {}),
    ("Fewer Sundays", "yes", "relieve_season_jobs", {"capacity": TWO_SEASONS}),
    ("Fewer Sundays", "yes", "relieve_season", {"capacity": TWO_SEASONS, "services": [{"name": "Repair", "price": 90}]}),
    (
        "Fewer Sundays lost to those who ring",
        "yes",
        "relieve_calls",
        {"criteria": CALLS, "own": {"ratings": {"Answers the phone": 2}}, "competitors": CALLED},
    ),
    ("Fewer Sundays", "yes", "relieve_fits", {"capacity": CALM}),
    ("Fewer Sundays", "not_yet", "no_week", {"capacity": None}),
    ("Better reviews", "yes", "reputation", {}),
    ("Better reviews", "not_yet", "unclear", {"business": {"owner_hours_per_week": 0}, "team": []}),
    ("To be the fastest", "not_yet", "name", {}),
    ("To be the fastest", "not_yet", "name_rated", {"own": LOST}),
    ("Open a second branch", "not_yet", "open", {}),
    ("Open a second branch", "not_yet", "no_week", {"capacity": None}),
    ("Fewer complaints", "yes", "mend_complaints", {}),
    ("Fewer late starts, please", "yes", "mend_complaints", {}),
    ("More repairs right first time", "yes", "mend_counted", {}),
    ("Reply to a message within a day", "not_yet", "mend_slow", {"segments": []} | NOBODY),
    ("Lift fixed first time from 95% to 98%", "yes", "mend_counted", {}),
    ("Keep my staff", "yes", "staff", {}),
    (
        "Cut down the waiting for parts",
        "yes",
        "mend_measure",
        {"delivery": [FIX], "segments": [{**HOMES, "expects": {"slow": {"adequate": 24}}}]},
    ),
    ("Fewer complaints", "not_yet", "unclear", {"complaints": None}),
    ("Be happy", "not_yet", "unclear", {}),
    ("Two afternoons off", "not_yet", "unclear", {}),
]


def asked(desk: Desk) -> list[Route]:
    return [r for r in write_routes(desk) if not r.added]


def answer_to_the_first(desk: Desk) -> Answer:
    goal = desk.case.goals[0]
    return ANSWERS[kind_of(desk, goal)](desk, goal)


def added(desk: Desk) -> list[str]:
    return [r.goal for r in write_routes(desk) if r.added]


@pytest.mark.parametrize(("goal", "answer", "key", "changes"), CASES, ids=[f"{goal}: {key}" for goal, _, key, _ in CASES])
def test_the_answer_to_a_goal(goal: str, answer: str, key: str, changes: dict[str, Any]) -> None:
    desk = a_desk(goals=[goal], **changes)
    found = answer_to_the_first(desk)
    assert (found.key, asked(desk)[0].answer) == (f"summary.routes.{key}", answer)


def test_every_kind_of_goal_has_an_answer() -> None:
    assert set(ANSWERS) == set(get_args(GoalKind))


def test_every_answer_in_the_wording_is_given_to_some_goal() -> None:
    keys = {key.split(".")[2] for key in a_desk().book.keys("summary.routes")}
    assert keys - {"same"} == {key for _, _, key, _ in CASES}


@settings(max_examples=25)
@given(any_brief(), st.lists(st.sampled_from([g for goals in ENGLISH.values() for g in goals]), min_size=1, max_size=5, unique=True))
def test_a_road_has_a_condition_and_a_date_inside_the_horizon(brief: Any, goals: list[str]) -> None:
    desk = desk_of(brief.model_copy(update={"goals": tuple(goals), "language": "en"}))
    routes = write_routes(desk)
    assert [r.goal for r in routes if not r.added] == goals
    assert all(r.road.text and r.condition.text for r in routes)
    assert all(desk.case.start.value <= r.date <= desk.case.end.value for r in routes)


@pytest.mark.parametrize("goal", [g for goals in CHINESE.values() for g in goals])
def test_a_chinese_goal_is_answered_in_chinese(goal: str) -> None:
    desk = a_desk(language="zh", goals=[goal])
    (route,) = asked(desk)
    assert any("\u4e00" <= c <= "\u9fff" for c in route.road.text)
    assert route.goal == goal


@pytest.mark.parametrize("months", [1, 2, 6, 12, 24])
def test_dates_stay_inside_any_horizon(months: int) -> None:
    desk = a_desk(goals=[goal for goal, _, _, _ in CASES][:20], business={"horizon_months": months})
    assert all(desk.case.start.value <= r.date <= desk.case.end.value for r in write_routes(desk))


def test_goals_are_answered_in_the_owners_order_and_at_most_two_are_added() -> None:
    routes = write_routes(a_desk(goals=["Be happy", "Hire another fitter"]))
    assert [r.goal for r in routes][:2] == ["Be happy", "Hire another fitter"]
    assert 0 < sum(r.added for r in routes) <= MOST_ADDED


def test_a_goal_about_an_overfull_day_is_about_that_day() -> None:
    assert answer_to_the_first(a_desk(goals=["Keep Saturday mornings happy"])).key == "summary.routes.relieve"
    assert answer_to_the_first(a_desk(goals=["More people on Tuesday afternoon"])).key == "summary.routes.fill"


@pytest.mark.parametrize(
    ("goal", "never"),
    [
        ("Fewer Sundays", "A calm Saturday morning"),
        ("Keep Saturday mornings happy", "A calm Saturday morning"),
        ("Keep the homes", "Keep "),
    ],
)
def test_what_an_answer_speaks_of_is_not_added_again(goal: str, never: str) -> None:
    assert any(name.startswith(never) for name in added(a_desk()))
    assert not any(name.startswith(never) for name in added(a_desk(goals=[goal])))


@pytest.mark.parametrize("goal", ["Fill the quiet afternoons", "More customers"])
def test_filling_is_not_added_where_a_goal_is_answered_by_it(goal: str) -> None:
    changes: dict[str, Any] = {"capacity": CALM, "segments": [STEADY]}
    assert any(name.startswith("Fill") for name in added(a_desk(**changes)))
    assert not any(name.startswith("Fill") for name in added(a_desk(goals=[goal], **changes)))


def test_the_same_road_is_told_once() -> None:
    routes = asked(a_desk(goals=["Hire another fitter", "Hire one more", "Hire a third"], capacity=HOURS_ONLY))
    assert len({r.road.text for r in routes}) == len({r.condition.text for r in routes}) == 3
    assert "Hire another fitter" in routes[1].road.text
    assert "Hire one more" in routes[2].road.text
    assert routes[1].then is None
    assert "goals.0" in [e.ref for e in routes[1].road.evidence]


def test_a_number_that_stands_in_the_road_alone_is_said_again() -> None:
    routes = asked(a_desk(goals=["More passing trade", "Win passing trade"]))
    assert all(any(c.isdigit() for c in f"{r.road.text} {r.condition.text}") for r in routes)
    assert routes[0].road.text != routes[1].road.text


def test_the_worst_rating_is_named_whatever_the_order_of_the_criteria() -> None:
    goal: dict[str, Any] = {"goals": ["To be the fastest"], "own": {"ratings": {"Speed": 4, "Care": 1, "Price": 3}}}
    turned = a_desk(**goal, criteria=list(reversed(A_REPAIR_SHOP["criteria"])), competitors=list(reversed(RIVALS)))
    assert asked(turned)[0].road.text == asked(a_desk(**goal))[0].road.text
    assert "care" in asked(turned)[0].road.text


def test_the_price_that_is_held_is_the_main_services() -> None:
    services = A_REPAIR_SHOP["services"]
    rivals = [{**RIVALS[0], "prices": {"Repair": 70, "Check": 30}}, RIVALS[1]]
    one, two = (asked(a_desk(goals=["Put the price up"], services=s, competitors=rivals))[0] for s in (services, list(reversed(services))))
    assert one.road.text == two.road.text
    assert one.road.text.startswith("Repair")


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_the_goals_of_an_example_are_answered(file: Any) -> None:
    desk = example(file.stem)
    assert [r.goal for r in asked(desk)] == list(desk.brief.goals)


def test_without_goals_only_what_the_plan_adds_is_there() -> None:
    assert all(r.added and r.answer == "yes" for r in write_routes(a_desk(A_STALL)))
