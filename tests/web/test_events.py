"""Events as they happen, resumed where a reader stopped."""

from __future__ import annotations

import threading
import time

import pytest

from tests.web.a_service import Service, now


def told(service: Service, plan_id: str, after: int | None = None) -> list[tuple[int, str]]:
    """Numbers and kinds of the events of a stream, read to its end."""
    headers = {} if after is None else {"Last-Event-ID": str(after)}
    text = service.client.get(f"/v1/plans/{plan_id}/events", headers=headers).text
    blocks = [dict(line.split(": ", 1) for line in block.splitlines()) for block in text.split("\n\n") if block.startswith("id:")]
    return [(int(block["id"]), block["event"]) for block in blocks]


def test_every_event_is_told_once_and_the_stream_ends(service: Service) -> None:
    plan_id = service.order()
    events = told(service, plan_id)
    assert [number for number, _ in events] == list(range(1, 16))
    assert [kind for _, kind in events] == ["queued", "started", *["stage"] * 12, "done"]
    answer = service.client.get(f"/v1/plans/{plan_id}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")


@pytest.mark.parametrize("after", [0, 1, 7, 14, 15, 99])
def test_a_reader_resumes_after_the_last_event_it_had(service: Service, after: int) -> None:
    plan_id = service.order()
    assert [number for number, _ in told(service, plan_id, after)] == list(range(after + 1, 16))


def test_a_reader_hears_what_happens_while_it_listens(service: Service) -> None:
    service.runs.waits = True
    plan_id = service.order()
    later = threading.Timer(0.4, service.runs.write, (plan_id, 1))
    later.start()
    assert [kind for _, kind in told(service, plan_id)][-1] == "done"
    later.join()


def test_a_stream_ends_when_the_plan_is_cancelled_or_erased(service: Service) -> None:
    service.runs.waits = True
    for end in (lambda plan: service.store.plans.cancel("local", plan, now()), lambda plan: service.store.plans.erase("local", plan)):
        plan_id = service.order()
        later = threading.Timer(0.3, end, (plan_id,))
        later.start()
        begun = time.monotonic()
        kinds = [kind for _, kind in told(service, plan_id)]
        assert kinds[0] == "queued"
        assert time.monotonic() - begun < 5
        later.join()


def test_a_number_that_is_none_is_refused(service: Service) -> None:
    plan_id = service.order()
    assert service.client.get(f"/v1/plans/{plan_id}/events", headers={"Last-Event-ID": "x"}).status_code == 422
