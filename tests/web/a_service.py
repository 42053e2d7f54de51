"""The service as tests use it: the real app and store; runs are done at once by the same code, or left waiting."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from service.jobs.desk import Workplace
from service.store import Store, open_store
from service.store.keys import SCOPES
from service.store.rows import KeyRow
from service.web.app import create_app
from service.web.office import Office

SMALL: dict[str, Any] = {
    "business": {"name": "Hedge Lane Cycles", "kind": "bike mechanic", "start": "2027-01-04"},
    "services": [{"name": "Safety check", "price": 35, "variable_cost": 5, "minutes": 40, "per_month": 60}],
    "customers_in_words": "Commuters who ride to the station.",
    "delivery": [
        {
            "measure": "ready",
            "label": "Ready after drop-off",
            "unit": "h",
            "better": "lower",
            "samples": [float(n % 30 + 1) for n in range(90)],
        }
    ],
}
UNKNOWN = "00000000-0000-0000-0000-000000000000"
NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)


def now() -> dt.datetime:
    """This moment."""
    return dt.datetime.now(dt.UTC)


@dataclass
class FakeRuns:
    """Has plans written at once, in this thread; or only takes note, while `waits`."""

    store: Store
    waits: bool = False
    asked: list[tuple[str, int, str]] = field(default_factory=list)
    cancelled: list[tuple[str, int]] = field(default_factory=list)
    erased: list[tuple[str, int]] = field(default_factory=list)

    def ask(self, plan_id: str, number: int, model: str) -> None:
        """Write a revision."""
        self.asked.append((plan_id, number, model))
        if not self.waits:
            self.write(plan_id, number)

    def write(self, plan_id: str, number: int) -> None:
        """Do all steps of a run."""
        runs, task = self.store.runs, self.store.runs.task(plan_id, number)
        assert task is not None
        place = Workplace(task)
        assert runs.begin(plan_id, number, list(place.revision.wanted), now())
        for name in (name for group in place.generations for name in group):
            step = place.draft(name)
            assert runs.save(plan_id, number, step, now())
        assert runs.finish(plan_id, number, place.finish().model_dump_json(), {"errors": 0}, now())

    def cancel(self, plan_id: str, number: int) -> None:
        """Take note."""
        self.cancelled.append((plan_id, number))

    def erase(self, plan_id: str, newest: int) -> None:
        """Take note."""
        self.erased.append((plan_id, newest))


@dataclass
class Service:
    """An app with a client on the same machine."""

    store: Store
    runs: FakeRuns
    office: Office
    client: TestClient

    def key(self, workspace: str, *scopes: str, rate: int = 100_000, size: int = 2**24) -> dict[str, str]:
        """The header of a new key."""
        row = KeyRow("", "test", workspace, scopes or SCOPES, rate, size, now(), None)
        return {"Authorization": f"Bearer {self.store.keys.add(row)}"}

    def order(self, brief: dict[str, Any] | None = None, headers: dict[str, str] | None = None) -> str:
        """The id of a plan that was ordered."""
        answer = self.client.post("/v1/plans", json={"brief": brief or SMALL}, headers=headers)
        assert answer.status_code == 202, answer.text
        return str(answer.json()["id"])


def a_service(folder: Path, *, host: str = "127.0.0.1") -> Service:
    """A service with a store of its own."""
    store = open_store(folder)
    runs = FakeRuns(store)
    office = Office(store=store, runs=runs)
    client = TestClient(create_app(office), base_url="http://localhost", client=(host, 50000), raise_server_exceptions=False)
    return Service(store, runs, office, client)
