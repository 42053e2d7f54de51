"""A model edits a stage at a time, by way of JSON: the plan is the same as in one go."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from service.domain.plan.seal import edited_sections
from service.editing import edit_plan
from service.revising.by_model import ModelEditing, edit_sections
from tests.acceptance.drafts import errors
from tests.editing.plans import built_in, editor_with, model_of, sections, writes


def plainer(_field: str, text: str) -> str:
    return text.replace("Different, not cheaper", "Be different, not cheaper").replace("Write down", "Note down")


def test_stage_by_stage_and_in_one_go_give_the_same_plan() -> None:
    plan = built_in()
    whole = edit_plan(plan, editor_with(writes(plan, plainer)))
    first = ModelEditing(editor_with(writes(plan, plainer)))
    done: dict[str, Any] = {}
    for stage, waits in first.waits.items():
        edited = asyncio.run(first.edit(plan, stage, {name: done[name] for name in waits if name in done}, None))
        done[stage] = json.loads(json.dumps(edited))
    taken_up = ModelEditing(editor_with(writes(plan, plainer)))
    finished = taken_up.finish(plan, done)
    assert sections(finished) == sections(whole) != sections(plan)
    assert finished.meta.writer == whole.meta.writer
    assert (finished.meta.model_calls, finished.meta.tokens_in) == (whole.meta.model_calls, whole.meta.tokens_in)
    assert model_of(taken_up.editor).asked == [], "what was paid for is not asked for again"
    assert edited_sections(finished) == ()
    assert errors(finished) == []


def test_an_instruction_reaches_the_model_and_only_the_sections_named_change() -> None:
    plan = built_in()
    editor = editor_with(writes(plan, plainer))
    heard: list[str] = []
    edited = edit_sections(plan, ["summary"], editor, "say it\nshorter", heard.append)
    assert heard == ["summary"]
    assert "The owner asks of these sentences: say it shorter" in model_of(editor).asked[0]
    before, after = sections(plan), sections(edited)
    assert {name for name in before if before[name] != after[name]} <= {"summary"}


def test_a_run_that_is_stopped_asks_no_more() -> None:
    plan = built_in()
    editing = ModelEditing(editor_with(writes(plan, plainer)))
    editing.stop()
    assert asyncio.run(editing.edit(plan, "summary", {}, None))["edited"]["closed"]
    assert model_of(editing.editor).asked == []
