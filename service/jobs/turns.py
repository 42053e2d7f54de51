"""Turns at the processor: few threads work at once, so that whoever answers requests is never one of hundreds that want it.

A run holds a turn while it works, and gives it back while it waits for a model.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

AT_ONCE = 2
"""Python works in one thread at a time; the second has work ready while the first writes to the disk."""


class Turns:
    """The turns of one process."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._free = threading.Semaphore(at_once)
        self._mine = threading.local()

    @contextlib.contextmanager
    def taken(self) -> Iterator[None]:
        """Work in a turn of one's own, once one is free."""
        with self._free:
            self._mine.held = True
            try:
                yield
            finally:
                self._mine.held = False

    @contextlib.contextmanager
    def given_back(self) -> Iterator[None]:
        """Wait without a turn; a thread that has none just waits."""
        if not getattr(self._mine, "held", False):
            yield
            return
        self._free.release()
        try:
            yield
        finally:
            self._free.acquire()
