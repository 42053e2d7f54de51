"""Says every few seconds that this process is alive, takes over from those that fell silent, and finds plans that nobody has."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable

from service.errors import StoreError
from service.store import Store
from service.store.workers import Worker

BEAT_S = 2.0
SILENT_AFTER_S = 12.0
"""A process that said nothing for so long is dead; six beats, so that a busy machine is not taken for a dead one."""


class Watch:
    """The watch of one process."""

    def __init__(
        self, store: Store, worker: Worker, *, take_over: Callable[[str], None], ask_again: Callable[[], None], lost: Callable[[], None]
    ) -> None:
        self._store = store
        self._worker = worker
        self._take_over = take_over
        self._ask_again = ask_again
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._lost = lost

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and give the id back."""
        self._stop.set()
        self._thread.join(BEAT_S * 2)
        try:
            self._store.workers.leave(self._worker)
        except StoreError:
            return  # the id falls free by silence

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                if not self.look():
                    self._lost()  # another process has our id and our runs
                    return
            except StoreError:
                pass  # the database is away; the next beat tries again
            self._stop.wait(BEAT_S)

    def look(self) -> bool:
        """One round; False when this process lost its id.

        Raises: StoreError when the database is away.
        """
        now = dt.datetime.now(dt.UTC)
        if not self._store.workers.beat(self._worker, now):
            return self._store.workers.claim(self._worker, now, dt.timedelta(seconds=SILENT_AFTER_S))
        for silent in self._store.workers.take_silent(now, dt.timedelta(seconds=SILENT_AFTER_S)):
            self._take_over(silent)
        self._ask_again()
        return True
