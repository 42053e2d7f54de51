"""Sends generated requests to every operation of an app, and holds each answer to what OpenAPI promises."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
ENDLESS = "/events"


def send_all(app: Any, key: dict[str, str], each: int, plan_id: str) -> Counter[str]:
    """How many requests were sent to each operation; an answer that breaks a promise fails.

    Every second request that names a plan names one that is there.
    """
    sent: Counter[str] = Counter()
    schema: Any = schemathesis.openapi.from_asgi("/openapi.json", app)
    for found in schema.get_all_operations():
        operation = found.ok()
        if not operation.path.endswith(ENDLESS):
            for mode in schemathesis.GenerationMode:
                _send(operation, mode, _Sender(key, plan_id, sent), each)
    return sent


@dataclass
class _Sender:
    """Sends one case at a time."""

    key: dict[str, str]
    plan_id: str
    sent: Counter[str]

    def send(self, case: Any, label: str) -> None:
        """Send a case, and hold the answer to what is promised."""
        if "plan_id" in (case.path_parameters or {}) and case.method != "DELETE" and self.sent[label] % 2:
            case.path_parameters["plan_id"] = self.plan_id
        response = case.call(headers=self.key)
        case.validate_response(response, checks=CHECKS, headers=self.key)
        self.sent[label] += 1


def _send(operation: Any, mode: Any, sender: _Sender, each: int) -> None:
    @settings(max_examples=each, deadline=None, suppress_health_check=list(HealthCheck), database=None, phases=[Phase.generate])
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: Any) -> None:
        sender.send(case, operation.label)

    try:
        send()
    except Exception as error:
        if type(error).__name__ != "Unsatisfiable":  # nothing wrong can be sent to an operation that takes nothing
            raise
