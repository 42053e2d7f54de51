"""Traces of a plan's calls arrive where the usual variables say, and a place that is away neither fails nor holds up a plan."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from service.editing import EDITED
from service.editing.form import Rewrite
from service.model import Account, Prompt
from service.model.tracing import LONGEST_FLUSH_S, spans_by
from tests.cli.running import EXAMPLES, ROOT
from tests.editing.plans import built_in, writes
from tests.fakes.collector import Collector, collector
from tests.fakes.openai_server import failure, message, openai_server, speaking
from tests.model.a_door import GOOD, Opened

CLINIC = EXAMPLES / "brightside-dental.yaml"


def langsmith(url: str) -> dict[str, str]:
    return {"LANGSMITH_TRACING": "true", "LANGSMITH_API_KEY": "lsv2_key", "LANGSMITH_ENDPOINT": url, "LANGSMITH_PROJECT": "plans"}


def otel(url: str) -> dict[str, str]:
    return {"OTEL_EXPORTER_OTLP_ENDPOINT": url}


def drafted(folder: Path, variables: dict[str, str]) -> float:
    """Seconds that the program goes on after a plan by a model is written."""
    with openai_server(speaking(writes(built_in(), lambda _field, text: text))) as server:
        env = {name: value for name, value in os.environ.items() if not name.startswith(("OTEL_", "LANGSMITH_", "LANGCHAIN_"))}
        env |= {"PYTHONPATH": str(ROOT), "OPENAI_BASE_URL": server.url} | variables
        words = ("plan", CLINIC, "--model", "openai:fake", "--format", "json", "--out", folder, "--knowledge", "none")
        command = [sys.executable, "-m", "service.cli", *map(str, words)]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=60)
        ended = time.time()
    assert done.returncode == 0, done.stderr
    return ended - (folder / "plan.json").stat().st_mtime


def spans_of(to: Collector) -> dict[str, dict[str, object]]:
    """Attributes of each span by its name."""
    found = {}
    for body in to.bodies("/v1/traces"):
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
            service = {a.key: a.value.string_value for a in resource.resource.attributes}["service.name"]
            for span in (span for scope in resource.scope_spans for span in scope.spans):
                found[span.name] = {a.key: a.value.string_value or a.value.int_value for a in span.attributes} | {"service": service}
    return found


def test_langsmith_gets_a_run_and_opentelemetry_a_span_for_each_call(tmp_path: Path) -> None:
    with collector() as smith, collector() as spans:
        drafted(tmp_path, langsmith(smith.url) | otel(spans.url))
    plan = (tmp_path / "plan.json").read_text("utf-8")
    runs = b"".join(body for _, body in smith.sent).decode(errors="replace")
    for stage in EDITED:
        assert f"overdeliver {stage}" in runs
        told = spans_of(spans)[f"overdeliver {stage}"]
        assert f'"{told.pop("overdeliver.plan")}"' in plan
        assert told == {
            "service": "overdeliver",
            "overdeliver.stage": stage,
            "gen_ai.operation.name": "chat",
            "gen_ai.request.model": "openai:fake",
            "gen_ai.usage.input_tokens": 1000,
            "gen_ai.usage.output_tokens": 100,
        }
    assert '"stage":"summary"' in runs and "Put in its place" in runs


def test_a_call_that_fails_is_a_span_of_its_own_with_the_kind_of_its_error(opened: Opened) -> None:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    door, _ = opened(lambda asked: failure(500, retry_after="0") if asked.number == 0 else message(GOOD))
    door.traced = spans_by(provider.get_tracer("test"))
    door.ask(Prompt("mix", "before", "after", "plan-1"), Rewrite, Account())
    first, second = exporter.get_finished_spans()
    assert (first.name, first.status.is_ok, first.status.description) == ("overdeliver mix", False, None)
    assert str(dict(first.attributes or {})["error.type"]).endswith("Error")
    assert first.events == ()
    assert dict(second.attributes or {})["overdeliver.plan"] == "plan-1"
    assert second.status.is_ok
    provider.shutdown()


def test_without_the_variables_nothing_is_sent(tmp_path: Path) -> None:
    with collector() as smith:
        drafted(tmp_path, {"LANGSMITH_API_KEY": "lsv2_key", "LANGSMITH_ENDPOINT": smith.url})
    assert smith.sent == []


@pytest.mark.parametrize("away", ["hangs", "is not there"])
def test_a_place_that_is_away_does_not_hold_up_a_plan(tmp_path: Path, away: str) -> None:
    with collector(hangs=away == "hangs") as place:
        url = place.url if away == "hangs" else "http://127.0.0.1:9"
        assert drafted(tmp_path, langsmith(url) | otel(url)) < LONGEST_FLUSH_S + 2
    assert json.loads((tmp_path / "plan.json").read_text("utf-8"))["meta"]["model_calls"] == len(EDITED)
