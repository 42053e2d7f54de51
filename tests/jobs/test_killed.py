"""kill -9: no plan is lost, no finished stage is done again, no event is lost or doubled."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from service.store import Store, open_store
from tests.jobs.a_model import NAME, WAITS
from tests.jobs.running import BUILT_IN, Process, assert_whole, order, until_done


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, home: Path) -> Iterator[tuple[Store, str | None]]:
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else None
    store = open_store(home, url)
    yield store, url
    store.close()


def finished_steps(store: Store, plan_ids: list[str]) -> set[tuple[str, str]]:
    return {(plan_id, step) for plan_id in plan_ids for step in store.runs.steps(plan_id, 1)}


def test_a_process_killed_again_and_again_finishes_every_plan_once(place: tuple[Store, str | None], home: Path, tmp_path: Path) -> None:
    store, url = place
    process = Process(home, tmp_path / "log", url)
    chance = random.Random(7)  # noqa: S311
    with ExitStack() as stack:
        stack.callback(process.stop)
        process.start()
        plans = [order(store, NAME), order(store, NAME), order(store, BUILT_IN)]
        for plan_id in plans:
            _make_old(store, plan_id)
        for _ in range(3):
            time.sleep(chance.uniform(0.2, 0.9))
            process.kill()
            finished = finished_steps(store, plans)
            before = process.calls("begin")
            process.start()
        until_done(store, *plans)
        after = process.calls("begin")
    assert [key for key in finished if after[key] != before[key]] == []
    for plan_id in plans:
        assert_whole(store, plan_id)
    assert {key for key in process.calls("end")} == {(plan_id, stage) for plan_id in plans[:2] for stage in WAITS}


def test_the_plans_of_a_dead_process_are_taken_over(place: tuple[Store, str | None], home: Path, tmp_path: Path) -> None:
    store, url = place
    dies, lives = (Process(home, tmp_path / "log", url, name, seconds=0.5, silent_s=2.0) for name in ("dies", "lives"))
    with ExitStack() as stack:
        stack.callback(lives.stop)
        dies.start()
        plans = [order(store, NAME) for _ in range(3)]
        for plan_id in plans:
            _make_old(store, plan_id)
        while len(finished_steps(store, plans)) < 4:  # kept, and not only answered
            time.sleep(0.05)
        dies.kill()
        begun = time.monotonic()
        finished, before = finished_steps(store, plans), lives.calls("begin")
        assert any(row.status == "running" for row in (store.plans.get("w", plan_id) for plan_id in plans))
        lives.start()
        until_done(store, *plans)
        assert time.monotonic() - begun < 30
        assert store.workers.alive() == ["lives"]
    after = lives.calls("begin")
    assert [key for key in finished if after[key] != before[key]] == []
    for plan_id in plans:
        assert_whole(store, plan_id)


def _make_old(store: Store, plan_id: str) -> None:
    """Nobody was asked to write it: the watch finds it once it has waited a while."""
    import sqlalchemy as sa

    with store.engine.begin() as connection:
        connection.execute(sa.text("UPDATE plans SET updated_at = '2026-01-01 00:00:00+00' WHERE id = :id"), {"id": plan_id})
