"""How fast a plan is accepted and written, alone and at twenty a second."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.serving import Serving, example, quantile, serving, until_done

EXAMPLES = ("hedge-lane-cycles", "brightside-dental")
ACCEPTED = 60
A_SECOND = 20
SECONDS = 10


def measure(_server: str | None) -> Iterator[str]:
    """Accepting one by one; a plan alone; twenty a second, in order."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "home") as service:
        brief = example(EXAMPLES[0])
        until_done(service.http, [_order(service, brief)[0]])
        for stem in EXAMPLES:
            yield f"{stem}: a built-in plan alone, {_alone(service, stem):.2f} s"
        yield from _accepting(service, brief)
        yield from _twenty_a_second(service, brief)


def _alone(service: Serving, stem: str) -> float:
    brief = example(stem)
    taken = []
    for _ in range(3):
        plan_id, begun = _order(service, brief)[0], time.perf_counter()
        with service.http.stream("GET", f"/v1/plans/{plan_id}/events") as answer:
            answer.read()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def _accepting(service: Serving, brief: dict[str, Any]) -> Iterator[str]:
    """One after the other, each once the one before is written: the machine is idle."""
    taken = []
    for _ in range(ACCEPTED):
        plan_id, seconds = _order(service, brief)
        taken.append(seconds * 1000)
        until_done(service.http, [plan_id])
    yield f"accepted when idle: p50 {quantile(taken, 0.5):.1f} ms, p95 {quantile(taken, 0.95):.1f} ms of {ACCEPTED}"


def _twenty_a_second(service: Serving, brief: dict[str, Any]) -> Iterator[str]:
    begun, taken, ids = time.perf_counter(), [], []
    before = service.usage()[0]
    for number in range(A_SECOND * SECONDS):
        time.sleep(max(0.0, begun + number / A_SECOND - time.perf_counter()))
        plan_id, seconds = _order(service, brief)
        ids.append(plan_id)
        taken.append(seconds * 1000)
    accepting = time.perf_counter() - begun
    rows = until_done(service.http, ids)
    finished = [str(row["updated_at"]) for row in rows]
    cpu = (service.usage()[0] - before) / len(ids) * 1000
    whole = time.perf_counter() - begun
    yield f"{len(ids)} plans in {accepting:.1f} s: accepted p95 {quantile(taken, 0.95):.0f} ms; all written after {whole:.1f} s"
    done = sum(row["status"] == "done" for row in rows)
    yield f"written {done} of {len(ids)}, in order: {finished == sorted(finished)}; {cpu:.0f} ms processor a plan"


def _order(service: Serving, brief: dict[str, Any]) -> tuple[str, float]:
    begun = time.perf_counter()
    answer = service.http.post("/v1/plans", json={"brief": brief})
    answer.raise_for_status()
    return str(answer.json()["id"]), time.perf_counter() - begun
