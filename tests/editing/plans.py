"""Built-in plans to be edited, and an editor whose model says what a test tells it to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from service.domain.plan.plan import SECTIONS, Plan, Source
from service.domain.plan.walk import statements
from service.editing import Editor
from service.editing.editor import chosen_criterion
from service.model import Account, Door
from tests.acceptance.drafts import brief_of as brief_of
from tests.acceptance.drafts import draft, plan_of
from tests.fakes.scripted_model import ScriptedModel, Speak, rewriting

ENGLISH, CHINESE = "brightside-dental", "nuanxiang-jiazheng"


@cache
def built_in(stem: str = ENGLISH) -> Plan:
    """The plan of an example in the program's own words."""
    return plan_of(stem)


def plan_with_rival(name: str) -> Plan:
    """The English example with its first rival renamed."""
    brief = brief_of(ENGLISH)
    rival = brief.competitors[0].model_copy(update={"name": name})
    return draft(brief.model_copy(update={"competitors": (rival, *brief.competitors[1:])}))


def editor_with(speak: Speak, passages: Mapping[str, tuple[Source, ...]] | None = None, account: Account | None = None) -> Editor:
    """An editor over a scripted model."""
    return Editor(Door("scripted:model", ScriptedModel(speak=speak)), account or Account(), passages or {})


def model_of(editor: Editor) -> ScriptedModel:
    """The scripted model of an editor."""
    assert isinstance(editor.door.model, ScriptedModel)
    return editor.door.model


def writes(plan: Plan, rewrite: Callable[[str, str], str | None]) -> Speak:
    """A model that chooses the right position and puts `rewrite(field, text)` in the place of each sentence."""
    return rewriting(rewrite, chosen_criterion(plan))


def sections(plan: Plan) -> dict[str, Any]:
    """All that people read."""
    return {name: getattr(plan, name) for name in SECTIONS}


def texts(plan: Plan) -> str:
    """Every sentence of a plan."""
    return "\n".join(statement.text for _, statement in statements(plan))
