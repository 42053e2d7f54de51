"""What holds a firm back, told at the opening: the three that weigh most."""

from __future__ import annotations

from typing import Any

import pytest

from service.stages.ails import MOST_AILS, ails
from tests.moves.briefs import ALL_OVER, CALM, HOMES, LANDLORDS, MANY_OVER, PASSERS_BY, TWO_SEASONS, a_desk
from tests.stages.sayings import says
from tests.stages.summary_texts import NOBODY

NOTHING: dict[str, Any] = {"capacity": None, "complaints": None, "own": {}, "delivery": [], **NOBODY}
LATE = {"per_month": 4, "kinds": {"came late": 3, "paint on the floor": 1}}
CASES: list[tuple[str, dict[str, Any]]] = [
    ("week_one", {}),
    ("week_many", {"capacity": MANY_OVER}),
    ("week_season", {"capacity": TWO_SEASONS}),
    ("week_short_all", {"capacity": ALL_OVER}),
    ("week_fix", {"capacity": CALM}),
    ("leak", {"capacity": None}),
    ("complaint.late", NOTHING | {"complaints": LATE}),
    ("complaint.other", NOTHING | {"complaints": {"per_month": 2, "kinds": {"the cat got out": 2}}}),
    ("complaint.other", NOTHING | {"complaints": {"per_month": 2, "kinds": {"came late": 2}}}),
    ("behind", NOTHING | {"own": {"ratings": {"Speed": 1, "Care": 4, "Price": 3}}}),
    ("losing", NOTHING | {"segments": [HOMES, {**PASSERS_BY, "retention_rate": 1}]}),
    ("quiet", {"capacity": CALM, "delivery": [], "segments": [LANDLORDS], "complaints": None, "own": {}}),
]


def held(**changes: Any) -> list[str]:
    return [str(ail) for ail in ails(a_desk(**changes))]


@pytest.mark.parametrize(("key", "changes"), CASES, ids=[key for key, _ in CASES])
def test_what_the_figures_show_is_named(key: str, changes: dict[str, Any]) -> None:
    assert any(says(ail, f"summary.ails.{key}") for ail in held(**changes))


def test_there_are_three_at_most_and_none_where_nothing_shows() -> None:
    assert len(held(complaints=LATE)) == MOST_AILS
    assert held(**NOTHING) == []


def test_a_price_that_others_beat_is_no_ail() -> None:
    assert not any("“price”" in ail for ail in held(**NOTHING | {"own": {"ratings": {"Speed": 5, "Care": 5, "Price": 1}}}))


def test_those_who_come_once_by_nature_are_no_leak() -> None:
    moved = {**HOMES, "retention_rate": 0.1}
    assert not any(says(ail, "summary.ails.leak") for ail in held(capacity=None, segments=[moved]))
