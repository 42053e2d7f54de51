"""Every rule of the method passes a sound plan and finds a broken one."""

from __future__ import annotations

import re
from typing import Literal

import pytest

from service.checks import RULES, check_plan
from service.domain.plan.plan import Finding, Plan
from service.prompts import wording
from tests.checks.cases import CHINESE, ENGLISH, Case
from tests.checks.changes import changed, found_by
from tests.checks.plans import a_plan

OF_THE_METHOD = {
    "OBJ": 5, "SIT": 4, "SEG": 5, "POS": 4, "EXP": 7, "MIX": 4, "GAP": 2, "REL": 2, "CAP": 2, "ORG": 4, "ACT": 4, "READ": 4, "PRV": 7,
}  # fmt: skip
COMPARING = {"PRV-6", "PRV-7"}
PLANS = {language: a_plan(language) for language in ("en", "zh")}


def _find(plan: Plan, case: Case) -> Finding | None:
    rule = case.key.partition(".")[0]
    template = wording(plan.language)[f"checks.{case.key}"]
    pattern = re.compile("(?s:.*)".join(re.escape(part) for part in re.split(r"\{\w+\}", template)))
    found = [f for f in found_by(rule, plan) if f.path == case.path and pattern.fullmatch(f.message) and f.severity == case.severity]
    return found[0] if found else None


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_sound_plan_keeps_the_rule(rule: str, language: Literal["en", "zh"]) -> None:
    assert [f for f in found_by(rule, PLANS[language]) if f.severity == "error"] == []


@pytest.mark.parametrize("case", ENGLISH, ids=lambda c: f"{c.key} {c.path}")
def test_a_broken_plan_is_found(case: Case) -> None:
    finding = _find(changed(PLANS["en"], case.changes), case)

    assert finding is not None
    assert finding.rule == case.key.partition(".")[0]


@pytest.mark.parametrize("case", CHINESE, ids=lambda c: f"{c.key} {c.path}")
def test_a_broken_chinese_plan_is_found(case: Case) -> None:
    assert _find(changed(PLANS["zh"], case.changes), case) is not None


def test_every_rule_of_the_method_is_code() -> None:
    of_the_method = {f"{chapter}-{number}" for chapter, last in OF_THE_METHOD.items() for number in range(1, last + 1)}

    assert set(RULES) | COMPARING == of_the_method


def test_every_rule_has_a_case_that_breaks_it() -> None:
    assert {case.key.partition(".")[0] for case in ENGLISH} == set(RULES)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_message_has_a_case(language: Literal["en", "zh"]) -> None:
    keys = {key.removeprefix("checks.") for key in wording(language) if re.match(r"checks\.[A-Z]+-\d\.", key)}

    assert {case.key for case in (*ENGLISH, *CHINESE)} == keys


def test_a_number_word_in_the_name_of_a_measure_is_no_level_of_the_position() -> None:
    label = "Kept on after a trial of three days"
    changes = {"positioning.statement": f"{label}: nine in ten.", "brief.delivery[0].label": label}
    found = [f.message for f in found_by("POS-2", changed(PLANS["en"], changes))]
    assert not any("three days" in message for message in found)


def test_findings_are_in_the_plans_language() -> None:
    broken = changed(PLANS["zh"], {"programme.budget.total": 900})

    assert any("总额" in finding.message for finding in check_plan(broken))


def test_only_the_owners_copy_is_found_in_a_sound_plan() -> None:
    found = [f for f in check_plan(PLANS["en"]) if f.severity != "note"]

    assert [(f.rule, f.path, f.section) for f in found] == [("EXP-5", "copy[0]", "expectations")]
