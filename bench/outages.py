"""Database, index, model and disk taken away for a while: what the service says, whether it comes back by itself, what is lost."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from bench.asking import Asking
from bench.model_server import model_server
from bench.parts import Process, chroma, free_port, postgres, small_disk
from bench.serving import quantile

SECONDS = 30.0
_EVERY_S = 0.5
_PATIENCE_S = 120.0


@dataclass(frozen=True)
class _Outage:
    """What is taken away, and given back."""

    name: str
    begin: Callable[[], None]
    end: Callable[[], None]


@dataclass
class _Heard:
    """What a client was told during an outage."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    taken: list[float] = field(default_factory=list)
    away: Counter[str] = field(default_factory=Counter)
    """Parts that /readyz named."""
    unfit: list[str] = field(default_factory=list)
    """Refusals that were no problem details, or did not say when to come back."""

    def note(self, what: str, answer: httpx.Response | None, seconds: float) -> None:
        """An answer, or none."""
        status = answer.status_code if answer is not None else 0
        self.statuses[what, status] += 1
        self.taken.append(seconds)
        if answer is not None and what == "readyz":
            self.away.update(part for part, state in answer.json()["parts"].items() if state != "ok")
        elif answer is not None and status >= 500:
            fit = answer.headers["content-type"] == "application/problem+json" and "retry-after" in answer.headers
            self.unfit += [] if fit and status == 503 else [f"{what} {status} {answer.text[:120]}"]


def measure(_server: str | None) -> Iterator[str]:
    """All outages, one after the other."""
    with postgres() as database:
        for name, begin, end in (("frozen", database.freeze, database.thaw), ("stopped", database.away, database.back)):
            yield from _measured(_Outage(f"postgres {name}", begin, end), OVERDELIVER_DATABASE_URL=database.url)
    with tempfile.TemporaryDirectory() as folder, chroma(Path(folder)) as index:
        for name, begin, end in (("frozen", index.freeze, index.thaw), ("killed", index.kill, index.start)):
            yield from _measured(_Outage(f"chroma {name}", begin, end), OVERDELIVER_CHROMA_URL=index.url)
    yield from _measured(None)
    with small_disk() as disk:
        if disk is None:
            yield "disk full: needs the right to mount a small file system; not measured"
        else:
            yield from _measured(_Outage("disk full", disk.fill, disk.free), OVERDELIVER_HOME=str(disk.folder / "home"))


def _measured(outage: _Outage | None, **settings: str) -> Iterator[str]:
    """One outage (of the model where none is named) of a server and a worker with plans under way."""
    with tempfile.TemporaryDirectory() as folder, model_server(0.4) as model, contextlib.ExitStack() as stack:
        outage = outage or _Outage("model away", model.away.set, model.away.clear)
        port = free_port()
        settings = {"OVERDELIVER_HOME": str(Path(folder) / "home"), **model.settings, **settings}
        for number, words in enumerate((["serve", "--port", str(port)], ["worker"])):
            process = Process(f"o{number}", words, settings, Path(folder) / "log")
            stack.callback(process.stop)
            process.start()
        asking = stack.enter_context(contextlib.closing(Asking(f"http://127.0.0.1:{port}")))
        asking.until_ready(_PATIENCE_S)
        asking.until_done([asking.order("warm-up", by_model=True)])
        yield from _through(outage, asking)
        faults = (Path(folder) / "log").read_text("utf-8").count("Traceback")
        yield f"{outage.name}: {faults} tracebacks in the log"


def _through(outage: _Outage, asking: Asking) -> Iterator[str]:
    for number in range(8):
        asking.order(f"before-{number}", by_model=number % 2 == 0)
    heard = _Heard()
    outage.begin()
    try:
        with ThreadPoolExecutor(64) as pool:
            _ask_all_along(asking, heard, pool)
    finally:
        outage.end()
    back = time.perf_counter()
    asking.until_ready(_PATIENCE_S)
    ready_s = time.perf_counter() - back
    rows = asking.until_done(asking.accepted)
    done_s, done = time.perf_counter() - back, sum(row["status"] == "done" for row in rows)
    asking.order("after", by_model=True)
    [after] = asking.until_done(asking.accepted[-1:])
    found = asking.once("GET", "/v1/knowledge/search", params={"q": "waiting", "top": 3})
    said = ", ".join(f"{what} {status or 'no answer'} ×{times}" for (what, status), times in sorted(heard.statuses.items()))
    yield f"{outage.name} for {SECONDS:.0f} s: {said}; away: {', '.join(heard.away) or 'nothing named'}"
    slowest = f"p50 {quantile(heard.taken, 0.5):.2f} s, slowest {max(heard.taken):.1f} s"
    yield f"{outage.name}: answers {slowest}; {len(heard.unfit)} unfit {heard.unfit[:3]}"
    yield f"{outage.name}: ready {ready_s:.1f} s after its end, all written after {done_s:.1f} s: {done} of {len(rows)} done"
    yield f"{outage.name}: then a plan {after['status']}, a search {found.status_code if found is not None else 'no answer'}"


def _ask_all_along(asking: Asking, heard: _Heard, pool: ThreadPoolExecutor) -> None:
    """Orders, looks at a plan, a search and /readyz, twice a second; an order that is accepted is remembered."""
    begun, number = time.perf_counter(), 0
    while time.perf_counter() - begun < SECONDS:
        number += 1
        for what, method, path, how in _requests(asking, number):
            pool.submit(_ask, asking, heard, what, (method, path, how))
        time.sleep(_EVERY_S)


def _requests(asking: Asking, number: int) -> list[tuple[str, str, str, dict[str, Any]]]:
    body = asking.body(f"during-{number}", by_model=number % 2 == 0)
    return [
        ("order", "POST", "/v1/plans", {"json": body, "headers": {"Idempotency-Key": f"during-{number}"}}),
        ("plan", "GET", f"/v1/plans/{asking.accepted[0]}", {}),
        ("search", "GET", "/v1/knowledge/search", {"params": {"q": f"waiting time {number}", "top": 3}}),
        ("readyz", "GET", "/readyz", {}),
    ]


def _ask(asking: Asking, heard: _Heard, what: str, request: tuple[str, str, dict[str, Any]]) -> None:
    method, path, how = request
    begun = time.perf_counter()
    answer = asking.once(method, path, **how)
    heard.note(what, answer, time.perf_counter() - begun)
    if what == "order" and answer is not None and answer.is_success:
        asking.accepted.append(str(answer.json()["id"]))
