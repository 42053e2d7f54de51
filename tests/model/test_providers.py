"""Providers without a server: missing, without a key, or built otherwise."""

from __future__ import annotations

import json
from typing import Any

import pytest
from langchain_core.runnables import RunnableLambda

from service.errors import ClosedError, ModelError
from service.model import Door, open_door
from tests.fakes.openai_server import message, openai_server
from tests.fakes.scripted_model import ScriptedModel
from tests.model.a_door import GOOD, ask


def test_a_provider_that_does_not_exist_is_told_in_one_line() -> None:
    with pytest.raises(ModelError, match="--model: nobody:here cannot be opened: LangChain knows no provider nobody; write one such as"):
        open_door("nobody:here")


def test_a_package_that_is_missing_is_named() -> None:
    with pytest.raises(ModelError, match=r"--model: groq:any needs langchain-groq, which is not installed; install it"):
        open_door("groq:any")


def test_a_missing_key_is_told_in_one_line() -> None:
    with pytest.raises(
        ModelError,
        match="--model: openai:gpt-5 cannot be opened: it needs a key; set OPENAI_API_KEY in the environment, or OPENAI_BASE_URL",
    ):
        open_door("openai:gpt-5")


def test_an_address_that_is_none_is_told_before_anything_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "127.0.0.1:8080/v1")
    with pytest.raises(ModelError, match=r"OPENAI_BASE_URL: 127.0.0.1:8080/v1 is no address of a server; write one such as http://"):
        open_door("openai:any")


def test_what_a_client_of_azure_lacks_is_told_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "x")
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelError, match=r"cannot be opened: .*OPENAI_API_VERSION"):
        open_door("azure_openai:any")


@pytest.mark.parametrize("variable", ["OPENAI_BASE_URL", "OPENAI_API_BASE"])
@pytest.mark.parametrize("end", ["/v1", "/v1/", "/openai/v1/"])
def test_a_server_of_ones_own_needs_an_address_and_no_key(monkeypatch: pytest.MonkeyPatch, variable: str, end: str) -> None:
    with openai_server(lambda _asked: message(GOOD)) as server:
        monkeypatch.setenv(variable, server.url.removesuffix("/v1") + end)
        door = open_door("openai:any")
        assert ask(door).lines[0].text == "A sentence."
        door.close()


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
