"""What the store gives back: plain rows, no connection behind them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["queued", "running", "done", "failed", "cancelled"]
OPEN = ("queued", "running")
"""States in which something is still to be done."""


@dataclass(frozen=True)
class PlanRow:
    """A plan, without its text."""

    id: str
    workspace: str
    title: str
    language: str
    model: str
    status: Status
    revision: int
    done_revision: int | None
    last_event: int
    error: str | None
    created_at: dt.datetime
    updated_at: dt.datetime


@dataclass(frozen=True)
class RevisionRow:
    """A revision, without the plan it came to."""

    plan_id: str
    number: int
    status: Status
    change: dict[str, Any]
    error: str | None
    created_at: dt.datetime
    finished_at: dt.datetime | None


@dataclass(frozen=True)
class EventRow:
    """Something that happened to a plan; `number` counts from 1 without a gap."""

    number: int
    kind: str
    data: dict[str, Any]
    at: dt.datetime


@dataclass(frozen=True)
class KeyRow:
    """An API key without its secret."""

    id: str
    name: str
    workspace: str
    scopes: tuple[str, ...]
    rate_per_minute: int
    max_body_bytes: int
    created_at: dt.datetime
    revoked_at: dt.datetime | None


def utc(moment: dt.datetime) -> dt.datetime:
    """SQLite forgets the time zone; all moments are kept in UTC."""
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
