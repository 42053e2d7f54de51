"""Many plans at once by a chat model whose speed is held fixed (`--server script.py`), and memory over many plans."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
import psutil

from bench.serving import Serving, answering, example, quantile, serving, until_done

AT_ONCE = 200
"""Plans, each by a brief of its own: what is kept of one must not make the next look cheaper."""
WARM_UP_S = 8
"""Seconds in which a worker begins."""
SOAK = 2000
EACH = 100
LOOKS = (200, 1000, SOAK)
"""Plans after which the memory is looked at."""
MODEL = "openai:bench"
CALLS_AT_ONCE = 2048
"""More than the plans ask for: the server is one's own, and a call that waits for a place would be counted as slowness of the service."""
WORKERS = (0, 1)


def measure(server: str | None) -> Iterator[str]:
    """Two hundred plans at once against the model server, then many built-in plans for the memory."""
    brief = example("hedge-lane-cycles")
    if server is not None:
        for workers in WORKERS:
            yield from (f"{workers} workers beside: {line}" for line in _with_model(server, brief, workers))
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "home") as service:
        yield from _memory(service, brief)


def _with_model(server: str, brief: dict[str, Any], workers: int) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    process = subprocess.Popen([sys.executable, server, "--port", str(port)], stderr=subprocess.DEVNULL)  # noqa: S603
    settings = {"OPENAI_BASE_URL": f"http://127.0.0.1:{port}/v1", "OPENAI_API_KEY": "none", "OVERDELIVER_MODEL": MODEL}
    here = AT_ONCE // (1 + workers)
    settings |= {"OVERDELIVER_MODEL_CALLS_AT_ONCE": str(CALLS_AT_ONCE), "OVERDELIVER_MODEL_PLANS_HERE": str(here)}
    try:
        with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "home", workers, **settings) as service:
            time.sleep(WARM_UP_S * workers)
            _written(service, brief, range(AT_ONCE + 1, AT_ONCE + here + 21))  # now every process has loaded what it needs
            [alone] = _written(service, brief, range(1))
            cpu, before = service.usage()[0], psutil.cpu_times()
            with answering(service) as answers:
                rows = _written(service, brief, range(1, AT_ONCE + 1))
            taken = [_seconds(row) for row in rows]
            done = sum(row["status"] == "done" for row in rows)
            spent = (service.usage()[0] - cpu) / AT_ONCE * 1000
            yield f"{AT_ONCE} plans by a model at once: {done} done; alone {_seconds(alone):.1f} s, p95 {quantile(taken, 0.95):.1f} s"
            yield f"processor a plan {spent:.0f} ms; meanwhile /healthz p95 {quantile(answers, 0.95):.0f} ms, longest {max(answers):.0f} ms"
            yield f"of the time in which the processors had work, other machines on the same host took {_taken_by_others(before):.0%}"
    finally:
        process.terminate()
        process.wait(30)


def _memory(service: Serving, brief: dict[str, Any]) -> Iterator[str]:
    begun, written = time.perf_counter(), 0
    for look in LOOKS:
        while written < look:
            _written(service, brief, range(written, written + EACH))
            written += EACH
        yield f"memory after {written} built-in plans: {service.usage()[1]:.0f} MiB ({time.perf_counter() - begun:.0f} s)"


def _taken_by_others(before: Any) -> float:
    """Share of the wanted processor time that the host gave to others (on Linux `steal`): with much of it, figures do not compare."""
    now = psutil.cpu_times()
    stolen = getattr(now, "steal", 0.0) - getattr(before, "steal", 0.0)
    worked = now.user + now.system - before.user - before.system
    return stolen / (stolen + worked) if stolen + worked else 0.0


def _another(brief: dict[str, Any], number: int) -> dict[str, Any]:
    """A firm like that one, with a name, hours and prices of its own."""
    business = {**brief["business"], "name": f"{brief['business']['name']} {_letters(number)}", "owner_hours_per_week": 2 + number % 7 / 2}
    return {**brief, "business": business, "services": [{**each, "price": each["price"] + number % 90} for each in brief["services"]]}


def _letters(number: int) -> str:
    """A number as letters, for a digit in a name is a figure to the checks."""
    return "".join(chr(ord("A") + int(digit)) for digit in f"{number:04d}")


def _seconds(row: dict[str, object]) -> float:
    begun, ended = (datetime.fromisoformat(str(row[name])) for name in ("created_at", "updated_at"))
    return (ended - begun).total_seconds()


def _written(service: Serving, brief: dict[str, Any], numbers: range) -> list[dict[str, object]]:
    """Plans for firms like that one, ordered at once, once all are written."""
    return until_done(service.http, asyncio.run(_order(service, [_another(brief, number) for number in numbers])))


async def _order(service: Serving, briefs: list[dict[str, Any]]) -> list[str]:
    """Order all of them, twenty at a time, by a client that takes little of the processors it shares with the service."""
    bodies, posting = [json.dumps({"brief": brief}).encode() for brief in briefs], asyncio.Semaphore(20)

    async def post(http: aiohttp.ClientSession, body: bytes) -> str:
        async with posting, http.post("/v1/plans", data=body, headers={"content-type": "application/json"}) as answer:
            answer.raise_for_status()
            return str((await answer.json())["id"])

    async with aiohttp.ClientSession(str(service.http.base_url)) as http:
        return list(await asyncio.gather(*(post(http, body) for body in bodies)))
