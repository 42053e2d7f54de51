"""Lets in as many requests as a key allows, all processes together: each takes a few ahead from the store, and counts those by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from service.errors import StoreError
from service.store.keys import Keys
from service.store.rows import KeyRow

SHARES = 20
"""Into how many shares a minute's requests are cut: a process takes one at a time, so that few requests wait for the store."""
KEPT = dt.timedelta(minutes=1)
"""After this time a share that was not used up is dropped."""


@dataclass
class Rates:
    """The counting of one process."""

    keys: Keys
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    _ahead: dict[str, tuple[int, dt.datetime]] = field(default_factory=dict)
    """Requests that may still be let in, and until when."""
    _shut: dict[str, dt.datetime] = field(default_factory=dict)
    """Until when a key that has used up its requests is not asked for again."""
    _lock: Lock = field(default_factory=Lock)

    def wait_s(self, key: KeyRow) -> float:
        """Count a request of a key; the seconds to wait when it has none left, else 0."""
        now = self.now()
        with self._lock:
            if self._used_one_ahead(key, now):
                return 0.0
            shut = (self._shut.get(key.id, now) - now).total_seconds()
        if shut > 0:
            return shut
        try:
            taken, wait_s = self.keys.take(key, max(1, key.rate_per_minute // SHARES), now)
        except StoreError:
            return 0.0  # the disk is full: what lies there may still be read, and nothing can be written anyway
        with self._lock:
            if taken:
                self._ahead[key.id] = (self._ahead.get(key.id, (0, now))[0] + taken - 1, now + KEPT)
            else:
                self._shut[key.id] = now + dt.timedelta(seconds=wait_s)
        return wait_s

    def _used_one_ahead(self, key: KeyRow, now: dt.datetime) -> bool:
        left, until = self._ahead.get(key.id, (0, now))
        if left < 1 or until < now:
            self._ahead.pop(key.id, None)
            return False
        self._ahead[key.id] = (left - 1, until)
        return True
