"""What every plan holds: the owner's answers, a log, and a survey where there are enough to ask."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.brief import Environment
from service.moves.events import event_week
from service.moves.learn import SURVEY_FROM
from service.moves.model import Move
from tests.moves.briefs import A_STALL, FEW_ON_RECORD, HOMES, ON_TIME, a_brief, a_case, example, moves_of

MANY = {**HOMES, "customers": SURVEY_FROM}


def made(**changes: Any) -> tuple[Move, ...]:
    return moves_of(a_brief(**changes)).made


def holder(moves: tuple[Move, ...], key: str) -> str | None:
    return next((m.kind for m in moves for t in m.tasks if t.key == key), None)


def test_the_first_move_holds_the_answers() -> None:
    assert holder(made(), "learn.answers") == made()[0].kind
    assert holder(moves_of(a_brief(A_STALL)).made, "learn.answers") == "record"


def test_a_log_is_kept_where_there_is_a_record_and_no_move_that_starts_one() -> None:
    moves = made(delivery=[ON_TIME])
    assert holder(moves, "learn.log") == moves[0].kind
    assert "learn.keep_log" in [h.key for h in moves[0].habits]


@pytest.mark.parametrize("delivery", [[], [FEW_ON_RECORD]])
def test_no_second_log_where_one_is_started(delivery: list[dict[str, Any]]) -> None:
    assert holder(made(delivery=delivery), "learn.log") is None


def test_the_log_names_every_measure_once() -> None:
    task = next(t for m in made() for t in m.tasks if t.key == "learn.log")
    assert task.slots["log_labels"] == "start past the time agreed, reply to a message and right the first time"


@pytest.mark.parametrize(("customers", "asked"), [(None, False), (SURVEY_FROM - 1, False), (SURVEY_FROM, True)])
def test_a_survey_is_sent_where_there_are_enough_to_ask(customers: int | None, asked: bool) -> None:
    segment = {**HOMES, "customers": customers} if customers else {"name": "Homes"}
    assert (holder(made(segments=[segment]), "learn.survey") is not None) is asked


@pytest.mark.parametrize(
    ("change", "home"),
    [({}, "lead"), ({"own": {"ratings": {"Care": 2}}}, "prove"), ({"segments": [{**MANY, "retention_rate": 0.95}]}, "lead")],
)
def test_the_survey_belongs_to_the_first_move_that_asks_customers(change: dict[str, Any], home: str) -> None:
    assert holder(made(**change), "learn.survey") == home


@pytest.mark.parametrize(("customers", "asked"), [(99, False), (100, True)])
def test_a_hundred_customers_are_enough_to_ask(customers: int, asked: bool) -> None:
    assert (holder(made(segments=[{**HOMES, "customers": customers}]), "learn.survey") is not None) is asked


@pytest.mark.parametrize(
    ("finding", "effect", "kind", "week"),
    [
        ("A rival opens in May", "threat", "competitor", 8),
        ("From July the law wants a yearly record", "opportunity", "regulation", 9),
        ("Two repairers in town stop this year", "opportunity", "market", 1),
        ("Forty flats open nearby", "opportunity", "market", 3),
        ("Parts are hard to get", "threat", "market", 5),
        ("In January the market hall closes for good", "threat", "market", 0),
    ],
)
def test_an_event_is_prepared_in_time(finding: str, effect: Any, kind: Any, week: int) -> None:
    fact = Environment(finding=finding, effect=effect, kind=kind, importance=4)
    assert event_week(a_case(business={"start": "2027-01-04"}), fact) == week


def test_what_comes_from_outside_does_not_put_off_the_first_objective() -> None:
    scheme = example("brightside").scheme
    lines = scheme.objective_of("take_down")
    event = next(a for a in scheme.actions if a.task.key.startswith("events."))
    assert lines
    assert event.objective != lines.id
    assert lines.due.value < event.finish.value
