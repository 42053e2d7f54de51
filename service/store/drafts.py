"""Briefs on their way: what an owner typed so far, kept until it is ordered."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from service.errors import NotFoundError
from service.store import tables as t
from service.store.database import reading, writing
from service.store.rows import utc


@dataclass(frozen=True)
class DraftRow:
    """A draft. `body` is in the shape of a brief, odd values included."""

    id: str
    workspace: str
    title: str
    language: str
    body: dict[str, Any]
    plan_id: str | None
    updated_at: dt.datetime


class Drafts:
    """Drafts of all workspaces; every call names the workspace."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def save(self, row: DraftRow) -> None:
        """Keep a draft, new or changed.

        Raises: NotFoundError when the id belongs to another workspace.
        """
        values = {
            "title": row.title[:200], "language": row.language, "body": json.dumps(row.body, ensure_ascii=False),
            "plan_id": row.plan_id, "updated_at": row.updated_at,
        }  # fmt: skip
        with writing(self._engine) as c:
            found = c.execute(sa.select(t.drafts.c.workspace).where(t.drafts.c.id == row.id)).scalar()
            if found is None:
                c.execute(t.drafts.insert().values(id=row.id, workspace=row.workspace, **values))
            elif found == row.workspace:
                c.execute(t.drafts.update().where(t.drafts.c.id == row.id).values(values))
            else:
                raise NotFoundError("there is no such draft")

    def find(self, workspace: str, draft_id: str) -> DraftRow | None:
        """A draft of a workspace; None where there is none (yet)."""
        with reading(self._engine) as c:
            row = c.execute(t.drafts.select().where(t.drafts.c.id == draft_id, t.drafts.c.workspace == workspace)).first()
        return None if row is None else _draft(row)

    def newest(self, workspace: str, limit: int = 20) -> list[DraftRow]:
        """Drafts of a workspace, the latest first."""
        query = t.drafts.select().where(t.drafts.c.workspace == workspace).order_by(t.drafts.c.updated_at.desc()).limit(limit)
        with reading(self._engine) as c:
            return [_draft(row) for row in c.execute(query).all()]

    def drop(self, workspace: str, draft_id: str) -> None:
        """Forget a draft, if there is one."""
        with writing(self._engine) as c:
            c.execute(t.drafts.delete().where(t.drafts.c.id == draft_id, t.drafts.c.workspace == workspace))


def _draft(row: Any) -> DraftRow:
    return DraftRow(row.id, row.workspace, row.title, row.language, json.loads(row.body), row.plan_id, utc(row.updated_at))
