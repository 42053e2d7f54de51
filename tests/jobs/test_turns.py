"""Turns: few threads work at once, and whoever waits for a model keeps nobody from working."""

from __future__ import annotations

import threading
import time

from service.jobs.turns import AT_ONCE, Turns

MANY = 12
PATIENCE_S = 10


class Counter:
    """How many threads are at work, and the most that ever were."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self._lock = threading.Lock()

    def work(self) -> None:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.01)
        with self._lock:
            self.now -= 1


def run(*threads: threading.Thread) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert not any(thread.is_alive() for thread in threads)


def test_no_more_threads_work_at_once_than_there_are_turns() -> None:
    turns, counter = Turns(), Counter()

    def work() -> None:
        with turns.taken():
            counter.work()
            with turns.given_back():
                time.sleep(0.01)
            counter.work()

    run(*(threading.Thread(target=work) for _ in range(MANY)))
    assert counter.most == AT_ONCE


def test_whoever_waits_gives_the_turn_to_others() -> None:
    turns = Turns(1)
    all_wait = threading.Barrier(MANY)

    def work() -> None:
        with turns.taken(), turns.given_back():
            all_wait.wait(PATIENCE_S)  # passed only when all of them wait at once

    run(*(threading.Thread(target=work) for _ in range(MANY)))
    with turns.taken():
        pass  # and the only turn is free again


def test_a_thread_without_a_turn_has_none_to_give_back() -> None:
    turns, counter = Turns(1), Counter()
    with turns.given_back():
        pass

    def work() -> None:
        with turns.taken():
            counter.work()

    run(*(threading.Thread(target=work) for _ in range(MANY)))
    assert counter.most == 1


def test_a_fault_frees_the_turn() -> None:
    turns = Turns(1)
    for _ in range(2):
        try:
            with turns.taken():
                raise ValueError("a fault")
        except ValueError:
            continue
    with turns.given_back():  # the thread knows that it holds none
        pass
    run(threading.Thread(target=lambda: turns.taken().__enter__()))
