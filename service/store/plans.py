"""Plans and their revisions, as the API sees them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from service.errors import ConflictError, NotFoundError
from service.store import tables as t
from service.store.database import reading, writing
from service.store.events import add_event
from service.store.rows import OPEN, PlanRow, RevisionRow, utc

_LIST = [column for column in t.plans.c if column.name != "brief"]
_ONE = (t.plans.c.id == sa.bindparam("plan"), t.plans.c.workspace == sa.bindparam("workspace"))
# Asked for at every request; built once, as in `runs`.
_GET = sa.select(*_LIST).where(*_ONE)
_WRITTEN = (
    sa.select(t.plans.c.id, t.revisions.c.plan)
    .outerjoin(
        t.revisions,
        sa.and_(
            t.revisions.c.plan_id == t.plans.c.id,
            t.revisions.c.number == sa.func.coalesce(sa.bindparam("number", type_=sa.Integer), t.plans.c.done_revision),
        ),
    )
    .where(*_ONE)
)
_NEW, _FIRST = t.plans.insert(), t.revisions.insert()
_REVISION = [t.revisions.c[name] for name in ("plan_id", "number", "status", "change", "error", "created_at", "finished_at")]


@dataclass(frozen=True)
class NewPlan:
    """A plan that is asked for."""

    id: str
    workspace: str
    title: str
    language: str
    model: str
    brief: str
    """The brief as JSON."""
    now: dt.datetime
    key: str | None = None
    """Idempotency-Key."""
    body_hash: str = ""


class Plans:
    """Plans of all workspaces; every call but those of the runs names the workspace."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def create(self, new: NewPlan) -> tuple[str, bool]:
        """Keep a new plan; its id, and whether it is new. The same idempotency key gives the plan of before.

        Raises: ConflictError when the key was used with another body.
        """
        with writing(self._engine) as c:
            if new.key is not None:
                before = self._before(c, new)
                if before is not None:
                    return before, False
            row = {
                "id": new.id, "workspace": new.workspace, "title": new.title, "language": new.language, "model": new.model,
                "brief": new.brief, "status": "queued", "revision": 1, "last_event": 0, "created_at": new.now, "updated_at": new.now,
            }  # fmt: skip
            c.execute(_NEW, row)
            c.execute(_FIRST, {"plan_id": new.id, "number": 1, "status": "queued", "change": "{}", "created_at": new.now})
            if new.key is not None:
                known = {"workspace": new.workspace, "key": new.key, "body_hash": new.body_hash}
                c.execute(t.idempotency.insert(), {**known, "plan_id": new.id, "created_at": new.now})
            add_event(c, new.id, "queued", {"revision": 1}, new.now)
        return new.id, True

    def _before(self, c: sa.Connection, new: NewPlan) -> str | None:
        if c.dialect.name == "postgresql":  # two requests with one key, at once: the second waits for the first
            c.execute(sa.text("SELECT pg_advisory_xact_lock(hashtext(:key))"), {"key": f"{new.workspace}:{new.key}"})
        found = c.execute(t.idempotency.select().where(t.idempotency.c.workspace == new.workspace, t.idempotency.c.key == new.key)).first()
        if found is None:
            return None
        if found.body_hash != new.body_hash:
            raise ConflictError("Idempotency-Key: was used before with another body; send a new key for a new plan")
        return str(found.plan_id)

    def get(self, workspace: str, plan_id: str) -> PlanRow:
        """A plan of a workspace.

        Raises: NotFoundError when the workspace has no such plan.
        """
        with reading(self._engine) as c:
            row = c.execute(_GET, {"plan": plan_id, "workspace": workspace}).first()
        if row is None:
            raise NotFoundError("there is no such plan")
        return _plan(row)

    def page(self, workspace: str, limit: int, after: tuple[dt.datetime, str] | None) -> list[PlanRow]:
        """Plans of a workspace, newest first, from after a place on."""
        query = sa.select(*_LIST).where(t.plans.c.workspace == workspace)
        if after is not None:
            query = query.where(sa.tuple_(t.plans.c.created_at, t.plans.c.id) < sa.tuple_(sa.literal(after[0]), sa.literal(after[1])))
        with reading(self._engine) as c:
            rows = c.execute(query.order_by(t.plans.c.created_at.desc(), t.plans.c.id.desc()).limit(limit)).all()
        return [_plan(row) for row in rows]

    def brief(self, workspace: str, plan_id: str) -> str:
        """The brief as it was sent, as JSON.

        Raises: NotFoundError when the workspace has no such plan.
        """
        with reading(self._engine) as c:
            found = c.execute(sa.select(t.plans.c.brief).where(t.plans.c.id == plan_id, t.plans.c.workspace == workspace)).scalar()
        if found is None:
            raise NotFoundError("there is no such plan")
        return str(found)

    def written(self, workspace: str, plan_id: str, number: int | None = None) -> str | None:
        """The plan as JSON: of a revision, or the newest that is written; None where it is not written (yet).

        Raises: NotFoundError when the workspace has no such plan.
        """
        with reading(self._engine) as c:
            row = c.execute(_WRITTEN, {"plan": plan_id, "workspace": workspace, "number": number}).first()
        if row is None:
            raise NotFoundError("there is no such plan")
        return None if row.plan is None else str(row.plan)

    def revise(self, workspace: str, plan_id: str, change: dict[str, Any], now: dt.datetime) -> RevisionRow:
        """Ask for a revision of the newest text.

        Raises: NotFoundError; ConflictError while another revision is under way or nothing is written yet.
        """
        with writing(self._engine) as c:
            row = c.execute(_locked(plan_id).where(t.plans.c.workspace == workspace)).first()
            if row is None:
                raise NotFoundError("there is no such plan")
            if row.status in OPEN:
                raise ConflictError("the plan is being written; wait until it is done, or cancel that first")
            if row.done_revision is None:
                raise ConflictError("the plan was never finished, so there is nothing to revise; post the brief again")
            number = row.revision + 1
            new = {"plan_id": plan_id, "number": number, "status": "queued", "change": json.dumps(change), "created_at": now}
            c.execute(t.revisions.insert().values(new))
            c.execute(t.plans.update().where(t.plans.c.id == plan_id).values(status="queued", revision=number, error=None, updated_at=now))
            add_event(c, plan_id, "queued", {"revision": number}, now)
        return RevisionRow(plan_id, number, "queued", change, None, now, None)

    def revisions(self, workspace: str, plan_id: str) -> list[RevisionRow]:
        """All revisions of a plan, the first draft first.

        Raises: NotFoundError when the workspace has no such plan.
        """
        self.get(workspace, plan_id)
        query = sa.select(*_REVISION).where(t.revisions.c.plan_id == plan_id).order_by(t.revisions.c.number)
        with reading(self._engine) as c:
            return [_revision(row) for row in c.execute(query).all()]

    def revision(self, workspace: str, plan_id: str, number: int) -> RevisionRow:
        """One revision.

        Raises: NotFoundError when there is none of that number.
        """
        self.get(workspace, plan_id)
        with reading(self._engine) as c:
            row = c.execute(sa.select(*_REVISION).where(t.revisions.c.plan_id == plan_id, t.revisions.c.number == number)).first()
        if row is None:
            raise NotFoundError(f"the plan has no revision {number}")
        return _revision(row)

    def cancel(self, workspace: str, plan_id: str, now: dt.datetime) -> PlanRow:
        """Stop what is under way; what is finished stays finished.

        Raises: NotFoundError when the workspace has no such plan.
        """
        with writing(self._engine) as c:
            row = c.execute(_locked(plan_id).where(t.plans.c.workspace == workspace)).first()
            if row is None:
                raise NotFoundError("there is no such plan")
            if row.status in OPEN:
                c.execute(t.plans.update().where(t.plans.c.id == plan_id).values(status="cancelled", updated_at=now))
                c.execute(_revision_of(plan_id, row.revision).values(status="cancelled", finished_at=now))
                add_event(c, plan_id, "cancelled", {"revision": row.revision}, now)
        return self.get(workspace, plan_id)

    def erase(self, workspace: str, plan_id: str) -> int:
        """Erase a plan with all that belongs to it; the number of its newest revision.

        Raises: NotFoundError when the workspace has no such plan.
        """
        with writing(self._engine) as c:
            row = c.execute(_locked(plan_id).where(t.plans.c.workspace == workspace)).first()
            if row is None:
                raise NotFoundError("there is no such plan")
            c.execute(t.plans.delete().where(t.plans.c.id == plan_id))
        return int(row.revision)

    def by_status(self) -> dict[str, int]:
        """How many plans are in each state."""
        with reading(self._engine) as c:
            return {row[0]: row[1] for row in c.execute(sa.select(t.plans.c.status, sa.func.count()).group_by(t.plans.c.status)).all()}


def _locked(plan_id: str) -> sa.Select[Any]:
    """A plan's row, held until the end of the transaction."""
    return sa.select(t.plans).where(t.plans.c.id == plan_id).with_for_update()


def _revision_of(plan_id: str, number: int) -> sa.Update:
    return t.revisions.update().where(t.revisions.c.plan_id == plan_id, t.revisions.c.number == number)


def _plan(row: Any) -> PlanRow:
    values = {column.name: getattr(row, column.name) for column in _LIST}
    return PlanRow(**{**values, "created_at": utc(row.created_at), "updated_at": utc(row.updated_at)})


def _revision(row: Any) -> RevisionRow:
    finished = None if row.finished_at is None else utc(row.finished_at)
    return RevisionRow(row.plan_id, row.number, row.status, json.loads(row.change), row.error, utc(row.created_at), finished)


def ids_of(rows: Sequence[PlanRow]) -> list[str]:
    """Ids of plans."""
    return [row.id for row in rows]
