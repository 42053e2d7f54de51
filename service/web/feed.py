"""Wakes whoever follows a plan when something happens to it, in whichever process it happens."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator

from service.errors import StoreError
from service.store.events import Events
from service.store.rows import EventRow

LOOK_S = 0.15
HEARTBEAT_S = 15.0
GONE = -1
"""In place of a number: the plan is erased."""


class Feed:
    """One look at the store every few moments for all followers together."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._followed: Counter[str] = Counter()
        self._newest: dict[str, int] = {}
        self._news: dict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self._task: asyncio.Task[None] | None = None
        self._closed = asyncio.Event()

    def start(self) -> None:
        """Begin to look."""
        self._task = asyncio.create_task(self._look())

    def close(self) -> None:
        """Let all followers go."""
        self._closed.set()
        for news in self._news.values():
            news.set()
        if self._task is not None:
            self._task.cancel()

    async def follow(self, plan_id: str, after: int) -> AsyncIterator[list[EventRow] | None]:
        """Events after a number as they come; None now and then, so that a connection stays open. Ends when the service stops."""
        self._followed[plan_id] += 1
        try:
            while not self._closed.is_set():
                try:
                    found = await asyncio.to_thread(self._events.after, plan_id, after)
                except StoreError:
                    found = []
                if found:
                    after = found[-1].number
                    yield found
                elif not await self._wait(plan_id, after) or self._newest.get(plan_id) == GONE:
                    yield None
        finally:
            self._leave(plan_id)

    async def _wait(self, plan_id: str, after: int) -> bool:
        news = self._news[plan_id]
        if self._newest.get(plan_id, 0) > after:
            await asyncio.sleep(LOOK_S)  # the store could not be read just now
            return True
        news.clear()
        try:
            await asyncio.wait_for(news.wait(), HEARTBEAT_S)
        except TimeoutError:
            return False
        return True

    def _leave(self, plan_id: str) -> None:
        self._followed[plan_id] -= 1
        if self._followed[plan_id] <= 0:
            del self._followed[plan_id]
            self._newest.pop(plan_id, None)
            self._news.pop(plan_id, None)

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(LOOK_S)
            if not self._followed:
                continue
            try:
                newest = await asyncio.to_thread(self._events.newest, list(self._followed))
            except StoreError:
                continue
            for plan_id in list(self._followed):
                number = newest.get(plan_id, GONE)
                if number != self._newest.get(plan_id):
                    self._newest[plan_id] = number
                    self._news[plan_id].set()
