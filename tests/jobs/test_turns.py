"""Turns: few threads work at once, in the order in which they are asked; a fault or an end frees what it held."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest

from service.jobs.turns import AT_ONCE, Turns

MANY = 12


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


def test_no_more_threads_work_at_once_than_there_are_turns() -> None:
    async def run() -> None:
        turns, counter = Turns(), Counter()
        await asyncio.gather(*(turns.do(counter.work) for _ in range(MANY)))
        assert counter.most == AT_ONCE
        turns.close()

    asyncio.run(run())


def test_turns_are_given_in_the_order_in_which_they_are_asked_for() -> None:
    async def run() -> None:
        turns, order = Turns(1), list[int]()
        await asyncio.gather(*(turns.do(lambda number=number: order.append(number)) for number in range(MANY)))  # type: ignore[misc]
        assert order == list(range(MANY))
        turns.close()

    asyncio.run(run())


def test_a_fault_is_told_and_frees_the_turn() -> None:
    async def run() -> None:
        turns = Turns(1)
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                await turns.do(lambda: 1 // 0)
        assert await turns.do(lambda: "free") == "free"
        turns.close()

    asyncio.run(run())


def test_what_is_being_done_at_the_end_is_done_to_its_end() -> None:
    async def run() -> None:
        turns, begun, counter = Turns(1), threading.Event(), Counter()

        def work() -> None:
            begun.set()
            counter.work()

        doing, waiting = asyncio.ensure_future(turns.do(work)), asyncio.ensure_future(turns.do(counter.work))
        await asyncio.to_thread(begun.wait)
        turns.close()
        await doing
        assert (counter.now, counter.most) == (0, 1)
        with pytest.raises(asyncio.CancelledError):
            await waiting

    asyncio.run(run())
