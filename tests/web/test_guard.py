"""What holds for every request: size, headers, ids; and for whoever runs the service."""

from __future__ import annotations

import errno
import json
import logging
import re
from collections.abc import Iterator

import pytest

from service.errors import KnowledgeError, StoreError
from service.web.guard import MOST_BYTES
from service.web.logs import JsonLines
from service.web.metrics import Metrics
from tests.web.a_service import SMALL, Service


def test_a_body_past_the_limit_is_refused_whether_it_says_so_or_not(service: Service) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(MOST_BYTES // 2**16 + 2):
            yield b" " * 2**16

    for content in (b" " * (MOST_BYTES + 1), pieces()):
        answer = service.client.post("/v1/plans", content=content, headers={"Content-Type": "application/json"})
        assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")
        assert "2 MiB" in answer.json()["detail"]
    upload = service.client.post("/v1/knowledge/documents", files={"file": ("a.txt", b"x" * (3 * 2**20))})
    assert upload.status_code == 404
    assert service.client.post("/v1/knowledge/documents", files={"file": ("a.txt", b"x" * (21 * 2**20))}).status_code == 413


def test_every_answer_carries_protecting_headers_and_an_id(service: Service) -> None:
    for path in ("/healthz", "/docs", "/v1/plans", "/nowhere"):
        answer = service.client.get(path, headers={"X-Request-Id": "mine-1"})
        assert answer.headers["x-request-id"] == "mine-1"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "server" not in answer.headers
    assert service.client.get("/healthz", headers={"X-Request-Id": "a b\n"}).headers["x-request-id"] != "a b\n"


def test_the_docs_are_one_page_that_fetches_nothing(service: Service) -> None:
    page = service.client.get("/docs").text
    assert "POST /v1/plans" in page
    assert re.findall(r"(?:src|href)=\"([^\"]+)\"", page) == ["/openapi.json"]
    document = service.client.get("/openapi.json").json()
    refs = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert refs <= document["components"]["schemas"].keys()
    assert "HTTPValidationError" not in json.dumps(document["paths"])


def test_a_fault_of_the_service_tells_nothing_of_itself(service: Service) -> None:
    def fail() -> None:
        raise RuntimeError("secret of /somewhere")

    service.client.app.add_api_route("/broken", fail)  # type: ignore[attr-defined]
    answer = service.client.get("/broken")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "secret" not in answer.text


def test_a_database_that_is_away_is_said_and_waited_for(service: Service) -> None:
    def fail() -> None:
        raise StoreError("the database cannot be used; try again in a moment")

    service.client.app.add_api_route("/away", fail)  # type: ignore[attr-defined]
    answer = service.client.get("/away")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")


def test_a_knowledge_base_that_is_away_and_a_full_disk_are_said(service: Service) -> None:
    def away() -> None:
        raise KnowledgeError("the knowledge base cannot be used now; try again in a moment")

    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/somewhere/secret")

    def forbidden() -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "/somewhere/secret")

    for path, fails, status in (("/away", away, 503), ("/full", full, 503), ("/forbidden", forbidden, 500)):
        service.client.app.add_api_route(path, fails)  # type: ignore[attr-defined]
        answer = service.client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
        assert ("retry-after" in answer.headers) == (status == 503)
        assert "secret" not in answer.text


def test_figures_for_prometheus(service: Service) -> None:
    service.order()
    service.client.get("/v1/plans")
    text = service.client.get("/metrics").text
    assert 'overdeliver_plans{state="done"} 1.0' in text
    assert 'overdeliver_requests_total{method="POST",route="/v1/plans",status="202"} 1.0' in text
    assert "overdeliver_queue_depth 0.0" in text


def test_runs_are_counted(service: Service) -> None:
    from service.domain.plan.plan import Plan

    metrics = Metrics()
    plan = Plan.model_validate(service.client.get(f"/v1/plans/{service.order()}").json()["plan"])
    meta = plan.meta.model_copy(update={"model_calls": 9, "tokens_in": 100, "cost": 0.5, "writer": {"mix": "openai:gpt-5"}})
    metrics.done(plan.model_copy(update={"meta": meta}))
    metrics.stage("mix", 0.2)
    metrics.taken_over("w", 3)
    text = metrics.text({"queued": 2, "running": 1}, 2).decode()
    for line in (
        "model_calls_total 9.0",
        'tokens_total{way="in"} 100.0',
        "cost_dollars_total 0.5",
        "queue_depth 3.0",
        "runs_taken_over_total 3.0",
    ):
        assert f"overdeliver_{line}" in text
    assert 'overdeliver_plans_written_total{writer="openai:gpt-5"} 1.0' in text


def test_a_line_of_the_log_is_json_and_holds_only_what_it_may(caplog: pytest.LogCaptureFixture) -> None:
    lines = JsonLines()
    record = logging.LogRecord("overdeliver.web", logging.INFO, "f.py", 1, "request", (), None)
    record.plan_id, record.brief = "p", "secret"
    said = json.loads(lines.format(record))
    assert (said["event"], said["plan_id"], said["level"]) == ("request", "p", "info")
    assert "secret" not in json.dumps(said)
    theirs = logging.LogRecord("dbos", logging.ERROR, "f.py", 1, "brief %s", ("secret",), None)
    assert "secret" not in lines.format(theirs)
    with caplog.at_level(logging.INFO):
        metrics = Metrics()
        metrics.waiting("p")
        metrics.waiting("p")
        try:
            raise ValueError("secret")
        except ValueError as error:
            metrics.broken("p", error)
    assert [record.getMessage() for record in caplog.records] == ["the database is away; runs wait for it", "a run ended by a fault"]


def test_no_request_logs_a_word_of_a_brief_or_a_key(service: Service, caplog: pytest.LogCaptureFixture) -> None:
    header = service.key("one")
    with caplog.at_level(logging.DEBUG):
        service.client.post("/v1/plans", json={"brief": SMALL}, headers=header)
    lines = JsonLines()
    said = "\n".join(lines.format(record) for record in caplog.records)
    assert '"route": "/v1/plans"' in said
    assert "Hedge" not in said and header["Authorization"][-20:] not in said
