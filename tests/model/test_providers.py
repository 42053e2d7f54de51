"""Providers without a server: missing, without a key, or built otherwise."""

from __future__ import annotations

import json
from typing import Any

import pytest
from langchain_core.runnables import RunnableLambda

from service.errors import ClosedError, ModelError
from service.model import Door, open_door
from tests.fakes.scripted_model import ScriptedModel
from tests.model.a_door import GOOD, ask


def test_a_provider_that_does_not_exist_is_told_in_one_line() -> None:
    with pytest.raises(ModelError, match="--model: nobody:here cannot be opened: LangChain knows no provider nobody; write one such as"):
        open_door("nobody:here")


def test_a_package_that_is_missing_is_named() -> None:
    with pytest.raises(ModelError, match=r"--model: groq:any needs langchain-groq, which is not installed; install it"):
        open_door("groq:any")


def test_a_missing_key_is_told_in_one_line() -> None:
    with pytest.raises(ModelError, match="--model: openai:gpt-5 cannot be opened: it needs a key; set OPENAI_API_KEY"):
        open_door("openai:gpt-5")


class _OtherwiseBuilt(ScriptedModel):
    """A provider whose chain has no first step to take out."""

    def with_structured_output(self, schema: Any, *, include_raw: bool = False, **kwargs: Any) -> Any:
        whole: Any = super().with_structured_output(schema, include_raw=include_raw, **kwargs)
        return RunnableLambda(whole.invoke)


def test_a_provider_that_builds_its_chain_otherwise_is_understood() -> None:
    door = Door("other:model", _OtherwiseBuilt(speak=lambda _question: json.loads(GOOD)))
    assert ask(door).lines[0].text == "A sentence."
    door.close()


class _Unstructured(ScriptedModel):
    """A provider without structured output."""

    def with_structured_output(self, schema: Any, **kwargs: Any) -> Any:
        raise NotImplementedError


def test_a_provider_without_structured_output_is_done_without() -> None:
    door = Door("plain:model", _Unstructured(speak=lambda _question: GOOD))
    with pytest.raises(ClosedError, match="failed"):
        ask(door)
    door.close()
