"""A first roster, where the plan builds one."""

from __future__ import annotations

from typing import Any

import pytest

from service.stages.summary_roster import MOST_PARTS, roster_table
from tests.moves.briefs import CALM, MANY_OVER, TWO_SEASONS, a_desk, example
from tests.stages.summary_texts import NOBODY


def test_the_hours_of_the_week_stay_the_same_and_the_fullest_day_gets_more() -> None:
    roster = roster_table(example("quaymark-couriers"))
    assert roster
    assert len(roster.parts) <= MOST_PARTS
    assert [row.day for row in roster.rows] == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    cells = [cell.text.split(" → ") for row in roster.rows for cell in row.cells if cell]
    assert sum(float(cell[0]) for cell in cells) == sum(float(cell[-1]) for cell in cells) == 400
    assert "Friday afternoon" in roster.intro.text


MANY_PARTS = {day: {f"part {i}": 4 for i in range(5)} for day in ("mon", "tue", "wed")}
MANY_WANTED = {day: {f"part {i}": 5 if i < 2 else 1 for i in range(5)} for day in ("mon", "tue", "wed")}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"capacity": MANY_OVER, **NOBODY}, True),
        ({"capacity": MANY_OVER}, False),
        ({"capacity": MANY_OVER, "goals": ["Fill the quiet afternoons"]}, False),
        ({"capacity": CALM}, False),
        ({"capacity": TWO_SEASONS}, False),
        ({"capacity": {"hours": MANY_PARTS, "demand": MANY_WANTED}}, False),
        ({"capacity": None}, False),
    ],
    ids=["many over", "the plan fills them", "bookings are moved instead", "calm", "seasons", "too many parts", "no week"],
)
def test_it_stands_where_the_plan_moves_hours(changes: dict[str, Any], told: bool) -> None:
    assert (roster_table(a_desk(**changes)) is not None) is told
