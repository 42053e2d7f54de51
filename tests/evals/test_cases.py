"""The cases: enough of them, of many trades, whole, and as their schema says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.cases import FOLDER, SCHEMA, EvalCase, Must, case_schema, read_cases
from service.errors import PlanError

CASES = read_cases()


def test_there_are_enough_cases_in_both_languages_and_of_many_trades() -> None:
    languages = [case.brief["language"] for case in CASES]
    assert len(CASES) >= 24
    assert languages.count("zh") >= 8
    assert len({case.brief["business"]["kind"] for case in CASES}) >= 12


def test_the_cases_are_of_every_kind_and_size() -> None:
    tags = {tag for case in CASES for tag in case.tags}
    people = [sum(role.get("people", 1) for role in case.brief.get("team", ())) for case in CASES]
    assert {"good_record", "no_record", "me_too", "overloaded", "over_promiser", "contradictory"} <= tags
    assert min(people) <= 1
    assert max(people) >= 50


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_marked_as_invented_and_its_brief_can_be_read(case: EvalCase) -> None:
    first_lines = (FOLDER / f"{case.name}.yaml").read_text("utf-8").split("\n")[:2]
    assert "case.schema.json" in first_lines[0]
    assert "invented" in first_lines[1] or "编的" in first_lines[1]
    assert case.read().business.name


def test_the_schema_beside_the_cases_is_the_one_of_the_program() -> None:
    assert json.loads(SCHEMA.read_text("utf-8")) == case_schema()


def test_a_demand_tests_one_thing() -> None:
    with pytest.raises(ValueError, match="give `at` with one test"):
        Must.model_validate({"at": "summary.title", "is": "a", "at_most": 3, "because": "two"})


def test_a_case_at_fault_names_its_file_and_field(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text("name: odd\nabout: a\ninvented: false\ntags: []\n", "utf-8")
    with pytest.raises(PlanError, match=r"odd\.yaml: invented"):
        read_cases(tmp_path)


def test_a_case_that_is_no_yaml_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text("name: [odd\n", "utf-8")
    with pytest.raises(PlanError, match=r"odd\.yaml"):
        read_cases(tmp_path)
