"""Lines that promise more than the record come down first."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Fact
from service.moves.model import Move
from service.moves.take_down import take_down, team_line
from tests.moves.briefs import (
    A_STALL,
    FEW_ON_RECORD,
    GUESSED,
    HOMES,
    LATE,
    OFTEN_FIXED,
    ON_TIME,
    OWNER,
    SELDOM_FIXED,
    SLOW_ANSWERS,
    TEAM,
    a_case,
)
from tests.stages.sayings import says

TIGHT = {**ON_TIME, "current_promise": 5}
GUESSED_TIGHT = {**LATE, "median": 10, "p90": 18, "n": 80, "current_promise": 5}


def made(**changes: Any) -> Move:
    move = take_down(a_case(**changes))
    assert move
    return move


def keys(move: Move) -> list[str]:
    return [task.key for task in move.tasks]


def test_nothing_comes_down_where_nothing_is_over_the_register() -> None:
    assert take_down(a_case(copy=["Honest work."])) is None
    assert take_down(a_case(A_STALL)) is None


def test_a_line_of_copy_comes_down_with_the_word_that_cannot_be_proved() -> None:
    move = made()
    assert "You never wait at Elm Row!" in str(move.slots["line"])
    assert "You never wait" in str(move.slots["refuted"])
    assert (move.urgent, move.causes) == (9, ("overpromising",))
    assert keys(move) == ["take_down.swap", "take_down.team_words", "take_down.reprint"]


def test_a_current_promise_tighter_than_the_record_comes_down_with_the_record() -> None:
    move = made(copy=[], delivery=[TIGHT])
    assert "5 minutes" in str(move.slots["line"])
    assert "60 times in 100" in str(move.slots["refuted"])


def test_without_samples_there_is_no_count_to_put_against_a_promise() -> None:
    move = made(copy=[], delivery=[GUESSED_TIGHT])
    assert "the record does not carry it" in str(move.slots["refuted"])


def test_the_baseline_counts_the_lines_and_the_goal_is_none() -> None:
    (aim,) = made(copy=["You never wait!", "Always the best repair, guaranteed."]).aims
    assert (aim.baseline.value, aim.target.value, aim.better) == (2, 0, "lower")


def test_a_line_with_a_measure_refutes_before_one_without() -> None:
    lines = ["The best in town.", "We start within 2 minutes of the time agreed, guaranteed."]
    move = made(copy=lines, delivery=[{**ON_TIME, "current_promise": 2}])
    assert lines[1] in str(move.slots["refuted"])


def test_a_line_that_is_nearly_kept_is_not_the_first_to_be_stopped() -> None:
    lines = ["Right the first time, always.", "The best in town."]
    assert lines[1] in str(made(copy=lines, delivery=[OFTEN_FIXED]).slots["refuted"])
    assert lines[0] in str(made(copy=lines, delivery=[SELDOM_FIXED]).slots["refuted"])
    assert "counted cautiously" not in str(made(copy=lines[:1], delivery=[OFTEN_FIXED]).slots["refuted"])
    named = ["Right the first time, 19 times out of twenty."]
    assert "counted cautiously" in str(made(copy=named, delivery=[OFTEN_FIXED]).slots["refuted"])


def test_the_words_put_in_its_place_are_the_registers() -> None:
    move = made(copy=["We start within 2 minutes of the time agreed, guaranteed."], delivery=[{**ON_TIME, "current_promise": 2}])
    assert "15 minutes" in str(move.slots["instead"])
    assert move.slots["instead"] != made(copy=["The best in town."]).slots["instead"]


@pytest.mark.parametrize(("budget", "reprinted"), [(None, False), (0, False), (100, False), (700, True), (9000, True)])
def test_prints_are_made_anew_only_where_there_is_money_for_a_print(budget: float | None, reprinted: bool) -> None:
    assert ("take_down.reprint" in keys(made(business={"marketing_budget": budget}))) is reprinted


def test_one_person_alone_tells_no_team() -> None:
    assert "take_down.team_words" not in keys(made(team=[OWNER]))


@pytest.mark.parametrize(
    ("delivery", "said"), [([ON_TIME], "15 minutes"), ([FEW_ON_RECORD], "no times"), ([GUESSED, SLOW_ANSWERS], "no times")]
)
def test_the_team_may_say_what_is_published_else_no_time_at_all(delivery: list[dict[str, object]], said: str) -> None:
    assert said in team_line(a_case(delivery=delivery))


def test_the_sentence_for_the_team_is_not_written_out_again_below_the_row_that_has_it() -> None:
    late = made(copy=["We start within 2 minutes of the time agreed, guaranteed."], delivery=[{**ON_TIME, "current_promise": 2}])
    assert "the new sentence above" in str(late.slots["team_line"])
    boast = made(copy=["The best in town."], delivery=[ON_TIME]).slots
    assert "15 minutes" in str(boast["instead_checked"])
    assert "the new sentence above" in str(boast["team_line"])


def test_a_second_sentence_for_the_team_stands_beside_the_new_one() -> None:
    charges = made(copy=["No call-out charge. No surprises."], delivery=[ON_TIME]).slots
    assert "15 minutes" not in str(charges["instead_checked"])
    assert str(charges["team_line"]).startswith("the new sentence above, and this one: “")
    assert "15 minutes" in str(charges["team_line"])


@pytest.mark.parametrize(
    ("copy", "said"),
    [
        ("We answer your message within 1 hour.", "Put no number in its place yet. Say: “We tell you by which day you have your answer.”"),
        ("We start within 2 minutes of the time agreed, guaranteed.", "Put in its place: “"),
    ],
)
def test_where_no_number_may_be_said_the_step_that_may_takes_its_place(copy: str, said: str) -> None:
    slots = made(copy=[copy], delivery=[{**ON_TIME, "current_promise": 2}, {**SLOW_ANSWERS, "current_promise": 1}]).slots
    assert str(slots["instead"]).startswith(said)
    assert ("put in their place: “We tell you" in str(slots["instead_checked"])) is said.startswith("Put no")


def test_the_first_of_several_lines_is_not_said_again_below_their_list() -> None:
    copy = ["We start within 2 minutes of the time agreed, guaranteed.", "The best in town."]
    slots = made(copy=copy, delivery=[{**ON_TIME, "current_promise": 2}]).slots
    assert "replace the first with: “" in str(slots["instead_listed"])
    assert f"replace “{copy[0]}” with: “" in str(slots["instead_checked"])


def test_the_number_of_lines_is_a_figure_of_its_own() -> None:
    assert isinstance(made().slots["lines"], Fact)


@pytest.mark.parametrize(
    ("audit", "team", "kind"),
    [
        ({"promotion": "Six vans that say so"}, TEAM, "_vans"),
        ({"physical_evidence": "The van"}, [OWNER], "_van"),
        ({"promotion": "A website"}, TEAM, ""),
        ({"process": "The vans leave at seven"}, TEAM, ""),
        ({}, TEAM, ""),
    ],
)
def test_vans_that_carry_the_words_are_named(audit: dict[str, str], team: list[dict[str, Any]], kind: str) -> None:
    move = take_down(a_case(audit=audit, team=team))
    assert move
    assert says(str(move.slots["where"]), f"moves.take_down.everywhere{kind}")
    assert says(str(move.slots["reprinted"]), f"moves.take_down.reprinted{kind}")


@pytest.mark.parametrize(("kept", "promised"), [(71, False), (104, True)])
def test_a_price_beforehand_is_promised_only_where_the_record_keeps_it(kept: int, promised: bool) -> None:
    estimate = {**OFTEN_FIXED, "measure": "estimate", "label": "Written estimate beforehand", "kept": kept, "total": 104}
    segments = [{**HOMES, "expects": {"estimate": {"adequate": 0.9, "desired": 1}}}]
    slots = made(copy=["No hidden costs, ever."], delivery=[estimate], segments=segments).slots
    assert ("in all before the work starts" in str(slots["instead_checked"])) is promised
