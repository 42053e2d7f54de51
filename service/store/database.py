"""The door to the database: SQLite in WAL under the home folder, or Postgres by its address."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DisconnectionError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from service.errors import SettingsError, StoreError
from service.store.brisk import CONNECT_S, brisk_engine

FILE = "service.sqlite"
_POOL = 12
_PATIENCE_S = 30
_WRITES = "overdeliver_writes"
AWAY = (OperationalError, InterfaceError, DisconnectionError, PoolTimeoutError)
"""Errors of a database that is away, full or too busy. All others are faults of the program."""


def database_url(home: Path, url: str | None) -> str:
    """The address of the database: the one given, else a file under `home`.

    Raises: SettingsError for an address that is none.
    """
    if url is None:
        home.expanduser().mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{home.expanduser() / FILE}"
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return f"postgresql+psycopg://{url.removeprefix(scheme)}"
    if url.startswith(("postgresql+psycopg://", "sqlite:///")):
        return url
    raise SettingsError("OVERDELIVER_DATABASE_URL: is no address of a database; write postgresql://user:password@host/name")


def open_engine(url: str, *, patient: bool = False) -> sa.Engine:
    """An engine for an address. Nothing is connected yet. A `patient` one waits for Postgres as long as it takes.

    Raises: SettingsError for an address that cannot be read.
    """
    try:
        if url.startswith("sqlite"):
            engine = sa.create_engine(url, pool_size=_POOL, max_overflow=_POOL, connect_args={"timeout": _PATIENCE_S})
            sa.event.listen(engine, "connect", _tune)
            sa.event.listen(engine, "begin", _begin)
            return engine
        if patient:
            return sa.create_engine(url, poolclass=sa.NullPool, connect_args={"connect_timeout": CONNECT_S})
        return brisk_engine(url, _POOL)
    except ArgumentError as error:
        raise SettingsError("OVERDELIVER_DATABASE_URL: cannot be read; write postgresql://user:password@host/name") from error


def _tune(connection: sqlite3.Connection, _record: Any) -> None:
    """WAL, so that readers never wait; a write is on the disk before it is answered."""
    connection.isolation_level = None  # transactions are begun in `_begin`
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", f"busy_timeout={_PATIENCE_S * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")


@contextlib.contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection to read with.

    Raises: StoreError when the database cannot be reached.
    """
    with _told(), engine.connect() as connection:
        yield connection


@contextlib.contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction to write with; on SQLite it holds the write lock from its start, so that it never fails half-way.

    Raises: StoreError when the database cannot be reached.
    """
    with _told(), engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Errors of the library in our own tree; the address, which may hold a password, is never told."""
    try:
        yield
    except AWAY as error:
        raise StoreError(f"the database cannot be used ({type(error).__name__}); try again in a moment") from error


def ping(engine: sa.Engine) -> None:
    """See that the database answers.

    Raises: StoreError when it does not.
    """
    with reading(engine) as connection:
        connection.execute(sa.text("SELECT 1"))
