"""What may be said of the record."""

from __future__ import annotations

from typing import Any

import pytest

from service.stages.summary_say import MOST_ROWS, say_rows
from tests.moves.briefs import (
    A_STALL,
    EXAMPLES,
    FEW_ON_RECORD,
    FIXED,
    GUESSED,
    HOMES,
    ON_TIME,
    SELDOM_FIXED,
    SLOW_ANSWERS,
    a_desk,
    example,
)
from tests.stages.sayings import says

SUMMARY: dict[str, Any] = {"label": "Start", "unit": "min", "better": "lower", "median": 10, "p90": 18, "n": 60}


@pytest.mark.parametrize(
    ("delivery", "published", "why"),
    [
        ([ON_TIME], True, "why_kept"),
        ([SELDOM_FIXED], False, "why_fix"),
        ([FEW_ON_RECORD], False, "why_few"),
        ([GUESSED], False, "why_guess"),
        ([{**ON_TIME, "measure": "new"}], False, "why_unasked"),
        ([{**SUMMARY, "measure": "new"}], False, "why_unasked"),
    ],
)
def test_what_may_be_said_of_a_measure_and_why(delivery: list[dict[str, Any]], published: bool, why: str) -> None:
    row = say_rows(a_desk(delivery=delivery, copy=[], own={}))[0]
    if published:
        assert says(row.say.text, "summary.say.quoted")
    elif row.about == FIXED["label"]:
        assert says(row.say.text, "summary.say.step.missed")
    else:
        assert says(row.say.text, "summary.say.step.late")
    assert says(row.why.text, f"summary.say.{why}")


def test_where_the_record_keeps_what_some_accept_they_may_be_told_when_they_ask() -> None:
    rows = {row.about: row.say.text for row in say_rows(example("fernhill-accounting"))}
    said = rows["Complete papers to draft accounts"]
    assert says(said, "summary.say.to_some")
    assert "75 days" in said and "trades and shops" in said
    assert "owner-managed" not in said
    assert says(rows["Answer to a client's question"], "summary.say.step.reply")


def test_present_lines_come_first_and_rows_are_few() -> None:
    rows = say_rows(a_desk())
    assert "You never wait at Elm Row!" in rows[0].not_say.text
    assert all(len(say_rows(example(f.stem))) <= MOST_ROWS for f in EXAMPLES)


def test_a_stall_says_what_it_does_and_for_how_much() -> None:
    row, *_ = say_rows(a_desk(A_STALL, business={"location": "Hull, UK"}))
    assert "Lock opened in Hull, £90." in row.say.text
    bare, *_ = say_rows(a_desk(A_STALL))
    assert "Lock opened, £90." in bare.say.text


def test_a_stall_may_promise_at_once_what_hangs_on_it_alone() -> None:
    _, *steps = say_rows(a_desk(A_STALL))
    assert [row.about for row in steps] == ["The day", "The price"]
    assert "£90" in steps[1].say.text and not any(row.comes_down for row in steps)


def test_lines_on_one_subject_with_one_answer_share_a_row() -> None:
    rows = say_rows(example("tidewall-fitness"))
    assert "Any class, any day." in rows[0].not_say.text
    assert "No queue. Ever." in rows[0].not_say.text


def test_a_group_that_breaks_the_level_is_left_out_of_what_is_told() -> None:
    row = next(row for row in say_rows(example("tidewall-fitness")) if "asking for a class" in row.about)
    assert says(row.say.text, "summary.say.to_all_except")
    assert "Reformer" in row.say.text


@pytest.mark.parametrize(
    ("stem", "about", "key"),
    [
        ("brightside-dental", "Wait past", "elsewhere_times"),
        ("quaymark-couriers", "Booking to collection", "elsewhere_times"),
        ("tidewall-fitness", "asking for a class", "elsewhere_there"),
    ],
)
def test_whoever_books_where_it_takes_longer_is_told_how_long(stem: str, about: str, key: str) -> None:
    row = next(row for row in say_rows(example(stem)) if about in row.about)
    assert says(row.say.text, f"summary.say.{key}")


def test_what_is_set_apart_by_its_kind_is_told_apart_by_it() -> None:
    kinds = [("Grooming", 12.0 + n % 3) for n in range(120)] + [("Surgery", 70.0 + n % 9) for n in range(30)]
    record = {"samples": [wait for _, wait in kinds], "sample_groups": [kind for kind, _ in kinds]}
    desk = a_desk(delivery=[{**ON_TIME, **record}])
    assert any(says(row.say.text, "summary.say.elsewhere_kinds") for row in say_rows(desk))


