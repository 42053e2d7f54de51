"""How a goal is tied to what it names, and what a public name leaves out."""

from __future__ import annotations

import pytest

from service.domain.brief import Language
from service.domain.evidence import named
from service.moves.lexicon import without_absolutes, words_shared
from service.stages.routes import write_routes
from tests.moves.briefs import FIXED, ON_TIME, a_desk


@pytest.mark.parametrize(
    ("language", "goal", "label", "shared"),
    [
        ("en", "Halve the people who book and don't turn up", "Booked appointments kept by the owner", 1),
        ("en", "Lift our first-time passes", "Passed at the first attempt", 2),
        ("en", "Lift our first-time passes", "From the first call to the first lesson", 1),
        ("en", "Nobody surprised by a bill again", "bill higher than expected", 1),
        ("en", "Be happy", "Put right the first time", 0),
        ("zh", "差评少一半", "差评", 1),
        ("zh", "按时交车", "修好到交车", 1),
        ("zh", "开心一点", "修好到交车", 0),
    ],
)
def test_telling_words_are_counted_in_any_form(language: Language, goal: str, label: str, shared: int) -> None:
    assert words_shared(goal.lower(), label, language) == shared


@pytest.mark.parametrize(
    ("language", "name", "plain"),
    [
        ("en", "Same vet each time", "Same vet"),
        ("en", "Always on time", "on time"),
        ("en", "Always", "Always"),
        ("en", "Alwaysworth way", "Alwaysworth way"),
        ("zh", "每次都是同一位老师", "是同一位老师"),
        ("zh", "准时", "准时"),
    ],
)
def test_a_public_name_promises_no_case_for_sure(language: Language, name: str, plain: str) -> None:
    assert without_absolutes(language, named(name, "criteria.0.name")) == plain


FIRST = {**FIXED, "measure": "pass", "label": "Passed at the first attempt", "kept": 78, "total": 162}
CALLED = {**ON_TIME, "measure": "call", "label": "From the first call to the first lesson"}


@pytest.mark.parametrize(
    ("goal", "most"),
    [
        ("Lift our first-time passes from 48% to 58%", "At most 68 in the next 162."),
        ("Fewer failed first passes", "At most 42 in the next 162."),
    ],
)
def test_a_goal_about_a_count_is_tied_to_the_line_it_names_best(goal: str, most: str) -> None:
    route = write_routes(a_desk(goals=[goal], delivery=[CALLED, FIRST], complaints=None))[0]
    assert route.answer == "yes"
    assert "84 in 162" in route.road.text
    assert route.condition.text == most
