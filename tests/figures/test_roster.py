"""The roster with its named calculations."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Ledger
from service.figures.roster import read_roster
from service.figures.week import read_week
from tests.moves.briefs import TWO_SEASONS, a_brief

FULL = {"hours": {"mon": {"morning": 10, "evening": 20}}, "demand": {"mon": {"morning": 15, "evening": 8}}}
LITTLE = {"hours": {"mon": {"morning": 10, "evening": 20}}, "demand": {"mon": {"morning": 10.5, "evening": 8}}}
HALF_KNOWN = {"hours": {"mon": {"morning": 10, "evening": 20}}, "demand": {"mon": {"morning": 15}}}


def moved(capacity: dict[str, Any]) -> dict[str, float] | None:
    ledger = Ledger()
    week = read_week(a_brief(capacity=capacity), ledger)
    roster = read_roster(week, ledger) if week else None
    return {slot.name: then.value for slot, then in roster.slots} | {"moved": roster.moved.value} if roster else None


def test_each_part_has_its_hours_and_the_fullest_is_told() -> None:
    assert moved(FULL) == {"mon_morning": 17.5, "mon_evening": 12.5, "moved": 7.5}


def test_a_part_that_nobody_asks_for_keeps_half_of_its_hours() -> None:
    idle = {"hours": {"mon": {"morning": 10, "evening": 10}}, "demand": {"mon": {"morning": 14, "evening": 0}}}
    assert moved(idle) == {"mon_morning": 15, "mon_evening": 5, "moved": 5}


TOO_MUCH = {"hours": {"mon": {"morning": 10, "evening": 10}}, "demand": {"mon": {"morning": 20, "evening": 2}}}


@pytest.mark.parametrize(
    "capacity", [LITTLE, HALF_KNOWN, TWO_SEASONS, TOO_MUCH], ids=["hardly anything", "half known", "seasons", "over its hours all the same"]
)
def test_there_is_none_where_little_moves_or_little_is_known(capacity: dict[str, Any]) -> None:
    assert moved(capacity) is None
