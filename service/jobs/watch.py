"""Says every few seconds that this process is alive, takes over from those that fell silent, and finds plans that nobody has."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass

from service.errors import StoreError
from service.store import Store
from service.store.workers import Worker


@dataclass(frozen=True)
class Duties:
    """What the watch has done when it sees something."""

    take_over: Callable[[str], None]
    """A process fell silent."""
    ask_again: Callable[[], None]
    """A round has passed."""
    lost: Callable[[], None]
    """Another process was given our id, and with it our runs."""


@dataclass(frozen=True)
class Times:
    """How often a process says that it is alive, and after what silence it counts as dead, seconds."""

    beat_s: float = 2.0
    silent_after_s: float = 12.0
    """Six beats, so that a busy machine is not taken for a dead one."""

    @property
    def silence(self) -> dt.timedelta:
        """The silence of the dead."""
        return dt.timedelta(seconds=self.silent_after_s)


class Watch:
    """The watch of one process."""

    def __init__(self, store: Store, worker: Worker, duties: Duties, times: Times) -> None:
        self._store = store
        self._worker = worker
        self._duties = duties
        self._times = times
        self._stop = threading.Event()
        self._spoke: dt.datetime | None = None
        """When this process last said that it is alive."""
        self._back: dt.datetime | None = None
        """When it could do so again after a while in which it could not."""
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._spoke = dt.datetime.now(dt.UTC)  # when it took its id
        self._thread.start()

    def stop(self) -> None:
        """End, and give the id back."""
        self._stop.set()
        self._thread.join(self._times.beat_s * 2)
        try:
            self._store.workers.leave(self._worker)
        except StoreError:
            return  # the id falls free by silence

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                if not self.look():
                    self._duties.lost()
                    return
            except StoreError:
                pass  # the database is away; the next beat tries again
            self._stop.wait(self._times.beat_s)

    def look(self) -> bool:
        """One round; False when this process lost its id.

        Raises: StoreError when the database is away.
        """
        if not self._store.workers.beat(self._worker, dt.datetime.now(dt.UTC)):
            return self._store.workers.claim(self._worker, dt.datetime.now(dt.UTC), self._times.silence)
        now = dt.datetime.now(dt.UTC)
        if self._others_could_speak(now):
            for silent in self._store.workers.take_silent(now, self._times.silence):
                self._duties.take_over(silent)
        self._duties.ask_again()
        return True

    def _others_could_speak(self, now: dt.datetime) -> bool:
        """Whether whoever is silent is dead. While the database was away, or this machine asleep, all were silent, and none is dead."""
        if self._spoke is not None and now - self._spoke > self._times.silence / 2:
            self._back = now
        self._spoke = now
        return self._back is None or now - self._back > self._times.silence
