"""Traces: a span for each request, named by its route, without ids."""

from __future__ import annotations

from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from service.web.tracing import trace_to
from tests.web.a_service import UNKNOWN, Service


def test_each_request_is_a_span_named_by_its_route(service: Service) -> None:
    assert trace_to("") is None
    exporter = InMemorySpanExporter()
    provider = trace_to("http://collector:4318", exporter)
    assert provider is not None
    service.client.get(f"/v1/plans/{UNKNOWN}", headers={"X-Request-Id": "mine"})
    provider.force_flush()
    spans = {span.name: span for span in exporter.get_finished_spans()}
    span = spans["GET /v1/plans/{plan_id}"]
    assert dict(span.attributes or {}) == {"http.response.status_code": 404, "overdeliver.request_id": "mine"}
    provider.shutdown()
