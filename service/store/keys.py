"""API keys: made at random, shown once, kept as a hash."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import secrets
from typing import Any

import sqlalchemy as sa

from service.errors import NotFoundError, SettingsError
from service.reading.faults import suggestion
from service.store import tables as t
from service.store.database import reading, writing
from service.store.rows import KeyRow, utc

SCOPES = ("plans:read", "plans:write", "tools", "knowledge:read", "knowledge:write", "metrics")
"""What a key may be allowed."""
PREFIX = "od"
_FORM = re.compile(rf"{PREFIX}_([0-9a-f]{{12}})_([A-Za-z0-9_-]{{43}})")
_WORKSPACE = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
MEBIBYTE = 2**20
MINUTE_S = 60.0


class Keys:
    """API keys."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def add(self, row: KeyRow) -> str:
        """Make a key; the secret is in what is given back, and nowhere else.

        Raises: SettingsError for a scope or workspace that is none.
        """
        for scope in row.scopes:
            if scope not in SCOPES:
                raise SettingsError(f"--scope: there is no {scope!r}; {suggestion(scope, SCOPES)}")
        if not _WORKSPACE.fullmatch(row.workspace):
            raise SettingsError("--workspace: use up to 64 small letters, digits, dots, dashes and underscores")
        key_id, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        values = {
            "id": key_id, "name": row.name, "workspace": row.workspace, "hash": _hash(secret), "scopes": " ".join(row.scopes),
            "rate_per_minute": row.rate_per_minute, "max_body_bytes": row.max_body_bytes, "created_at": row.created_at,
        }  # fmt: skip
        with writing(self._engine) as c:
            c.execute(t.api_keys.insert().values(values))
        return f"{PREFIX}_{key_id}_{secret}"

    def find(self, said: str) -> KeyRow | None:
        """The key that somebody shows, if it is right and not revoked."""
        match = _FORM.fullmatch(said)
        if match is None:
            return None
        with reading(self._engine) as c:
            row = c.execute(t.api_keys.select().where(t.api_keys.c.id == match.group(1))).first()
        if row is None or row.revoked_at is not None or not hmac.compare_digest(row.hash, _hash(match.group(2))):
            return None
        return _key(row)

    def take(self, key: KeyRow, wanted: int, now: dt.datetime) -> tuple[int, float]:
        """Take requests out of a key's bucket, full at first and filled again over a minute; how many, and seconds to wait if none."""
        this, most = t.api_keys.c.id == key.id, float(key.rate_per_minute)
        with writing(self._engine) as c:
            row = c.execute(sa.select(t.api_keys.c.requests_left, t.api_keys.c.counted_at).where(this).with_for_update()).first()
            since = utc(row.counted_at) if row is not None and row.counted_at is not None else now
            left = most if row is None or row.requests_left is None else row.requests_left
            left = min(most, left + max(0.0, (now - since).total_seconds()) * most / MINUTE_S)
            taken = min(wanted, int(left))
            c.execute(t.api_keys.update().where(this).values(requests_left=left - taken, counted_at=max(now, since)))
        return taken, 0.0 if taken else (1 - left) * MINUTE_S / most

    def all(self) -> list[KeyRow]:
        """All keys, revoked ones too, oldest first."""
        with reading(self._engine) as c:
            return [_key(row) for row in c.execute(t.api_keys.select().order_by(t.api_keys.c.created_at)).all()]

    def are_used(self) -> bool:
        """Whether any key was ever made: then nobody gets in without one, even if all are revoked."""
        with reading(self._engine) as c:
            return c.execute(sa.select(t.api_keys.c.id).limit(1)).first() is not None

    def revoke(self, key_id: str, now: dt.datetime) -> None:
        """Take a key back.

        Raises: NotFoundError when there is no such key.
        """
        with writing(self._engine) as c:
            found = c.execute(t.api_keys.update().where(t.api_keys.c.id == key_id).values(revoked_at=now))
        if not found.rowcount:
            raise NotFoundError(f"there is no key {key_id}; overdeliver keys list shows them")


def _hash(secret: str) -> str:
    """256 random bits need no slow hash: they cannot be guessed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _key(row: Any) -> KeyRow:
    return KeyRow(
        id=row.id,
        name=row.name,
        workspace=row.workspace,
        scopes=tuple(row.scopes.split()),
        rate_per_minute=row.rate_per_minute,
        max_body_bytes=row.max_body_bytes,
        created_at=utc(row.created_at),
        revoked_at=None if row.revoked_at is None else utc(row.revoked_at),
    )
