"""`overdeliver check`: the rules over a plan file, edited ones too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from service.cli.check import LARGEST_BYTES
from tests.cli.running import Shell


def edited(shell: Shell, drafted: Path, **changes: Any) -> Path:
    """The plan with other values at the top."""
    return shell.write("edited.json", json.dumps(json.loads(drafted.read_text("utf-8")) | changes))


def test_a_clean_plan_exits_with_0_and_shows_what_is_worth_knowing(shell: Shell, drafted: Path) -> None:
    code, out, err = shell.run("check", drafted)
    assert (code, err) == (0, "")
    assert out.splitlines()[0].startswith("warning EXP-5 copy[0]: “")
    assert out.splitlines()[-1].split()[1].startswith("finding")


def test_an_edited_plan_exits_with_1(shell: Shell, drafted: Path) -> None:
    programme = json.loads(drafted.read_text("utf-8"))["programme"]
    programme["budget"]["total"] += 1
    code, out, _ = shell.run("check", edited(shell, drafted, programme=programme))
    assert code == 1
    assert "error ACT-1 programme.budget.total: " in out


def test_findings_as_json_have_the_fields_of_the_plan(shell: Shell, drafted: Path) -> None:
    code, out, _ = shell.run("check", drafted, "--json")
    findings = json.loads(out)["findings"]
    assert code == 0
    assert findings == json.loads(drafted.read_text("utf-8"))["findings"]
    assert list(findings[0]) == ["rule", "severity", "section", "message", "path"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "plan.json: the file: invalid JSON"),
        ("{}", "plan.json: id: field required; draft the plan again or mend this field"),
        ("[]", "plan.json: the file: input should be an object"),
        ("", "plan.json: the file: invalid JSON"),
    ],
)
def test_a_file_that_is_no_plan_is_told_in_one_line(shell: Shell, text: str, told: str) -> None:
    shell.write("plan.json", text)
    assert shell.refusal("check", "plan.json").startswith(told)


def test_a_field_that_is_wrong_is_named(shell: Shell, drafted: Path) -> None:
    assert ": findings.0.severity: " in shell.refusal("check", edited(shell, drafted, findings=[{"rule": "X", "severity": "grave"}]))


def test_a_missing_file_a_folder_and_a_huge_file_are_told(shell: Shell) -> None:
    assert shell.refusal("check", "nowhere.json") == "nowhere.json: there is no such file; check the name and the folder"
    assert shell.refusal("check", ".") == ".: is a folder or a device, not a file"
    with Path("huge.json").open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    assert "at most 50 MB can be read" in shell.refusal("check", "huge.json")
