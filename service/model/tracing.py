"""Traces of the calls, where the usual variables ask for them: runs for LangSmith, spans for OpenTelemetry; else nothing.

A place for traces that is away never fails a plan, and holds up only the end of the program, for `LONGEST_FLUSH_S` at most.
"""

from __future__ import annotations

import atexit
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any

from service.model.account import Use
from service.model.prompt import Prompt

if TYPE_CHECKING:
    from langchain_core.runnables import RunnableConfig
    from opentelemetry.trace import Tracer

NAME = "overdeliver"
LONGEST_FLUSH_S = 3.0
"""Seconds the program waits at its end for traces to arrive."""

_senders: list[Callable[[], object]] = []
"""Send what waits to be sent, for each place that traces go to."""

Noted = Callable[[Use], None]
Traced = Callable[[Prompt, str], AbstractContextManager[Noted]]
"""Opens a span for a call to a model; what it is handed is noted there."""


def run_config(prompt: Prompt) -> RunnableConfig:
    """What LangChain's own tracers, LangSmith's among them, are told of a call: its chapter and its plan."""
    metadata = {"stage": prompt.stage} | ({"plan": prompt.plan} if prompt.plan else {})
    return {"run_name": f"{NAME} {prompt.stage}", "tags": [NAME], "metadata": metadata}


def prepare_runs() -> None:
    """Have LangSmith's runs sent before the program ends, if it is asked to trace at all; by threads that do not keep the program alive."""
    from langsmith.utils import tracing_is_enabled

    if tracing_is_enabled():
        os.environ.setdefault("LANGSMITH_USE_DAEMON", "true")
        _senders.append(_send_runs)


def _send_runs() -> None:
    from langsmith.run_trees import get_cached_client

    get_cached_client().flush(timeout=LONGEST_FLUSH_S)


def send_traces() -> None:
    """Send what waits to be sent, beside what else there is to do; the program ends when it has arrived, or a little later without."""
    until = time.monotonic() + LONGEST_FLUSH_S
    for send in _senders:
        sending = threading.Thread(target=send, name="traces", daemon=True)
        sending.start()
        atexit.register(lambda thread: thread.join(max(0.0, until - time.monotonic())), sending)


@contextmanager
def untraced(_prompt: Prompt, _model: str) -> Iterator[Noted]:
    """No span."""
    yield lambda _use: None


def spans_to(endpoint: str) -> Traced:
    """A span for each call, sent as OpenTelemetry's variables say; none without an endpoint."""
    return spans_by(_tracer()) if endpoint else untraced


def spans_by(tracer: Tracer) -> Traced:
    """A span for each call. No words of the plan are in it."""
    from opentelemetry.trace import StatusCode

    @contextmanager
    def traced(prompt: Prompt, model: str) -> Iterator[Noted]:
        asked = {"gen_ai.operation.name": "chat", "gen_ai.request.model": model, f"{NAME}.stage": prompt.stage, f"{NAME}.plan": prompt.plan}
        with tracer.start_as_current_span(
            f"{NAME} {prompt.stage}", attributes=asked, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                yield lambda use: span.set_attributes(_tokens(use))
            except BaseException as error:
                span.set_status(StatusCode.ERROR)  # without the error's own text, which may quote what was asked
                span.set_attribute("error.type", type(error).__name__)
                raise

    return traced


def _tokens(use: Use) -> dict[str, int]:
    return {"gen_ai.usage.input_tokens": use.tokens_in, "gen_ai.usage.output_tokens": use.tokens_out}


def _tracer() -> Tracer:
    """Of the provider that the process has, such as the service's; else of one of its own."""
    from opentelemetry import trace
    from opentelemetry.sdk.trace import TracerProvider

    if not isinstance(trace.get_tracer_provider(), TracerProvider):
        trace.set_tracer_provider(_provider())
    return trace.get_tracer(NAME)


def _provider() -> Any:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import SERVICE_NAME, Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    resource = Resource.create({} if "OTEL_SERVICE_NAME" in os.environ else {SERVICE_NAME: NAME})
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    _senders.append(provider.force_flush)
    return provider
