"""How full to fill, with how many people, and whose hours come first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.capacity import hours_of_room
from service.analysis.filling import (
    Claim,
    DaypartRecord,
    FillCap,
    FillHours,
    allocate,
    fill_cap,
    hours_of_people,
    hours_to_fill,
    jobs_below_queue_risk,
    jobs_to_move,
    limit_new,
    most_new_people,
    people_to_fill,
    reach,
    visits_a_week,
)
from tests.analysis.test_capacity import CLINIC

WITHIN_TEN = (
    DaypartRecord("mon_morning", 6.5 / 7, 26, 38),
    DaypartRecord("tue_afternoon", 2.5 / 7, 15, 15),
    DaypartRecord("wed_afternoon", 5.5 / 7, 28, 32),
    DaypartRecord("thu_morning", 5.5 / 7, 29, 33),
    DaypartRecord("thu_afternoon", 2 / 7, 12, 12),
    DaypartRecord("fri_afternoon", 0.6, 18, 18),
)

claims = st.lists(
    st.tuples(st.integers(0, 3), st.floats(0, 60), st.floats(-20, 60)),
    max_size=6,
).map(lambda rows: [Claim(f"s{i}", *row) for i, row in enumerate(rows)])


def test_the_clinic_fills_to_its_friday_afternoon() -> None:
    assert fill_cap(WITHIN_TEN) == FillCap(0.6, "record", ("fri_afternoon",), 18, 18)


def test_dayparts_of_the_same_load_stand_behind_the_cap_together() -> None:
    cap = fill_cap([DaypartRecord("mon", 30 / 36, 19, 19), DaypartRecord("fri", 30 / 36, 18, 19), DaypartRecord("sat", 58 / 54, 30, 36)])
    assert cap == FillCap(30 / 36, "record", ("mon", "fri"), 37, 38)


def test_no_record_fills_past_85_percent() -> None:
    cap = fill_cap([DaypartRecord("tue", 0.896, 25, 25), DaypartRecord("mon", 0.75, 17, 17)])
    assert cap == FillCap(0.85, "record", ("tue",), 25, 25)


def test_fewer_than_ten_records_prove_nothing() -> None:
    assert fill_cap([DaypartRecord("tue", 0.5, 9, 9)]) == FillCap(0.85, "default")


def test_where_every_record_fails_there_is_no_cap() -> None:
    assert fill_cap([DaypartRecord("tue", 0.5, 8, 10)]) is None


def test_the_clinic_moves_what_is_over_before_it_wins_what_is_missing() -> None:
    fill = hours_to_fill(CLINIC, ("tue_afternoon", "thu_afternoon"), 0.6)
    assert (fill.base, fill.goal) == pytest.approx((4.5, 8.4))
    assert (fill.gap, fill.moved, fill.new) == pytest.approx((3.9, 2.45, 1.45))
    assert visits_a_week(fill.new, 40) == pytest.approx(2.175)
    assert people_to_fill(fill.new, 40, 1.8) == 63
    assert people_to_fill(fill.new, 40, 2.6) == 44


def test_people_that_fit_exactly_are_not_rounded_up() -> None:
    assert people_to_fill(1.2, 60, 5.2) == 12


@given(st.floats(0.05, 0.85))
def test_gap_is_what_is_moved_and_what_is_new(cap: float) -> None:
    fill = hours_to_fill(CLINIC, ("tue_afternoon", "thu_afternoon"), cap)
    assert fill.moved + fill.new == pytest.approx(fill.gap)
    assert fill.gap == pytest.approx(
        sum(hours_of_room(d.demand_hours, d.hours, cap) for d in CLINIC if d.name in ("tue_afternoon", "thu_afternoon"))
    )


@pytest.mark.parametrize(
    ("demand", "hours", "minutes", "kept", "moved"),
    [(4.6, 4, 40, 5, 2), (58, 54, 180, 15, 5), (17, 20, 60, 16, 1), (10, 20, 60, 16, 0)],
)
def test_whole_jobs_bring_a_part_under_85_percent(demand: float, hours: float, minutes: float, kept: int, moved: int) -> None:
    assert jobs_below_queue_risk(hours, minutes) == kept
    assert jobs_to_move(demand, hours, minutes) == moved


def test_what_is_moved_comes_before_what_is_new() -> None:
    assert reach(4.5, 2.45, 1.45, 4) == pytest.approx((5.725, 6.95, 7.675, 8.4))
    assert reach(4.5, 0, 1.45, 2) == pytest.approx((5.225, 5.95))
    assert reach(4.5, 2, 0, 4) == pytest.approx((5, 5.5, 6, 6.5))
    assert reach(47, 12.1, 30.9, 3) == pytest.approx((59.1, 74.55, 90))
    assert reach(4.5, 2, 1, 1) == (7.5,)
    assert reach(4.5, 2, 1, 0) == ()


@pytest.mark.parametrize(("now", "growth", "most"), [(10, None, 3), (9, 0.1, 2), (20, 0.5, 10), (1, None, 1), (40, -0.2, 12)])
def test_a_third_or_so_of_those_there_are_may_be_planned_for(now: float, growth: float | None, most: int) -> None:
    assert most_new_people(now, growth) == most


@given(st.integers(1, 500), st.floats(10, 300), st.floats(0.5, 100))
def test_hours_of_people_are_turned_back_into_as_many_people(people: int, minutes: float, visits: float) -> None:
    assert people_to_fill(hours_of_people(people, minutes, visits), minutes, visits) == people


@given(st.floats(0, 50), st.floats(0, 50), st.floats(0, 50), st.floats(0, 60))
def test_limited_hours_never_exceed_the_limit_nor_what_was_wanted(base: float, moved: float, new: float, most: float) -> None:
    wanted = FillHours(base, base + moved + new, moved + new, moved, new)
    limited = limit_new(wanted, most)
    assert limited.new == min(new, most)
    assert limited.goal == pytest.approx(limited.base + limited.moved + limited.new)
    assert limited.gap <= wanted.gap + 1e-9


def test_when_hours_are_short_the_top_tier_comes_first() -> None:
    asked = [Claim("one-off", 2, 9, 6), Claim("families", 1, 32, 60), Claim("nervous", 0, 14, 117), Claim("shops", 2, 5, 8)]
    given_out = allocate(asked, 50)
    assert given_out.served == {"one-off": 0, "families": 32, "nervous": 14, "shops": 4}
    assert given_out.unserved == {"one-off": 9, "shops": 1}
    assert given_out.unsold == 0


@given(claims, st.floats(0, 100))
def test_no_more_hours_are_given_than_there_are(asked: list[Claim], capacity: float) -> None:
    given_out = allocate(asked, capacity)
    assert sum(given_out.served.values()) <= capacity + 1e-6
    assert sum(given_out.served.values()) + sum(given_out.unserved.values()) == pytest.approx(sum(c.hours for c in asked), abs=1e-6)
    assert given_out.unsold >= 0


@given(claims, st.floats(0, 100))
def test_the_order_of_segments_changes_no_allocation(asked: list[Claim], capacity: float) -> None:
    assert allocate(asked, capacity).served == allocate(asked[::-1], capacity).served
