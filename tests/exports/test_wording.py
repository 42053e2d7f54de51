"""Labels: the same in both languages, and one for every word of the models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from service.domain.brief import Brief, Language
from service.domain.plan.plan import SECTIONS, Plan
from service.exports.wording import Wording
from service.prompts import wording
from service.writing.phrasebook import slot_names
from tests.exports.a_plan import a_chinese_plan, a_plan

LABELLED = {
    ("Objective", "area"): "area",
    ("CustomerSegment", "tier"): "tier",
    ("CapacitySlot", "state"): "load",
    ("Difference", "verdict"): "difference",
    ("Positioning", "verdict"): "position",
    ("Positioning", "strategy"): "strategy",
    ("Promise", "basis"): "basis",
    ("Promise", "verdict"): "verdict",
    ("Promise", "flags"): "flag",
    ("DimensionRow", "dimension"): "dimension",
    ("Relationship", "stage"): "stage",
    ("Relationship", "next_stage"): "stage",
    ("Relationship", "bond"): "bond",
    ("RecoveryStep", "strategy"): "recovery",
    ("Organisation", "size"): "size",
    ("Question", "dimension"): "question",
    ("Finding", "severity"): "severity",
    ("Route", "answer"): "answer",
}
"""Where a choice of the plan's models finds its label."""


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    """All models below an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models(field.annotation)
    for argument in get_args(annotation):
        yield from models(argument)


def choices(annotation: Any) -> Iterator[str]:
    """All literal strings within an annotation."""
    if get_origin(annotation) is Literal:
        yield from (value for value in get_args(annotation) if isinstance(value, str))
    else:
        for argument in get_args(annotation):
            yield from choices(argument)


def labels(language: Language) -> dict[str, str]:
    return {key: text for key, text in wording(language).items() if key.startswith("document.")}


def test_both_languages_have_the_same_labels_with_the_same_slots() -> None:
    english, chinese = labels("en"), labels("zh")
    assert english.keys() == chinese.keys()
    assert all(set(slot_names(english[key])) == set(slot_names(chinese[key])) for key in english)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_field_of_the_brief_has_a_name(language: Language) -> None:
    names = {field.rstrip("_") for model in models(Brief) for field in model.model_fields}
    assert {name for name in names if f"document.field.{name}" not in labels(language)} == set()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_choice_of_the_plan_has_a_name(language: Language) -> None:
    plan_models = {model.__name__: model for model in models(Plan)}
    for (model, field), prefix in LABELLED.items():
        for choice in choices(plan_models[model].model_fields[field].annotation):
            assert f"document.{prefix}.{choice}" in labels(language)
    assert all(f"document.section.{name}" in labels(language) for name in SECTIONS)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(None, ""), (15, "15 minutes"), (60, "1 hour"), (100, "100 minutes"), (180, "3 hours"), (200, "3 hours 20 minutes")],
)
def test_durations_are_said_as_people_say_them(minutes: float | None, words: str) -> None:
    assert Wording(a_plan()).minutes(minutes) == words


def test_chinese_lists_use_the_enumeration_comma() -> None:
    assert Wording(a_chinese_plan()).listed(["甲", "", "乙", "丙"]) == "甲、乙、丙"
    assert Wording(a_plan()).listed([]) == ""
