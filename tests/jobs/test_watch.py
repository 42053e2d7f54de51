"""Who is alive, who fell silent, who has which id."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys

from service.jobs.identity import claim_id
from service.jobs.watch import Duties, Times, Watch
from service.store import Store
from service.store.workers import Worker

LONG = dt.timedelta(seconds=12)
NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)


def a_worker(name: str, token: str = "t", host: str = "elsewhere", pid: int = 1) -> Worker:  # noqa: S107
    return Worker(name, token, host, pid)


def test_an_id_belongs_to_one_process_until_it_falls_silent(store: Store) -> None:
    first, second = a_worker("w", "1"), a_worker("w", "2")
    assert store.workers.claim(first, NOW, LONG)
    assert not store.workers.claim(second, NOW + dt.timedelta(seconds=11), LONG)
    assert store.workers.beat(first, NOW + dt.timedelta(seconds=11))
    assert not store.workers.claim(second, NOW + dt.timedelta(seconds=22), LONG)
    assert store.workers.claim(second, NOW + dt.timedelta(seconds=24), LONG)
    assert not store.workers.beat(first, NOW + dt.timedelta(seconds=25))
    assert store.workers.holder("w") == second


def test_a_silent_process_is_taken_over_by_one_other(store: Store) -> None:
    store.workers.claim(a_worker("a"), NOW, LONG)
    store.workers.claim(a_worker("b"), NOW + dt.timedelta(seconds=30), LONG)
    assert store.workers.take_silent(NOW + dt.timedelta(seconds=31), LONG) == ["a"]
    assert store.workers.take_silent(NOW + dt.timedelta(seconds=31), LONG) == []
    assert store.workers.alive() == ["b"]


def test_a_second_process_gets_an_id_of_its_own_and_a_restarted_one_its_old_one(store: Store) -> None:
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    first = claim_id(store.workers, "w", LONG)
    assert (first.id, first.pid) == ("w", os.getpid())
    assert claim_id(store.workers, "w", LONG).id == "w"
    moment = dt.datetime.now(dt.UTC)
    store.workers.claim(Worker("x", "t", first.host, sleeper.pid), moment, LONG)
    assert claim_id(store.workers, "x", LONG).id == "x-2"
    sleeper.kill()
    sleeper.wait()
    assert claim_id(store.workers, "x", LONG).id == "x"
    store.workers.claim(a_worker("y"), moment, LONG)
    assert claim_id(store.workers, "y", LONG).id == "y-2"


def test_the_watch_takes_over_asks_again_and_stops_when_its_id_is_lost(store: Store) -> None:
    told: list[str] = []
    mine = a_worker("mine", "1")
    duties = Duties(told.append, lambda: told.append("again"), lambda: told.append("lost"))
    watch = Watch(store, mine, duties, Times(0.01, 12))
    long_ago = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=5)
    store.workers.claim(a_worker("dead"), long_ago, LONG)
    store.workers.claim(mine, long_ago, LONG)
    assert watch.look()
    assert told == ["dead", "again"]
    store.workers.leave(mine)
    assert watch.look()
    store.workers.leave(mine)
    store.workers.claim(a_worker("mine", "2"), dt.datetime.now(dt.UTC), LONG)
    watch.start()
    watch.stop()
    assert told[-1] == "lost"
    assert store.workers.alive() == ["mine"]
