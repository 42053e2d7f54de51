"""What is asked of the job tables from outside a run: write, cancel, erase, tell the state. It never waits for a database that is away."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from dbos import DBOSClient, EnqueueOptions

from service.errors import StoreError
from service.jobs.plain_json import PlainJson
from service.jobs.workflows import PLAN, plan_workflow_id
from service.store.database import AWAY

BUILT_IN = "built-in"
QUEUE, MODEL_QUEUE = "plans", "model-plans"


@dataclass(frozen=True)
class State:
    """How a run stands in the job tables, and which process has it."""

    status: str
    worker_id: str | None


class Orders:
    """Asks as an application `name` of a version."""

    def __init__(self, engine: sa.Engine, name: str, version: str) -> None:
        self._version = version
        self._client = DBOSClient(
            system_database_engine=engine, serializer=PlainJson(), application_name=name, lazy=True, retry_connection_errors=False
        )

    def ask(self, plan_id: str, number: int, model: str) -> None:
        """Have a revision written. Asking twice is as good as once.

        Raises: StoreError when the job tables cannot be reached.
        """
        run = plan_workflow_id(plan_id, number)
        wanted: EnqueueOptions = {"workflow_name": PLAN, "queue_name": QUEUE, "workflow_id": run, "app_version": self._version}
        if model != BUILT_IN:
            wanted |= {"queue_name": MODEL_QUEUE, "queue_partition_key": model}
        with told():
            self._client.enqueue(wanted, plan_id, number)

    def cancel(self, plan_id: str, number: int) -> None:
        """Stop a run; a call under way is cut.

        Raises: StoreError when the job tables cannot be reached.
        """
        with told():
            self._client.cancel_workflow(plan_workflow_id(plan_id, number), cancel_children=True)

    def erase(self, plan_id: str, numbers: Sequence[int]) -> None:
        """Erase everything of some revisions from the job tables.

        Raises: StoreError when they cannot be reached.
        """
        ids = [plan_workflow_id(plan_id, number) for number in numbers]
        with told():
            self._client.cancel_workflows(ids, cancel_children=True)
            self._client.delete_workflows(ids, delete_children=True)

    def states(self, runs: Sequence[tuple[str, int]]) -> dict[tuple[str, int], State]:
        """How runs stand, those that are known.

        Raises: StoreError when the job tables cannot be reached.
        """
        by_id = {plan_workflow_id(*run): run for run in runs}
        if not by_id:
            return {}
        with told():
            found = self._client.list_workflows(workflow_ids=list(by_id), load_input=False, load_output=False)
        return {by_id[row.workflow_id]: State(row.status, row.executor_id) for row in found}

    def held_by(self, worker_id: str) -> set[str]:
        """Ids of runs that the job tables give to a process.

        Raises: StoreError when they cannot be reached.
        """
        with told():
            rows = self._client.list_workflows(status="PENDING", executor_id=worker_id, load_input=False, load_output=False)
        return {row.workflow_id for row in rows}

    def resume(self, ids: Iterable[str]) -> None:
        """Have runs taken up where they stopped.

        Raises: StoreError when the job tables cannot be reached.
        """
        with told():
            for each in ids:
                self._client.resume_workflow(each)

    def close(self) -> None:
        """Ask no more."""
        self._client.destroy()


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Errors of the library in our own tree."""
    try:
        yield
    except AWAY as error:
        raise StoreError(f"the job tables cannot be used ({type(error).__name__}); try again in a moment") from error
