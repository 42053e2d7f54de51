"""Plans over HTTP: ordered, listed, read, cancelled, erased."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from service.domain.plan.plan import SECTIONS, Plan
from service.web.views import PlanView
from tests.web.a_service import SMALL, UNKNOWN, Service


def test_a_brief_becomes_a_plan(service: Service) -> None:
    answer = service.client.post("/v1/plans", json={"brief": SMALL})
    assert answer.status_code == 202
    body = answer.json()
    assert set(body) == {"id", "status", "revision", "links"}
    assert answer.headers["location"] == body["links"]["self"] == f"/v1/plans/{body['id']}"
    assert answer.headers["retry-after"] == "1"
    shown = service.client.get(body["links"]["self"]).json()
    assert shown["status"] == "done"
    assert [stage["name"] for stage in shown["stages"]] == list(SECTIONS)
    assert {stage["status"] for stage in shown["stages"]} == {"done"}
    assert Plan.model_validate(shown["plan"]).id == body["id"]
    assert PlanView.model_validate(shown).title == "Hedge Lane Cycles"


def test_a_bare_brief_in_json_or_yaml_does_as_well(service: Service) -> None:
    for content, kind in ((None, None), (yaml.safe_dump(SMALL), "application/yaml")):
        answer = (
            service.client.post("/v1/plans", content=content, headers={"Content-Type": str(kind)})
            if content
            else service.client.post("/v1/plans", json=SMALL | {"model": "built-in"})
        )
        assert answer.status_code == 202, answer.text


def test_the_language_asked_for_is_the_plans(service: Service) -> None:
    plan_id = service.client.post("/v1/plans", json={"brief": SMALL, "language": "zh"}).json()["id"]
    shown = service.client.get(f"/v1/plans/{plan_id}").json()
    assert shown["language"] == shown["plan"]["language"] == "zh"


def test_before_it_is_written_a_plan_shows_its_stages_and_no_text(service: Service) -> None:
    service.runs.waits = True
    plan_id = service.order()
    answer = service.client.get(f"/v1/plans/{plan_id}")
    assert answer.headers["retry-after"] == "1"
    assert answer.json()["status"] == "queued"
    assert answer.json()["plan"] is None
    assert {stage["status"] for stage in answer.json()["stages"]} == {"waiting"}
    assert service.client.get(f"/v1/plans/{plan_id}/document").status_code == 409


@pytest.mark.parametrize(
    ("body", "status", "paths"),
    [
        ({}, 422, ["business", "services", "customers_in_words"]),
        ({"brief": {"business": {"name": "x", "kind": "y"}}}, 422, ["brief.services", "brief.customers_in_words"]),
        ({"brief": SMALL | {"serivces": []}}, 422, ["brief.serivces"]),
        ({"brief": SMALL | {"delivery": [SMALL["delivery"][0] | {"csv": "a.csv"}]}}, 422, None),
        ({"brief": SMALL, "modle": "x"}, 422, ["modle"]),
        ({"brief": SMALL, "model": "openai:gpt-5"}, 422, ["model"]),
        ({"brief": SMALL, "model": 4}, 422, ["model"]),
        ({"brief": SMALL, "language": "fr"}, 422, ["language"]),
        ({"brief": SMALL | {"business": SMALL["business"] | {"start": "1999-01-01"}}}, 422, ["brief.business.start"]),
        ({"brief": SMALL | {"business": SMALL["business"] | {"start": "2999-01-01"}}}, 422, ["brief.business.start"]),
        ([], 422, ["body"]),
    ],
)
def test_a_faulty_brief_is_told_with_every_path(service: Service, body: Any, status: int, paths: list[str] | None) -> None:
    answer = service.client.post("/v1/plans", json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (
        problem["status"] == status and problem["title"] and problem["detail"] and problem["request_id"] == answer.headers["x-request-id"]
    )
    assert paths is None or [row["path"] for row in problem["errors"]] == paths


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b'{"a": 1, "a": 2}', "application/json", 400),
        (b"a\x00b", "application/json", 400),
        (b"a: [", "application/yaml", 400),
        (b"{}", "text/plain", 415),
        (b"[" * 100_000, "application/json", 400),
    ],
)
def test_a_body_that_cannot_be_read_is_told(service: Service, content: bytes, kind: str, status: int) -> None:
    answer = service.client.post("/v1/plans", content=content, headers={"Content-Type": kind})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_the_same_idempotency_key_gives_the_same_plan_and_another_body_a_conflict(service: Service) -> None:
    first = service.order(headers={"Idempotency-Key": "a-1"})
    assert service.order(headers={"Idempotency-Key": "a-1"}) == first
    assert len(service.runs.asked) == 1
    other = SMALL | {"goals": ["Grow"]}
    answer = service.client.post("/v1/plans", json={"brief": other}, headers={"Idempotency-Key": "a-1"})
    assert answer.status_code == 409
    assert service.order(other, {"Idempotency-Key": "a-2"}) != first


def test_plans_are_listed_newest_first_in_pages(service: Service) -> None:
    service.runs.waits = True
    made = [service.order() for _ in range(5)]
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = service.client.get("/v1/plans", params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        seen += [row["id"] for row in page["items"]]
        cursor = page["next_cursor"]
    assert seen == made[::-1]


@pytest.mark.parametrize("cursor", ["x", "WzEsMl0=", "WyJhIiwiYiJd", "é"])
def test_a_cursor_that_is_none_is_refused(service: Service, cursor: str) -> None:
    answer = service.client.get("/v1/plans", params={"cursor": cursor})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["path"] == "query.cursor"


def test_a_plan_under_way_is_cancelled_and_a_finished_one_stays_finished(service: Service) -> None:
    done = service.order()
    service.runs.waits = True
    waiting = service.order()
    assert service.client.post(f"/v1/plans/{waiting}/cancel").json()["status"] == "cancelled"
    assert service.runs.cancelled == [(waiting, 1)]
    assert service.client.post(f"/v1/plans/{done}/cancel").json()["status"] == "done"
    assert service.store.runs.task(waiting, 1) is None


def test_an_erased_plan_leaves_nothing_behind(service: Service) -> None:
    plan_id = service.order(headers={"Idempotency-Key": "k"})
    service.client.post(f"/v1/plans/{plan_id}/revisions", json={"lock": ["mix"]})
    assert service.client.delete(f"/v1/plans/{plan_id}").status_code == 204
    assert service.runs.erased == [(plan_id, 2)]
    assert service.client.get(f"/v1/plans/{plan_id}").status_code == 404
    assert service.client.delete(f"/v1/plans/{plan_id}").status_code == 404
    with service.store.engine.connect() as connection:
        for table in ("plans", "revisions", "sections", "events", "idempotency"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0  # noqa: S608
    service.store.close()
    files = list(Path(str(service.store.engine.url.database)).parent.glob("service.sqlite*"))
    assert files and b"Hedge Lane" not in b"".join(file.read_bytes() for file in files)


def test_an_unknown_plan_is_not_found(service: Service) -> None:
    for path in ("", "/events", "/document", "/revisions", "/revisions/1", "/revisions/1/diff"):
        answer = service.client.get(f"/v1/plans/{UNKNOWN}{path}")
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert service.client.get("/v1/plans/not-an-id").status_code == 422
    assert service.client.get("/v1/nowhere").json()["detail"].startswith("nothing lies at this address")
    assert service.client.put("/v1/plans").status_code == 405
