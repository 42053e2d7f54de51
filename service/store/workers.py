"""Who is alive: each process that runs plans says so every few seconds; whoever falls silent has its plans taken over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from service.store import tables as t
from service.store.database import reading, writing
from service.store.rows import utc


@dataclass(frozen=True)
class Worker:
    """A process under its id. `token` tells two lives of the same id apart."""

    id: str
    token: str
    host: str
    pid: int


class Workers:
    """The processes that run plans."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def claim(self, worker: Worker, now: dt.datetime, silent_for: dt.timedelta, *, gone: bool = False) -> bool:
        """Take an id that nobody has, or whose holder fell silent; `gone` when the holder is known to be dead."""
        with writing(self._engine) as c:
            if c.dialect.name == "postgresql":
                c.execute(sa.text("SELECT pg_advisory_xact_lock(hashtext(:id))"), {"id": f"worker:{worker.id}"})
            held = c.execute(t.workers.select().where(t.workers.c.id == worker.id).with_for_update()).first()
            values = {"token": worker.token, "host": worker.host, "pid": worker.pid, "beat_at": now}
            if held is None:
                c.execute(t.workers.insert().values(id=worker.id, **values))
            elif gone or now - utc(held.beat_at) > silent_for:
                c.execute(t.workers.update().where(t.workers.c.id == worker.id).values(**values))
            else:
                return False
        return True

    def holder(self, worker_id: str) -> Worker | None:
        """Who holds an id."""
        with reading(self._engine) as c:
            row = c.execute(t.workers.select().where(t.workers.c.id == worker_id)).first()
        return None if row is None else Worker(row.id, row.token, row.host, row.pid)

    def beat(self, worker: Worker, now: dt.datetime) -> bool:
        """Say that a process is alive; False when its id was given to another."""
        this = (t.workers.c.id == worker.id, t.workers.c.token == worker.token)
        with writing(self._engine) as c:
            return bool(c.execute(t.workers.update().where(*this).values(beat_at=now)).rowcount)

    def take_silent(self, now: dt.datetime, silent_for: dt.timedelta) -> list[str]:
        """Ids that fell silent; they are struck off, so that only one process takes each over."""
        with writing(self._engine) as c:
            old = t.workers.c.beat_at < now - silent_for
            return [row[0] for row in c.execute(t.workers.delete().where(old).returning(t.workers.c.id)).all()]

    def leave(self, worker: Worker) -> None:
        """Give an id back."""
        with writing(self._engine) as c:
            c.execute(t.workers.delete().where(t.workers.c.id == worker.id, t.workers.c.token == worker.token))

    def alive(self, since: dt.datetime | None = None) -> list[str]:
        """All ids that are held; with `since` only of those that have spoken since then."""
        heard = sa.true() if since is None else t.workers.c.beat_at > since
        with reading(self._engine) as c:
            return [row[0] for row in c.execute(sa.select(t.workers.c.id).where(heard)).all()]
