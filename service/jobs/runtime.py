"""DBOS in this process: started, asked to run, to cancel, to erase, and stopped."""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version

from dbos import DBOS, DBOSConfig

from service.jobs import workflows
from service.jobs.care import Care
from service.jobs.desk import Workplace
from service.jobs.editing import Editing
from service.jobs.identity import claim_id
from service.jobs.orders import MODEL_QUEUE, QUEUE, Orders, told
from service.jobs.plain_json import PlainJson, refuse_pickles
from service.jobs.tables import Tables, open_tables
from service.jobs.telling import Silence, Tell
from service.jobs.turns import Turns
from service.jobs.watch import Duties, Times, Watch
from service.knowledge.finder import Finder
from service.store import Store
from service.store.workers import Worker

NAME = "overdeliver"
STEPS_VERSION = "2"
"""Raised when the order of steps changes, so that plans under way end with the program that began them."""
VERSION = f"{version('overdeliver')}+{STEPS_VERSION}"
_POLL_S, _POLL_MODEL_S = 0.2, 0.5
"""How often a process looks for plans; each look takes four questions to the database, and plans by a model take long anyway."""
_LOST = 75
"""Exit code of a process that lost its id: try again."""


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

    def __init__(self, store: Store, worker: Worker, tables: Tables, helpers: Helpers, times: Times) -> None:
        self.store = store
        self.worker = worker
        self.tell = helpers.tell
        self.turns = helpers.turns
        self._helpers = helpers
        self._tables = tables
        self._orders = Orders(tables.brisk, NAME, VERSION)
        care = Care(store, self._orders, worker.id, workflows.in_hand, self._take_over)
        self.watch = Watch(store, worker, Duties(self._take_over, lambda: care.look(dt.datetime.now(dt.UTC)), self._give_up), times)

    def place(self, plan_id: str, number: int) -> Workplace | None:
        """What a run works from; None when it is not wanted any more."""
        task = self.store.runs.task(plan_id, number)
        return None if task is None else Workplace(task, self._helpers.editing(task.model), self._helpers.finder(task.workspace))

    def ask(self, plan_id: str, number: int, model: str) -> None:
        """Have a revision written. Asking twice is as good as once.

        Raises: StoreError when the job tables cannot be reached.
        """
        self._orders.ask(plan_id, number, model)

    def cancel(self, plan_id: str, number: int) -> None:
        """Stop a run; a call under way is cut.

        Raises: StoreError when the job tables cannot be reached.
        """
        self._orders.cancel(plan_id, number)

    def erase(self, plan_id: str, newest: int) -> None:
        """Erase everything of a plan from the job tables.

        Raises: StoreError when they cannot be reached.
        """
        self._orders.erase(plan_id, range(1, newest + 1))

    def waiting(self) -> int:
        """How many plans wait for their turn or are under way."""
        return len(self.store.runs.unfinished())

    def is_busy(self) -> bool:
        """Whether this process is at a plan."""
        return bool(workflows.in_hand())

    def stop(self, patience_s: int = 20) -> None:
        """Finish what is being done, up to a time, and stop; the rest is taken up at the next start."""
        self.watch.stop()
        self._tables.let_go()
        DBOS.destroy(workflow_completion_timeout_sec=patience_s)
        self.turns.close()
        self._orders.close()
        self._tables.close()
        workflows.set_crew(None)

    def _give_up(self) -> None:
        """Another process was given our id while we were silent: it has our runs, so we must not go on with them, not even to the end."""
        self.tell.taken_over(self.worker.id, 0)
        os._exit(_LOST)

    def _take_over(self, worker_id: str) -> None:
        """Put the runs of a dead process back into their queues. Each keeps its count of attempts; its place in the queue is free again."""
        handles = DBOS._recover_pending_workflows([worker_id])
        self.tell.taken_over(worker_id, len(handles))


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
    tables = open_tables(store.engine.url)
    runtime = Runtime(store, worker, tables, helpers or Helpers(), times)
    workflows.set_crew(runtime)
    with told():
        DBOS(config=_config(tables, worker.id))
        DBOS.listen_queues([QUEUE, MODEL_QUEUE])
        DBOS.launch()
        _register(limits)
    runtime.watch.start()
    return runtime


def _register(limits: Limits) -> None:
    DBOS.register_queue(QUEUE, worker_concurrency=limits.plans_at_once, polling_interval_sec=_POLL_S, on_conflict="always_update")
    DBOS.register_queue(
        MODEL_QUEUE,
        partition_concurrency=limits.model_plans_at_once,
        partition_worker_concurrency=min(limits.model_plans_here, limits.model_plans_at_once),
        partition_limiter={"limit": limits.model_plans_per_minute, "period": 60.0},
        polling_interval_sec=_POLL_MODEL_S,
        on_conflict="always_update",
    )


def _config(tables: Tables, worker_id: str) -> DBOSConfig:
    logging.getLogger("dbos").setLevel(logging.ERROR)
    return DBOSConfig(
        name=NAME,
        application_version=VERSION,
        executor_id=worker_id,
        serializer=PlainJson(),
        log_level="ERROR",
        notification_listener_polling_interval_sec=0.2,
        system_database_engine=tables.waiting,
        system_database_url=tables.waiting.url.render_as_string(hide_password=False),
    )
