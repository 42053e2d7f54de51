"""The workflow of a plan, with one step. What comes of it lies in the store, chapter by chapter.

The workflow carries only ids, so the job tables hold nothing of a brief or a plan.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Protocol, TypeVar

from dbos import DBOS

from service.errors import OverdeliverError, StoreError
from service.jobs.desk import Workplace
from service.jobs.telling import Tell
from service.jobs.turns import Turns
from service.store import Store
from service.store.runs import Step

Result = TypeVar("Result")
PLAN = "plan"
"""Name of a plan's workflow in the job tables."""
MOST_ATTEMPTS = 50
"""Times a plan is taken up again after a process died with it."""
PAUSES_S = (0.2, 0.5, 1.0, 2.0)
"""Pauses while the database is away; the last one again and again."""
FAULT = "the plan could not be written because of a fault in the program; it is in the log under this plan's id"


class Crew(Protocol):
    """What the workflows of a process work with."""

    store: Store
    tell: Tell
    turns: Turns

    def place(self, plan_id: str, number: int) -> Workplace | None:
        """What a run works from; None when it is not wanted any more."""


_crew: list[Crew] = []
_in_hand: set[str] = set()


def set_crew(crew: Crew | None) -> None:
    """Name what this process works with; None when it stops."""
    _crew[:] = [crew] if crew else []


def in_hand() -> set[str]:
    """Ids of the plans that this process is at."""
    return set(_in_hand)


@contextlib.contextmanager
def _at(workflow_id: str) -> Iterator[None]:
    _in_hand.add(workflow_id)
    try:
        yield
    finally:
        _in_hand.discard(workflow_id)


def plan_workflow_id(plan_id: str, number: int) -> str:
    """Id of a plan's workflow."""
    return f"{plan_id}:r{number}"


@DBOS.workflow(name=PLAN, max_recovery_attempts=MOST_ATTEMPTS)
async def run_plan(plan_id: str, number: int) -> str:
    """Write a plan or a revision of it; how it ended."""
    with _at(plan_workflow_id(plan_id, number)):
        return await write(plan_id, number)


@DBOS.step(name="write", preemptible=True)
async def write(plan_id: str, number: int) -> str:
    """Do all that is still to be done of a run; how it ended.

    Each chapter is kept in the store as soon as it is finished: whoever takes the run up again goes on from there. The job tables need
    not know of chapters, which would cost more than to write them.
    """
    run = Run(_crew[0], plan_id, number)
    try:
        return "done" if await run.write() else "stopped"
    except asyncio.CancelledError:
        run.stop()
        raise


class Run:
    """One run in this process."""

    def __init__(self, crew: Crew, plan_id: str, number: int) -> None:
        self._crew = crew
        self._key = (plan_id, number)
        self._place: Workplace | None = None
        self._made: dict[str, Step] = {}
        """What came of chapters that could not be kept yet: a model is not asked again for what it has answered."""

    async def write(self) -> bool:
        """Every chapter, then the plan; False when it is not wanted any more, or failed."""
        do = self._crew.turns.do
        place = await self._guarded(partial(do, self._begin))
        if place is None:
            return False
        self._place = place
        for group in place.generations:
            ended = await asyncio.gather(*(self._guarded(partial(self._do, place, name)) for name in group if name not in place.done))
            if not all(ended):
                return False
        return bool(await self._guarded(partial(do, partial(self._finish, place))))

    def stop(self) -> None:
        """Cut what is under way."""
        if self._place is not None:
            self._place.stop()

    async def _guarded(self, work: Callable[[], Awaitable[Result | None]]) -> Result | None:
        """Do a part of the run. A database that is away is waited for; any other fault ends the plan, and says so."""
        plan_id, tell, turns = self._key[0], self._crew.tell, self._crew.turns
        pauses = iter(PAUSES_S)
        while True:
            try:
                return await work()
            except StoreError:
                tell.waiting(plan_id)
                await asyncio.sleep(next(pauses, PAUSES_S[-1]))
            except OverdeliverError as error:
                await turns.do(partial(self._fail, str(error)))
                return None
            except Exception as error:
                tell.broken(plan_id, error)
                await turns.do(partial(self._fail, FAULT))
                return None

    def _begin(self) -> Workplace | None:
        place = self._crew.place(*self._key)
        if place is None:
            return None
        runs = self._crew.store.runs
        found = runs.begin(*self._key, list(place.revision.wanted), now())
        if found is None:
            return None
        if found == "running":
            place.done.update(runs.steps(*self._key))
        place.prepare()
        return place

    async def _do(self, place: Workplace, name: str) -> bool:
        do = self._crew.turns.do
        if name not in self._made:
            self._made[name] = await (place.edit(name, place.editing) if place.editing else do(partial(place.draft, name)))
        kept = await do(partial(self._keep, self._made[name]))
        del self._made[name]
        return kept

    def _keep(self, step: Step) -> bool:
        kept = self._crew.store.runs.save(*self._key, step, now())
        if kept:
            self._crew.tell.stage(step.name, step.seconds)
        return kept

    def _finish(self, place: Workplace) -> bool:
        plan = place.finish()
        errors = sum(finding.severity == "error" for finding in plan.findings)
        ended = self._crew.store.runs.finish(*self._key, plan.model_dump_json(), {"errors": errors}, now())
        if ended:
            self._crew.tell.done(plan)
        return ended

    def _fail(self, reason: str) -> None:
        self._crew.store.runs.fail(*self._key, reason, now())


def now() -> dt.datetime:
    """This moment, UTC."""
    return dt.datetime.now(dt.UTC)
