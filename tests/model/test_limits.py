"""What a plan may ask of a model: cost, time, calls at once, pauses and prices."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from service.errors import ClosedError
from service.model import Account, Bearing, Limits, Price, Use, price_of
from service.model.failures import read_failure
from tests.fakes.openai_server import Reply, message
from tests.model.a_door import GOOD, Opened, ask, in_turn


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


def test_uses_add_up() -> None:
    assert Use(1, 2, 3, 4, 5.0, 6.0, 7) + Use(calls=1) == Use(2, 2, 3, 4, 5.0, 6.0, 7)


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
