"""Loads, states, queues and what can be moved where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.capacity import (
    Daypart,
    grow,
    hours_of_room,
    hours_over,
    match_shifts,
    queue_factor,
    state_of,
    utilisation,
)

CLINIC = (
    Daypart("mon_morning", 7, 6.5),
    Daypart("mon_afternoon", 7, 6),
    Daypart("tue_morning", 7, 6),
    Daypart("tue_afternoon", 7, 2.5),
    Daypart("wed_morning", 7, 6.5),
    Daypart("wed_afternoon", 7, 5.5),
    Daypart("thu_morning", 7, 5.5),
    Daypart("thu_afternoon", 7, 2),
    Daypart("fri_morning", 7, 6),
    Daypart("fri_afternoon", 5, 3),
    Daypart("sat_morning", 4, 4.6),
)
ORDER = ["spare", "balanced", "queue_risk", "full", "overload"]

hours = st.floats(0.5, 200)
dayparts = st.lists(st.tuples(hours, st.floats(0, 300)), max_size=8).map(
    lambda rows: [Daypart(f"d{i}", h, d) for i, (h, d) in enumerate(rows)]
)


@pytest.mark.parametrize(
    ("demand", "available", "state"),
    [
        (2.5, 7, "spare"),
        (4.2, 7, "balanced"),
        (3, 5, "balanced"),
        (7.65, 9, "queue_risk"),
        (6.5, 7, "queue_risk"),
        (7, 7, "full"),
        (0.1 + 0.2, 0.3, "full"),
        (4.6, 4, "overload"),
        (1, 0, "overload"),
        (0, 0, "full"),
    ],
)
def test_a_load_has_the_state_its_bounds_say(demand: float, available: float, state: str) -> None:
    assert state_of(demand, available) == state


@given(hours, st.floats(0, 400), st.floats(0, 400))
def test_more_demand_never_gives_an_emptier_state(available: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert ORDER.index(state_of(low, available)) <= ORDER.index(state_of(high, available))


def test_no_load_is_known_where_no_hours_can_be_sold() -> None:
    assert utilisation(3, 0) is None
    assert utilisation(3, 4) == 0.75


def test_waiting_grows_without_limit_towards_a_full_day() -> None:
    assert queue_factor(0.6) == pytest.approx(1.5)
    assert queue_factor(6.5 / 7) == pytest.approx(13)
    assert queue_factor(1.0) is None


def test_the_clinic_has_the_hours_over_85_percent_that_its_diary_shows() -> None:
    assert sum(hours_over(d.demand_hours, d.hours) for d in CLINIC) == pytest.approx(2.45)
    assert hours_of_room(2.5, 7) == pytest.approx(3.45)
    assert hours_over(7.65, 9) == 0


def test_the_fullest_part_moves_first_into_the_emptiest() -> None:
    quiet = [CLINIC[3], CLINIC[7]]
    shifts = match_shifts(CLINIC, quiet, 0.6)
    assert (shifts[0].source, shifts[0].target, shifts[0].hours) == pytest.approx(("sat_morning", "thu_afternoon", 1.2))
    assert sum(s.hours for s in shifts) == pytest.approx(2.45)


@given(dayparts)
def test_moves_empty_no_source_below_85_percent_and_overfill_no_target(week: list[Daypart]) -> None:
    shifts = match_shifts(week, week)
    for d in week:
        out = sum(s.hours for s in shifts if s.source == d.name)
        into = sum(s.hours for s in shifts if s.target == d.name)
        assert out <= hours_over(d.demand_hours, d.hours) + 1e-6
        assert into <= hours_of_room(d.demand_hours, d.hours) + 1e-6
    over = sum(hours_over(d.demand_hours, d.hours) for d in week)
    room = sum(hours_of_room(d.demand_hours, d.hours) for d in week)
    assert sum(s.hours for s in shifts) == pytest.approx(min(over, room), abs=1e-6)


@given(dayparts)
def test_the_order_of_the_week_changes_no_move(week: list[Daypart]) -> None:
    assert match_shifts(week, week) == match_shifts(week[::-1], week[::-1])


def test_a_part_without_hours_counts_as_the_fullest() -> None:
    closed = Daypart("sun", 0, 2)
    assert match_shifts([*CLINIC, closed], [CLINIC[3]])[0].source == "sun"


def test_growth_says_what_is_needed_and_the_most_that_fits() -> None:
    grown = grow(CLINIC, 0.25)
    assert grown.needed_hours == pytest.approx(67.625)
    assert grown.fits
    assert (grown.overloaded_now, grown.overloaded_then) == (1, 6)
    assert grown.most_that_fits == pytest.approx(72 / 54.1 - 1)
    assert not grow(CLINIC, 0.5).fits


def test_without_demand_no_growth_is_the_most_that_fits() -> None:
    assert grow([Daypart("mon", 7, 0)], 0.25).most_that_fits is None
