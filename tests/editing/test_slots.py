"""Figures and quotations as slots: cut out, printed back, never altered."""

from __future__ import annotations

from string import Template

import pytest

from service.editing import EDITED
from service.editing.editor import make_sheet
from service.editing.filling import fill
from service.editing.grounding import Ground
from service.editing.slots import Rack, figures_in
from service.editing.templates import editing_prompt, fault_words, fill_template, stage_prompt
from service.errors import WordingError
from tests.acceptance.drafts import STEMS, plan_of
from tests.editing.plans import built_in


@pytest.mark.parametrize("stem", STEMS)
def test_what_is_cut_out_is_printed_back_to_the_letter(stem: str) -> None:
    plan = plan_of(stem)
    ground = Ground(plan)
    for stage in EDITED:
        sheet = make_sheet(plan, stage, ground, ())
        for original in sheet.originals.values():
            filled = fill(original.slotted.shown, sheet.rack, {}, original.statement)
            assert filled.text == original.statement.text
            assert figures_in(original.slotted.bare) == [] or any(c.isdigit() for c in ground.owners_words)


def test_a_figure_takes_its_currency_and_its_unit_along() -> None:
    plan = built_in()
    sheet = make_sheet(plan, "positioning", Ground(plan), ())
    printed = {slot.printed for slot in sheet.rack.slots.values()}
    assert {"15 minutes", "£49", "97%", "“gentleness”"} <= printed


def test_a_figure_of_two_sources_is_two_slots() -> None:
    rack = Rack()
    first, second = rack.hang("price", "£49", ()), rack.hang("price", "£62", ())
    assert (first.id, second.id) == ("price", "price.2")
    assert rack.hang("price", "£49", ()) is first


def test_the_support_of_a_slot_comes_with_it() -> None:
    plan = built_in()
    sheet = make_sheet(plan, "positioning", Ground(plan), ())
    slot = next(slot for slot in sheet.rack.slots.values() if slot.printed == "£49")
    assert [(e.kind, e.ref) for e in slot.evidence] == [("brief", "competitors.0.prices.Check-up and clean")]


@pytest.mark.parametrize("stage", EDITED)
def test_the_prompts_of_both_languages_name_the_same_variables(stage: str) -> None:
    question = stage_prompt(stage).question
    assert set(Template(question["en"]).get_identifiers()) == set(Template(question["zh"]).get_identifiers())
    assert stage_prompt(stage).version >= 1
    assert all(field.startswith(f"{stage}.") for field in stage_prompt(stage).statements)


def test_both_languages_have_the_same_texts() -> None:
    words = fault_words()
    for table in (words.faults, words.unreadable, words.closed, words.fallbacks):
        assert set(table["en"]) == set(table["zh"])
    assert set(editing_prompt().rules) == {"en", "zh"}


def test_a_variable_that_is_missing_is_named() -> None:
    with pytest.raises(WordingError, match=r"prompts/mix\.yaml lacks a value for one, two"):
        fill_template("$one and $two", "mix.yaml")
    with pytest.raises(WordingError, match=r"lone \$"):
        fill_template("costs $ 5", "mix.yaml")


def test_a_chapter_without_a_prompt_is_named() -> None:
    with pytest.raises(WordingError, match=r"there is no nothing\.yaml"):
        stage_prompt("nothing")
