"""LangChain, a real OpenAI-compatible server, a real model: valid answers, sound plans. What the model says is worth nothing."""

from __future__ import annotations

import asyncio
import json

import pytest

from service.domain.plan.walk import statements
from service.editing import Editor, edit_plan
from service.editing.editor import edit_stage
from service.editing.form import Position, Rewrite
from service.editing.grounding import Ground
from service.errors import ClosedError
from service.model import Account, Bearing, Limits, Prompt, open_door
from tests.acceptance.drafts import errors, plan_of
from tests.editing.plans import sections

SMALL = "hedge-lane-cycles"


@pytest.mark.parametrize("form", [Rewrite, Position])
def test_a_real_server_keeps_to_the_schema(real_server: str, monkeypatch: pytest.MonkeyPatch, form: type[Rewrite]) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", real_server)
    door, account = open_door("openai:smollm2", Bearing(most_at_once=1, most_seconds=60, tries=1)), Account()
    question = 'Answer with one line: n is 1, text is "Hello." Choose "none", reject nothing.'
    answer = door.ask(Prompt("mix", "You answer briefly.", question), form, account)
    door.close()
    assert isinstance(answer, form)
    assert all(len(line.text) <= 700 for line in answer.lines)
    assert door.methods.known == "json_schema"
    use = account.uses["mix"]
    assert use.calls == 1 and use.tokens_in > 10 and use.tokens_out > 3
    assert json.loads(answer.model_dump_json())


def test_a_chapter_goes_through_its_rounds_with_a_real_model(real_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a short prefix, so that a slow machine answers in time."""
    monkeypatch.setenv("OPENAI_BASE_URL", real_server)
    plan = plan_of(SMALL)
    door, account = open_door("openai:smollm2", Bearing(most_at_once=1, most_seconds=90, tries=1)), Account(Limits(most_seconds=90))
    edited = asyncio.run(edit_stage(plan, "quality_gaps", Editor(door, account), Ground(plan), "Write each sentence again."))
    door.close()
    assert account.total.tokens_out > 0
    assert edited.closed in (None, "deadline", "unreachable")
    assert set(edited.new) | set(edited.kept) <= {path for path, _ in statements(plan)}


def test_a_plan_drafted_with_a_real_model_is_sound(real_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The deadline cuts it short, on a slow machine before the first answer: then chapters stay built-in, and say so."""
    monkeypatch.setenv("OPENAI_BASE_URL", real_server)
    plan = plan_of(SMALL)
    door, account = open_door("openai:smollm2", Bearing(most_at_once=1, most_seconds=30, tries=1)), Account(Limits(most_seconds=30))
    edited = edit_plan(plan, Editor(door, account))
    door.close()
    assert errors(edited) == []
    assert edited.meta.model_calls >= 1
    kept = sum(use.kept for use in edited.meta.stages.values())
    assert bool(edited.meta.fallbacks) == bool(kept)
    if not any(use.rewritten for use in edited.meta.stages.values()):
        assert sections(edited) == sections(plan)


def test_a_context_too_small_for_the_question_is_done_without(real_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", real_server)
    door = open_door("openai:smollm2", Bearing(most_at_once=1, most_seconds=30, tries=1))
    with pytest.raises(ClosedError, match=r"failed|unreachable"):
        door.ask(Prompt("mix", "word " * 9000, "Answer."), Rewrite, Account())
    door.close()
