"""Which passages a chapter shows to the model."""

from __future__ import annotations

from service.domain.evidence import Evidence
from service.domain.plan.block import Note
from service.domain.plan.plan import Plan, Source
from service.editing import edit_plan
from service.editing.passages import passages_of
from tests.editing.plans import built_in, editor_with, model_of, writes

RESTS_ON = Source(id="k1", title="Waits", quote="People forgive a wait that was foretold.")
OTHER = Source(id="k2", title="Prices", quote="A price rise is told a month before it comes.")


def resting_on_a_passage() -> Plan:
    """A built-in plan whose chapter on expectations cites a passage."""
    plan = built_in()
    note = Note(text="A wait that was foretold is forgiven.", evidence=(Evidence(kind="passage", ref="k1"),), part=2, topic="grounds")
    chapter = plan.expectations.model_copy(update={"notes": (*plan.expectations.notes, note)})
    return plan.model_copy(update={"expectations": chapter, "sources": (RESTS_ON, OTHER)})


def test_a_chapter_shows_the_passages_it_rests_on_and_no_other() -> None:
    plan = resting_on_a_passage()
    assert passages_of(plan, "expectations", {}) == (RESTS_ON,)
    assert passages_of(plan, "mix", {}) == passages_of(plan, "summary", {}) == ()


def test_passages_given_with_the_editor_take_their_place() -> None:
    assert passages_of(resting_on_a_passage(), "expectations", {"expectations": (OTHER,)}) == (OTHER,)


def test_the_model_is_shown_them_as_data() -> None:
    plan = resting_on_a_passage()
    editor = editor_with(writes(plan, lambda _field, _text: None))
    edit_plan(plan, editor)
    shown = [asked for asked in model_of(editor).asked if "{p:k1}" in asked]
    assert len(shown) == 1
    assert "People forgive a wait that was foretold." in shown[0]
