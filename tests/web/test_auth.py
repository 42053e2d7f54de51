"""Who gets in: keys, scopes, rates, sizes; and no workspace sees another's, on any route."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.routing import APIRoute

from service.store.keys import SCOPES
from tests.web.a_service import SMALL, Service, a_service, now

OPEN_ROUTES = {"/healthz", "/readyz", "/docs", "/openapi.json"}
BODIES = {
    "/v1/plans": {"brief": SMALL},
    "/v1/plans/{plan_id}/revisions": {"section": "mix"},
    "/v1/promises": {"better": "lower", "samples": [1.0]},
    "/v1/copy-checks": {"text": "x", "promises": []},
    "/v1/briefs": {"text": "x"},
}


def routes(service: Service) -> Iterator[tuple[str, str]]:
    """Every route of the app, found in the app itself."""
    document = service.client.app.openapi()  # type: ignore[attr-defined]
    for path, item in document["paths"].items():
        for method in item:
            yield method.upper(), path


def test_the_table_of_routes_is_whole(service: Service) -> None:
    found = set(routes(service))
    hidden = {("GET", route.path) for route in service.client.app.routes if isinstance(route, APIRoute) and not route.include_in_schema}  # type: ignore[attr-defined]
    assert len(found) >= 20
    assert ("POST", "/v1/plans") in found
    assert {path for _, path in hidden} <= OPEN_ROUTES


def test_without_a_key_no_route_answers_once_there_are_keys(service: Service) -> None:
    service.key("one")
    for method, path in routes(service):
        answer = service.client.request(method, _filled(path, "x"), json=BODIES.get(path))
        expected = {200, 503} if path in OPEN_ROUTES else {401}
        assert answer.status_code in expected, (method, path, answer.text)


def test_no_route_shows_another_workspace_anything(service: Service) -> None:
    mine, theirs = service.key("mine"), service.key("theirs")
    plan_id = service.order(headers=mine)
    before = service.client.get(f"/v1/plans/{plan_id}", headers=mine).json()
    checked = 0
    for method, path in routes(service):
        if "{plan_id}" in path:
            answer = service.client.request(method, _filled(path, plan_id), json=BODIES.get(path), headers=theirs)
            assert answer.status_code == 404, (method, path, answer.text)
            assert "Hedge" not in answer.text
            checked += 1
    assert checked >= 9
    assert service.client.get("/v1/plans", headers=theirs).json()["items"] == []
    assert service.client.post("/v1/copy-checks", json={"text": "x", "plan_id": plan_id}, headers=theirs).status_code == 404
    assert service.client.get(f"/v1/plans/{plan_id}", headers=mine).json() == before
    assert service.runs.cancelled == service.runs.erased == []


def _filled(path: str, plan_id: str) -> str:
    return re.sub(r"\{number\}", "1", path.replace("{plan_id}", plan_id)).replace("{document_id}", "d") + (
        "?q=x" if "search" in path else ""
    )


def test_each_route_needs_its_scope_and_nothing_else(service: Service) -> None:
    for method, path in routes(service):
        if path in OPEN_ROUTES:
            continue
        allowed = [s for s in SCOPES if _status(service, method, path, s) != 403]
        assert len(allowed) == 1, (method, path, allowed)


def _status(service: Service, method: str, path: str, scope: str) -> int:
    answer = service.client.request(method, _filled(path, "x"), json=BODIES.get(path), headers=service.key("w", scope))
    return int(answer.status_code)


@pytest.mark.parametrize("said", ["", "Bearer", "Bearer x", "Bearer od_000000000000_" + "a" * 43, "Basic eA=="])
def test_a_wrong_key_is_refused(service: Service, said: str) -> None:
    service.key("one")
    answer = service.client.get("/v1/plans", headers={"Authorization": said})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_a_key_is_kept_as_a_hash_and_can_be_taken_back(service: Service) -> None:
    header = service.key("one")
    secret = header["Authorization"].removeprefix("Bearer ")
    assert service.client.get("/v1/plans", headers=header).status_code == 200
    service.store.close()
    files = list(Path(str(service.store.engine.url.database)).parent.iterdir())
    assert secret.rpartition("_")[2].encode() not in b"".join(file.read_bytes() for file in files if file.is_file())
    [row] = service.store.keys.all()
    service.store.keys.revoke(row.id, now())
    assert service.client.get("/v1/plans", headers=header).status_code == 401
    assert service.client.get("/v1/plans").status_code == 401


def test_a_key_has_a_rate_and_a_size(service: Service) -> None:
    slow = service.key("slow", rate=2)
    assert [service.client.get("/v1/plans", headers=slow).status_code for _ in range(3)] == [200, 200, 429]
    answer = service.client.get("/v1/plans", headers=slow)
    assert 1 <= int(answer.headers["retry-after"]) <= 31
    small = service.key("small", size=100)
    assert service.client.post("/v1/plans", json={"brief": SMALL}, headers=small).status_code == 413


@pytest.mark.parametrize(
    ("host", "headers"),
    [
        ("10.0.0.7", {}),
        ("testclient", {}),
        ("127.0.0.1", {"Host": "evil.example"}),
        ("127.0.0.1", {"Origin": "https://evil.example"}),
    ],
)
def test_without_keys_only_this_machine_gets_in(tmp_path: Path, host: str, headers: dict[str, str]) -> None:
    service = a_service(tmp_path / "kept", host=host)
    assert service.client.get("/v1/plans", headers=headers).status_code == 401
    assert service.client.get("/healthz").status_code == 200
    service.store.close()


def test_without_keys_this_machine_gets_in(service: Service) -> None:
    for headers in ({}, {"Origin": "http://localhost"}, {"Host": "127.0.0.1:8000"}, {"Host": "[::1]:8000"}):
        assert service.client.get("/v1/plans", headers=headers).status_code == 200
