"""A promise as a customer reads it: its scope, its level, in the measure's own way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from service.domain.evidence import Fact, Ledger, Phrase
from service.figures.register_line import RegisterLine
from service.moves.case import Case
from service.moves.promise_sentence import place_of, promise_sentence, scope_of
from tests.moves.briefs import LATE, ON_TIME, a_case, example

BASE = RegisterLine(
    key="late",
    index=0,
    measure="late",
    label=Phrase("Start past the time agreed"),
    unit="min",
    better="lower",
    dimension=None,
    basis="measured",
    n=100,
    promise=Fact(15, "min"),
)


def say(line: RegisterLine, case: Case | None = None) -> str:
    case = case or a_case()
    return promise_sentence(line, case.book, case.week, Ledger())


def line_of(name: str, key: str) -> tuple[Case, RegisterLine]:
    case = example(name).case
    return case, next(line for line in case.register.lines if line.key == key)


def slots(case: Case, *names: str) -> Any:
    assert case.week
    return tuple(s for s in case.week.slots if f"{s.day} {s.part}" in names)


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("Call back after a message", "We call you back within 15 minutes."),
        ("Reply to a message", "We answer within 15 minutes."),
        ("Quotation sent", "You have our quotation within 15 minutes."),
        ("Wait past the appointment", "We see you within 15 minutes of your appointment time."),
        ("Booking to collection", "We collect within 15 minutes of your booking."),
        ("Arrival past the time", "We are with you within 15 minutes of the time agreed."),
        ("Queue", "Your turn comes within 15 minutes."),
        ("Claims settled", "We settle it within 15 minutes."),
        ("Accounts", "Accounts: within 15 minutes."),
        ("Zeal", "Zeal: within 15 minutes."),
    ],
)
def test_each_kind_of_measure_is_said_in_its_own_way(label: str, sentence: str) -> None:
    assert say(replace(BASE, label=Phrase(label), measure="m")) == sentence


def test_a_higher_is_better_measure_promises_at_least() -> None:
    assert say(replace(BASE, label=Phrase("Zeal"), measure="m", better="higher")) == "Zeal: at least 15 minutes."


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.9, "nine times in ten"),
        (0.93, "nine times in ten"),
        (0.85, "17 times in twenty"),
        (0.97, "19 times in twenty"),
        (1.0, "ten times in ten"),
    ],
)
def test_a_yes_no_promise_is_said_in_tens_or_twenties_on_the_safe_side(share: float, said: str) -> None:
    assert said in say(replace(BASE, yes_no=True, unit="share", promise=Fact(share, "share")))


def test_a_whole_record_of_yes_and_no_is_said_as_it_was_counted() -> None:
    counted = replace(BASE, yes_no=True, unit="share", promise=Fact(0.95, "share"), kept=Fact(190, "count"), total=Fact(200, "count"))
    assert say(counted).endswith(": 190 of the last 200.")


@pytest.mark.parametrize("percent", range(1, 101))
def test_what_is_said_never_passes_the_promise(percent: int) -> None:
    ledger, case = Ledger(), a_case()
    line = replace(BASE, yes_no=True, unit="share", promise=Fact(percent / 100, "share"))
    promise_sentence(line, case.book, None, ledger)
    (entry,) = ledger.calculations.values()
    assert float(str(entry.value)) / float(entry.inputs["of"]) <= percent / 100 + 1e-9


def test_without_a_promise_there_is_nothing_to_say() -> None:
    with pytest.raises(ValueError, match="late has no promise to say"):
        say(replace(BASE, promise=None))


def test_the_quiet_hours_are_booked_by_whom_they_are_for() -> None:
    case, line = line_of("brightside", "wait.quiet")
    assert scope_of(line, case.book, case.week) == "Tuesday and Thursday afternoon, for nervous adults: "
    assert scope_of(replace(line, segment=None), case.book, case.week) == "Book Tuesday and Thursday afternoon: "


def test_a_segments_own_line_names_it() -> None:
    assert scope_of(replace(BASE, segment=Phrase("Homes")), a_case().book, None) == "Homes: "


def test_whole_days_are_named_where_others_were_split_off() -> None:
    case, line = line_of("brightside", "wait")
    assert scope_of(line, case.book, case.week) == "Monday to Friday, "


def test_parts_of_days_are_named_by_what_is_left_out() -> None:
    case, line = line_of("brightside", "wait")
    partly = replace(line, dayparts=slots(case, "mon morning"))
    assert scope_of(partly, case.book, case.week) == "Except for sat morning, "
    assert scope_of(replace(line, dayparts=()), case.book, case.week) == "Except for sat morning, "
    assert scope_of(line, case.book, None) == "Except for sat morning, "


def test_a_line_for_everyone_has_no_scope() -> None:
    assert scope_of(BASE, a_case().book, a_case().week) == ""


def test_the_place_of_a_line_is_its_part_of_the_week_or_its_group() -> None:
    case = a_case()
    assert place_of(replace(BASE, dayparts=slots(case, "sat morning")), case.book) == "Saturday morning"
    assert place_of(replace(BASE, group=Phrase("Reformer")), case.book) == "Reformer"
    assert place_of(BASE, case.book) == ""


def test_the_sentence_rests_on_the_register() -> None:
    case = a_case(delivery=[{**ON_TIME, **LATE, "label": "Start past {x} 5%"}])
    line = case.register.published()[0]
    said = promise_sentence(line, case.book, case.week, case.ledger)
    assert "late.promise" in [e.ref for e in said.evidence]


@pytest.mark.parametrize(("label", "said"), [("Start past the hour", "start past the hour"), ("MOT ready after", "MOT ready after")])
def test_a_label_within_a_sentence_starts_small_unless_it_is_an_abbreviation(label: str, said: str) -> None:
    line = replace(BASE, label=Phrase(label), measure="x", key="x", excluded=(Phrase("evening"),))
    assert f"Except for evening, {said}" in say(line)


def test_a_chinese_promise() -> None:
    case, line = line_of("nuanxiang", "late")
    assert promise_sentence(line, case.book, case.week, case.ledger) == "周一到周五，约定时间后 30 分钟内上门。"


@pytest.mark.parametrize(
    ("language", "share_of", "said"),
    [
        ("en", "share of lessons", "96 of the last 97 lessons."),
        ("en", "share of days", "96 of the last 97."),
        ("en", "share", "96 of the last 97."),
        ("en", "", "96 of the last 97."),
        ("zh", "班级占比", "最近 97 个班级里，96 个班级做到。"),
        ("zh", "维修单占比", "最近 97 单里，96 单做到。"),
        ("zh", "来电占比", "最近 97 次里，96 次做到。"),
        ("zh", "", "最近 97 次里，96 次做到。"),
    ],
)
def test_what_is_counted_is_called_what_the_brief_calls_it(language: str, share_of: str, said: str) -> None:
    record: dict[str, Any] = {"yes_no": True, "kept": Fact(96, "count"), "total": Fact(97, "count"), "promise": Fact(0.95, "share")}
    counted = replace(BASE, unit="share", share_of=Phrase(share_of) if share_of else None, **record)
    assert say(counted, a_case(language=language)).endswith(said)
