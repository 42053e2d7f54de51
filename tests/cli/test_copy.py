"""`overdeliver copy`: does a text promise more than the register?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service.cli.copy import LARGEST_BYTES
from tests.cli.running import Shell

PROMISES = "promises:\n  - {measure: call, label: Call back after a message, unit: h, better: lower, promise: 8}\n"
BOLD = "We call back within 2 hours."


def test_copy_within_the_register_is_clean(shell: Shell, drafted: Path) -> None:
    assert shell.run("copy", "-", "--plan", drafted, stdin="Gentle hands, and time to explain.") == (0, "0 findings\n", "")


def test_copy_beyond_the_register_exits_with_1_and_says_where(shell: Shell, drafted: Path) -> None:
    code, out, _ = shell.run("copy", shell.write("ad.txt", "Gentle hands.\n\nWe see you within 5 minutes."), "--plan", drafted)
    assert code == 1
    assert out.splitlines()[0].startswith("error line 3: ")
    instead = "    write instead: “Monday to Friday, we see you within 20 minutes of your appointment time.”"
    assert out.splitlines()[1:] == ["    We see you within 5 minutes.", instead, "1 finding"]


def test_a_contestable_word_is_a_warning_and_exits_with_0(shell: Shell) -> None:
    shell.write("promises.yaml", PROMISES)
    code, out, _ = shell.run("copy", "-", "--promises", "promises.yaml", stdin="You never wait.")
    assert code == 0
    assert out.startswith("warning line 1: ")
    assert "instead" not in out
    assert out.endswith("\n1 finding\n")


def test_a_measure_without_a_printable_sentence_has_nothing_to_write_instead(shell: Shell, drafted: Path) -> None:
    code, out, _ = shell.run("copy", "-", "--plan", drafted, stdin=f"{BOLD}\n\nWe see you within 5 minutes.")
    assert (code, out.count("write instead")) == (1, 1)
    assert out.endswith("\n2 findings\n")


def test_promises_need_five_fields_alone(shell: Shell) -> None:
    shell.write("promises.yaml", PROMISES)
    assert shell.run("copy", "-", "--promises", "promises.yaml", stdin=BOLD)[0] == 1
    assert shell.run("copy", "-", "--promises", "promises.yaml", stdin="We call back within 8 hours.")[0] == 0


def test_findings_as_json_have_the_fields_agreed(shell: Shell, drafted: Path) -> None:
    code, out, _ = shell.run("copy", "-", "--plan", drafted, "--json", stdin=BOLD)
    data = json.loads(out)
    assert code == 1
    assert list(data) == ["findings"]
    assert [list(finding) for finding in data["findings"]] == [["rule", "severity", "line", "sentence", "promise", "message"]]
    assert data["findings"][0] | {"message": ""} == {
        "rule": "EXP-5", "severity": "error", "line": 1, "sentence": BOLD, "promise": "call_back", "message": "",
    }  # fmt: skip


def test_no_findings_are_an_empty_list(shell: Shell, drafted: Path) -> None:
    assert json.loads(shell.run("copy", "-", "--plan", drafted, "--json")[1]) == {"findings": []}


def test_each_line_can_be_a_text_of_its_own(shell: Shell) -> None:
    shell.write("promises.yaml", PROMISES)
    text = f"Is this true?\n{BOLD}\n\nWe answer in plain words.\n{BOLD}\n"
    found = json.loads(shell.run("copy", "-", "--promises", "promises.yaml", "--lines", "--json", stdin=text)[1])["findings"]
    assert [finding["line"] for finding in found] == [2, 5]


def test_chinese_copy_is_read_in_the_encoding_it_was_saved_in(shell: Shell) -> None:
    shell.write("promises.yaml", "promises:\n  - {measure: late, label: 比约定晚到, unit: min, better: lower, promise: 30}\n")
    for encoding in ("utf-8", "gb18030", "utf-8-sig"):
        code, out, _ = shell.run("copy", "-", "--promises", "promises.yaml", stdin="最多晚到十分钟。".encode(encoding))
        assert code == 1
        assert "10 分钟" in out or "10分钟" in out or "十分钟" in out


def test_a_rivals_words_are_not_ours(shell: Shell, drafted: Path) -> None:
    rival = json.loads(drafted.read_text("utf-8"))["brief"]["competitors"][0]["name"]
    assert shell.run("copy", "-", "--plan", drafted, stdin=f"{rival} says: “You never wait.”")[0] == 0


@pytest.mark.parametrize(
    ("promises", "told"),
    [
        ("x: 1", "p.yaml: promises: a list of promises is wanted"),
        ("promises: {a: 1}", "p.yaml: promises: a list of promises is wanted"),
        ("promises: [late]", "p.yaml: promises: a list of promises is wanted"),
        ("promises: [", "p.yaml, line "),
        ("promises: [{measure: late}]", "p.yaml: promises[0]: label, unit, better, promise missing"),
        ("promises: [{measure: a, label: b, unit: h, better: best, promise: 1}]", "p.yaml: promises[0].better: must be lower or higher"),
    ],
)
def test_promises_that_cannot_be_used_are_told_in_one_line(shell: Shell, promises: str, told: str) -> None:
    shell.write("p.yaml", promises)
    assert shell.refusal("copy", "-", "--promises", "p.yaml").startswith(told)


def test_texts_that_cannot_be_used_are_told_in_one_line(shell: Shell, drafted: Path) -> None:
    shell.write("p.yaml", PROMISES)
    assert shell.refusal("copy", "ad.txt", "--promises", "p.yaml") == "ad.txt: there is no such file; check the name and the folder"
    assert shell.refusal("copy", "-", "--promises", "nowhere.yaml").startswith("nowhere.yaml: there is no such file")
    assert shell.refusal("copy", "-", "--plan", "nowhere.json").startswith("nowhere.json: there is no such file")
    assert shell.refusal("copy", "-", "--promises", "p.yaml", stdin=b"\xff\xff\x81").startswith("standard input: is not text")
    assert shell.refusal("copy", "-", "--promises", "p.yaml", stdin=b"a" * (LARGEST_BYTES + 1)).startswith(
        "standard input: is larger than 1 MB"
    )
    advert = "You never wait.\n\n" + "Gentle hands. " * 60
    assert shell.refusal("copy", advert, "--promises", "p.yaml").startswith("You never wait. Gentle hands. ")
    one_of_them = "give the promises: --plan PLAN.json or --promises FILE.yaml, one of them"
    assert shell.refusal("copy", "-") == one_of_them
    assert shell.refusal("copy", "-", "--promises", "p.yaml", "--plan", drafted) == one_of_them
