"""The door to a model, against a real server on loopback: what it asks for, and what it survives."""

from __future__ import annotations

import asyncio
import json
import time

import pytest

from service.editing.form import Rewrite
from service.errors import ClosedError
from service.model import Account, Bearing, Price, open_door
from service.model.failures import read_failure
from tests.fakes.openai_server import Reply, failure, message, openai_server
from tests.model.a_door import ASKED, GOOD, Opened, ask, in_turn


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


def test_who_waits_on_a_loop_is_told_that_the_call_was_cut(opened: Opened) -> None:
    door, account = opened(in_turn(Reply(seconds=30)))[0], Account()

    async def cut() -> None:
        asked = asyncio.create_task(door.answer(ASKED, Rewrite, account))
        await asyncio.sleep(0.2)
        door.cut(account)
        with pytest.raises(ClosedError, match="failed"):
            await asked

    asyncio.run(cut())


def test_who_waits_on_a_loop_and_is_cancelled_cuts_the_call(opened: Opened) -> None:
    door, server = opened(in_turn(Reply(seconds=30), message(GOOD)), Bearing(most_at_once=1))

    async def cancel() -> Rewrite:
        asked = asyncio.create_task(door.answer(ASKED, Rewrite, Account()))
        while not server.asked:
            await asyncio.sleep(0.05)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        return await asyncio.wait_for(door.answer(ASKED, Rewrite, Account()), 5)  # the only place is free again

    assert asyncio.run(cancel()).lines


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


def test_an_error_nobody_knows_is_final() -> None:
    assert read_failure(RuntimeError("odd")).kind == "other"
