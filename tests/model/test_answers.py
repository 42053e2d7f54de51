"""What a server says, read as an answer: by the method it knows, among other words, or told by its fault."""

from __future__ import annotations

import json

import pytest

from service.errors import ClosedError, UnreadableError
from service.model import Account
from tests.fakes.openai_server import Asked, Reply, Script, failure, message, tool_call
from tests.model.a_door import GOOD, Opened, ask, in_turn


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (failure(401, "wrong key"), "key"),
        (failure(403, "not allowed"), "key"),
        (failure(404, "no such model"), "no_model"),
        (failure(429, "You exceeded your current quota", "insufficient_quota"), "quota"),
    ],
)
def test_what_no_repetition_mends_closes_the_account_at_once(opened: Opened, reply: Reply, reason: str) -> None:
    account = Account()
    door, server = opened(in_turn(reply))
    for _ in range(2):
        with pytest.raises(ClosedError, match=reason):
            ask(door, account)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (message(GOOD[: len(GOOD) // 2]), "not_json"),
        (message(GOOD[: len(GOOD) // 2], "length"), "cut_off"),
        (message("I would rather not."), "not_json"),
        (message(""), "empty"),
        (message(None), "empty"),
        (message(json.dumps({"lines": [{"n": 99, "text": "x"}]})), "form"),
        (message(json.dumps({"lines": [{"n": 1, "text": "x" * 5000}]})), "form"),
        (message(json.dumps(["a list"])), "not_json"),
        (message(None, refusal="I cannot help with that."), "refused"),
    ],
)
def test_an_answer_that_is_none_is_told_by_its_fault(opened: Opened, reply: Reply, reason: str) -> None:
    account = Account()
    door, _ = opened(in_turn(reply))
    with pytest.raises(UnreadableError, match=reason):
        ask(door, account)
    assert account.total.calls == 1


@pytest.mark.parametrize(
    "said",
    [
        f"<think>The owner wants {{warm}} words.</think>\n{GOOD}",
        f"```json\n{GOOD}\n```",
        f"Here you are:\n{GOOD}\nI hope it helps.",
    ],
)
def test_an_answer_is_found_among_other_words(opened: Opened, said: str) -> None:
    door, _ = opened(in_turn(message(said)))
    assert ask(door).lines[0].text == "A sentence."


def knows(*methods: str) -> Script:
    """A server that refuses every method but these."""

    def script(asked: Asked) -> Reply:
        if asked.method not in methods:
            return failure(400, f"{asked.method} is not supported")
        return tool_call(GOOD) if asked.method == "function_calling" else message(GOOD)

    return script


@pytest.mark.parametrize(
    ("method", "asked"),
    [("json_schema", 1), ("function_calling", 2), ("json_mode", 3)],
)
def test_the_method_a_server_knows_is_found_out_once(opened: Opened, method: str, asked: int) -> None:
    door, server = opened(knows(method))
    ask(door)
    assert len(server.asked) == asked
    ask(door)
    assert [entry.method for entry in server.asked[asked:]] == [method]


def test_json_mode_is_told_the_schema(opened: Opened) -> None:
    door, server = opened(knows("json_mode"))
    ask(door)
    assert '"maxLength":700' in server.asked[-1].question


def test_a_server_that_knows_no_method_is_done_without(opened: Opened) -> None:
    door, server = opened(knows())
    with pytest.raises(ClosedError, match="failed"):
        ask(door)
    assert len(server.asked) == 3


def test_a_tool_call_that_is_no_json_is_told(opened: Opened) -> None:
    door, _ = opened(lambda asked: tool_call('{"lines": [') if asked.method == "function_calling" else failure(400, "no"))
    with pytest.raises(UnreadableError, match="not_json"):
        ask(door)
