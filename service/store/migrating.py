"""Brings the tables up to date; safe when several processes start at once."""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from service.errors import StoreError
from service.store.database import AWAY

_LOCK = 7_266_403
"""Number of the advisory lock on Postgres."""


def migrate(engine: sa.Engine) -> None:
    """Run all migrations that have not been run.

    Raises: StoreError when the database cannot be reached or changed.
    """
    from alembic import command  # slow to import, and only needed here
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    try:
        with _alone(engine), engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
    except AWAY as error:
        raise StoreError(
            f"the database cannot be brought up to date ({type(error).__name__}); see that it runs and that you may write"
        ) from error


@contextlib.contextmanager
def _alone(engine: sa.Engine) -> Iterator[None]:
    """One process at a time: an advisory lock on Postgres, a lock file beside the SQLite file."""
    if engine.dialect.name == "postgresql":
        with engine.connect() as holder:
            holder.execute(sa.text("SELECT pg_advisory_lock(:number)"), {"number": _LOCK})
            try:
                yield
            finally:
                holder.execute(sa.text("SELECT pg_advisory_unlock(:number)"), {"number": _LOCK})
        return
    with Path(f"{engine.url.database}.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
