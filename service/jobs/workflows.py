"""The workflows. Their steps come in a fixed order, their children have explicit ids: a replay finds every one again.

A step's result lies in the store; the workflows themselves carry only ids, so the job tables hold nothing of a brief or a plan.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from dbos import DBOS, SetWorkflowID

from service.errors import OverdeliverError, StoreError
from service.jobs.desk import DRAFT, Workplaces
from service.jobs.telling import Tell
from service.store import Store

Result = TypeVar("Result")
MOST_ATTEMPTS = 50
"""Times a plan is taken up again after a process died with it."""
PAUSES_S = (0.2, 0.5, 1.0, 2.0)
"""Pauses while the database is away; the last one again and again."""
FAULT = "the plan could not be written because of a fault in the program; it is in the log under this plan's id"


class Crew(Protocol):
    """What the workflows of a process work with."""

    store: Store
    places: Workplaces
    tell: Tell


_crew: list[Crew] = []


def set_crew(crew: Crew | None) -> None:
    """Name what this process works with; None when it stops."""
    _crew[:] = [crew] if crew else []


def plan_workflow_id(plan_id: str, number: int) -> str:
    """Id of a plan's workflow."""
    return f"{plan_id}:r{number}"


def stage_workflow_id(plan_id: str, number: int, step: str) -> str:
    """Id of a stage's workflow."""
    return f"{plan_id}:{step}:r{number}"


@DBOS.workflow(name="plan", max_recovery_attempts=MOST_ATTEMPTS)
async def run_plan(plan_id: str, number: int) -> str:
    """Write a plan or a revision of it; how it ended."""
    groups = await begin(plan_id, number)
    if groups is None:
        return "stopped"
    for group in groups:
        handles = []
        for name in group:
            with SetWorkflowID(stage_workflow_id(plan_id, number, name)):
                handles.append(await DBOS.start_workflow_async(run_stage, plan_id, number, name))
        for handle in handles:
            if await handle.get_result(polling_interval_sec=0.1) != "done":
                return "stopped"
    return await finish(plan_id, number)


@DBOS.workflow(name="stage", max_recovery_attempts=MOST_ATTEMPTS)
async def run_stage(plan_id: str, number: int, name: str) -> str:
    """Do one step of a plan; how it ended."""
    return await do_step(plan_id, number, name)


@DBOS.step(name="begin")
async def begin(plan_id: str, number: int) -> list[list[str]] | None:
    """Mark the run as begun; the steps there are to do, None when it is not wanted any more."""
    return await _guarded(plan_id, number, _begin)


@DBOS.step(name="do", preemptible=True)
async def do_step(plan_id: str, number: int, name: str) -> str:
    """Do a step and keep what came of it; a step that is kept already is not done again."""
    return await _guarded(plan_id, number, partial(_do, name=name)) or "stopped"


@DBOS.step(name="finish")
async def finish(plan_id: str, number: int) -> str:
    """Put the plan together and keep it."""
    return await _guarded(plan_id, number, _finish) or "stopped"


async def _guarded(plan_id: str, number: int, work: Callable[[Crew, str, int], Result | None]) -> Result | None:
    """Run blocking work beside the loop. A database that is away is waited for; any other fault ends the plan, and says so."""
    crew = _crew[0]
    pauses = iter(PAUSES_S)
    while True:
        try:
            return await asyncio.to_thread(work, crew, plan_id, number)
        except asyncio.CancelledError:
            crew.places.stop(plan_id, number)
            raise
        except StoreError:
            crew.tell.waiting(plan_id)
            await asyncio.sleep(next(pauses, PAUSES_S[-1]))
        except OverdeliverError as error:
            await asyncio.to_thread(_fail, crew, plan_id, number, str(error))
            return None
        except Exception as error:
            crew.tell.broken(plan_id, error)
            await asyncio.to_thread(_fail, crew, plan_id, number, FAULT)
            return None


def _begin(crew: Crew, plan_id: str, number: int) -> list[list[str]] | None:
    place = crew.places.get(plan_id, number)
    if place is None:
        return None
    groups = place.generations
    wanted = crew.store.runs.begin(plan_id, number, list(place.revision.wanted), now())
    return groups if wanted else None


def _do(crew: Crew, plan_id: str, number: int, *, name: str) -> str | None:
    if crew.store.runs.has_step(plan_id, number, name):
        return "done"
    place = crew.places.get(plan_id, number)
    if place is None:
        return None
    step = place.run(name, partial(crew.store.runs.steps, plan_id, number))
    event = None if name == DRAFT else {"stage": name, "seconds": round(step.seconds, 4)}
    if not crew.store.runs.save(plan_id, number, step, event, now()):
        return None
    crew.tell.stage(name, step.seconds)
    return "done"


def _finish(crew: Crew, plan_id: str, number: int) -> str | None:
    place = crew.places.get(plan_id, number)
    if place is None:
        return None
    plan = place.finish(crew.store.runs.steps(plan_id, number))
    errors = sum(finding.severity == "error" for finding in plan.findings)
    ended = crew.store.runs.finish(plan_id, number, plan.model_dump_json(), {"errors": errors}, now())
    crew.places.drop(plan_id, number)
    if ended:
        crew.tell.done(plan)
    return "done" if ended else None


def _fail(crew: Crew, plan_id: str, number: int, reason: str) -> None:
    crew.places.drop(plan_id, number)
    crew.store.runs.fail(plan_id, number, reason, now())


def now() -> dt.datetime:
    """This moment, UTC."""
    return dt.datetime.now(dt.UTC)
