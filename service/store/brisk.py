"""Postgres that does not answer: a connection gives up after a while, and while the server is away one thread at a time waits for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from typing import Any, TypeVar

import psycopg
import sqlalchemy as sa
from psycopg import Notify

CONNECT_S = 2
"""Seconds in which a connection must be made."""
ANSWER_S = 5.0
"""Seconds in which an answer must begin to come; whoever asked is told that the database is away."""
LONGEST_WAIT_S = 60.0
"""Seconds that a gate waits for a server to come back, before it says that it did not."""
AGAIN_S = 0.3
_IDLE = "SET idle_in_transaction_session_timeout = 60000"  # a process that stands still holds its locks no longer
Result = TypeVar("Result")


class Brisk(psycopg.Connection[Any]):
    """A connection that waits so long and no longer, and is closed then: a server that stands still keeps its connections open."""

    _listens = False

    def wait(self, gen: Generator[Any, Any, Result], interval: float = 0.1, timeout: float | None = None) -> Result:
        """Wait for an answer.

        Raises: psycopg.OperationalError when none comes.
        """
        if self._listens:
            return super().wait(gen, interval, timeout)
        begun = time.monotonic()
        try:
            return super().wait(gen, interval, ANSWER_S if timeout is None else timeout)
        except psycopg.OperationalError:
            if timeout is None and time.monotonic() - begun >= ANSWER_S:
                self.pgconn.finish()  # what it would answer to is not known any more
            raise

    def notifies(self, *, timeout: float | None = None, stop_after: int | None = None) -> Generator[Notify, None, None]:
        """Messages as they come: whoever listens waits for as long as it takes."""
        self._listens = True
        return super().notifies(timeout=timeout, stop_after=stop_after)


class Gate:
    """Connections are made here. While the server is away, one thread tries; the others are told at once, and do not queue up.

    A gate that `waits` lets all wait until the server is back: for those who can do nothing else, and would look again too seldom.
    """

    def __init__(self, *, waits: bool = False) -> None:
        self._waits = waits
        self._away = False
        self._trying = threading.Lock()
        self._closed = threading.Event()

    def close(self) -> None:
        """Nobody waits any more."""
        self._closed.set()

    def connect(self, _dialect: Any, _record: Any, words: Any, named: dict[str, Any]) -> Brisk:
        """A new connection.

        Raises: psycopg.OperationalError when there is none to be had.
        """
        if self._waits:
            return self._insist(words, named)
        if not self._away:
            return self._try(words, named)
        if not self._trying.acquire(blocking=False):
            raise psycopg.OperationalError("connection failed: the server is away, and another thread is trying already")
        try:
            return self._try(words, named)
        finally:
            self._trying.release()

    def _insist(self, words: Any, named: dict[str, Any]) -> Brisk:
        until = time.monotonic() + LONGEST_WAIT_S
        while True:
            try:
                return self._try(words, named)
            except psycopg.OperationalError:
                if time.monotonic() > until or self._closed.wait(AGAIN_S):
                    raise

    def _try(self, words: Any, named: dict[str, Any]) -> Brisk:
        try:
            made = Brisk.connect(*words, **named, autocommit=True)
            made.execute(_IDLE)
            made.set_autocommit(False)
        except psycopg.OperationalError:
            self._away = True
            raise
        self._away = False
        return made


def brisk_engine(url: str | sa.URL, pool: int, gate: Gate | None = None) -> sa.Engine:
    """An engine for Postgres whose every call ends within seconds. Nothing is connected yet."""
    limits = {"pool_size": pool, "max_overflow": pool, "pool_timeout": ANSWER_S, "connect_args": {"connect_timeout": CONNECT_S}}
    engine = sa.create_engine(url, pool_pre_ping=True, **limits)
    sa.event.listen(engine, "do_connect", (gate or Gate()).connect)
    return engine
