"""Turns at the processor: few threads work for all runs, so that whoever answers requests is never one of hundreds that want it.

A run takes a turn for what takes long, such as a draft or a write to the disk. It waits for a model on its event loop, in no thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")
AT_ONCE = 2
"""Python works in one thread at a time; the second has work ready while the first writes to the disk."""


class Turns:
    """The turns of one process, given in the order in which they are asked for."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="turn")

    async def do(self, work: Callable[[], Result]) -> Result:
        """What comes of a piece of work, done in a turn once one is free."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def close(self) -> None:
        """Give no more turns; what is being done is done to its end."""
        self._threads.shutdown(cancel_futures=True)
