"""`overdeliver revise` and `overdeliver diff`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Shell

WAIT = "expectations.promises[wait].promise"


def test_a_promise_is_set_and_the_difference_is_shown(shell: Shell, drafted: Path) -> None:
    code, out, err = shell.run("revise", drafted, "--set", f"{WAIT}=19", "--lock", "mix,customers", "--out", "second")
    assert code == 0
    assert "second: plan.json, plan.md, plan.html, plan.docx, plan.pdf, budget.xlsx, revision 2" in out
    assert "locked: customers, mix" in out
    assert "kept, but what they rest on has changed: customers, positioning, mix" in out
    assert "summary drafted again" in err and "mix drafted again" not in err
    before, after = (json.loads(file.read_text("utf-8")) for file in (drafted, shell.folder / "second" / "plan.json"))
    assert json.dumps(after["mix"]) == json.dumps(before["mix"])
    assert after["expectations"]["promises"][0]["promise"] == 19
    code, out, _ = shell.run("diff", drafted, "second/plan.json")
    assert code == 0
    assert "promises[0].promise\n    - 20.0\n    + 19.0" in out
    code, out, _ = shell.run("diff", drafted, "second/plan.json", "--json")
    assert {"section", "path", "before", "after"} == set(json.loads(out)["differences"][0])
    assert shell.run("diff", drafted, drafted)[1] == "no differences\n"


def test_the_files_stand_beside_the_plan_unless_another_folder_is_named(shell: Shell, drafted: Path) -> None:
    shell.write("plan.json", drafted.read_text("utf-8"))
    code, out, _ = shell.run("revise", "plan.json", "--section", "summary", "--format", "json")
    assert code == 0
    assert "changed: nothing" in out
    assert json.loads((shell.folder / "plan.json").read_text("utf-8"))["meta"]["revision"] == 2


def test_a_result_that_breaks_a_rule_exits_with_1_and_names_it(shell: Shell, drafted: Path) -> None:
    code, out, _ = shell.run("revise", drafted, "--set", f"{WAIT}=30", "--out", "loose", "--format", "json")
    assert code == 1
    assert "error EXP-2 expectations.promises[0].promise: " in out
    assert (shell.folder / "loose" / "plan.json").is_file()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "nothing to revise; say what"),
        (("--section", "mix", "--instruction", "shorter"), "--instruction: needs a chat model"),
        (("--finish",), "--finish: needs a chat model"),
        (("--set", "price"), "--set: 'price' is not PATH=VALUE"),
        (("--section", "mixx"), "section: a plan has no section 'mixx'; did you mean `mix`?"),
        (("--set", "business.nam=x"), "business.nam: "),
    ],
)
def test_what_cannot_be_done_is_one_line(shell: Shell, drafted: Path, words: tuple[str, ...], told: str) -> None:
    assert shell.refusal("revise", drafted, *words).startswith(told)
