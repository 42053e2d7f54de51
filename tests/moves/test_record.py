"""A promise needs a record: the move that starts or completes it."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Fact
from service.moves.model import Move
from service.moves.record import LATEST_WEEK, plain_line, record
from tests.moves.briefs import A_STALL, ANSWER, FEW_ON_RECORD, FIXED, GUESSED, ON_TIME, SLOW_ANSWERS, a_case

GUESSED_ANSWERS = {**ANSWER, "typical": 4}


def made(**changes: Any) -> Move:
    move = record(a_case(**changes))
    assert move
    return move


def value(thing: object) -> float:
    assert isinstance(thing, Fact)
    return thing.value


def test_a_full_record_needs_no_move() -> None:
    assert record(a_case(delivery=[ON_TIME, SLOW_ANSWERS])) is None


def test_a_yes_no_record_is_never_too_short_for_this_move() -> None:
    assert record(a_case(delivery=[{**FIXED, "kept": 3, "total": 4}])) is None


def test_without_any_record_every_visit_is_logged() -> None:
    move = made(delivery=[])
    assert (move.slots["label"], value(move.aims[0].baseline)) == ("every job", 0)
    assert (value(move.aims[0].target), move.urgent) == (45, 2)


def test_a_short_record_is_completed() -> None:
    move = made(delivery=[FEW_ON_RECORD])
    assert (value(move.aims[0].baseline), move.slots["label"]) == (12, "start past the time agreed")
    assert isinstance(move.slots["pace"], str)


def test_the_measure_nearest_to_a_promise_comes_first() -> None:
    move = made(delivery=[GUESSED_ANSWERS, FEW_ON_RECORD])
    assert move.slots["label"] == "start past the time agreed"
    assert move.slots["labels"] == "start past the time agreed and reply to a message"


@pytest.mark.parametrize(
    ("services", "delivery", "weeks", "what_if"),
    [
        ([{"name": "Repair", "price": 90, "per_month": 26}], [], 8, False),
        ([{"name": "Repair", "price": 90}], [], 12, True),
        ([{"name": "Repair", "price": 90, "per_month": 0}], [GUESSED], 12, True),
        ([{"name": "Repair", "price": 90}], [FEW_ON_RECORD], 4, False),
    ],
)
def test_how_long_it_takes_follows_the_pace_or_a_what_if(
    services: list[dict[str, Any]], delivery: list[dict[str, Any]], weeks: int, what_if: bool
) -> None:
    case = a_case(services=services, delivery=delivery)
    move = record(case)
    assert move
    assert move.aims[0].due_week == weeks + 1
    assert ("record.what_if_pace" in case.ledger.calculations) is what_if


def test_a_slow_record_is_looked_at_before_the_plan_ends() -> None:
    slow = made(services=[{"name": "Repair", "price": 90, "per_month": 1}], delivery=[])
    assert slow.aims[0].due_week == LATEST_WEEK == slow.doors[0].week


def test_a_thin_brief_makes_it_the_first_move_with_one_plain_line() -> None:
    move = record(a_case(A_STALL))
    assert move
    assert move.urgent == 7
    assert [t.key for t in move.tasks] == ["record.open_log", "record.read_log", "record.one_line"]
    assert move.slots["one_line"] == "“Lock opened, £90.”"


@pytest.mark.parametrize(
    ("location", "line"), [("Leeds, UK", "“Lock opened in Leeds, £90.”"), ("上海，中国", "“Lock opened in 上海, £90.”")]
)
def test_the_plain_line_names_the_town_only(location: str, line: str) -> None:
    assert plain_line(a_case(A_STALL, business={"location": location, "currency": "GBP"})) == line


def test_a_measure_with_a_segment_of_its_own_counts_once() -> None:
    segments = [{"name": "A", "expects": {"late": {"adequate": 5}}}, {"name": "B", "expects": {"late": {"adequate": 50}}}]
    assert made(delivery=[FEW_ON_RECORD], segments=segments).slots["labels"] == "start past the time agreed"
