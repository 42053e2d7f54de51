"""The parts of a week, and the seasons of a year."""

from __future__ import annotations

import pytest

from service.domain.brief import Capacity
from service.domain.evidence import Ledger
from service.figures.slots import is_season, read_slots
from tests.moves.briefs import ONE_OVER, TWO_SEASONS


def test_days_stay_apart_where_parts_are_times_of_day() -> None:
    slots = read_slots(Capacity.model_validate(ONE_OVER), Ledger())
    assert [s.name for s in slots][:3] == ["mon_morning", "mon_afternoon", "tue_morning"]


def test_the_days_of_a_season_are_one_part() -> None:
    high, rest = read_slots(Capacity.model_validate(TWO_SEASONS), Ledger())
    assert (high.name, high.hours.value, rest.hours.value) == ("high season", 40, 80)
    assert high.demand
    assert high.utilisation
    assert (high.demand.value, high.utilisation.value, high.state) == (46, 46 / 40, "overload")


def test_a_season_of_which_one_day_is_not_counted_is_unknown() -> None:
    some = {"hours": {"mon": {"summer": 8}, "tue": {"summer": 8}}, "demand": {"mon": {"summer": 9}}}
    (summer,) = read_slots(Capacity.model_validate(some), Ledger())
    assert (summer.hours.value, summer.demand) == (16, None)


@pytest.mark.parametrize(
    ("part", "season"), [("Tax season", True), ("rest of the year", True), ("旺季", True), ("evening", False), ("上午", False)]
)
def test_what_a_season_is_called(part: str, season: bool) -> None:
    assert is_season(part) is season