@pytest.mark.parametrize(("stem", "slower"), [("brightside-dental", True), ("quaymark-couriers", False)])
def test_new_words_that_a_rival_beats_are_not_to_be_boasted_of(stem: str, slower: bool) -> None:
    assert any(says(row.why.text, "summary.say.why_slower") for row in say_rows(example(stem))) is slower


def test_where_whoever_is_late_says_so_first_that_stands_before_the_minutes() -> None:
    told = [row for row in say_rows(a_desk()) if says(row.say.text, "summary.say.late_told")]
    assert len(told) == 1
    assert "15 minutes" in told[0].say.text
    calm = a_desk(complaints=None)
    assert not calm.scheme.action("learn.cause_late")
    assert not any(says(row.say.text, "summary.say.late_told") for row in say_rows(calm))
    silent = a_desk(delivery=[SLOW_ANSWERS])
    assert not any(says(row.say.text, "summary.say.late_told") for row in say_rows(silent))


def test_a_line_of_today_that_comes_down_is_known_by_it() -> None:
    rows = say_rows(example("quaymark-couriers"))
    assert sum(row.comes_down for row in rows) == len(example("quaymark-couriers").case.copy_lines)


def test_what_is_kept_less_than_nine_times_in_ten_is_no_line_for_the_public() -> None:
    rows = {row.about: row.say.text for row in say_rows(example("tidewall-fitness"))}
    assert says(rows["Session with one's own trainer"], "summary.say.to_some_counted")


def test_a_count_nobody_was_asked_about_is_first_brought_to_none() -> None:
    rows = {row.about: row.why.text for row in say_rows(example("brightside-dental"))}
    assert says(rows["Written estimate before treatment"], "summary.say.why_unasked_missed")


def test_groups_set_apart_come_after_all_subjects() -> None:
    abouts = [row.about for row in say_rows(example("brightside-dental"))]
    assert abouts.index("Written estimate before treatment") < abouts.index("Wait past the appointment time, Saturday morning")


COUNTED_LATE = {**FIXED, "label": "Begun at the hour agreed, not late", "kept": 150, "total": 200}
OPENED = {"measure": "opened", "label": "Account opened", "better": "lower"}


@pytest.mark.parametrize(
    ("measure", "step"),
    [
        (SELDOM_FIXED, "step.missed"),
        (COUNTED_LATE, "step.late"),
        (SLOW_ANSWERS, "step.reply"),
        ({**OPENED, "unit": "days"}, "step.other"),
        ({**OPENED, "unit": "工作日"}, "step.other"),
        ({**OPENED, "unit": "letters"}, "nothing"),
    ],
)
def test_where_no_number_may_be_said_a_step_may_that_hangs_on_the_firm_alone(measure: dict[str, Any], step: str) -> None:
    assert says(say_rows(a_desk(delivery=[measure], copy=[], own={}))[0].say.text, f"summary.say.{step}")


@pytest.mark.parametrize(
    ("measure", "expects", "aim"),
    [
        (ON_TIME, {"late": {"adequate": 30, "desired": 5}}, "5 minutes"),
        (ON_TIME, {"late": {"adequate": 30, "desired": 0}}, "On the dot"),
        (ON_TIME, {"late": {"adequate": 30, "desired": 29}}, None),
        (ON_TIME, {"late": {"adequate": 30}}, None),
        (SELDOM_FIXED, {"fixed": {"adequate": 0.9, "desired": 1}}, "90% first"),
        (GUESSED, {"late": {"adequate": 30, "desired": 5}}, None),
    ],
)
def test_the_team_works_to_more_than_is_said(measure: dict[str, Any], expects: dict[str, Any], aim: str | None) -> None:
    row = say_rows(a_desk(delivery=[measure], copy=[], own={}, segments=[{**HOMES, "expects": expects}]))[0]
    assert (row.aim.text if row.aim else None) == aim


def test_beside_a_line_for_quiet_hours_stands_what_those_hours_aim_for() -> None:
    rows = {row.about: row for row in say_rows(example("quaymark-couriers"))}
    aim = rows["Booking to collection"].aim
    assert aim and aim.text == "30 minutes"
    assert rows["Your words in general"].aim is None
