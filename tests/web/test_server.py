"""The processes from within: they start, answer or run plans, and end when they are asked to."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from service.errors import SettingsError
from service.settings import Settings
from service.store import open_store
from service.web.server import limits_of, serve, work
from tests.jobs.conftest import swept
from tests.jobs.running import order
from tests.web.a_service import SMALL
from tests.web.test_serving import free_port

__all__ = ["swept"]
PATIENCE_S = 60


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Signals, log and turns of threads are what they were: a process sets them for itself."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    names = ("", "overdeliver", "uvicorn", "uvicorn.error", "uvicorn.access", "dbos", "alembic")
    loggers = {name: logging.getLogger(name) for name in names}
    kept = {name: (list(logger.handlers), logger.propagate, logger.level) for name, logger in loggers.items()}
    turn = sys.getswitchinterval()
    yield
    sys.setswitchinterval(turn)
    for name, (found, propagate, level) in kept.items():
        loggers[name].handlers[:], loggers[name].propagate = found, propagate
        loggers[name].setLevel(level)
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(("calls", "plans", "here"), [(8, None, 8), (2048, 100, 100)])
def test_a_process_takes_on_as_many_plans_as_calls_or_as_many_as_it_is_told(calls: int, plans: int | None, here: int) -> None:
    assert limits_of(Settings(model_calls_at_once=calls, model_plans_here=plans)).model_plans_here == here


def stopped_after(visit: Callable[[], None]) -> threading.Thread:
    """Visits this process from another thread, then asks it to stop, whatever came of the visit."""

    def run() -> None:
        try:
            visit()
        finally:
            os.kill(os.getpid(), signal.SIGTERM)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread


def test_it_serves_until_it_is_asked_to_stop(indexed_home: Path) -> None:
    port, seen = free_port(), list[object]()

    def visit() -> None:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
            _until(lambda: _answers(client))
            seen.append(client.get("/readyz").json()["parts"]["queue"])
            plan_id = client.post("/v1/plans", json={"brief": SMALL}).json()["id"]
            _until(lambda: client.get(f"/v1/plans/{plan_id}").json()["status"] == "done")
            seen.append(client.get(f"/v1/plans/{plan_id}/events").text.count("event: stage"))

    visitor = stopped_after(visit)
    serve(Settings(home=indexed_home, worker_id="within"), "127.0.0.1", port)
    visitor.join(PATIENCE_S)
    assert seen == ["ok", 12]
    store = open_store(indexed_home)
    assert store.workers.alive() == []
    store.close()


def test_a_worker_writes_what_is_ordered_elsewhere(indexed_home: Path) -> None:
    store = open_store(indexed_home)
    plan_id = order(store)
    visitor = stopped_after(lambda: _until(lambda: store.plans.get("w", plan_id).status == "done"))
    work(Settings(home=indexed_home, worker_id="within"))
    visitor.join(PATIENCE_S)
    assert store.plans.get("w", plan_id).status == "done"
    assert store.workers.alive() == []
    store.close()


def test_an_address_that_cannot_be_had_is_told_before_anything_is_opened(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SettingsError, match="address already in use"):
            serve(settings, "127.0.0.1", taken.getsockname()[1])
    with pytest.raises(SettingsError, match="cannot be had"):
        serve(settings, "203.0.113.7", free_port())
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("host", ["0.0.0.0", ""])  # noqa: S104
def test_an_address_for_others_needs_keys(host: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="needs keys"):
        serve(Settings(home=tmp_path / "home"), host, free_port())


def _answers(client: httpx.Client) -> bool:
    try:
        return client.get("/healthz").is_success
    except httpx.TransportError:
        return False


def _until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.1)
