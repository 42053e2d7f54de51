"""Tasks in their weeks: after what they depend on, within the hours."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.analysis.timetable import RoleLoad, Span, Task, Unplaced, plan_weeks

START = dt.date(2027, 1, 4)
YEAR = Span(START, dt.date(2028, 1, 3))
QUARTER = Span(START, dt.date(2027, 3, 31))


def a_task(name: str, weeks: int = 2, hours: float = 4.0, **changes: Any) -> Task:
    return replace(Task(name, START, weeks, {"owner": hours}), **changes)


@st.composite
def programmes(draw: st.DrawFn) -> list[Task]:
    """Up to seven tasks whose predecessors are earlier in the list, so that there is no circle."""
    tasks: list[Task] = []
    for i in range(draw(st.integers(0, 7))):
        before = draw(st.lists(st.sampled_from([t.id for t in tasks]), max_size=2, unique=True)) if tasks else []
        tasks.append(
            Task(
                f"A{i}",
                START + dt.timedelta(days=draw(st.integers(-5, 40))),
                draw(st.integers(1, 4)),
                {"owner": draw(st.floats(0, 12)), "desk": draw(st.floats(0, 30))},
                tuple(before),
                draw(st.integers(1, 3)),
                draw(st.none() | st.just(dt.date(2027, 3, 5))),
            )
        )
    return tasks


def test_a_task_starts_on_a_monday_and_ends_on_a_friday() -> None:
    place = plan_weeks([a_task("A1", 2, earliest=dt.date(2027, 1, 6))], YEAR, {}).placed[0]
    assert (place.start, place.finish) == (dt.date(2027, 1, 11), dt.date(2027, 1, 22))


def test_a_plan_that_starts_on_a_wednesday_counts_its_weeks_from_there() -> None:
    span = Span(dt.date(2027, 1, 6), dt.date(2027, 3, 31))
    place = plan_weeks([a_task("A1", 1, earliest=span.start)], span, {}).placed[0]
    assert (place.start, place.finish) == (dt.date(2027, 1, 6), dt.date(2027, 1, 12))


def test_a_task_waits_for_the_one_before_it() -> None:
    table = plan_weeks([a_task("A1", after=("A2",)), a_task("A2", 3, rank=9)], YEAR, {})
    assert [(p.id, p.first_week) for p in table.placed] == [("A2", 0), ("A1", 3)]


def test_the_lower_rank_moves_when_a_week_is_too_full() -> None:
    table = plan_weeks([a_task("A1", rank=2), a_task("A2", rank=1)], YEAR, {"owner": 3})
    assert [(p.id, p.first_week, p.weeks) for p in table.placed] == [("A2", 0, 2), ("A1", 2, 2)]
    assert max(table.load["owner"].by_week) == table.load["owner"].by_week[0] == 2
    assert table.load["owner"].total == pytest.approx(8)


def test_a_task_too_large_for_its_weeks_is_stretched() -> None:
    table = plan_weeks([a_task("A1", 1, 10)], YEAR, {"owner": 3})
    assert table.placed[0].weeks == 4
    assert table.load["owner"] == RoleLoad((2.5,) * 4 + (0.0,) * 48)


def test_a_task_is_stretched_beside_another_when_that_ends_sooner_than_waiting() -> None:
    table = plan_weeks([a_task("A1", 8, 16, rank=1), a_task("A2", 1, 3, rank=2)], YEAR, {"owner": 3})
    assert [(p.id, p.first_week, p.weeks) for p in table.placed] == [("A2", 0, 3), ("A1", 0, 8)]


def test_what_comes_before_an_urgent_task_is_urgent_itself() -> None:
    tasks = [a_task("A1", rank=3), a_task("A2", rank=2), a_task("A3", rank=1, after=("A1",))]
    table = plan_weeks(tasks, YEAR, {"owner": 2})
    assert [p.id for p in table.placed] == ["A1", "A3", "A2"]


def test_a_deadline_within_a_week_counts_that_week_from_friday_on() -> None:
    assert plan_weeks([a_task("A1", deadline=dt.date(2027, 1, 15))], YEAR, {}).placed
    assert plan_weeks([a_task("A1", deadline=dt.date(2027, 1, 14))], YEAR, {}).unplaced == (Unplaced("A1", "no_room"),)


def test_what_does_not_fit_is_named_with_all_that_waits_for_it() -> None:
    tasks = [a_task("A1", hours=1), a_task("A2", after=("A1",)), a_task("A3", 60, 0)]
    table = plan_weeks(tasks, YEAR, {"owner": 0})
    assert table.unplaced == (Unplaced("A1", "no_room"), Unplaced("A2", "waits_for_unplaced"), Unplaced("A3", "no_room"))
    assert table.placed == ()


def test_a_task_beside_a_full_year_finds_no_room_however_it_is_stretched() -> None:
    table = plan_weeks([a_task("A1", 52, 156), a_task("A2", 1, 1, rank=2)], YEAR, {"owner": 3})
    assert table.unplaced == (Unplaced("A2", "no_room"),)


def test_only_limited_roles_are_limited() -> None:
    table = plan_weeks([Task("A1", START, 1, {"desk": 200})], YEAR, {"owner": 3})
    assert max(table.load["desk"].by_week) == 200


def test_a_span_shorter_than_a_week_holds_nothing() -> None:
    table = plan_weeks([a_task("A1")], Span(START, START), {"owner": 3})
    assert (table.placed, table.load) == ((), {})


@pytest.mark.parametrize(
    ("tasks", "message"),
    [
        ([a_task("A1", after=("A2",)), a_task("A2", after=("A1",))], "circle: A1, A2"),
        ([a_task("A1", after=("A9",))], "not there: A9"),
        ([a_task("A1"), a_task("A1")], "share an id"),
    ],
)
def test_impossible_tasks_are_refused(tasks: list[Task], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        plan_weeks(tasks, YEAR, {})


@settings(max_examples=60, deadline=None)
@given(programmes())
def test_no_task_starts_before_what_it_depends_on_has_finished(tasks: list[Task]) -> None:
    table = plan_weeks(tasks, QUARTER, {"owner": 3})
    places = {p.id: p for p in table.placed}
    for task in tasks:
        if task.id in places:
            place = places[task.id]
            assert all(places[before].finish < place.start for before in task.after)
            assert max(QUARTER.start, task.earliest) <= place.start <= place.finish <= min(QUARTER.end, task.deadline or QUARTER.end)
            assert place.weeks >= task.duration_weeks
    assert set(places) | {u.id for u in table.unplaced} == {t.id for t in tasks}


@settings(max_examples=60, deadline=None)
@given(programmes())
def test_nobody_works_past_the_limit_and_no_hour_is_lost(tasks: list[Task]) -> None:
    table = plan_weeks(tasks, QUARTER, {"owner": 3})
    placed = {p.id for p in table.placed}
    for role, load in table.load.items():
        assert load.total == pytest.approx(sum(t.hours_by_role[role] for t in tasks if t.id in placed), abs=1e-6)
    assert all(max(load.by_week) <= 3 + 1e-6 for role, load in table.load.items() if role == "owner")


@settings(max_examples=60, deadline=None)
@given(programmes(), st.randoms(use_true_random=False))
def test_the_order_of_tasks_changes_nothing(tasks: list[Task], random: Random) -> None:
    shuffled = list(tasks)
    random.shuffle(shuffled)
    one, other = plan_weeks(tasks, QUARTER, {"owner": 3}), plan_weeks(shuffled, QUARTER, {"owner": 3})
    assert (one.placed, one.unplaced) == (other.placed, other.unplaced)
