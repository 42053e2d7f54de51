"""What a plan assumes and asks: each by the figures that call for it, and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from service.domain.brief import Brief
from service.stages.asking import find_questions
from service.stages.doubts import MOST_QUESTIONS, Doubts
from tests.moves.any_brief import any_brief
from tests.moves.briefs import A_REPAIR_SHOP, A_STALL, CALM, HOMES, LANDLORDS, LATE, ON_TIME, OWNER, a_case, a_desk, desk_of, example

SHOP, MONEY = A_REPAIR_SHOP, "business"
DEAR_CARE = [{**HOMES, "cost_to_serve_per_year": 120}, LANDLORDS]
SUMMARY = {**LATE, "median": 10, "p90": 18}
DATED = {**ON_TIME, "sample_dates": ["2026-09-01"] * 50 + ["2026-11-01"] * 50}


def doubts(**changes: Any) -> Doubts:
    return a_desk(**changes).doubts


def keys(base: Any = SHOP, **changes: Any) -> list[str]:
    return [q.key for q in find_questions(a_case(base, **changes))]


ASSUMED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("ratings", {}, {"own": {}}),
    ("cost_to_serve", {}, {"segments": [{"name": "A"}]}),
    ("margin_blended", {}, {"segments": [{"name": "A"}]}),
    ("spread", {}, {"delivery": [ON_TIME]}),
    ("n_assumed", {"delivery": [SUMMARY]}, {}),
    ("season", {"delivery": [DATED]}, {"delivery": [{**DATED, "sample_dates": ["2026-01-01"] * 50 + ["2026-11-01"] * 50}]}),
    ("saturday_cause", {}, {"capacity": CALM}),
    ("moves_agree", {}, {"capacity": CALM}),
    ("costs_are_limits", {}, {MONEY: {"marketing_budget": 0}}),
    ("hours_default", {}, {}),
    ("survey_rate", {}, {"segments": [{"name": "A"}]}),
    ("target_margin", {MONEY: {"target_margin": None, "fixed_costs_per_month": None}}, {}),
    ("rules_allow", {}, {}),
    ("currency", {MONEY: {"currency": None}}, {}),
    ("what_if_pace", {"services": [{"name": "Repair", "price": 90}], "delivery": []}, {}),
    ("owner_alone", {"team": []}, {"team": [OWNER]}),
    ("start_default", {MONEY: {"start": None}}, {}),
    ("no_budget", {MONEY: {"marketing_budget": None}}, {}),
]
ALWAYS = {"hours_default", "rules_allow"}


@pytest.mark.parametrize(("key", "present", "absent"), ASSUMED, ids=[key for key, _, _ in ASSUMED])
def test_an_assumption_is_made_where_a_figure_hangs_on_it(key: str, present: dict[str, Any], absent: dict[str, Any]) -> None:
    assert key in doubts(**present).keys
    assert (key in doubts(**absent).keys) is (key in ALWAYS)


ASKED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("proof", {"notes": "We lost a fitter."}, {}),
    ("volume", {"services": [{"name": "Repair", "price": 90}], "capacity": None}, {}),
    ("minutes", {"services": [{"name": "Repair", "price": 90}]}, {}),
    ("record", {"delivery": []}, {}),
    ("costs", {MONEY: {"fixed_costs_per_month": None}}, {}),
    ("cost_to_serve", {"segments": DEAR_CARE, MONEY: {"fixed_costs_per_month": 15_000}}, {"segments": [HOMES, LANDLORDS]}),
    ("accept", {"segments": [{"name": "A"}]}, {}),
    ("rivals", {"competitors": []}, {}),
    ("words", {"copy": []}, {}),
    ("rating_missing", {"competitors": [{"name": "Bolt", "ratings": {"Care": 2}}]}, {}),
    ("raters", {}, {"own": {}}),
    ("raters", {}, {"notes": "The ratings are our own."}),
    ("coming_back", {"segments": [{"name": "A"}]}, {}),
    ("goal", {"goals": ["Be happy"]}, {"goals": ["Hire a fitter"]}),
    ("budget", {MONEY: {"marketing_budget": None}}, {}),
    ("leaver", {"notes": "We lost a fitter."}, {}),
    ("environment.0", {"environment": [{"finding": "Flats open", "effect": "opportunity", "size": 60}]}, {}),
]


@pytest.mark.parametrize(("key", "present", "absent"), ASKED, ids=[key for key, _, _ in ASKED])
def test_a_question_is_asked_where_the_brief_is_silent(key: str, present: dict[str, Any], absent: dict[str, Any]) -> None:
    assert key in keys(**present)
    assert key not in keys(**absent)


@pytest.mark.parametrize(
    ("finding", "asked"),
    [
        ("Flats open next year", True),
        ("Flats open in May", False),
        ("Flats may open, maybe", True),
        ("Flats open from 6 月 on", False),
        ("Flats march on", True),
    ],
)
def test_a_fact_that_names_its_month_is_not_asked_when(finding: str, asked: bool) -> None:
    fact = {"finding": finding, "effect": "opportunity", "size": 60}
    assert ("environment.0" in keys(environment=[fact])) is asked
    assert "environment.0" not in keys(environment=[{**fact, "effect": "threat"}])
    assert "environment.0" not in keys(environment=[{"finding": finding, "effect": "opportunity"}])


def test_examples_ask_what_only_their_figures_show() -> None:
    assert "clinical_hours" in [q.key for q in find_questions(example("brightside").case)]
    assert "dependence" in [q.key for q in find_questions(example("brightside").case)]


def test_counts_that_differ_are_asked_to_be_reconciled() -> None:
    many = [{**HOMES, "visits_per_year": 90}]
    assert "reconcile" in keys(segments=many)


def test_money_that_looks_counted_twice_is_asked_about() -> None:
    care = 12 * 260 * 20 / 640
    twins = [{**s, "cost_to_serve_per_year": care} for s in (HOMES, LANDLORDS)]
    found = next(q for q in find_questions(a_case(segments=twins, services=SHOP["services"][:1])) if q.key == "cost_to_serve")
    assert found.wording == "cost_twin"


def test_what_decides_the_verdict_is_asked_before_what_cannot() -> None:
    criteria = [{"name": "Tea", "weight": 5}, {"name": "Care", "weight": 60}, {"name": "Speed", "weight": 35}]
    rivals = [{"name": "Bolt", "ratings": {}}]
    own = {"ratings": {"Tea": 5, "Care": 5, "Speed": 3}}
    question = next(q for q in find_questions(a_case(criteria=criteria, competitors=rivals, own=own)) if q.key == "rating_missing")
    assert question.slots["criterion"] == "care"
    known = [{"name": "Bolt", "ratings": {"Care": 3, "Speed": 3}}]
    other = next(q for q in find_questions(a_case(criteria=criteria, competitors=known, own=own)) if q.key == "rating_missing")
    assert other.slots["changes"] != question.slots["changes"]


def test_a_thin_brief_asks_what_would_change_most_first() -> None:
    assert keys(A_STALL)[:4] == ["volume", "minutes", "record", "costs"]


@settings(max_examples=25)
@given(any_brief())
def test_doubts_have_ids_in_their_order_and_seven_questions_at_most(brief: Brief) -> None:
    found = desk_of(brief).doubts
    assert [a.id for a in found.assumptions] == [f"H{i}" for i in range(1, len(found.keys) + 1)]
    assert [q.id for q in found.questions] == [f"Q{i}" for i in range(1, len(found.questions) + 1)]
    assert len(found.questions) <= MOST_QUESTIONS
    assert len(set(found.keys)) == len(found.keys)


def test_a_mark_carries_the_assumption_into_a_sentence_without_a_word() -> None:
    found = doubts()
    mark = found.mark("ratings")
    assert mark == ""
    assert [(e.kind, e.ref) for e in mark.evidence] == [("assumption", found.assumptions[found.keys.index("ratings")].id)]
    assert found.mark("nothing_of_the_kind").evidence == ()


def test_the_desk_knows_what_is_asked() -> None:
    found = doubts(competitors=[])
    assert found.asks("rivals")
    assert not found.asks("proof")


FIELDS: tuple[Callable[[Doubts], list[str]], ...] = (
    lambda d: [a.statement.text for a in d.assumptions],
    lambda d: [a.check.text for a in d.assumptions],
    lambda d: [q.text.text for q in d.questions],
    lambda d: [q.changes.text for q in d.questions],
)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("field", FIELDS)
def test_every_doubt_is_said_in_both_languages(field: Callable[[Doubts], list[str]], language: str) -> None:
    assert all(field(doubts(language=language)))
