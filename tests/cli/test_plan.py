"""`overdeliver plan`: files, summary, progress, exit codes and one-line errors."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from service.domain.plan.plan import Finding, Plan
from service.pipeline import write_plan
from service.stages.graph import STAGES
from tests.cli.running import EXAMPLES, SMALL, Shell

CHINESE = EXAMPLES / "nuanxiang-jiazheng.yaml"


def test_a_brief_becomes_a_file_in_every_format_named_after_it(shell: Shell) -> None:
    code, out, _ = shell.run("plan", SMALL)
    assert code == 0
    names = ["plan.json", "plan.md", "plan.html", "plan.docx", "plan.pdf", "budget.xlsx"]
    assert sorted(file.name for file in Path("out/hedge-lane-cycles").iterdir()) == sorted(names)
    assert out.splitlines()[0] == f"{Path('out/hedge-lane-cycles')}: {', '.join(names)}"


def test_the_length_of_part_1_and_the_findings_are_told(shell: Shell) -> None:
    _, out, _ = shell.run("plan", SMALL, "--format", "json")
    plan = json.loads(Path("out/hedge-lane-cycles/plan.json").read_text("utf-8"))
    assert f"part 1: {plan['meta']['words_part_1']:,} words, {plan['meta']['minutes_part_1']} minutes" in out
    assert f"{len(plan['assumptions'])} assumptions, {len(plan['questions'])} questions" in out
    assert "findings: 0 errors, 0 warnings, " in out


def test_warnings_about_the_present_copy_are_shown(shell: Shell) -> None:
    _, out, _ = shell.run("plan", CHINESE, "--format", "md")
    assert "  warning EXP-5 copy[0]: “" in out
    assert " characters, " in out


def test_each_stage_is_a_plain_line_where_no_terminal_is(shell: Shell) -> None:
    _, _, err = shell.run("plan", SMALL, "--format", "json")
    indexed = [line for line in err.splitlines() if line.startswith("indexing: ")]
    lines = [line for line in err.splitlines() if line not in indexed]
    assert sorted(line.split()[0] for line in lines) == sorted(stage.name for stage in STAGES)
    assert all(line.endswith(" s") for line in lines)
    assert all(line.endswith(" passages") for line in indexed)


def test_each_stage_moves_a_bar_on_a_terminal(shell: Shell) -> None:
    shell.monkeypatch.setenv("FORCE_COLOR", "1")
    shell.monkeypatch.setenv("TERM", "xterm-256color")
    code, _, err = shell.run("plan", SMALL, "--format", "json")
    assert code == 0
    assert f"{len(STAGES)}/{len(STAGES)}" in err
    assert "summary 0." not in err


def test_the_folder_and_the_formats_can_be_chosen(shell: Shell) -> None:
    code, _, _ = shell.run("plan", SMALL, "--out", "a/b", "--format", " MD,md , json")
    assert code == 0
    assert sorted(file.name for file in Path("a/b").iterdir()) == ["plan.json", "plan.md"]


def test_another_language_can_be_asked_for(shell: Shell) -> None:
    shell.run("plan", SMALL, "--language", "zh", "--format", "json")
    assert json.loads(Path("out/hedge-lane-cycles/plan.json").read_text("utf-8"))["language"] == "zh"


@pytest.mark.parametrize(("part", "first", "second"), [("1", True, False), ("2", False, True), ("both", True, True)])
def test_one_part_can_be_asked_for(shell: Shell, part: str, first: bool, second: bool) -> None:
    shell.run("plan", SMALL, "--part", part, "--format", "md,html")
    for name in ("plan.md", "plan.html"):
        text = (Path("out/hedge-lane-cycles") / name).read_text("utf-8")
        assert ("Part 1: The plan" in text, "Part 2" in text.replace("part 2", "")) == (first, second)


def test_a_template_that_is_no_word_file_is_told_before_anything_is_drafted(shell: Shell) -> None:
    file = Path(shell.write("own.docx", "not a Word file").name)
    told = shell.refusal("plan", SMALL, "--template", file)
    assert told.startswith("--template: own.docx is no Word file (.docx); save it as")
    assert [each.name for each in shell.folder.iterdir()] == ["own.docx"]


def test_a_plan_with_errors_is_written_and_exits_with_1(shell: Shell) -> None:
    broken = Finding(rule="ACT-1", severity="error", section="programme", message="It does not add up.", path="programme.budget")

    def write_broken(*given: Any) -> Plan:
        return write_plan(*given).model_copy(update={"findings": (broken,)})

    shell.monkeypatch.setattr(sys.modules["service.cli.plan"], "write_plan", write_broken)
    code, out, _ = shell.run("plan", SMALL, "--format", "json")
    assert code == 1
    assert out.endswith("findings: 1 error, 0 warnings, 0 notes\n  error ACT-1 programme.budget: It does not add up.\n")
    assert Path("out/hedge-lane-cycles/plan.json").is_file()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["plan", "nowhere.yaml"], "nowhere.yaml: there is no such file; check the name and the folder"),
        (["plan", "."], ": is a folder or a device, not a file"),
        (["plan", SMALL, "--format", "json,odt"], "--format: odt is not a format; choose from json, md, html, docx, pdf, xlsx"),
        (["plan", SMALL, "--format", " , "], "--format: nothing is not a format; choose from json, md, html, docx, pdf, xlsx"),
        (["plan", SMALL, "--template", "own.docx"], "--template: own.docx: there is no such file; give a Word document (.docx)"),
        (["plan", SMALL, "--model", "gpt-5"], "--model: gpt-5 is no writer; write built-in, or provider:model such as openai:gpt-5"),
        (["plan", SMALL, "--language", "fr"], "Invalid value for '--language': 'fr' is not one of 'en', 'zh'; see overdeliver --help"),
        (["plan", SMALL, "--part", "3"], "Invalid value for '--part': '3' is not one of '1', '2', 'both'; see overdeliver --help"),
        (["plan"], "Missing argument 'brief'; see overdeliver --help"),
        (["draw"], "No such command 'draw'; see overdeliver --help"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(shell: Shell, words: list[str | Path], told: str) -> None:
    assert shell.refusal(*words) == told
    assert list(shell.folder.iterdir()) == []


def test_the_model_of_the_settings_needs_its_key(shell: Shell) -> None:
    shell.monkeypatch.setenv("OVERDELIVER_MODEL", "openai:gpt-5")
    assert shell.refusal("plan", SMALL).startswith("--model: openai:gpt-5 cannot be opened: ")


def test_an_option_beats_the_settings(shell: Shell) -> None:
    shell.monkeypatch.setenv("OVERDELIVER_MODEL", "openai:gpt-5")
    assert shell.run("plan", SMALL, "--model", "built-in", "--format", "md")[0] == 0


def test_a_file_that_is_no_yaml_is_told_with_its_line(shell: Shell) -> None:
    file = shell.write("bad.yaml", "business: [Quay\nservices:\n")
    assert shell.refusal("plan", file).startswith("bad.yaml, line ")


def test_every_fault_of_a_brief_is_told_with_its_path_and_line(shell: Shell) -> None:
    file = shell.write("brief.yaml", "business:\n  name: Quay Keys\n  knid: locksmith\nservices:\n  - {name: Lock, price: ninety}\n")
    code, _, err = shell.run("plan", file)
    assert code == 2
    assert all(line.startswith("overdeliver: ") for line in err.splitlines())
    assert "business.knid (line 3): is not a known key; did you mean `kind`?" in err
    assert "services[0].price (line 5)" in err
    assert "Traceback" not in err


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_drafted(shell: Shell) -> None:
    shell.write("taken", "")
    assert shell.refusal("plan", SMALL, "--out", "taken") == "--out: taken is a file, not a folder; give another folder"
    inside = Path("taken/deeper")
    assert shell.refusal("plan", SMALL, "--out", inside) == f"--out: {inside} cannot be made (not a directory); give another folder"


def test_a_file_that_cannot_be_written_is_told(shell: Shell) -> None:
    Path("out/hedge-lane-cycles/plan.json").mkdir(parents=True)
    code, _, err = shell.run("plan", SMALL, "--format", "json")
    assert code == 2
    assert err.splitlines()[-1] == f"overdeliver: {Path('out/hedge-lane-cycles/plan.json')}: is a directory"
