"""What a run of a plan keeps: each finished step once, with its event, in one transaction."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from service.store import tables as t
from service.store.database import reading, writing
from service.store.events import add_event
from service.store.rows import OPEN, utc

_PLAN = sa.bindparam("of_plan", type_=sa.String)
_NUMBER = sa.bindparam("of_number", type_=sa.Integer)
_NAME = sa.bindparam("of_step", type_=sa.String)
# What is asked for at every step; built once, for SQLAlchemy takes longer to build a statement than the database to run it.
_STATUS = (
    sa.select(t.revisions.c.status)
    .join(t.plans, t.plans.c.id == t.revisions.c.plan_id)
    .where(t.plans.c.id == _PLAN, t.revisions.c.number == _NUMBER)
    .with_for_update(of=t.plans)
)
_KEPT = sa.select(t.sections.c.step).where(t.sections.c.plan_id == _PLAN, t.sections.c.number == _NUMBER, t.sections.c.step == _NAME)
_KEEP = t.sections.insert()
_THIS = (t.revisions.c.plan_id == _PLAN, t.revisions.c.number == _NUMBER)
_newest = t.revisions.alias()
_TASK = (
    sa.select(t.plans, t.revisions.c.change, _newest.c.plan.label("base"))
    .join(t.revisions, t.revisions.c.plan_id == t.plans.c.id)
    .outerjoin(_newest, sa.and_(_newest.c.plan_id == t.plans.c.id, _newest.c.number == t.plans.c.done_revision))
    .where(t.plans.c.id == _PLAN, t.revisions.c.number == _NUMBER, t.revisions.c.status.in_(OPEN))
)
_STEPS = t.sections.select().where(t.sections.c.plan_id == _PLAN, t.sections.c.number == _NUMBER)
_FORGET_STEPS = t.sections.delete().where(t.sections.c.plan_id == _PLAN, t.sections.c.number == _NUMBER)
_SET_REVISION = (
    t.revisions.update().where(*_THIS).values({name: sa.bindparam(f"new_{name}") for name in ("status", "error", "finished_at")})
)
_SET_PLAN = (
    t.plans.update().where(t.plans.c.id == _PLAN).values({name: sa.bindparam(f"new_{name}") for name in ("status", "error", "updated_at")})
)
_FINISHED = t.revisions.update().where(*_THIS).values(plan=sa.bindparam("new_plan"))
_NEWEST_DONE = t.plans.update().where(t.plans.c.id == _PLAN).values(done_revision=_NUMBER)


@dataclass(frozen=True)
class Task:
    """What a run needs to know: the brief, or the plan that is revised and the change."""

    plan_id: str
    number: int
    workspace: str
    model: str
    brief: str
    created_at: dt.datetime
    change: dict[str, Any]
    base: str | None


@dataclass(frozen=True)
class Step:
    """A finished step of a run."""

    name: str
    body: str
    seconds: float


class Runs:
    """The runs' side of the store. Every write asks whether the run is still wanted."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def task(self, plan_id: str, number: int) -> Task | None:
        """What a run is to do; None when it is not wanted any more."""
        with reading(self._engine) as c:
            row = c.execute(_TASK, _of(plan_id, number)).first()
        if row is None:
            return None
        base = row.base if number > 1 else None
        return Task(plan_id, number, row.workspace, row.model, row.brief, utc(row.created_at), json.loads(row.change), base)

    def begin(self, plan_id: str, number: int, steps: list[str], now: dt.datetime) -> str | None:
        """Mark a run as running, once; how it stood before: `queued`, or `running` where somebody had begun it; None when it is not
        wanted any more."""
        with writing(self._engine) as c:
            status = self._status(c, plan_id, number)
            if status == "queued":
                self._set(c, plan_id, number, "running", now)
                add_event(c, plan_id, "started", {"revision": number, "stages": steps}, now)
            return status if status in OPEN else None

    def steps(self, plan_id: str, number: int) -> dict[str, Step]:
        """The steps that are finished."""
        with reading(self._engine) as c:
            found = c.execute(_STEPS, _of(plan_id, number)).all()
        return {row.step: Step(row.step, row.body, row.seconds) for row in found}

    def save(self, plan_id: str, number: int, step: Step, now: dt.datetime) -> bool:
        """Keep a finished step and tell of it; False when the run is not wanted any more. A step that is kept already stays as it is."""
        with writing(self._engine) as c:
            if self._status(c, plan_id, number) not in OPEN:
                return False
            if c.execute(_KEPT, {**_of(plan_id, number), "of_step": step.name}).first() is None:
                row = {"plan_id": plan_id, "number": number, "step": step.name, "body": step.body, "seconds": step.seconds}
                c.execute(_KEEP, row)
                add_event(c, plan_id, "stage", {"revision": number, "stage": step.name, "seconds": round(step.seconds, 4)}, now)
        return True

    def finish(self, plan_id: str, number: int, plan: str, told: dict[str, Any], now: dt.datetime) -> bool:
        """Keep the finished plan; False when the run is not wanted any more, or was finished before."""
        with writing(self._engine) as c:
            if self._status(c, plan_id, number) not in OPEN:
                return False
            c.execute(_FINISHED, {**_of(plan_id, number), "new_plan": plan})
            c.execute(_NEWEST_DONE, _of(plan_id, number))
            self._set(c, plan_id, number, "done", now)
            c.execute(_FORGET_STEPS, _of(plan_id, number))
            add_event(c, plan_id, "done", {"revision": number, **told}, now)
        return True

    def fail(self, plan_id: str, number: int, reason: str, now: dt.datetime) -> None:
        """Keep why a run came to nothing."""
        with writing(self._engine) as c:
            if self._status(c, plan_id, number) in OPEN:
                self._set(c, plan_id, number, "failed", now, reason)
                add_event(c, plan_id, "failed", {"revision": number, "reason": reason}, now)

    def unfinished(self) -> list[tuple[str, int, str, dt.datetime]]:
        """Plans still to be written: id, revision, model, and since when nothing has happened to them."""
        wanted = (t.plans.c.id, t.plans.c.revision, t.plans.c.model, t.plans.c.updated_at)
        with reading(self._engine) as c:
            rows = c.execute(sa.select(*wanted).where(t.plans.c.status.in_(OPEN)).order_by(t.plans.c.updated_at)).all()
        return [(row[0], row[1], row[2], utc(row[3])) for row in rows]

    def _status(self, c: sa.Connection, plan_id: str, number: int) -> str | None:
        """State of a revision; its plan's row is held until the end of the transaction."""
        found: str | None = c.execute(_STATUS, _of(plan_id, number)).scalar()
        return found

    def _set(self, c: sa.Connection, plan_id: str, number: int, status: str, now: dt.datetime, reason: str | None = None) -> None:  # noqa: PLR0913
        said = {"new_status": status, "new_error": reason}
        c.execute(_SET_REVISION, {**_of(plan_id, number), **said, "new_finished_at": None if status in OPEN else now})
        c.execute(_SET_PLAN, {"of_plan": plan_id, **said, "new_updated_at": now})


def _of(plan_id: str, number: int) -> dict[str, Any]:
    """Which run a statement is about."""
    return {"of_plan": plan_id, "of_number": number}
