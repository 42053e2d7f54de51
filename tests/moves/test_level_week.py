"""Parts of the week over their hours are brought back below the queue line."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Fact, known
from service.moves.level_week import level_week
from service.moves.model import Move
from tests.moves.briefs import ALL_OVER, CALM, DAYS, HOURS_ONLY, MANY_OVER, ONE_OVER, TWO_SEASONS, a_case, a_week
from tests.stages.sayings import says


def made(**changes: Any) -> Move:
    move = level_week(a_case(**changes))
    assert move
    return move


@pytest.mark.parametrize("capacity", [None, CALM, HOURS_ONLY])
def test_a_week_that_is_unknown_or_within_its_hours_is_left_alone(capacity: dict[str, Any] | None) -> None:
    assert level_week(a_case(capacity=capacity)) is None


def test_one_full_slot_gets_a_limit_in_visits() -> None:
    move = made()
    (aim,), cap = move.aims, move.slots["cap"]
    assert (aim.key, aim.baseline.value) == ("level_week.load", 1.375)
    assert isinstance(cap, Fact)
    assert aim.target.value == cap.value / 4 == 0.75
    assert [t.key for t in move.tasks] == ["level_week.cap"]
    assert move.slots["slot"] == "Saturday morning"
    assert move.slots["quiet"] == "Tuesday and Thursday afternoon"
    room, week = move.slots["room"], a_case().week
    assert isinstance(room, Fact)
    assert week
    assert room.value == pytest.approx(sum(known(slot.room).value for slot in week.quiet))
    assert room.value < week.room_hours.value


@pytest.mark.parametrize("change", [{"capacity": MANY_OVER}, {"services": [{"name": "Repair", "price": 90}]}])
def test_many_full_slots_or_an_unknown_length_of_visit_get_a_roster(change: dict[str, Any]) -> None:
    move = made(**change)
    assert (move.aims[0].key, move.reason) == ("level_week.overloads", "reason_many")
    assert [t.key for t in move.tasks] == ["level_week.roster", "level_week.run_roster"]


def test_a_visit_longer_than_the_slot_cannot_be_capped() -> None:
    long_visits = [{"name": "Repair", "price": 90, "variable_cost": 20, "minutes": 600, "per_month": 60}]
    assert made(services=long_visits).aims[0].key == "level_week.overloads"


def test_where_the_owner_speaks_of_those_who_ring_the_limit_is_on_what_is_booked_ahead() -> None:
    assert "booked ahead" in str(made(goals=["Keep those who ring on a Saturday"]).slots["stop_short"])
    assert "stops at" in str(made(goals=["Keep those who ring"]).slots["stop_short"])


def test_where_empty_hours_are_to_be_filled_bookings_move_and_not_the_team() -> None:
    assert "next booking" in str(made(capacity=MANY_OVER, goals=["Fill the afternoons"]).slots["build"])
    assert "roster" in str(made(capacity=MANY_OVER, goals=["Be happy"]).slots["build"])


def test_two_full_slots_are_named_and_more_are_called_what_they_are() -> None:
    two = {"hours": ONE_OVER["hours"], "demand": a_week({**dict.fromkeys(DAYS, (6, 6)), "fri": (9, 6), "sat": (6,)})}
    assert made(capacity=two).slots["slot"] == "Friday and Saturday morning"
    assert made(capacity=MANY_OVER).slots["slot"] == "the overfull parts of the week"
    assert made(capacity=MANY_OVER).slots["fullest"] == "Saturday morning"


def test_a_season_is_spoken_of_by_its_name_and_its_work_is_agreed_out_of_it() -> None:
    move = made(capacity=TWO_SEASONS)
    load, rest = move.slots["load"], move.slots["rest_load"]
    assert isinstance(load, Fact)
    assert isinstance(rest, Fact)
    assert (move.slots["slot"], move.slots["rest"], move.reason) == ("high season", "rest of the year", "reason")
    assert (load.value, rest.value) == (46 / 40, 0.5)
    assert "another date" in str(move.slots["build"])
    assert "roster" in str(made(capacity=MANY_OVER).slots["build"])


def test_a_year_that_is_over_its_hours_throughout_has_no_rest() -> None:
    always = {"hours": TWO_SEASONS["hours"], "demand": a_week(dict.fromkeys(DAYS, (10, 20)), ("high season", "rest of the year"))}
    assert "rest" not in made(capacity=always).slots


def test_where_no_part_is_quiet_the_emptiest_is_offered() -> None:
    assert made(capacity=ALL_OVER).slots["quiet"] == "Monday morning"


def test_the_roster_may_be_begun_at_once_and_is_run_after_it_is_built() -> None:
    roster, run = made(capacity=MANY_OVER).tasks
    assert (roster.week, run.after) == (0, ("level_week.roster",))


REPAIR: dict[str, Any] = {"name": "Repair", "price": 90, "variable_cost": 20, "minutes": 60, "per_month": 260}
CHECK: dict[str, Any] = {"name": "Check", "price": 40, "variable_cost": 8, "minutes": 30, "per_month": 40}


@pytest.mark.parametrize(
    ("services", "in_hours"),
    [([REPAIR, CHECK], True), ([REPAIR, CHECK | {"minutes": 45}], False), ([REPAIR, CHECK | {"per_month": 5}], False)],
)
def test_where_visits_differ_much_in_length_the_limit_is_told_in_hours(services: list[dict[str, Any]], in_hours: bool) -> None:
    assert says(str(made(services=services).slots["stop"]), "moves.level_week.by_hours.stop") is in_hours
