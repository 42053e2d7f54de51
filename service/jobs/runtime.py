"""DBOS in this process: started, asked to run, to cancel, to erase, and stopped."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version

import sqlalchemy as sa
from dbos import DBOS, DBOSConfig, SetEnqueueOptions, SetWorkflowID

from service.errors import StoreError
from service.jobs import workflows
from service.jobs.desk import Workplace
from service.jobs.editing import Editing
from service.jobs.identity import claim_id
from service.jobs.plain_json import PlainJson, refuse_pickles
from service.jobs.telling import Silence, Tell
from service.jobs.turns import Turns
from service.jobs.watch import Duties, Times, Watch
from service.knowledge.finder import Finder
from service.store import Store
from service.store.database import AWAY
from service.store.workers import Worker

BUILT_IN = "built-in"
QUEUE, MODEL_QUEUE = "plans", "model-plans"
NAME = "overdeliver"
STEPS_VERSION = "2"
"""Raised when the order of steps changes, so that plans under way end with the program that began them."""
_FILE = "jobs.sqlite"
_POLL_S = 0.1
_LOST = 75
"""Exit code of a process that lost its id: try again."""
_POOL = 20


@dataclass(frozen=True)
class Limits:
    """How much runs at once."""

    plans_at_once: int = 1
    """Built-in plans that a process writes at once; one keeps them in order, and more would share the same processor."""
    model_plans_at_once: int = 256
    """Plans by one model at once, in all processes."""
    model_plans_here: int = 256
    """Plans by one model that a process takes on at once: more than it may have calls in flight would only wait, while their time runs."""
    model_plans_per_minute: int = 6000
    """Plans by one model that begin in a minute, in all processes."""


@dataclass(frozen=True)
class Helpers:
    """Who helps the runs: a model by its name, passages by workspace, turns at the processor, and whoever is told."""

    editing: Callable[[str], Editing | None] = lambda _model: None
    finder: Callable[[str], Finder | None] = lambda _workspace: None
    turns: Turns = field(default_factory=Turns)
    tell: Tell = field(default_factory=Silence)


class Runtime:
    """The runs of this process. With `works` it runs plans; without, it only asks for them."""

    def __init__(self, store: Store, worker: Worker, helpers: Helpers, times: Times) -> None:
        self.store = store
        self.worker = worker
        self.tell = helpers.tell
        self.turns = helpers.turns
        self._helpers = helpers
        self.watch = Watch(store, worker, Duties(self._take_over, self._ask_again, self._give_up), times)

    def place(self, plan_id: str, number: int) -> Workplace | None:
        """What a run works from; None when it is not wanted any more."""
        task = self.store.runs.task(plan_id, number)
        return None if task is None else Workplace(task, self._helpers.editing(task.model), self._helpers.finder(task.workspace))

    def ask(self, plan_id: str, number: int, model: str) -> None:
        """Have a revision written. Asking twice is as good as once.

        Raises: StoreError when the job tables cannot be reached.
        """
        queue, key = (QUEUE, None) if model == BUILT_IN else (MODEL_QUEUE, model)
        with _told(), SetWorkflowID(workflows.plan_workflow_id(plan_id, number)), SetEnqueueOptions(queue_partition_key=key):
            DBOS.enqueue_workflow(queue, workflows.run_plan, plan_id, number)

    def cancel(self, plan_id: str, number: int) -> None:
        """Stop a run; a call under way is cut.

        Raises: StoreError when the job tables cannot be reached.
        """
        with _told():
            DBOS.cancel_workflow(workflows.plan_workflow_id(plan_id, number), cancel_children=True)

    def erase(self, plan_id: str, newest: int) -> None:
        """Erase everything of a plan from the job tables.

        Raises: StoreError when they cannot be reached.
        """
        ids = [workflows.plan_workflow_id(plan_id, number) for number in range(1, newest + 1)]
        with _told():
            DBOS.cancel_workflows(ids, cancel_children=True)
            DBOS.delete_workflows(ids, delete_children=True)

    def waiting(self) -> int:
        """How many plans wait for their turn or are under way."""
        return len(self.store.runs.unfinished())

    def stop(self, patience_s: int = 20) -> None:
        """Finish what is being done, up to a time, and stop; the rest is taken up at the next start."""
        self.watch.stop()
        DBOS.destroy(workflow_completion_timeout_sec=patience_s)
        workflows.set_crew(None)

    def _give_up(self) -> None:
        """Another process was given our id while we were silent: it has our runs, so we must not go on with them, not even to the end."""
        self.tell.taken_over(self.worker.id, 0)
        os._exit(_LOST)

    def _take_over(self, worker_id: str) -> None:
        """Put the runs of a dead process back into their queues. Each keeps its count of attempts; its place in the queue is free again."""
        handles = DBOS._recover_pending_workflows([worker_id])
        self.tell.taken_over(worker_id, len(handles))

    def _ask_again(self) -> None:
        """Plans that were accepted but never asked for (the process died in between), and runs that used up their attempts."""
        before = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=5)
        silent = [row[:3] for row in self.store.runs.unfinished() if row[3] < before]
        known = _statuses([workflows.plan_workflow_id(plan_id, number) for plan_id, number, _ in silent])
        for plan_id, number, model in silent:
            status = known.get(workflows.plan_workflow_id(plan_id, number))
            if status is None:
                self.ask(plan_id, number, model)
            elif status in ("MAX_RECOVERY_ATTEMPTS_EXCEEDED", "ERROR"):
                self.store.runs.fail(plan_id, number, workflows.FAULT, dt.datetime.now(dt.UTC))


def start_runtime(
    store: Store,
    *,
    worker_id: str | None = None,
    limits: Limits | None = None,
    times: Times | None = None,
    helpers: Helpers | None = None,
) -> Runtime:
    """Start running plans in this process.

    Raises: StoreError when the job tables cannot be reached.
    """
    refuse_pickles()
    limits, times = limits or Limits(), times or Times()
    worker = claim_id(store.workers, worker_id, times.silence)
    runtime = Runtime(store, worker, helpers or Helpers(), times)
    workflows.set_crew(runtime)
    with _told():
        DBOS(config=_config(store.engine.url, worker.id))
        DBOS.listen_queues([QUEUE, MODEL_QUEUE])
        DBOS.launch()
        _register(limits)
    runtime.watch.start()
    return runtime


def _statuses(ids: list[str]) -> dict[str, str]:
    """States of the workflows that there are, asked for all at once."""
    if not ids:
        return {}
    with _told():
        return {one.workflow_id: one.status for one in DBOS.list_workflows(workflow_ids=ids, load_input=False, load_output=False)}


def _register(limits: Limits) -> None:
    DBOS.register_queue(QUEUE, worker_concurrency=limits.plans_at_once, polling_interval_sec=_POLL_S, on_conflict="always_update")
    DBOS.register_queue(
        MODEL_QUEUE,
        partition_concurrency=limits.model_plans_at_once,
        partition_worker_concurrency=min(limits.model_plans_here, limits.model_plans_at_once),
        partition_limiter={"limit": limits.model_plans_per_minute, "period": 60.0},
        polling_interval_sec=_POLL_S,
        on_conflict="always_update",
    )


def _config(url: sa.URL, worker_id: str) -> DBOSConfig:
    logging.getLogger("dbos").setLevel(logging.ERROR)
    config = DBOSConfig(
        name=NAME,
        application_version=f"{version(NAME)}+{STEPS_VERSION}",
        executor_id=worker_id,
        serializer=PlainJson(),
        log_level="ERROR",
        notification_listener_polling_interval_sec=0.2,
    )
    if url.get_backend_name() == "sqlite":
        jobs = url.set(database=str(url.database).removesuffix(".sqlite") + "-" + _FILE)
        config["system_database_engine"] = open_jobs(jobs)
        config["system_database_url"] = jobs.render_as_string(hide_password=False)
    else:
        config["system_database_url"] = url.render_as_string(hide_password=False)
        config["sys_db_pool_size"] = 20
    return config


def open_jobs(url: sa.URL) -> sa.Engine:
    """The job tables beside the store's file. They repeat what the store knows, so they need not reach the disk before the answer."""
    engine = sa.create_engine(url, pool_size=_POOL, max_overflow=_POOL)
    sa.event.listen(engine, "connect", _tune)
    return engine


def _tune(connection: sqlite3.Connection, _record: object) -> None:
    """As the library tunes its own connections, and in WAL besides."""
    connection.isolation_level = "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except AWAY as error:
        raise StoreError(f"the job tables cannot be used ({type(error).__name__}); try again in a moment") from error
