"""The road to each goal: open or closed, for whom, and what it brings."""

from __future__ import annotations

import re

import pytest

from service.domain.evidence import Fact
from service.stages.route_steps import with_steps
from service.stages.routes import goals_worth, roads, write_routes
from tests.moves.briefs import CALM, HOMES, LANDLORDS, a_desk
from tests.stages.test_routes import CARED_FOR, OFTEN_CHECKED, answer_to_the_first


def test_a_group_that_leaves_too_little_is_told_what_a_visit_would_have_to_leave_more() -> None:
    desk = a_desk(goals=["More homes"], segments=[CARED_FOR, LANDLORDS], capacity=CALM)
    answer = answer_to_the_first(desk)
    gap, visit = answer.slots["gap"], answer.slots["a_visit"]
    assert isinstance(gap, Fact)
    assert isinstance(visit, Fact)
    assert visit.value * CARED_FOR["visits_per_year"] == pytest.approx(gap.value)
    assert gap.value > 0


def test_each_route_has_its_road_and_only_an_open_one_is_for_winning() -> None:
    desk = a_desk(goals=["Two more landlords", "More passing trade"])
    found, routes = roads(desk), write_routes(desk)
    assert len(found) == len(routes)
    assert [road.open for road in found] == [route.answer == "yes" for route in routes]
    assert [road.goal is None for road in found] == [route.added for route in routes]


def test_an_added_goal_to_keep_people_says_how() -> None:
    desk = a_desk(goals=["Be happy"])
    kept = next(r for r in with_steps(desk, write_routes(desk)) if r.added and r.goal.startswith("Keep"))
    assert re.search(r"stay each year today, and \d+% can.* €[\d,]+ a year", kept.road.text)
    assert any(step.what.text.startswith("Ring ") for step in kept.steps)


def test_goals_that_no_sum_counts_are_told_with_what_they_bring() -> None:
    wanted = a_desk(goals=["Two more landlords"], segments=[HOMES, {**LANDLORDS, "retention_rate": 0.99}])
    worth = goals_worth(wanted)
    assert worth
    assert worth.value == pytest.approx(answer_to_the_first(wanted).slots["worth"].value)  # type: ignore[union-attr]
    assert goals_worth(a_desk(goals=["Be happy"])) is None
    assert goals_worth(a_desk(goals=["500 more landlords"])) is None


def test_a_service_sold_to_so_many_is_worth_what_they_leave_in_a_year() -> None:
    desk = a_desk(goals=["Sell the Check to two homes"], segments=[OFTEN_CHECKED], capacity=CALM)
    found = answer_to_the_first(desk).slots
    worth, each = found["worth"], found["each"]
    assert isinstance(worth, Fact)
    assert isinstance(each, Fact)
    assert worth.value == pytest.approx(2 * OFTEN_CHECKED["visits_per_year"] * OFTEN_CHECKED["service_mix"]["Check"] * each.value)
