"""Database away, standing still, its disk full: runs wait and go on by themselves in the same process, and repeat nothing finished."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from service.store import Store, open_store
from tests.jobs.a_model import NAME, WAITS
from tests.jobs.away import broken_down, frozen, no_room
from tests.jobs.running import BUILT_IN, Process, assert_whole, order, until_done

AWAY_S = 2.0


def written_through(store: Store, process: Process, away: Callable[[], Any]) -> None:
    """Plans under way are finished although something is away in the middle, and no process is started anew."""
    with ExitStack() as stack:
        stack.callback(process.stop)
        process.start()
        plans = [order(store, NAME), order(store, NAME), order(store, BUILT_IN)]
        until = time.monotonic() + 40
        while not process.calls("end") and time.monotonic() < until:
            time.sleep(0.05)
        with away():
            time.sleep(AWAY_S)
        until_done(store, *plans)
        assert process.lives()
        made = process.calls("end")
    for plan_id in plans:
        assert_whole(store, plan_id)
    assert set(made.values()) == {1} and set(made) == {(plan_id, stage) for plan_id in plans[:2] for stage in WAITS}


@pytest.mark.parametrize("way", [broken_down, frozen])
def test_postgres_away(way: Callable[[Any], Any], postgres: Any, postgres_url: str, home: Path, tmp_path: Path) -> None:
    store = open_store(home, postgres_url)
    written_through(store, Process(home, tmp_path / "log", postgres_url, seconds=0.4, silent_s=4.0), lambda: way(postgres))
    store.close()


def test_a_full_disk(store: Store, home: Path, tmp_path: Path) -> None:
    process = Process(home, tmp_path / "log", seconds=0.4, silent_s=4.0)
    written_through(store, process, lambda: no_room(process.pid))
