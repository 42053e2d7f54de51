"""`overdeliver promise`: what a delivery record lets one promise."""

from __future__ import annotations

import json
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
