"""The door to a model, against a real server on loopback: what it asks for, what it survives, what it counts."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from langchain_core.runnables import RunnableLambda

from service.editing.form import Rewrite
from service.errors import ClosedError, ModelError, UnreadableError
from service.model import Account, Bearing, Door, Limits, Price, Prompt, Use, open_door, price_of
from service.model.failures import read_failure
from tests.fakes.openai_server import Asked, Reply, Script, Server, failure, message, openai_server, tool_call
from tests.fakes.scripted_model import ScriptedModel

GOOD = json.dumps({"lines": [{"n": 1, "text": "A sentence."}]})
PATIENT = Bearing(most_seconds=5)
ASKED = Prompt("mix", "Be an editor.", "Edit this.")
Opened = Callable[..., tuple[Door, Server]]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """Opens a door to a server that follows a script."""
    stack: list[Callable[[], object]] = []

    def open_to(script: Script, bearing: Bearing = PATIENT) -> tuple[Door, Server]:
        serving = openai_server(script)
        server = serving.__enter__()
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        door = open_door("openai:fake", bearing)
        stack.extend([lambda: serving.__exit__(None, None, None), door.close])
        return door, server

    yield open_to
    for close in reversed(stack):
        close()


def in_turn(*replies: Reply) -> Script:
    """One reply after the other; the last one again and again."""
    return lambda asked: replies[min(asked.number, len(replies) - 1)]


def ask(door: Door, account: Account | None = None) -> Rewrite:
    return door.ask(ASKED, Rewrite, account or Account())


def test_an_answer_comes_in_its_form(opened: Opened) -> None:
    door, server = opened(in_turn(message(GOOD)))
    assert ask(door).lines[0].text == "A sentence."
    sent = server.asked[0].body
    assert [m["role"] for m in sent["messages"]] == ["system", "user"]
    assert sent["messages"][0]["content"] == "Be an editor."
    assert not sent.get("stream")
    assert sent.get("max_completion_tokens", sent.get("max_tokens")) == 4000


def test_the_schema_is_flat_and_every_string_has_a_length(opened: Opened) -> None:
    door, server = opened(in_turn(message(GOOD)))
    ask(door)
    text = json.dumps(server.asked[0].body["response_format"]["json_schema"]["schema"])
    assert "$ref" not in text and "$defs" not in text
    assert text.count('"type": "string"') == text.count('"maxLength"')


def test_tokens_and_cost_are_counted_with_what_the_cache_gave(opened: Opened) -> None:
    account = Account(price=Price(10.0, 20.0, 1.0))
    door, _ = opened(in_turn(message(GOOD)))
    ask(door, account)
    use = account.uses["mix"]
    assert (use.calls, use.tokens_in, use.tokens_out, use.cached_tokens, use.retries) == (1, 1000, 100, 600, 0)
    assert use.cost == pytest.approx((400 * 10 + 600 * 1 + 100 * 20) / 1e6)
    assert 0 < use.seconds < 5


@pytest.mark.parametrize("status", [500, 502, 503, 408, 409])
def test_a_passing_failure_is_tried_again(opened: Opened, status: int) -> None:
    account = Account()
    door, server = opened(in_turn(failure(status), message(GOOD)))
    ask(door, account)
    assert len(server.asked) == 2
    assert account.total.retries == 1 and account.total.calls == 2


def test_a_server_that_asks_for_a_pause_gets_it(opened: Opened) -> None:
    door, server = opened(in_turn(failure(429, retry_after="1"), message(GOOD)))
    begun = time.monotonic()
    ask(door)
    assert len(server.asked) == 2
    assert 1.0 <= time.monotonic() - begun < 3.0


def test_a_server_that_asks_for_a_very_long_pause_is_done_without(opened: Opened) -> None:
    door, server = opened(in_turn(failure(429, retry_after="3600")))
    with pytest.raises(ClosedError, match="busy"):
        ask(door)
    assert len(server.asked) == 1


def test_a_server_that_stays_broken_is_given_up(opened: Opened) -> None:
    door, server = opened(in_turn(failure(500)), Bearing(most_seconds=5, tries=2))
    with pytest.raises(ClosedError, match="unreachable"):
        ask(door)
    assert len(server.asked) == 2


def test_a_call_that_hangs_is_cut_short(opened: Opened) -> None:
    door, server = opened(in_turn(Reply(seconds=30), message(GOOD)), Bearing(most_seconds=0.5))
    begun = time.monotonic()
    ask(door)
    assert time.monotonic() - begun < 5
    assert len(server.asked) == 2


def test_a_connection_that_breaks_off_is_tried_again(opened: Opened) -> None:
    whole = message(GOOD)
    door, server = opened(in_turn(Reply(body=whole.body, cut=True), whole))
    assert ask(door).lines
    assert len(server.asked) == 2


def test_no_server_at_all_closes_the_account_after_a_few_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    with openai_server(in_turn(message(GOOD))) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    door, account = open_door("openai:fake", Bearing(most_seconds=5, tries=2)), Account()
    for _ in range(3):
        with pytest.raises(ClosedError, match="unreachable"):
            ask(door, account)
    calls = account.total.calls
    with pytest.raises(ClosedError, match="unreachable"):
        ask(door, account)
    assert account.total.calls == calls
    door.close()


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


def test_no_call_is_made_that_could_pass_the_ceiling(opened: Opened) -> None:
    account = Account(Limits(most_cost=0.05), Price(0.0, 10.0, 0.0))
    door, server = opened(in_turn(message(GOOD)))
    while account.total.cost + 4000 * 10 / 1e6 <= 0.05:
        ask(door, account)
    asked = len(server.asked)
    with pytest.raises(ClosedError, match="ceiling"):
        ask(door, account)
    assert account.total.cost <= 0.05
    assert len(server.asked) == asked > 5


def test_no_call_is_made_after_the_deadline(opened: Opened) -> None:
    now = [0.0]
    account = Account(Limits(most_seconds=10), clock=lambda: now[0])
    door, server = opened(in_turn(message(GOOD)))
    ask(door, account)
    now[0] = 11.0
    with pytest.raises(ClosedError, match="deadline"):
        ask(door, account)
    assert len(server.asked) == 1


def test_calls_in_flight_are_bounded(opened: Opened) -> None:
    door, server = opened(lambda _: Reply(body=message(GOOD).body, seconds=0.1), Bearing(most_at_once=2, most_seconds=5))
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: ask(door), range(6)))
    assert server.most_at_once == 2


def test_a_provider_that_does_not_exist_is_told_in_one_line() -> None:
    with pytest.raises(ModelError, match="--model: nobody:here cannot be opened: ") as told:
        open_door("nobody:here")
    assert "\n" not in str(told.value)


def test_a_missing_key_is_told_in_one_line() -> None:
    with pytest.raises(ModelError, match="--model: openai:gpt-5 cannot be opened: "):
        open_door("openai:gpt-5")


def test_uses_add_up() -> None:
    assert Use(1, 2, 3, 4, 5.0, 6.0, 7) + Use(calls=1) == Use(2, 2, 3, 4, 5.0, 6.0, 7)


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


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "2"}, 2.0),
        ({"retry-after": "Sun, 22 Nov 2026 10:00:07 GMT", "date": "Sun, 22 Nov 2026 10:00:00 GMT"}, 7.0),
        ({"retry-after": "Sun, 22 Nov 2026 10:00:07 GMT"}, None),
        ({"retry-after": "soon", "date": "Sun, 22 Nov 2026 10:00:00 GMT"}, None),
        ({}, None),
    ],
)
def test_the_pause_a_server_asks_for_is_read_in_seconds_or_as_a_date(headers: dict[str, str], seconds: float | None) -> None:
    error = ConnectionError("busy")
    error.response = SimpleNamespace(status_code=429, headers=headers)  # type: ignore[attr-defined]
    assert read_failure(error).wait_s == seconds


def test_an_error_nobody_knows_is_final() -> None:
    assert read_failure(RuntimeError("odd")).kind == "other"


@pytest.mark.parametrize(
    ("model", "price"),
    [
        ("openai:gpt-5", Price(1.25, 10.0, 0.125)),
        ("openai:gpt-4o-mini-2024-07-18", Price(0.15, 0.6, 0.075)),
        ("ollama:any", Price(0.0, 0.0, 0.0)),
        ("openai:unheard-of", None),
    ],
)
def test_a_price_is_found_by_name_family_or_provider(model: str, price: Price | None) -> None:
    assert price_of(model, None) == price
    assert price_of(model, (3.0, 4.0)) == Price(3.0, 4.0, 3.0)


def test_a_tool_call_that_is_no_json_is_told(opened: Opened) -> None:
    door, _ = opened(lambda asked: tool_call('{"lines": [') if asked.method == "function_calling" else failure(400, "no"))
    with pytest.raises(UnreadableError, match="not_json"):
        ask(door)
