"""`overdeliver promise`: what a delivery record lets one promise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from service.domain.plan.promise import Promise
from tests.cli.running import WAITS, Shell

ASKED = ("promise", WAITS, "--column", "minutes_late", "--better", "lower")
ENTRY = (
    "measure label unit better dimension adequate desired deliverable promise competitor_promise current_promise "
    "keep_rate keep_rate_lower_bound broken_per_month basis verdict flags samples"
)


def entry(shell: Shell, *more: str) -> dict[str, Any]:
    code, out, err = shell.run(*ASKED, "--json", *more)
    assert (code, err) == (0, "")
    data: dict[str, Any] = json.loads(out)
    return data


def test_the_entry_is_one_of_the_register(shell: Shell) -> None:
    found = entry(shell)
    assert " ".join(found) == ENTRY
    assert set(found) <= set(Promise.model_fields)
    assert (found["measure"], found["unit"], found["samples"], found["basis"]) == ("minutes_late", "min", 320, "measured")


def test_the_level_is_the_order_statistic_that_keeps_the_rule(shell: Shell) -> None:
    found = entry(shell, "--adequate", "20", "--desired", "5")
    assert (found["deliverable"], found["promise"], found["verdict"]) == (20, 20, "within_zone")
    assert found["keep_rate"] == pytest.approx(311 / 320)
    assert 0.95 <= found["keep_rate_lower_bound"] < found["keep_rate"]


def test_without_what_customers_accept_nothing_is_promised(shell: Shell) -> None:
    found = entry(shell)
    assert (found["promise"], found["verdict"], found["adequate"]) == (None, "held_back", None)


def test_a_level_that_customers_do_not_accept_is_to_be_fixed_first(shell: Shell) -> None:
    assert entry(shell, "--adequate", "5")["verdict"] == "fix_first"


def test_a_stricter_standard_gives_a_looser_level(shell: Shell) -> None:
    levels = [
        entry(shell, "--keep", keep, "--confidence", sure)["deliverable"]
        for keep, sure in (("0.8", "0.8"), ("0.95", "0.9"), ("0.98", "0.95"))
    ]
    assert levels == sorted(levels)
    assert levels[0] < levels[-1]


def test_the_lines_say_the_same_as_the_json(shell: Shell) -> None:
    _, out, _ = shell.run(*ASKED, "--adequate", "20")
    assert "deliverable: 20\npromise: 20\n" in out
    assert "competitor_promise" not in out


def told(shell: Shell, *more: str, file: str = str(WAITS)) -> str:
    code, out, err = shell.run("promise", file, "--column", "minutes_late", "--better", "lower", *more)
    assert (code, err) == (0, "")
    return out.splitlines()[-1]


def test_the_last_line_says_what_may_be_said(shell: Shell) -> None:
    assert told(shell, "--adequate", "20") == "You can say: within 20 minutes, 19 times in 20 (320 cases)."
    assert told(shell, "--adequate", "25", "--keep", "0.8") == "You can say: within 15 minutes, 4 times in 5 (320 cases)."
    assert told(shell, "--adequate", "20", "--language", "zh") == "可以说：不超过 20 分钟，20 次里做到 19 次（320 个记录）。"


def test_the_last_line_says_why_nothing_may_be_said_and_what_to_add(shell: Shell) -> None:
    assert told(shell) == (
        "Say nothing yet: nobody has said what customers accept. Add --adequate with that level; the record carries 20 minutes."
    )
    assert told(shell, "--adequate", "5") == (
        "Say nothing yet: customers accept 5 minutes, and the record carries 20 minutes. Bring the slowest cases down first."
    )


@pytest.mark.parametrize(
    ("n", "options", "said"),
    [
        (7, [], "7 cases are too few for a promise. Log 38 more. Add --adequate too: nobody has said what customers accept."),
        (7, ["--adequate", "9"], "7 cases are too few for a promise. Log 38 more."),
        (30, ["--adequate", "9"], "30 cases are too few for a promise. Log 15 more; if all of them hold, you can say 5 minutes."),
        (
            30,
            ["--adequate", "2"],
            "30 cases are too few for a promise. Log 15 more. "
            "Customers accept 2 minutes, and the worst case so far is 5 minutes: mend that first.",
        ),
    ],
)
def test_a_thin_record_is_told_how_many_cases_are_missing(shell: Shell, n: int, options: list[str], said: str) -> None:
    file = shell.write("thin.csv", "minutes_late\n" + "4\n" * (n - 1) + "5\n")
    assert told(shell, *options, file=str(file)) == f"Say nothing yet: {said}"


def test_more_may_be_better_and_a_column_may_name_no_unit(shell: Shell) -> None:
    file = shell.write("marks.csv", "mark\n" + "8\n" * 60)
    _, out, _ = shell.run("promise", file, "--column", "mark", "--better", "higher", "--adequate", "7")
    assert out.splitlines()[-1] == "You can say: at least 8, 19 times in 20 (60 cases)."


def test_every_verdict_and_basis_is_one_of_the_plan(shell: Shell) -> None:
    found = entry(shell, "--adequate", "20")
    for name in ("verdict", "basis", "better"):
        assert found[name] in get_args(Promise.model_fields[name].annotation)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--keep", "1.2"], "--keep: 1.2 is not between 0 and 1; write 0.95 for 95 %"),
        (["--keep", "0"], "--keep: 0 is not between 0 and 1; write 0.95 for 95 %"),
        (["--confidence", "90"], "--confidence: 90 is not between 0 and 1; write 0.95 for 95 %"),
        (["--confidence", "nan"], "--confidence: nan is not between 0 and 1; write 0.95 for 95 %"),
        (["--adequate", "nan"], "--adequate: nan is no level; write a number"),
        (["--adequate", "5", "--desired", "20"], "--desired: 20 is worse than --adequate 5, and lower is better; change them round"),
        (
            ["--adequate", "5", "--desired", "2", "--better", "higher"],
            "--desired: 2 is worse than --adequate 5, and higher is better; change them round",
        ),
        (["--better", "sideways"], "Invalid value for '--better': 'sideways' is not one of 'lower', 'higher'; see overdeliver --help"),
        (["--column", "minutes_lat"], f"{WAITS}: there is no column `minutes_lat`; did you mean `minutes_late`? "),
        (["--column", "daypart"], f'{WAITS}: row 2, column `daypart`: "mon morning" is not a number; write digits alone'),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(shell: Shell, options: list[str], told: str) -> None:
    assert shell.refusal(*ASKED, *options).startswith(told)


def test_a_missing_file_is_named(shell: Shell) -> None:
    told = shell.refusal("promise", "nowhere.csv", "--column", "a", "--better", "lower")
    assert told == "nowhere.csv: there is no such file; check the name and the folder"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "You can say: 366 of the last 420; or, counted cautiously, at least 80%."),
        ("zh", "可以说：最近 420 次里做到 366 次；稳妥些，就说至少 80%。"),
    ],
)
def test_a_column_of_yes_and_no_is_counted(shell: Shell, tmp_path: Path, language: str, said: str) -> None:
    record = tmp_path / "came.csv"
    record.write_text("came\n" + "1\n" * 366 + "0\n" * 54, "utf-8")
    asked = ("promise", str(record), "--column", "came", "--better", "higher", "--adequate", "0.8")
    code, out, err = shell.run(*asked, "--language", language)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == said
