"""This Monday's list: at most eight rows, the urgent first, within the owner's hours."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from service.domain.brief import Brief
from service.domain.plan.control import MondayItem
from service.stages.desk import Desk
from service.stages.monday import MOST_ROWS, first_week, monday_list, not_this_week, weekly_hours, who
from service.stages.organisation import write_organisation
from service.stages.programme import write_programme
from tests.moves.any_brief import any_brief
from tests.moves.briefs import A_STALL, EXAMPLES, OWNER, a_desk, desk_of, example
from tests.stages.sayings import says


def yours(desk: Desk, rows: tuple[MondayItem, ...]) -> list[MondayItem]:
    you = who(desk, desk.case.posts.owner)
    return [row for row in rows if row.who.startswith(you)]


@settings(max_examples=25)
@given(any_brief())
def test_the_list_is_short_and_within_the_owners_hours(brief: Brief) -> None:
    desk = desk_of(brief)
    rows = monday_list(desk)
    assert len(rows) <= MOST_ROWS
    hours = brief.business.owner_hours_per_week
    assert hours is None or sum(row.minutes or 0 for row in yours(desk, rows)) <= 60 * hours + 1e-6


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_an_example_has_a_first_step_that_can_be_seen_to_be_done(file: Any) -> None:
    rows = monday_list(example(file.stem))
    assert len(rows) >= 4
    assert all(row.what.text and row.done_when.text and row.what.part == 1 for row in rows)


def test_false_words_come_down_first() -> None:
    assert "You never wait at Elm Row!" in monday_list(a_desk())[0].what.text


def test_a_stall_begins_with_its_one_line_and_its_log() -> None:
    rows = monday_list(a_desk(A_STALL, business={"owner_hours_per_week": 3}))
    assert {row.who for row in rows} == {"You"}
    assert any(says(row.what.text, "moves.record.tasks.open_log.monday") for row in rows)


def test_what_waits_for_something_else_is_not_on_the_list() -> None:
    desk = a_desk()
    first = {a.task.key for a in desk.scheme.actions if not a.after}
    texts = {row.what.text for row in monday_list(desk)}
    for action in desk.scheme.actions:
        if action.task.key not in first and desk.book.has(f"{action.wording}.monday"):
            assert desk.tell(f"{action.wording}.monday", **action.slots).text not in texts


def test_a_long_first_step_is_begun_where_the_owner_does_it_alone() -> None:
    others = [OWNER, {"role": "Receptionist", "contact": True, "reports_to": "Owner"}]
    desk = a_desk(team=others, business={"owner_hours_per_week": 2})
    swap = monday_list(desk)[0]
    assert swap.minutes is not None
    assert swap.minutes <= 120


@pytest.mark.parametrize(
    ("hours", "names"), [(4, "You and Office manager"), (None, "You and Office manager"), (0, "Office manager"), (0.2, "Office manager")]
)
def test_friday_is_kept_by_whoever_has_the_quarter_of_an_hour(hours: float | None, names: str) -> None:
    assert monday_list(a_desk(business={"owner_hours_per_week": hours}))[-1].who == names


def test_without_a_routine_there_is_no_friday() -> None:
    rows = monday_list(a_desk(A_STALL, business={"owner_hours_per_week": 0.5}))
    assert rows
    assert not any(says(row.what.text, "programme.friday_log") for row in rows)
    assert monday_list(a_desk(A_STALL, business={"owner_hours_per_week": 0})) == ()


def test_one_person_is_named_once() -> None:
    assert monday_list(a_desk(team=[OWNER], business={"owner_hours_per_week": 8}))[-1].who == "You"


@pytest.mark.parametrize(
    ("changes", "left"),
    [({"own": {}, "segments": [], "customers_in_words": "People."}, "advert"), ({"capacity": None}, "offer")],
)
def test_what_is_left_alone_this_week_is_what_the_plan_does_later(changes: dict[str, Any], left: str) -> None:
    assert says(not_this_week(a_desk(**changes)).text, f"programme.leave.{left}")


def test_the_first_week_of_the_owner_is_named_where_there_is_a_limit() -> None:
    assert says(not_this_week(a_desk()).text, "programme.first_week")
    assert not says(not_this_week(a_desk(business={"owner_hours_per_week": None})).text, "programme.first_week")
    assert not says(not_this_week(a_desk(business={"owner_hours_per_week": 0}, team=[OWNER])).text, "programme.first_week")


def test_the_first_week_is_no_shorter_than_mondays_list_wherever_it_is_told() -> None:
    desk = a_desk(business={"owner_hours_per_week": 9})
    weeks = weekly_hours(desk, desk.case.posts.owner)
    planned = desk.scheme.weekly_hours[desk.case.posts.owner]
    assert weeks == pytest.approx((max(first_week(desk).value, planned[0]), *planned[1:]), abs=1e-4)
    stall = a_desk(A_STALL)
    assert weekly_hours(stall, stall.case.posts.owner)[0] == first_week(stall).value > stall.scheme.weekly_hours[stall.case.posts.owner][0]
    assert weekly_hours(desk, "Fitter") == pytest.approx(desk.scheme.weekly_hours["Fitter"], abs=1e-4)
    assert weekly_hours(desk, "Nobody") == ()
    told = write_programme(desk).owner_hours
    role = next(each for each in write_organisation(desk).roles if each.role == desk.case.posts.owner)
    assert (round(sum(told.values()), 1), round(max(told.values()), 2)) == (role.plan_hours_year, role.plan_hours_busiest_week)


def test_the_owner_is_spoken_to_and_others_are_named() -> None:
    assert (who(a_desk(), "Owner"), who(a_desk(), "Fitter")) == ("You", "Fitter")
