"""Ten thousand generated requests over the whole OpenAPI."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

from service.store.workers import Worker
from tests.web.a_service import a_service, now
from tests.web.generating import send_all

EACH = 300


def measure(_server: str | None) -> Iterator[str]:
    """Sends them; the first answer that breaks a promise ends the measurement with an error."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        service = a_service(Path(folder) / "kept")
        service.store.workers.claim(Worker("w", "t", "h", 1), now() + dt.timedelta(hours=9), dt.timedelta(seconds=9))
        key, begun = service.key("generated", rate=10_000_000), time.perf_counter()
        with service.client:
            plan_id = service.order(headers=key)
            service.runs.waits = True
            sent = send_all(service.client.app, key, EACH, plan_id)
        service.store.close()
    yield f"{sum(sent.values())} requests to {len(sent)} operations, no failure, {time.perf_counter() - begun:.0f} s"
