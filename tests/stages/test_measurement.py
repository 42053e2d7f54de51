"""What the stage decides: a questionnaire or talks, which questions this plan needs, how many to ask."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.plan.control import Measurement
from service.stages.measurement import write_measurement
from tests.stages.firms_with_people import EXAMPLES, REGULARS, TEAM, a_desk, an_example

PARTS = {"expected": 3, "experienced": 3, "value": 2, "overall": 3, "complaints": 1}
CRITERIA: dict[str, Any] = {
    "criteria": [{"name": "Speed", "weight": 3}, {"name": "Care", "weight": 1}],
    "own": {"ratings": {"Speed": 3, "Care": 5}},
    "competitors": [{"name": "Bolt", "ratings": {"Speed": 5, "Care": 2}}, {"name": "Acorn", "ratings": {"Speed": 2, "Care": 3}}],
}
CAN: dict[str, Any] = {"unit": "litres", "better": "higher", "samples": [5.0] * 60}


def asked(section: Measurement) -> str:
    return " ".join(q.text.text for q in section.questionnaire if q.dimension == "for_this_plan")


def notes(section: Measurement) -> str:
    return " ".join(n.text for n in section.notes)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_every_questionnaire_has_its_five_parts(file: Any) -> None:
    desk = an_example(file.stem)
    section = write_measurement(desk)
    counted = {part: sum(q.dimension == part for q in section.questionnaire) for part in PARTS}
    assert counted == (dict.fromkeys(PARTS, 1) if desk.case.thin else PARTS)
    assert all(q.scale for q in section.questionnaire)
    assert section.sample_size == desk.case.survey.sample_size.value
    assert notes(section)


def test_the_sample_is_the_one_for_five_points() -> None:
    section = write_measurement(an_example("brightside-dental"))
    assert (section.sample_size, section.population) == (323, 2020)
    assert "923" in notes(section)


def test_two_rounds_where_nobody_is_asked_twice_else_everyone_once() -> None:
    assert "Two rounds" in notes(write_measurement(an_example("brightside-dental")))
    assert "390 户都发" in notes(write_measurement(an_example("nuanxiang-jiazheng")))


def test_a_second_round_after_the_plan_is_said_to_be_so() -> None:
    short = {"name": "Elm Row", "kind": "repair shop", "horizon_months": 6, "owner_hours_per_week": 4}
    many = {**REGULARS, "customers": 5000}
    assert "after this plan" in notes(write_measurement(a_desk(business=short, segments=[many], team=TEAM)))


def test_an_undated_round_is_sized_all_the_same() -> None:
    busy = {"name": "Elm Row", "kind": "repair shop", "owner_hours_per_week": 0}
    for people, words in ((5000, "Two rounds"), (300, "One round")):
        desk = a_desk(business=busy, segments=[{**REGULARS, "customers": people}])
        assert desk.scheme.action("learn.survey") is None
        assert words in notes(write_measurement(desk))


def test_a_limit_that_nobody_stated_is_asked_first_then_the_one_at_issue() -> None:
    levels = [q.text.text for q in write_measurement(an_example("quaymark-couriers")).questionnaire if "too long" in q.text.text]
    assert [text.split(":")[0] for text in levels] == ["Quotation sent", "Booking to collection"]


def test_a_higher_is_better_measure_is_asked_for_its_least() -> None:
    desk = a_desk(segments=[REGULARS], delivery=[{**CAN, "measure": "water", "label": "Water delivered"}])
    assert "how many litres are too few" in asked(write_measurement(desk))


def test_customers_rate_where_the_firm_rated_itself_and_rivals_are_in_one_order() -> None:
    section = write_measurement(a_desk(segments=[REGULARS], **CRITERIA))
    assert "Acorn and Bolt" in asked(section)
    turned = {**CRITERIA, "competitors": list(reversed(CRITERIA["competitors"]))}
    assert asked(write_measurement(a_desk(segments=[REGULARS], **turned))) == asked(section)


def test_points_are_split_where_no_position_stands() -> None:
    assert "Share out the points" in asked(write_measurement(an_example("quaymark-couriers")))
    assert "Share out the points" not in asked(write_measurement(an_example("brightside-dental")))


def test_a_criterion_with_a_yes_no_record_is_asked_as_the_record_is_kept() -> None:
    assert "来的是同一位阿姨：最近这一回是这样吗？" in asked(write_measurement(an_example("nuanxiang-jiazheng")))
    assert "Gentleness: is that how it was" in asked(write_measurement(an_example("brightside-dental")))


def test_without_rivals_customers_name_them() -> None:
    section = write_measurement(a_desk(segments=[REGULARS]))
    assert "Whom else did you consider" in asked(section)
    assert "Mark us" not in asked(section)


def test_few_customers_are_talked_to_and_five_answers_carry_little() -> None:
    section = write_measurement(a_desk(segments=[{**REGULARS, "customers": 40}]))
    assert len(section.questionnaire) == 5
    assert "63 in a hundred" in notes(section)
    assert section.population == 40


def test_talks_ask_for_the_limit_at_issue_and_name_the_rivals() -> None:
    late = {"measure": "late", "label": "Minutes late", "unit": "min", "better": "lower", "typical": 10}
    few = a_desk(segments=[{**REGULARS, "customers": 40}], delivery=[late], **CRITERIA)
    words = " ".join(q.text.text for q in write_measurement(few).questionnaire)
    assert "Minutes late: how many minutes" in words
    assert "Acorn or Bolt" in words


def test_a_minimal_brief_says_how_far_a_questionnaire_is_away() -> None:
    section = write_measurement(an_example("hedge-lane-cycles"))
    assert (section.sample_size, section.population) == (385, None)
    assert len(section.questionnaire) == 5
    assert "A" in notes(section)
