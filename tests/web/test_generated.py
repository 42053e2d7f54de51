"""Generated requests over the whole OpenAPI: no fault of the service, and every answer as promised. `make bench` sends many more."""

from __future__ import annotations

import datetime as dt
import gc
from pathlib import Path

import pytest

from service.store.workers import Worker
from tests.web.a_service import a_service, now
from tests.web.generating import send_all

EACH = 8


@pytest.mark.filterwarnings("ignore")
def test_no_generated_request_breaks_the_service(tmp_path: Path) -> None:
    service = a_service(tmp_path / "kept")
    key = service.key("generated")
    service.store.workers.claim(Worker("w", "t", "h", 1), now() + dt.timedelta(hours=9), dt.timedelta(seconds=9))
    with service.client:
        plan_id = service.order(headers=key)
        service.runs.waits = True
        sent = send_all(service.client.app, key, EACH, plan_id)
    assert len(sent) >= 20
    assert sum(sent.values()) >= 100
    service.store.close()
    gc.collect()  # the generator leaves an event loop of its own open now and then: not for a later test to stumble over
