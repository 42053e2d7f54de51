"""The processes: `serve` answers requests and runs plans, `worker` only runs plans."""

from __future__ import annotations

import ipaddress
import logging
import signal
import socket
import threading
from types import FrameType

import uvicorn
from fastapi import FastAPI

from service.errors import SettingsError
from service.jobs import Helpers, Limits, Runtime, start_runtime
from service.settings import Settings
from service.store import Store, open_store
from service.web.app import create_app
from service.web.logs import log_as_json
from service.web.metrics import Metrics
from service.web.office import Office
from service.web.shelves import Shelves
from service.web.tidying import Tidying
from service.web.tracing import trace_to
from service.web.writers import Writers

PATIENCE_S = 20
"""Seconds that requests and stages under way are given when the process is asked to stop."""
_LOG = logging.getLogger("overdeliver")


def serve(settings: Settings, host: str, port: int) -> None:
    """Answer requests until asked to stop.

    Raises: SettingsError when the address is taken or needs keys and there are none; StoreError when the database is away.
    """
    _see_free(host, port)
    store = _open(settings)
    if not _is_loopback(host) and not store.keys.are_used():
        store.close()
        raise SettingsError(f"--host: {host} can be reached from elsewhere, which needs keys; make one first: overdeliver keys add")
    log_as_json()
    trace_to(settings.traces_to)
    metrics, writers, shelves = Metrics(), _writers(settings), Shelves(settings)
    runtime = _start(settings, store, Helpers(writers.editing, shelves.finder, tell=metrics))
    office = Office(
        store=store, runs=runtime, metrics=metrics, library=shelves, reader=writers.reader(), model=settings.model, models=writers.knows
    )
    app = create_app(office)
    _LOG.info("ready", extra={"host": host, "port": port, "worker": runtime.worker.id})
    tidying = Tidying(runtime.is_busy)
    tidying.start()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)  # uvicorn raises the signal again when it is done; then we still have runs to end
    try:
        Server(app, host, port).run()
    finally:
        tidying.stop()
        runtime.stop(PATIENCE_S)
        store.close()


def _see_free(host: str, port: int) -> None:
    """Whether the address can be had, before anything is opened.

    Raises: SettingsError when it is taken, or is no address of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise SettingsError(
                f"--host, --port: {host}:{port} cannot be had ({reason}); stop what uses it, or choose another port"
            ) from error


def work(settings: Settings) -> None:
    """Run plans until asked to stop.

    Raises: StoreError when the database is away.
    """
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    store = _open(settings)
    log_as_json()
    writers = _writers(settings)
    runtime = _start(settings, store, Helpers(writers.editing, Shelves(settings).finder, tell=Metrics()))
    _LOG.info("working", extra={"worker": runtime.worker.id})
    tidying = Tidying(runtime.is_busy)
    tidying.start()
    stop.wait()
    tidying.stop()
    runtime.stop(PATIENCE_S)
    store.close()


class Server(uvicorn.Server):
    """Uvicorn, which lets those who follow events go when it is asked to stop."""

    def __init__(self, app: FastAPI, host: str, port: int) -> None:
        super().__init__(
            uvicorn.Config(
                app, host=host, port=port, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=PATIENCE_S,
                proxy_headers=False, backlog=4096,
            )
        )  # fmt: skip
        self._app = app

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Asked to stop."""
        self._app.state.feed.close()
        super().handle_exit(sig, frame)


def _open(settings: Settings) -> Store:
    url = settings.database_url
    return open_store(settings.home, url.get_secret_value() if url else None)


def _writers(settings: Settings) -> Writers:
    writers = Writers(settings)
    writers.check()
    return writers


def _start(settings: Settings, store: Store, helpers: Helpers) -> Runtime:
    return start_runtime(store, worker_id=settings.worker_id, limits=limits_of(settings), helpers=helpers)


def limits_of(settings: Settings) -> Limits:
    """How much runs at once. Plans that a model has no call free for would only wait, while their time runs."""
    here = settings.model_plans_here or settings.model_calls_at_once
    return Limits(settings.plans_at_once, settings.model_plans_at_once, here, settings.model_plans_per_minute)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
