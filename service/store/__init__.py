"""What the service keeps: plans, their sections, revisions and events, API keys, and who works on what. SQLite or Postgres."""

from __future__ import annotations

from service.store.database import open_engine, ping
from service.store.store import Store, open_store

__all__ = ["Store", "open_engine", "open_store", "ping"]
