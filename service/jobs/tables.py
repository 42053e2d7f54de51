"""Where the job tables lie: beside the store's file, or in the store's own Postgres. Runs wait for them; requests do not."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import sqlalchemy as sa

from service.store.brisk import Gate, brisk_engine

_FILE = "jobs.sqlite"
_POOL, _SMALL_POOL = 20, 5


@dataclass(frozen=True)
class Tables:
    """Engines of the job tables."""

    waiting: sa.Engine
    """For the runs: whoever asks for a connection waits until the database is back."""
    brisk: sa.Engine
    """For all others: whoever asks is told within seconds that it is away."""
    gate: Gate | None = None

    def let_go(self) -> None:
        """Let nobody wait any more: the process is asked to stop."""
        if self.gate is not None:
            self.gate.close()

    def close(self) -> None:
        """Let go of all connections."""
        self.waiting.dispose()
        self.brisk.dispose()


def open_tables(store: sa.URL) -> Tables:
    """The job tables of a store. Nothing is connected yet."""
    if store.get_backend_name() == "sqlite":
        engine = open_file(store.set(database=str(store.database).removesuffix(".sqlite") + "-" + _FILE))
        return Tables(engine, engine)
    gate = Gate(waits=True)
    return Tables(brisk_engine(store, _POOL, gate), brisk_engine(store, _SMALL_POOL), gate)


def open_file(url: sa.URL) -> sa.Engine:
    """A file of its own. It repeats what the store knows, so it need not reach the disk before the answer."""
    engine = sa.create_engine(url, pool_size=_POOL, max_overflow=_POOL)
    sa.event.listen(engine, "connect", _tune)
    return engine


def _tune(connection: sqlite3.Connection, _record: object) -> None:
    """As the library tunes its own connections, and in WAL besides."""
    connection.isolation_level = "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
