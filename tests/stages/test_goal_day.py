"""A goal that names its time is decided before it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from service.stages.routes import write_routes
from tests.moves.briefs import DAYS, ONE_OVER, a_desk, a_week

NEARLY_FULL = {"hours": ONE_OVER["hours"], "demand": a_week({**dict.fromkeys(DAYS, (7.5, 7.5)), "sat": (3,)})}
LATER = dt.date(2027, 11, 29)
START = {"start": "2027-03-01"}


def decided(goal: str, **business: Any) -> dt.date:
    desk = a_desk(goals=[goal], capacity=NEARLY_FULL, business={**START, **business})
    route = write_routes(desk)[0]
    assert route.answer == "not_yet"
    return route.date


def test_without_a_time_it_is_decided_when_the_plan_says() -> None:
    assert decided("Double the customers") == LATER


@pytest.mark.parametrize(
    ("goal", "location", "day"),
    [
        ("Double the customers by autumn", "Leeds", dt.date(2027, 8, 31)),
        ("Double the customers by summer", "Leeds", dt.date(2027, 5, 31)),
        ("Double the customers by winter", "Wellington, New Zealand", dt.date(2027, 5, 31)),
        ("Double the customers before June", "Leeds", dt.date(2027, 5, 31)),
        ("Double the customers by March", "Leeds", LATER),
        ("Double the customers by spring", "Leeds", LATER),
        ("Double the customers by winter", "Leeds", LATER),
    ],
)
def test_a_goal_that_names_its_time_is_decided_before_it_where_that_is_sooner(goal: str, location: str, day: dt.date) -> None:
    assert decided(goal, location=location) == day
