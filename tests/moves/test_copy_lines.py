"""Present adverts against the register: which line breaks it, and which number speaks against it."""

from __future__ import annotations

from typing import Any

import pytest

from service.moves.case import read_case
from service.moves.copy_lines import CopyLine, promised
from tests.figures.busy_firms import a_clinic
from tests.moves.briefs import FEW_ON_RECORD, GUESSED, LATE, OFTEN_FIXED, ON_TIME, SELDOM_FIXED, SLOW_ANSWERS, TODAY, a_case

WITHIN_TWO = "We start within 2 minutes of the time agreed, guaranteed."
SUMMARY = {**LATE, "median": 12, "p90": 18, "n": 80, "current_promise": 2}


def line(text: str, delivery: list[dict[str, Any]]) -> CopyLine:
    (found,) = a_case(copy=[text], delivery=delivery).copy_lines
    return found


@pytest.mark.parametrize("text", ["Honest work.", "Repairs in Ghent since 2019.", ""])
def test_a_line_within_the_register_stands(text: str) -> None:
    assert a_case(copy=[text, "x"]).copy_lines == ()


@pytest.mark.parametrize(
    ("text", "delivery", "refuted"),
    [
        (WITHIN_TWO, [{**ON_TIME, "current_promise": 2}], "In 100 cases on record it was not true once."),
        (
            "We start within 5 minutes of the time agreed, guaranteed.",
            [{**ON_TIME, "current_promise": 5}],
            "In 100 cases on record it was true 60 times.",
        ),
        (WITHIN_TWO, [SUMMARY], "Half of all cases take more than 12 minutes."),
        (WITHIN_TWO, [GUESSED | {"current_promise": 2}], "No record stands behind it."),
    ],
)
def test_the_number_that_speaks_against_a_line(text: str, delivery: list[dict[str, Any]], refuted: str) -> None:
    assert line(text, delivery).refuted == refuted


def test_a_yes_no_record_speaks_in_how_often() -> None:
    found = a_case(copy=["Right the first time, every time, guaranteed."], delivery=[{**SELDOM_FIXED, "current_promise": 1.0}]).copy_lines
    assert found
    assert "150" in found[0].refuted or "cannot be proved" in found[0].refuted


def test_a_word_without_a_measure_cannot_be_proved() -> None:
    found = line("The best repairs in town, guaranteed.", [ON_TIME])
    assert "cannot be proved" in found.refuted
    assert found.measure is None
    assert found.replacement is None


def test_a_line_with_a_measure_is_replaced_by_the_registers_sentence() -> None:
    found = line(WITHIN_TWO, [{**ON_TIME, "current_promise": 2}])
    assert found.measure
    assert found.replacement
    assert "15 minutes" in found.replacement


def test_a_measure_that_may_not_be_published_leaves_nothing_in_its_place() -> None:
    assert line(WITHIN_TWO, [FEW_ON_RECORD | {"current_promise": 2}]).replacement is None


def test_lines_stay_in_the_owners_order_with_their_path() -> None:
    lines = a_case(copy=["Fine.", "The best in town.", "You never wait!"]).copy_lines
    assert [found.index for found in lines] == [1, 2]
    assert [found.line.evidence[0].ref for found in lines] == ["copy.1", "copy.2"]


def test_only_what_may_be_published_is_promised() -> None:
    case = a_case(delivery=[ON_TIME, SLOW_ANSWERS, OFTEN_FIXED])
    assert {p.measure: p.promise for p in promised(case.register, case.book)} == {"late": 15, "answer": None, "fixed": 0.9}


def test_a_line_for_a_part_of_the_week_tells_the_check_which_and_for_whom() -> None:
    case = read_case(a_clinic(), TODAY)
    found = {p.group: p.segment for p in promised(case.register, case.book) if p.group}
    assert found == {"Tuesday and Thursday afternoon": "Nervous"}


def test_signs_in_a_line_do_no_harm() -> None:
    (found,) = a_case(copy=["{x} is 100% the best %s {0}"]).copy_lines
    assert "{x} is 100% the best %s {0}" in found.line
