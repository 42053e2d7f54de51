"""The paths and names that scripts rely on stand in every plan's JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from service.exports import render
from tests.acceptance.drafts import STEMS, brief_of, plan_of

TOP = "schema_version id language currency created_at brief_digest meta assumptions questions findings sources calculations"
# A path of the plan, and the names that must be in the block there; `[]` goes through every entry of a list.
CONTRACT = {
    "": f"{TOP} summary objectives situation customers positioning expectations mix quality_gaps relationships organisation "
    "programme measurement",
    "meta": "writer model_calls tokens_in tokens_out cached_tokens cost seconds retries fallbacks",
    "objectives": "objectives not_now",
    "objectives.objectives[]": "id area statement metric unit baseline target due owner",
    "objectives.not_now[]": "area reason",
    "situation": "swot tows",
    "situation.swot": "strengths weaknesses opportunities threats",
    **{f"situation.swot.{name}[]": "id statement score evidence" for name in ("strengths", "weaknesses", "opportunities", "threats")},
    "situation.tows": "so st wo wt",
    **{f"situation.tows.{cell}[]": "id move uses" for cell in ("so", "st", "wo", "wt")},
    "customers": "segments tiers allocation capacity",
    "customers.segments[]": "name customers contribution_per_year lifetime_value",
    "customers.tiers[]": "name segments customers revenue_share profit_share",
    "customers.allocation[]": "segment hours",
    "customers.capacity[]": "day part hours demand utilisation state",
    "positioning": "statement verdict chosen rejected differences map",
    "positioning.differences[]": "criterion weight own best_competitor advantage important real sustained",
    "expectations": "promises guarantee",
    "expectations.promises[]": "measure label unit better dimension adequate desired deliverable promise competitor_promise "
    "current_promise keep_rate keep_rate_lower_bound broken_per_month basis verdict flags samples segment group",
    "mix": "product price place promotion people process physical_evidence",
    "mix.price.services[]": "service floor reference ceiling recommended",
    "quality_gaps.gaps[]": "gap causes",
    "quality_gaps.gaps[].causes[]": "cause state evidence actions",
    "summary": "in_short routes offer calendar risks rules_to_check",
    "summary.routes[]": "goal answer condition date",
    "summary.offer": "name what why",
    "summary.calendar[]": "month actions",
    "summary.risks[]": "what sign response",
    "organisation": "roles responsibilities promise_owner empowerment",
    "organisation.responsibilities[]": "what kind accountable",
    "programme": "actions routines budget indicators monday",
    "programme.actions[]": "id what objective owner start finish cost hours indicator after",
    "programme.budget": "total limit reserve by_objective by_month",
    "measurement": "questionnaire sample_size population",
    "calculations[]": "name formula inputs value unit",
    "findings[]": "rule severity section message path",
}
VALUES = {
    "customers.capacity[].state": "spare balanced queue_risk full overload",
    "positioning.verdict": "unique me_too unknown",
    "expectations.promises[].better": "lower higher",
    "expectations.promises[].basis": "measured provisional modelled assumed",
    "expectations.promises[].verdict": "delight within_zone fix_first held_back",
    "expectations.promises[].flags[]": "overpromising_now behind_competitor measure_first uneven",
    "quality_gaps.gaps[].causes[].state": "present absent unknown",
    "summary.routes[].answer": "yes not_yet",
    "organisation.responsibilities[].kind": "action promise gap",
    "findings[].severity": "error warning note",
}
EVERY_EXAMPLE = pytest.mark.parametrize("stem", STEMS)


@cache
def data(stem: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(plan_of(stem), "json"))
    return loaded


def found(node: Any, path: str) -> Iterator[Any]:
    """All that stands at a path."""
    step, _, rest = path.partition(".")
    name, listed = step.removesuffix("[]"), step.endswith("[]")
    value = node[name] if name else node
    for child in value if listed else [value]:
        if child is not None:
            yield from found(child, rest) if rest else [child]


def all_statements(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if {"text", "part"} <= node.keys():
            yield node
        for child in node.values():
            yield from all_statements(child)
    elif isinstance(node, list):
        for child in node:
            yield from all_statements(child)


@EVERY_EXAMPLE
def test_the_names_of_the_contract_stand_in_the_plan(stem: str) -> None:
    missing = {
        f"{path}: {name}"
        for path, names in CONTRACT.items()
        for block in found(data(stem), path)
        for name in names.split()
        if name not in block
    }
    assert missing == set()


@EVERY_EXAMPLE
def test_a_verdict_is_one_of_those_agreed(stem: str) -> None:
    assert {path: odd for path, values in VALUES.items() if (odd := set(found(data(stem), path)) - set(values.split()))} == {}


def test_every_path_of_the_contract_is_filled_by_some_example() -> None:
    assert [path for path in CONTRACT if not any(list(found(data(stem), path)) for stem in STEMS)] == []


@EVERY_EXAMPLE
def test_everything_a_reader_reads_is_a_statement_with_its_part_and_evidence(stem: str) -> None:
    said = list(all_statements({key: value for key, value in data(stem).items() if key != "brief"}))
    assert {statement["part"] for statement in said} == {1, 2}
    support = [evidence for statement in said for evidence in statement["evidence"]]
    assert {evidence["kind"] for evidence in support} <= {"brief", "calculation", "passage", "assumption"}
    assert all(evidence["ref"] for evidence in support)


@EVERY_EXAMPLE
def test_calculations_have_their_names_and_each_stands_once(stem: str) -> None:
    names = [entry["name"] for entry in data(stem)["calculations"]]
    brief = brief_of(stem)
    assert names == sorted(set(names))
    if all(s.per_month is not None and s.variable_cost is not None for s in brief.services):
        assert {"contribution.month", "revenue.month"} <= set(names)
        if brief.business.fixed_costs_per_month:
            assert {"break_even.share_of_volume", "break_even.main_service"} <= set(names)
    if brief.capacity:
        assert "capacity.week" in names
    measured = {f"promise.{entry.measure}" for entry in brief.delivery if entry.samples or entry.median or entry.total}
    assert measured - set(names) == set()


@EVERY_EXAMPLE
def test_what_can_be_delivered_is_the_value_of_its_calculation(stem: str) -> None:
    values = {entry["name"]: entry["value"] for entry in data(stem)["calculations"]}
    for promise in data(stem)["expectations"]["promises"]:
        if promise["deliverable"] is not None and not promise["segment"] and not promise["group"]:
            assert values[f"promise.{promise['measure']}"] == pytest.approx(promise["deliverable"])


@EVERY_EXAMPLE
def test_money_is_in_the_currency_of_the_plan(stem: str) -> None:
    currency = data(stem)["currency"]
    units = {entry["unit"] for entry in data(stem)["calculations"]}
    assert re.fullmatch("[A-Z]{3}", currency)
    assert "money" not in units
    assert currency in units
