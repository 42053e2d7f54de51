"""Postgres that stands still or is gone: whoever asks is told within seconds, or waits for it, and it is used again once it is back."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from service.errors import StoreError
from service.store import open_store, ping
from service.store.brisk import ANSWER_S, CONNECT_S, Gate, brisk_engine
from tests.jobs.away import broken_down, frozen

SOON_S = 1.0


def test_a_server_that_stands_still_holds_nobody_up(postgres: Any, postgres_url: str, tmp_path: Path) -> None:
    store = open_store(tmp_path, postgres_url)
    store.plans.page("w", 1, None)
    begun = time.monotonic()
    with frozen(postgres):
        with pytest.raises(StoreError):
            ping(store.engine)
        assert time.monotonic() - begun < ANSWER_S + CONNECT_S + 2 * SOON_S
        with ThreadPoolExecutor(20) as pool:
            begun = time.monotonic()
            taken = list(pool.map(lambda _: _seconds_until_told(store.engine), range(40)))
        assert sum(seconds > SOON_S for seconds in taken) <= 2  # one thread tries, then perhaps another
        assert time.monotonic() - begun < 2 * CONNECT_S + 2 * SOON_S
    ping(store.engine)
    store.close()


def _seconds_until_told(engine: sa.Engine) -> float:
    begun = time.monotonic()
    with pytest.raises(StoreError):
        ping(engine)
    return time.monotonic() - begun


def test_whoever_can_only_wait_waits_until_it_is_back(postgres: Any, postgres_url: str) -> None:
    gate = Gate(waits=True)
    engine = brisk_engine(postgres_url, 2, gate)
    with ThreadPoolExecutor(1) as pool:
        with broken_down(postgres):
            waiting = pool.submit(ping, engine)
            time.sleep(1.5)
            assert not waiting.done()
        waiting.result(10)
        with broken_down(postgres):
            waiting = pool.submit(ping, engine)
            time.sleep(0.5)
            gate.close()  # the process is asked to stop
            with pytest.raises(StoreError):
                waiting.result(5)
    engine.dispose()


def test_whoever_listens_may_wait_as_long_as_it_takes(postgres_url: str) -> None:
    engine = brisk_engine(postgres_url, 2)
    with engine.connect() as connection:
        listener: Any = connection.connection.dbapi_connection
        listener.rollback()
        listener.set_autocommit(True)
        listener.execute("LISTEN news")
        threading.Timer(ANSWER_S + 1, _tell, [postgres_url]).start()
        assert next(listener.notifies()).payload == "late"
        connection.invalidate()
    engine.dispose()


def _tell(url: str) -> None:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as speaker:
        speaker.execute("NOTIFY news, 'late'")
