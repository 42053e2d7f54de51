"""Plans that are not written yet: who asks for them again, and when a run that broke is begun again or given up."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from service.jobs.care import LOST_AFTER, MOST_ASKED, Care, Run
from service.jobs.orders import Orders, State
from service.jobs.watch import Duties, Times, Watch
from service.jobs.workflows import FAULT
from service.store import Store, open_store
from service.store.workers import Worker
from tests.jobs.away import frozen
from tests.jobs.running import BUILT_IN, order
from tests.web.a_service import now

ME = "me"


@dataclass
class FakeOrders(Orders):
    """Takes note of what is asked of the job tables; tells what a test puts there."""

    told: dict[Run, State] = field(default_factory=dict)
    mine: set[str] = field(default_factory=set)
    asked: list[tuple[str, int, str]] = field(default_factory=list)
    erased: list[Run] = field(default_factory=list)
    resumed: list[str] = field(default_factory=list)

    def ask(self, plan_id: str, number: int, model: str) -> None:
        self.asked.append((plan_id, number, model))

    def erase(self, plan_id: str, numbers: Sequence[int]) -> None:
        self.erased += [(plan_id, number) for number in numbers]

    def states(self, runs: Sequence[Run]) -> dict[Run, State]:
        return {run: self.told[run] for run in runs if run in self.told}

    def held_by(self, worker_id: str) -> set[str]:
        assert worker_id == ME
        return set(self.mine)

    def resume(self, ids: Iterable[str]) -> None:
        self.resumed += ids


@dataclass
class Scene:
    """A plan that waits, and who cares for it."""

    store: Store
    orders: FakeOrders = field(default_factory=FakeOrders)
    in_hand: set[str] = field(default_factory=set)
    taken_over: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.run = (order(self.store), 1)
        self.care = Care(self.store, self.orders, ME, lambda: self.in_hand, self.taken_over.append)

    def stands(self, status: str, worker_id: str | None = ME) -> None:
        self.orders.told[self.run] = State(status, worker_id)

    def look(self, after_s: float = 60) -> None:
        self.care.look(now() + dt.timedelta(seconds=after_s))

    @property
    def status(self) -> str:
        return self.store.plans.get("w", self.run[0]).status


@pytest.fixture
def scene(store: Store) -> Scene:
    return Scene(store)


def test_a_plan_that_nobody_has_is_asked_for_once_it_has_waited_a_while(scene: Scene) -> None:
    scene.look(after_s=1)
    assert scene.orders.asked == []
    scene.look()
    assert scene.orders.asked == [(*scene.run, BUILT_IN)]


def test_a_run_that_broke_is_begun_again_and_given_up_in_the_end(scene: Scene) -> None:
    scene.stands("ERROR")
    for times in range(1, MOST_ASKED + 1):
        scene.look()
        assert (len(scene.orders.erased), len(scene.orders.asked)) == (times, times)
    assert scene.status == "queued"
    scene.look()
    assert len(scene.orders.asked) == MOST_ASKED
    assert (scene.status, scene.store.plans.get("w", scene.run[0]).error) == ("failed", FAULT)


def test_a_run_that_used_up_its_attempts_has_failed(scene: Scene) -> None:
    scene.stands("MAX_RECOVERY_ATTEMPTS_EXCEEDED")
    scene.look()
    assert scene.status == "failed" and scene.orders.asked == []


def test_what_a_process_has_by_the_tables_alone_it_takes_up_again(scene: Scene) -> None:
    scene.stands("PENDING")
    scene.orders.mine, scene.in_hand = {"a", "b"}, {"a"}
    for _ in range(LOST_AFTER - 1):
        scene.look()
    assert scene.orders.resumed == []
    scene.look()
    assert scene.orders.resumed == ["b"]


def test_what_is_in_hand_again_in_between_is_not_lost(scene: Scene) -> None:
    scene.stands("PENDING")
    scene.orders.mine = {"a"}
    for number in range(4 * LOST_AFTER):
        scene.in_hand = {"a"} if number % (LOST_AFTER - 1) == 0 else set()
        scene.look()
    assert scene.orders.resumed == []


def test_runs_of_a_process_that_nobody_took_over_are_taken_over(scene: Scene) -> None:
    """Whoever struck it off may have died before it took its runs."""
    scene.store.workers.claim(Worker("alive", "t", "h", 1), now(), dt.timedelta(seconds=9))
    for worker_id in ("alive", ME, None):
        scene.stands("PENDING", worker_id)
        scene.look()
    assert scene.taken_over == []
    scene.stands("PENDING", "gone")
    scene.look()
    assert scene.taken_over == ["gone"]


def test_after_an_outage_nobody_is_taken_for_dead_before_it_could_speak(postgres: object, postgres_url: str, tmp_path: Path) -> None:
    store, told, looked = open_store(tmp_path, postgres_url), list[str](), list[float]()
    mine, other = Worker("mine", "1", "h", 1), Worker("other", "1", "h", 2)
    duties = Duties(told.append, lambda: looked.append(time.monotonic()), lambda: told.append("lost"))
    watch = Watch(store, mine, duties, Times(beat_s=0.05, silent_after_s=3.0))
    for each in (mine, other):
        store.workers.claim(each, now(), dt.timedelta(seconds=60))
    watch.start()
    with frozen(postgres):
        time.sleep(4.0)  # longer than the silence of the dead
        back = time.monotonic()
    while not looked or looked[-1] < back + 1.0:
        time.sleep(0.05)
    assert (told, sorted(store.workers.alive())) == ([], ["mine", "other"])
    while looked[-1] < back + 5.0:  # nothing was heard of it since
        time.sleep(0.05)
    watch.stop()
    store.close()
    assert told == ["other"]
