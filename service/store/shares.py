"""Links that show one revision of a plan, read only, to whoever holds them, until they expire."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from service.errors import NotFoundError
from service.store import tables as t
from service.store.database import reading, writing
from service.store.rows import utc

_FORM = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True)
class ShareRow:
    """A link, without its secret. `name` tells it from others and opens nothing."""

    name: str
    plan_id: str
    number: int
    created_at: dt.datetime
    expires_at: dt.datetime


class Shares:
    """Links to plans."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def add(self, plan_id: str, number: int, now: dt.datetime, expires_at: dt.datetime) -> str:
        """Make a link; its secret is in what is given back, and nowhere else."""
        secret = secrets.token_urlsafe(32)
        row = {"hash": _hash(secret), "plan_id": plan_id, "number": number, "created_at": now, "expires_at": expires_at}
        with writing(self._engine) as c:
            c.execute(t.shares.delete().where(t.shares.c.expires_at < now))
            c.execute(t.shares.insert().values(row))
        return secret

    def open(self, secret: str, now: dt.datetime) -> str:
        """The plan's text that a link shows, as JSON.

        Raises: NotFoundError when the link is wrong, taken back or expired: which of these is not told.
        """
        if not _FORM.fullmatch(secret):
            raise NotFoundError("this link does not open anything; it may have expired")
        query = (
            sa.select(t.shares.c.expires_at, t.revisions.c.plan)
            .join(t.revisions, sa.and_(t.revisions.c.plan_id == t.shares.c.plan_id, t.revisions.c.number == t.shares.c.number))
            .where(t.shares.c.hash == _hash(secret))
        )
        with reading(self._engine) as c:
            row = c.execute(query).first()
        if row is None or row.plan is None or utc(row.expires_at) <= now:
            raise NotFoundError("this link does not open anything; it may have expired")
        return str(row.plan)

    def of_plan(self, plan_id: str, now: dt.datetime) -> list[ShareRow]:
        """Links to a plan that still open it."""
        query = t.shares.select().where(t.shares.c.plan_id == plan_id, t.shares.c.expires_at > now).order_by(t.shares.c.created_at)
        with reading(self._engine) as c:
            return [_share(row) for row in c.execute(query).all()]

    def take_back(self, plan_id: str, name: str) -> None:
        """End a link of a plan, if it is there."""
        with writing(self._engine) as c:
            c.execute(t.shares.delete().where(t.shares.c.plan_id == plan_id, t.shares.c.hash.startswith(name, autoescape=True)))


def _share(row: Any) -> ShareRow:
    return ShareRow(row.hash[:16], row.plan_id, row.number, utc(row.created_at), utc(row.expires_at))


def _hash(secret: str) -> str:
    """256 random bits need no slow hash: they cannot be guessed."""
    return hashlib.sha256(secret.encode()).hexdigest()
