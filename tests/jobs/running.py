"""Starts processes, orders plans, waits, and looks at what is left."""

from __future__ import annotations

import subprocess
import sys
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from service.domain.plan.plan import SECTIONS
from service.reading.brief_file import parse_brief
from service.store import Store
from service.store.plans import NewPlan
from service.store.rows import OPEN, PlanRow
from tests.jobs.a_model import WAITS
from tests.web.a_service import SMALL, now

ROOT = Path(__file__).parents[2]
BUILT_IN = "built-in"


def order(store: Store, model: str = BUILT_IN) -> str:
    """A plan that is wanted. Nobody is asked: a process finds it by itself."""
    brief = parse_brief(SMALL).model_dump_json(by_alias=True, exclude_defaults=True)
    new = NewPlan(str(uuid.uuid4()), "w", "Hedge Lane Cycles", "en", model, brief, now())
    return store.plans.create(new)[0]


def until_done(store: Store, *plan_ids: str, patience_s: float = 60) -> list[PlanRow]:
    """The plans when nothing is under way any more."""
    until = time.monotonic() + patience_s
    while True:
        rows = [store.plans.get("w", plan_id) for plan_id in plan_ids]
        if all(row.status not in OPEN for row in rows):
            return rows
        assert time.monotonic() < until, [(row.status, row.last_event) for row in rows]
        time.sleep(0.05)


def assert_whole(store: Store, plan_id: str, revision: int = 1) -> None:
    """The plan is done; its events have no gap and none is told twice."""
    assert store.plans.get("w", plan_id).status == "done"
    events = store.events.after(plan_id, 0)
    assert [event.number for event in events] == list(range(1, len(events) + 1))
    own = [event for event in events if event.data["revision"] == revision]
    kinds = Counter(event.kind for event in own)
    assert (kinds["queued"], kinds["started"], kinds["done"]) == (1, 1, 1)
    stages = Counter(event.data["stage"] for event in own if event.kind == "stage")
    wanted = set(SECTIONS) if store.plans.get("w", plan_id).model == BUILT_IN else set(WAITS)
    assert set(stages) == wanted and set(stages.values()) == {1}


@dataclass
class Process:
    """A process that runs plans."""

    home: Path
    log: Path
    url: str | None = None
    worker_id: str = "one"
    seconds: float = 0.1
    silent_s: float = 2.0
    _running: subprocess.Popen[str] | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it, and wait until it runs plans."""
        words = [str(self.home), self.url or "-", str(self.log), str(self.seconds), self.worker_id, str(self.silent_s)]
        said = self.log.with_suffix(".said")
        with said.open("a", encoding="utf-8") as file:  # a pipe that nobody reads would stop it once it is full
            self._running = subprocess.Popen(
                [sys.executable, "-m", "tests.jobs.a_process", *words], cwd=ROOT, stdout=subprocess.PIPE, stderr=file, text=True
            )
        assert self._running.stdout is not None
        assert self._running.stdout.readline() == "running\n", said.read_text("utf-8")[-3000:]

    def kill(self) -> None:
        """kill -9."""
        assert self._running is not None
        self._running.kill()
        self._end()

    @property
    def pid(self) -> int:
        """Its number."""
        assert self._running is not None
        return self._running.pid

    def lives(self) -> bool:
        """Whether it still runs."""
        return self._running is not None and self._running.poll() is None

    def stop(self) -> int:
        """Ask it to stop."""
        if self._running is None:
            return 0
        self._running.terminate()
        return self._end()

    def _end(self) -> int:
        assert self._running is not None
        self._running.communicate(timeout=30)
        code = self._running.returncode
        self._running = None
        return code

    def calls(self, kind: str) -> Counter[tuple[str, str]]:
        """How often each stage of each plan was called, so far."""
        lines = self.log.read_text("utf-8").splitlines() if self.log.exists() else []
        return Counter((words[1], words[2]) for line in lines if (words := line.split())[0] == kind)
