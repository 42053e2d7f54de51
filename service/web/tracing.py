"""Traces by OpenTelemetry, where its usual variables name a place for them."""

from __future__ import annotations

from opentelemetry import trace
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter


def trace_to(endpoint: str, exporter: SpanExporter | None = None) -> TracerProvider | None:
    """Send a span for each request; headers, sampling and more are as OpenTelemetry's variables say. Nothing without an endpoint."""
    if not endpoint:
        return None
    if exporter is None:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

        exporter = OTLPSpanExporter()
    provider = TracerProvider(resource=Resource.create({SERVICE_NAME: "overdeliver"}))
    provider.add_span_processor(BatchSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    return provider
