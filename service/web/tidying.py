"""Looks for garbage when nobody waits for it.

Nearly all that a plan leaves behind is let go at once. What Python's own search finds besides is little, but it stops every thread while it
walks through the hundreds of plans that are under way: for a third of a second, again and again.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable

YOUNG = (10_000, 2)
"""New objects after which the newest are looked through, and how often, until those that were looked through once are."""
NEVER = 1_000_000
LOOK_S = 5.0
LONGEST_S = 120.0
"""A process that is never quiet is stopped so seldom."""


class Tidying:
    """The search for garbage in one process. `busy` says whether somebody would have to wait for it."""

    def __init__(self, busy: Callable[[], bool], clock: Callable[[], float] = time.monotonic) -> None:
        self._busy = busy
        self._clock = clock
        self._searched = clock()
        self._before = gc.get_threshold()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tidying", daemon=True)

    def start(self) -> None:
        """Begin. What is loaded by now stays to the end, and is not looked through any more."""
        self._before = gc.get_threshold()
        gc.collect()
        gc.freeze()
        gc.set_threshold(*YOUNG, NEVER)
        self._thread.start()

    def stop(self) -> None:
        """End, and leave the search as it was."""
        self._stop.set()
        self._thread.join()
        gc.set_threshold(*self._before)
        gc.unfreeze()

    def look(self) -> bool:
        """Whether this was the moment to search everything."""
        since = self._clock() - self._searched
        if gc.get_count()[2] == 0 or (self._busy() and since < LONGEST_S):
            return False
        gc.collect()
        self._searched = self._clock()
        return True

    def _run(self) -> None:
        while not self._stop.wait(LOOK_S):
            self.look()
