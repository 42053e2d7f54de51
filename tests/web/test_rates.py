"""Rates of keys: one allowance for all processes, that fills again with time; few requests wait for the store."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from service.errors import StoreError
from service.store import Store
from service.store.keys import SCOPES, Keys
from service.store.rows import KeyRow
from service.web.rates import Rates
from tests.store.conftest import postgres, postgres_url, store
from tests.web.a_service import NOW

__all__ = ["postgres", "postgres_url", "store"]


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> dt.datetime:
        return self.at

    def on(self, seconds: float) -> None:
        self.at += dt.timedelta(seconds=seconds)


def a_key(store: Store, rate: int) -> KeyRow:
    found = store.keys.find(store.keys.add(KeyRow("", "test", "w", SCOPES, rate, 2**20, NOW, None)))
    assert found is not None
    return found


def test_several_processes_keep_one_rate_together(store: Store) -> None:
    key, clock = a_key(store, 60), Clock()
    processes = [Rates(store.keys, clock) for _ in range(4)]
    assert sum(each.wait_s(key) == 0 for _ in range(100) for each in processes) == 60
    assert all(0 < each.wait_s(key) <= 1 for each in processes)
    clock.on(10.5)
    assert sum(each.wait_s(key) == 0 for _ in range(100) for each in processes) == 10
    clock.on(600)
    assert sum(each.wait_s(key) == 0 for _ in range(100) for each in processes) == 60


def test_a_slow_key_waits_for_its_next_request(store: Store) -> None:
    key, clock = a_key(store, 2), Clock()
    rates = Rates(store.keys, clock)
    assert [rates.wait_s(key) for _ in range(2)] == [0, 0]
    assert rates.wait_s(key) == pytest.approx(30)
    clock.on(20)
    assert rates.wait_s(key) == pytest.approx(10)
    clock.on(10.01)
    assert rates.wait_s(key) == 0


def test_what_was_taken_ahead_and_not_used_is_dropped(store: Store) -> None:
    key, clock = a_key(store, 60), Clock()
    idle, busy = Rates(store.keys, clock), Rates(store.keys, clock)
    assert idle.wait_s(key) == 0
    clock.on(61)
    assert sum(each.wait_s(key) == 0 for _ in range(100) for each in (idle, busy)) == 60


def test_few_requests_wait_for_the_store(store: Store) -> None:
    key, clock, written = a_key(store, 600), Clock(), []
    sa.event.listen(store.engine, "before_cursor_execute", lambda *told: written.append(told[2]))
    rates = Rates(store.keys, clock)
    for _ in range(1000):
        rates.wait_s(key)
    assert sum("UPDATE api_keys" in statement for statement in written) == 21


class NoRoom(Keys):
    """Keys on a disk that is full."""

    def take(self, key: KeyRow, wanted: int, now: dt.datetime) -> tuple[int, float]:
        raise StoreError(f"no room for {key.id}, {wanted}, {now}")


def test_a_full_disk_locks_no_reader_out(store: Store) -> None:
    assert Rates(NoRoom(store.engine), Clock()).wait_s(a_key(store, 1)) == 0
