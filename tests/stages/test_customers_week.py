"""The week: hours, queues and what may be filled."""

from __future__ import annotations

import pytest

from service.stages.customers import write_customers
from tests.stages.a_desk import a_segment, a_stall, a_workshop, desk_for, example_desk
from tests.stages.customers_notes import level, note, said, topics

PART = {"mon": {"morning": 20, "afternoon": 20}, "tue": {"morning": 20, "afternoon": 20}}


def test_without_a_week_nothing_is_said_of_hours() -> None:
    section = write_customers(desk_for(a_workshop(), capacity=None))
    assert (section.allocation, section.capacity) == ((), ())
    assert section.unserved_hours is None
    assert not topics(section) & {"capacity", "fill_cap", "moving", "hours"}


def test_hours_without_demand_are_neither_full_nor_empty() -> None:
    section = write_customers(desk_for(a_workshop(), capacity={"hours": PART}))
    assert {slot.state for slot in section.capacity} == {None}
    assert topics(section) & {"capacity", "fill_cap", "moving"} == {"capacity"}


def test_a_week_that_is_too_short_says_who_goes_without() -> None:
    demand = {day: {part: 30 for part in parts} for day, parts in PART.items()}
    section = write_customers(desk_for(a_workshop(), capacity={"hours": PART, "demand": demand}))
    assert section.unserved_hours == pytest.approx(40)
    assert sum(a.hours for a in section.allocation) <= 80 + 1e-9
    assert "stays unserved" in note(section, "hours")
    assert "would not fit" in note(section, "capacity")


def test_upper_tiers_choose_first_where_hours_are_tight_and_the_lowest_last() -> None:
    demand = {"mon": {"morning": 22, "afternoon": 18}, "tue": {"morning": 20, "afternoon": 8}}
    raw = a_workshop()
    raw["segments"][0]["customers"] = 10
    raw["segments"][0] |= {"revenue_per_year": 2000, "visits_per_year": 20}
    desk = desk_for(raw, capacity={"hours": PART, "demand": demand})
    section = write_customers(desk)
    assert said(desk, "level.first_choice") in level(section, "Teachers")
    assert said(desk, "level.last_choice") in level(section, "Passing trade")
    assert said(desk, "level.no_advert") in level(section, "Passing trade")
    assert "Full to the last hour" in note(section, "capacity")
    assert "Tuesday morning" in note(section, "capacity")


def test_moved_hours_are_said_to_earn_nothing_and_new_ones_are_counted_in_people() -> None:
    brightside = note(write_customers(example_desk("brightside-dental")), "moving")
    assert "calm, not income" in brightside
    assert "63 new patients" in brightside
    quaymark = note(write_customers(example_desk("quaymark-couriers")), "moving")
    assert "Nothing new has to be won" in quaymark


def test_an_even_week_has_nothing_to_move_over() -> None:
    section = write_customers(desk_for(a_workshop()))
    assert "None of them can be moved over" in note(section, "moving")
    assert "No part of the week has reached 85%" in note(section, "capacity")


def test_the_fill_cap_says_on_how_many_records_it_rests() -> None:
    assert "18 cases only" in note(write_customers(example_desk("brightside-dental")), "fill_cap")
    assert "38 次" in note(write_customers(example_desk("nuanxiang-jiazheng")), "fill_cap")
    assert "No record by part of the week" in note(write_customers(desk_for(a_workshop())), "fill_cap")


def test_new_hours_without_minutes_are_left_in_hours() -> None:
    raw = a_workshop()
    del raw["services"][0]["minutes"]
    section = write_customers(desk_for(raw))
    assert "to be won new" in note(section, "moving")
    assert "minutes" not in note(section, "moving")


def test_a_goal_below_the_cap_says_how_few_are_believable() -> None:
    desk = desk_for(a_workshop())
    assert desk.case.fill
    assert desk.case.fill.most_people
    said = note(write_customers(desk), "moving")
    assert "than is believable (Teachers: 60 now, so 18 new within the year)" in said


def test_where_no_group_is_large_enough_the_hours_are_only_moved() -> None:
    raw = a_workshop()
    few = [a_segment(name, (5, 270, 3, 20, 0.9)) for name in ("Teachers", "Homes")]
    demand = {"mon": {"morning": 19, "afternoon": 8}, "tue": {"morning": 13, "afternoon": 14}}
    said = note(write_customers(desk_for(raw, segments=few, capacity={"hours": PART, "demand": demand})), "moving")
    assert "No group is large enough" in said
    assert "Nothing new has to be won" in said


def test_a_goal_of_growth_is_held_against_the_hours() -> None:
    goals = ["A quarter more customers"]
    assert "It fits" in note(write_customers(desk_for(a_workshop(), goals=goals)), "growth")
    demand = {day: {part: 18 for part in parts} for day, parts in PART.items()}
    short = note(write_customers(desk_for(a_workshop(), goals=goals, capacity={"hours": PART, "demand": demand})), "growth")
    assert "does not fit" in short
    assert "11.1%" in short


def test_hours_are_described_even_where_nobody_is_known_to_use_them() -> None:
    raw = a_stall() | {"capacity": a_workshop()["capacity"]}
    section = write_customers(desk_for(raw))
    assert section.allocation == ()
    assert section.unserved_hours is None
    assert "booked" in note(section, "capacity")


def test_one_missing_demand_leaves_the_sums_of_the_week_out() -> None:
    demand = {"mon": {"morning": 21, "afternoon": 8}, "tue": {"morning": 13}}
    section = write_customers(desk_for(a_workshop(), capacity={"hours": PART, "demand": demand}))
    assert "hours a week are booked" not in note(section, "capacity")
    assert "Monday morning" in note(section, "capacity")


def test_a_week_with_one_load_needs_no_comparison_of_queues() -> None:
    capacity = {"hours": {"mon": {"day": 20}}, "demand": {"mon": {"day": 12}}}
    assert "By the same sum" not in note(write_customers(desk_for(a_workshop(), capacity=capacity)), "capacity")
