"""Events of a plan: numbered without a gap, so that a reader who was away resumes where it stopped."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from service.store import tables as t
from service.store.database import reading
from service.store.rows import EventRow, utc

# Built once: SQLAlchemy takes longer to build a statement than the database to run it, and a plan has a dozen events.
_ADVANCE = (
    t.plans.update().where(t.plans.c.id == sa.bindparam("of")).values(last_event=t.plans.c.last_event + 1).returning(t.plans.c.last_event)
)
_ADD = t.events.insert()
_AFTER = (
    t.events.select().where(t.events.c.plan_id == sa.bindparam("of"), t.events.c.number > sa.bindparam("after")).order_by(t.events.c.number)
)


def add_event(c: sa.Connection, plan_id: str, kind: str, data: dict[str, Any], now: dt.datetime) -> None:
    """Add an event in the transaction that brings it about. The plan's row gives the number, so no two events share one."""
    number = c.execute(_ADVANCE, {"of": plan_id}).scalar()
    if number is not None:
        c.execute(_ADD, {"plan_id": plan_id, "number": number, "kind": kind, "data": json.dumps(data), "at": now})


class Events:
    """Events, to be read."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def after(self, plan_id: str, number: int) -> list[EventRow]:
        """Events of a plan after a number."""
        with reading(self._engine) as c:
            found = c.execute(_AFTER, {"of": plan_id, "after": number}).all()
        return [EventRow(row.number, row.kind, json.loads(row.data), utc(row.at)) for row in found]

    def newest(self, plan_ids: Collection[str]) -> dict[str, int]:
        """Number of the newest event of each plan that is there."""
        query = sa.select(t.plans.c.id, t.plans.c.last_event).where(t.plans.c.id.in_(plan_ids))
        with reading(self._engine) as c:
            return {row[0]: row[1] for row in c.execute(query).all()}
