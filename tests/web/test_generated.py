"""Generated requests over the whole OpenAPI: no fault of the service, and every answer as promised. `make bench` sends many more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from tests.web.a_service import Service, a_service

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def key(generated: Service) -> dict[str, str]:
    return generated.key("generated")


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Service:
    made = a_service(Path(tmp_path_factory.mktemp("kept")))
    made.runs.waits = True
    made.client.__enter__()
    return made


schema = schemathesis.pytest.from_fixture("api_schema")


@pytest.fixture
def api_schema(generated: Service) -> object:
    return schemathesis.openapi.from_asgi("/openapi.json", generated.client.app)


@pytest.mark.filterwarnings("ignore")
@schema.exclude(path_regex="events$").parametrize()
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_generated_request_breaks_the_service(case: Any, key: dict[str, str]) -> None:
    response = case.call(headers=key)
    case.validate_response(response, checks=CHECKS, headers=key)
