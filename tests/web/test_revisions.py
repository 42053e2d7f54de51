"""Revisions over HTTP."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.web.a_service import Service

PROMISE = "expectations.promises[ready].promise"


def test_a_value_is_set_and_only_what_depends_on_it_is_drafted_again(service: Service) -> None:
    plan_id = service.order()
    before = service.client.get(f"/v1/plans/{plan_id}").json()["plan"]
    answer = service.client.post(f"/v1/plans/{plan_id}/revisions", json={"set": {PROMISE: 36}, "lock": ["mix"]})
    assert (answer.status_code, answer.json()["revision"]) == (202, 2)
    shown = service.client.get(f"/v1/plans/{plan_id}").json()
    assert shown["revision"] == 2
    stages = {stage["name"]: stage["status"] for stage in shown["stages"]}
    assert {name for name, status in stages.items() if status == "kept"} == {"objectives", "situation", "customers", "positioning", "mix"}
    assert shown["plan"]["meta"]["locked"] == ["mix"]
    for name in ("objectives", "situation", "customers", "positioning", "mix"):
        assert json.dumps(shown["plan"][name]) == json.dumps(before[name])
    revisions = service.client.get(f"/v1/plans/{plan_id}/revisions").json()["items"]
    assert [row["number"] for row in revisions] == [1, 2]
    assert revisions[1]["change"]["values"] == {PROMISE: 36}
    assert service.client.get(f"/v1/plans/{plan_id}/revisions/1").json()["plan"] == before
    diff = service.client.get(f"/v1/plans/{plan_id}/revisions/2/diff").json()
    assert (diff["before"], diff["after"]) == (1, 2)
    assert {"section": "expectations", "path": "expectations.promises[ready].promise", "after": 36.0}.items() <= next(
        row for row in diff["differences"] if row["path"].endswith(".promise")
    ).items()
    assert service.client.get(f"/v1/plans/{plan_id}/revisions/1/diff").status_code == 404
    assert service.client.get(f"/v1/plans/{plan_id}/revisions/3").status_code == 404


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({}, "body"),
        ({"section": "mix", "instruction": "shorter"}, "instruction"),
        ({"section": "mixx"}, None),
        ({"set": {"nowhere": 1}}, None),
        ({"set": ["nowhere"]}, None),
        ({"set": {"business.marketing_budget": -4}}, "business.marketing_budget"),
        ({"sett": 1}, "sett"),
    ],
)
def test_a_change_that_cannot_be_made_is_told_at_once(service: Service, body: dict[str, Any], path: str | None) -> None:
    plan_id = service.order()
    answer = service.client.post(f"/v1/plans/{plan_id}/revisions", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert path is None or [row["path"] for row in answer.json()["errors"]] == [path]
    assert service.client.get(f"/v1/plans/{plan_id}").json()["revision"] == 1


def test_words_and_several_sections_are_taken_too(service: Service) -> None:
    plan_id = service.order()
    body = {"set": ["business.owner_hours_per_week=3"], "section": ["mix", "summary"], "unlock": ["mix"]}
    assert service.client.post(f"/v1/plans/{plan_id}/revisions", json=body).status_code == 202
    plan = service.client.get(f"/v1/plans/{plan_id}").json()["plan"]
    assert plan["brief"]["business"]["owner_hours_per_week"] == 3


def test_while_a_plan_is_written_it_cannot_be_revised(service: Service) -> None:
    service.runs.waits = True
    plan_id = service.order()
    answer = service.client.post(f"/v1/plans/{plan_id}/revisions", json={"section": "mix"})
    assert answer.status_code == 409 and answer.headers["retry-after"]
    service.client.post(f"/v1/plans/{plan_id}/cancel")
    assert service.client.post(f"/v1/plans/{plan_id}/revisions", json={"section": "mix"}).status_code == 409


def test_a_revision_that_comes_to_nothing_leaves_the_plan_as_it_was(service: Service) -> None:
    plan_id = service.order()
    before = service.client.get(f"/v1/plans/{plan_id}").json()["plan"]
    service.runs.waits = True
    service.client.post(f"/v1/plans/{plan_id}/revisions", json={"section": "mix"})
    service.client.post(f"/v1/plans/{plan_id}/cancel")
    shown = service.client.get(f"/v1/plans/{plan_id}").json()
    assert (shown["status"], shown["plan"]) == ("cancelled", before)
    service.runs.waits = False
    assert service.client.post(f"/v1/plans/{plan_id}/revisions", json={"lock": ["mix"]}).json()["revision"] == 3
    assert service.client.get(f"/v1/plans/{plan_id}/revisions/2/diff").status_code == 404
    assert service.client.get(f"/v1/plans/{plan_id}/revisions/3/diff").json()["before"] == 1
