"""A feared season in hours."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from service.domain.evidence import Fact
from service.moves.case import Case
from service.moves.season_gap import season_gap
from tests.moves.briefs import FITTERS, OWNER, a_case

WEEK = {"hours": {"mon": {"day": 60}}, "demand": {"mon": {"day": 50}}}
"""Three fitters, sixty hours to sell, fifty booked."""


def a_firm(language: Literal["en", "zh"] = "en", **changes: Any) -> Case:
    return a_case(**{"language": language, "capacity": WEEK, "team": [OWNER, FITTERS], **changes})


def hours(case: Case, finding: str) -> list[float] | None:
    gap = season_gap(case, 0, finding)
    if gap is None:
        return None
    facts = [gap[name] for name in ("need", "left", "missing")]
    assert all(isinstance(fact, Fact) for fact in facts)
    return [fact.value for fact in facts if isinstance(fact, Fact)]


@pytest.mark.parametrize(
    ("finding", "found"),
    [
        ("The weeks before Christmas bring 40% more calls", [70, 60, 10]),
        ("The weeks before Christmas bring a third more, and one of our fitters is away", [66.665, 40, 26.665]),
        ("Easter bookings are half as many again", [75, 60, 15]),
        ("In summer work doubles and two fitters are on leave", [100, 20, 80]),
        ("Christmas brings a tenth more", None),
        ("Christmas is busy", None),
        ("Christmas: three fitters are away", None),
    ],
)
def test_a_season_is_told_by_what_is_asked_for_and_what_is_left(finding: str, found: list[float] | None) -> None:
    assert hours(a_firm(), finding) == (None if found is None else pytest.approx(found))


@pytest.mark.parametrize(
    ("finding", "found"),
    [
        ("年前四周的活儿一向多出四成，偏偏有一位师傅要早回老家", [70, 40, 30]),
        ("春节前活儿多了 50%", [75, 60, 15]),
        ("国庆前翻一番，两个师傅请假", [100, 20, 80]),
        ("春节前多一半", [75, 60, 15]),
        ("春节前很忙", None),
    ],
)
def test_chinese_is_read_as_well(finding: str, found: list[float] | None) -> None:
    assert hours(a_firm("zh"), finding) == (None if found is None else pytest.approx(found))


def test_more_people_away_than_there_are_leave_the_hours_as_they_are() -> None:
    assert hours(a_firm(), "Christmas brings 40% more and nine fitters are away") == pytest.approx([70, 60, 10])


@pytest.mark.parametrize("capacity", [None, {"hours": {"mon": {"day": 60}}}])
def test_without_a_week_nothing_is_reckoned(capacity: dict[str, Any] | None) -> None:
    assert hours(a_firm(capacity=capacity), "Christmas brings 40% more") is None
