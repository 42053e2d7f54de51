"""A real service in a process of its own, for the measurements."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil

from service.reading.brief_file import read_brief

ROOT = Path(__file__).parents[1]
PATIENCE_S = 90


@dataclass
class Serving:
    """A service that answers."""

    process: subprocess.Popen[bytes]
    http: httpx.Client
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    """Processes beside it that run plans too."""

    def usage(self) -> tuple[float, float]:
        """Processor seconds and memory (MiB) so far, of all its processes."""
        seen = [psutil.Process(process.pid) for process in (self.process, *self.workers)]
        times = [each.cpu_times() for each in seen]
        return sum(each.user + each.system for each in times), sum(each.memory_info().rss for each in seen) / 2**20


@contextlib.contextmanager
def serving(home: Path, workers: int = 0, **settings: str) -> Iterator[Serving]:
    """A service under a home folder, with so many workers beside it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    environment = {**os.environ, "OVERDELIVER_HOME": str(home), **settings}
    process = _started(environment, "serve", "--port", str(port))
    beside: list[subprocess.Popen[bytes]] = []
    http = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120, limits=httpx.Limits(max_connections=200))
    try:
        _until_it_answers(http)
        beside += [_started({**environment, "OVERDELIVER_WORKER_ID": f"worker-{number}"}, "worker") for number in range(workers)]
        yield Serving(process, http, beside)
    finally:
        http.close()
        for each in (*beside, process):
            each.send_signal(signal.SIGTERM)
        for each in (*beside, process):
            each.wait(PATIENCE_S)


def _started(environment: dict[str, str], *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "service.cli", *words], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603


@contextlib.contextmanager
def answering(service: Serving) -> Iterator[list[float]]:
    """Milliseconds of a small request, sent ten times a second meanwhile: how long the event loop keeps others waiting."""
    taken: list[float] = []
    over = threading.Event()

    def ask() -> None:
        with httpx.Client(base_url=service.http.base_url, timeout=120) as http:
            while not over.wait(0.1):
                begun = time.perf_counter()
                http.get("/healthz")
                taken.append((time.perf_counter() - begun) * 1000)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield taken
    finally:
        over.set()
        asking.join()


def _until_it_answers(http: httpx.Client) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        with contextlib.suppress(httpx.TransportError):
            if http.get("/readyz").status_code == httpx.codes.OK:
                return
        time.sleep(0.1)
    raise TimeoutError("the service does not answer")


def until_done(http: httpx.Client, plan_ids: list[str], patience_s: float = 900) -> list[dict[str, object]]:
    """The plans once all are written, or patience ends. Many are looked at seldom, so that looking does not count as load."""
    pause_s = 0.05 if len(plan_ids) == 1 else 0.5
    until = time.monotonic() + patience_s
    done: dict[str, dict[str, object]] = {}
    while len(done) < len(plan_ids) and time.monotonic() < until:
        for plan_id in [each for each in plan_ids if each not in done]:
            shown = http.get(f"/v1/plans/{plan_id}").json()
            if shown["status"] in ("queued", "running"):
                time.sleep(pause_s)
                break
            done[plan_id] = {name: shown[name] for name in ("id", "status", "created_at", "updated_at")}
    return [done[plan_id] for plan_id in plan_ids if plan_id in done]


def example(stem: str) -> dict[str, Any]:
    """An example's brief as it is posted: with the values of its records, without the names of their files."""
    brief: dict[str, Any] = json.loads(read_brief(ROOT / "examples" / f"{stem}.yaml").model_dump_json(by_alias=True, exclude_defaults=True))
    files = ("csv", "column", "date", "group")
    brief["delivery"] = [{key: value for key, value in entry.items() if key not in files} for entry in brief.get("delivery", [])]
    return brief


def quantile(values: list[float], share: float) -> float:
    """A quantile of some values."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]
