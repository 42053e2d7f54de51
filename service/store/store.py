"""The whole store, opened once for a process."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from service.store.database import database_url, open_engine
from service.store.drafts import Drafts
from service.store.events import Events
from service.store.keys import Keys
from service.store.migrating import migrate
from service.store.plans import Plans
from service.store.runs import Runs
from service.store.shares import Shares
from service.store.workers import Workers


class Store:
    """Everything that is kept, by what it is about."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self.plans = Plans(engine)
        self.events = Events(engine)
        self.runs = Runs(engine)
        self.keys = Keys(engine)
        self.workers = Workers(engine)
        self.drafts = Drafts(engine)
        self.shares = Shares(engine)

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_store(home: Path, url: str | None = None) -> Store:
    """The store of a home folder or an address, its tables up to date.

    Raises: SettingsError or StoreError when it cannot be opened.
    """
    address = database_url(home, url)
    builder = open_engine(address, patient=True)  # another process may be changing the tables, which takes its time
    try:
        migrate(builder)
    finally:
        builder.dispose()
    return Store(open_engine(address))
