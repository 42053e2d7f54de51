"""Present copy against the record: the measure a line is about, the number that refutes it, and what to print instead."""

from __future__ import annotations

from typing import Any

import pytest

from service.moves.case import read_case
from service.moves.copy_lines import CopyLine
from service.moves.promise_sentence import promise_sentence
from service.reading.brief_file import read_brief
from tests.moves.briefs import ANSWER, EXAMPLES, FIXED, LATE, OFTEN_FIXED, ON_TIME, TODAY, a_case

ACCOUNTS = {"measure": "accounts", "label": "Complete papers to draft accounts", "unit": "days", "better": "lower"}
COLLECT = {"measure": "collect", "label": "Booking to collection", "unit": "min", "better": "lower"}
PHOTOS = {"measure": "photos", "label": "Photos sent after a job", "unit": "photos", "better": "higher"}


def lines(text: str, *delivery: dict[str, Any], **changes: Any) -> tuple[CopyLine, ...]:
    return a_case(copy=[text], delivery=list(delivery), segments=None, customers_in_words="Homes nearby.", **changes).copy_lines


def line(text: str, *delivery: dict[str, Any]) -> CopyLine:
    found = lines(text, *delivery)
    assert len(found) == 1, found
    return found[0]


def test_a_line_that_breaks_nothing_is_left_alone() -> None:
    assert lines("Honest work.", ON_TIME) == ()


def test_always_on_time_means_not_a_minute_late() -> None:
    late = {**LATE, "samples": [0.0] * 7 + [9.0] * 60}
    found = line("Always on time, guaranteed!", late)
    assert (found.measure and found.measure.measure, str(found.refuted)) == ("late", "It was true in 7 of the 67 cases on record.")


def test_never_true_is_said_in_words() -> None:
    assert str(line("We are never late.", ON_TIME).refuted) == "It was not true once in 100 cases on record."


def test_a_level_that_the_line_names_is_counted_in_the_record() -> None:
    record = {**COLLECT, "samples": [20.0] * 12 + [50.0] * 60, "current_promise": 30}
    found = line("30 minutes to your door. Always.", record)
    assert (found.finding.promise, str(found.refuted)) == ("collect", "It was true in 12 of the 72 cases on record.")


def test_a_word_after_a_number_that_is_kept_is_held_against_that_number() -> None:
    found = line("Collected within 60 minutes. Guaranteed.", {**COLLECT, "samples": [20.0] * 99 + [70.0]})
    assert (found.finding.promise, str(found.refuted)) == ("collect", "It was true in 99 of the 100 cases on record.")


def test_what_was_mostly_kept_is_told_with_what_is_sure_instead() -> None:
    record = {**COLLECT, "samples": [20.0] * 50 + [39.0] * 2}
    homes = {"name": "Homes", "expects": {"collect": {"adequate": 60}}}
    found = a_case(copy=["Collected within 39 minutes."], delivery=[record], segments=[homes]).copy_lines[0]
    assert (
        str(found.refuted)
        == "It was true in 52 of the 52 cases on record, too few to be sure of it; 45 minutes is what you can be sure of."
    )


def test_working_days_count_as_the_owner_promises_them() -> None:
    found = line("Your accounts in 20 working days. Guaranteed.", {**ACCOUNTS, "median": 24, "p90": 52, "n": 118, "current_promise": 20})
    assert (found.finding.promise, str(found.refuted)) == ("accounts", "Half of all cases take more than 24 days.")


def test_a_number_is_known_by_what_the_firm_promises_now() -> None:
    found = line("Done in 20 days or less.", {**ACCOUNTS, "median": 24, "p90": 52, "n": 118, "current_promise": 20}, {**ACCOUNTS, **ANSWER})
    assert found.finding.promise == "accounts"


def test_where_half_are_quicker_the_slow_tenth_speaks() -> None:
    found = line("Every message answered the same day.", {**ANSWER, "median": 5, "p90": 30, "n": 60})
    assert str(found.refuted) == "One case in ten takes more than 30 hours."


def test_a_yes_or_no_line_is_refuted_by_its_own_count() -> None:
    found = line("Right the first time, every time.", OFTEN_FIXED, ON_TIME)
    assert (found.measure and found.measure.measure, str(found.refuted)) == ("fixed", "You kept to it 190 times in 200 repairs.")


def test_a_line_is_replaced_by_the_sentence_of_its_own_measure_or_by_nothing() -> None:
    slow = {**ANSWER, "median": 5, "p90": 30, "n": 60}
    case = a_case(
        copy=["Right the first time, every time.", "Every message answered within the hour."], delivery=[OFTEN_FIXED, ON_TIME, slow]
    )
    own, none = case.copy_lines
    assert str(own.replacement).startswith("Right the first time")
    assert none.replacement is None


def test_a_word_without_a_level_is_held_against_the_usual_case() -> None:
    found = line("We always answer every message.", {**ANSWER, "samples": [5.0] * 60})
    assert str(found.refuted) == "Half of all cases take more than 5 hours."


@pytest.mark.parametrize(
    ("record", "refuted"),
    [
        ({"median": 3, "p90": 1, "n": 60}, "In half of all cases it is less than 3 photos."),
        ({"median": 6, "p90": 1, "n": 60}, "In one case in ten it is less than 1 photos."),
    ],
)
def test_where_more_is_better_the_record_says_how_little(record: dict[str, Any], refuted: str) -> None:
    assert str(line("You get 5 photos after each job.", {**PHOTOS, **record}).refuted) == refuted


def test_a_guess_is_no_record() -> None:
    assert str(line("We are never late.", {**LATE, "typical": 10}).refuted) == "No record stands behind it."


def test_a_loose_word_has_no_record_behind_it_and_gives_way_to_a_plain_fact() -> None:
    found = line("The best repairs in Ghent.", ON_TIME)
    assert (found.measure, str(found.refuted)) == (None, "You cannot prove “best”: no record stands behind it.")
    assert str(found.replacement) == "Repair in Ghent, €90."


@pytest.mark.parametrize(
    ("copy", "kept", "replaced"),
    [
        (["The best repairs in Ghent."], 196, ["Right the first time: 196 of the last 200 repairs."]),
        (["The best repairs in Ghent."], 189, ["Repair in Ghent, €90."]),
        (
            ["The best in Ghent.", "Always right the first time."],
            196,
            ["Repair in Ghent, €90.", "Right the first time: 196 of the last 200 repairs."],
        ),
    ],
)
def test_a_count_that_no_other_line_is_about_comes_before_a_plain_fact(copy: list[str], kept: int, replaced: list[str]) -> None:
    case = a_case(copy=copy, delivery=[OFTEN_FIXED | {"kept": kept}])
    assert [str(found.replacement) for found in case.copy_lines] == replaced


def test_words_on_charges_give_way_to_the_price_said_first() -> None:
    assert str(line("The best repairs, and no surprises.", ON_TIME).replacement).startswith("Repair, €90. You hear ")


def test_a_number_that_no_line_is_about_has_no_record_behind_it() -> None:
    assert str(line("Spare parts delivered in 3 hours.", {**FIXED, "kept": 190, "total": 200}).refuted) == "No record stands behind it."


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_example_has_a_line_refuted_or_replaced_by_another_measure(path: Any) -> None:
    case = read_case(read_brief(path), TODAY)
    for found in case.copy_lines:
        assert (found.measure is None) == (found.finding.promise is None)
        kept = [str(promise_sentence(line, case.book, case.week, case.ledger)) for line in case.register.published()]
        plain = str(case.money.leading.name) in str(found.replacement)
        assert found.measure is not None or plain or found.replacement in kept
