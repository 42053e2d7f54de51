"""The line for many calls at once: what it sends beside the question, and what it makes of a server that is odd or away."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.messages import AIMessage

from service.errors import ClosedError
from service.model import Account, Bearing, open_door
from service.model.client import Straight
from service.model.opening import MANY
from tests.fakes.openai_server import Reply, message, openai_server
from tests.model.a_door import GOOD, ask, in_turn

BEARING = Bearing(most_at_once=MANY, most_seconds=5, tries=2)


class Hears(BaseCallbackHandler):
    """Notes what LangChain tells its tracers."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def on_chat_model_start(self, *_: Any, **__: Any) -> None:
        self.told.append("begun")

    def on_llm_end(self, response: Any, **_: Any) -> None:
        self.told.append(f"{response.llm_output['token_usage']['prompt_tokens']} tokens")


def test_the_key_and_whose_it_is_go_with_every_request(monkeypatch: pytest.MonkeyPatch) -> None:
    with openai_server(in_turn(message(GOOD))) as server:
        for name, value in {"BASE_URL": server.url, "API_KEY": "sk-a", "ORG_ID": "org-a", "PROJECT_ID": "proj-a"}.items():
            monkeypatch.setenv(f"OPENAI_{name}", value)
        door = open_door("openai:fake", BEARING)
        assert isinstance(door.model, Straight)
        ask(door)
        door.close()
    sent = server.asked[0].headers
    assert (sent["authorization"], sent["openai-organization"], sent["openai-project"]) == ("Bearer sk-a", "org-a", "proj-a")
    assert sent["content-type"] == "application/json"


@pytest.mark.parametrize("most_at_once", [1, MANY])
def test_the_form_of_the_answer_is_asked_for_in_the_words_of_the_api(monkeypatch: pytest.MonkeyPatch, most_at_once: int) -> None:
    """A field that the API does not know is refused, and with it the whole request."""
    with openai_server(in_turn(message(GOOD))) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        door = open_door("openai:fake", Bearing(most_at_once=most_at_once, most_seconds=5, tries=2))
        ask(door)
        door.close()
    body = server.asked[0].body
    assert body["response_format"]["type"] == "json_schema"
    assert set(body) <= {"model", "messages", "response_format", "max_completion_tokens", "max_tokens", "stream", "temperature"}


def test_the_connections_are_closed_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    with openai_server(in_turn(message(GOOD))) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        door = open_door("openai:fake", BEARING)
        ask(door)
        assert isinstance(door.model, Straight)
        session = door.model.line._session
        door.close()
        assert session.closed


def test_tracers_of_langchain_hear_of_a_call() -> None:
    heard = Hears()
    with openai_server(in_turn(message(GOOD))) as server:
        model = Straight(model="fake", base_url=server.url, api_key="none")

        async def call() -> None:
            await model.ainvoke("Edit this.", config={"callbacks": [heard]})
            await model.hang_up()

        asyncio.run(call())
    assert heard.told == ["begun", "1000 tokens"]


def test_a_message_is_the_same_whether_somebody_listens_or_not() -> None:
    with openai_server(in_turn(message(GOOD))) as server:
        model = Straight(model="fake", base_url=server.url, api_key="none")

        async def calls() -> list[AIMessage]:
            messages = [await model.ainvoke("Edit this.", config={"callbacks": [Hears()]}), await model.ainvoke("Edit this.")]
            await model.hang_up()
            return messages

        heard, unheard = asyncio.run(calls())
    assert unheard.text == heard.text == GOOD
    assert unheard.response_metadata["finish_reason"] == "stop"
    for part in ("response_metadata", "usage_metadata", "additional_kwargs", "tool_calls"):
        assert getattr(unheard, part) == getattr(heard, part)


def test_a_server_that_is_away_closes_the_account_after_a_few_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    with openai_server(in_turn(message(GOOD))) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    door, account = open_door("openai:fake", BEARING), Account()
    for _ in range(3):
        with pytest.raises(ClosedError, match="unreachable"):
            ask(door, account)
    assert account.closed == "unreachable"
    door.close()


@pytest.mark.parametrize("body", ["<html>not here</html>", '{"choices": null}', "{}"])
def test_an_answer_that_is_no_completion_is_done_without(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    with openai_server(in_turn(Reply(body=body))) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        door = open_door("openai:fake", BEARING)
        with pytest.raises(ClosedError, match=r"failed|unreachable"):
            ask(door)
        door.close()
