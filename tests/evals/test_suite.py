"""The suite on two cases: alike in two runs, above the bar, and below it when something is wrong."""

from __future__ import annotations

import ast
import io
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from rich.console import Console

from evals.bars import BARS, Bar, below_the_bar
from evals.report.baseline import FILE, Trend, figures, read_baseline, trends, write_baseline
from evals.report.page import page
from evals.report.terminal import show
from evals.results import Results, RetrievalRow
from evals.suite import run_suite
from service.errors import PlanError
from tests.evals.drafted import case_of, draft_of

TWO = ("vantage-windows", "xiaoman-chongwu")
ROOT = Path(__file__).parents[2]


@cache
def results() -> Results:
    return run_suite(cases=[case_of(name) for name in TWO], workers=1)


def worse() -> Results:
    """The same run with every kind of shortcoming."""
    first, *others = results().claims
    blind = first.model_copy(update={"noticed": 8, "missed": 12, "detection": 0.4, "false_alarm_rate": 0.5})
    copy = tuple(row.model_copy(update={"recall": 0.5}) for row in results().copy_check)
    case = results().cases[0].model_copy(update={"broken": {"OBJ-1": "no target"}})
    measures = results().measures | {"final_pass": 0.5, "overlap_jaccard_median": 0.4}
    return results().model_copy(update={"claims": (blind, *others), "copy_check": copy, "cases": (case,), "measures": measures})


def test_two_runs_give_the_same_scores() -> None:
    assert run_suite(cases=[case_of(name) for name in TWO], workers=1) == results()


def test_a_draft_does_not_write_out_its_neighbours_and_theirs() -> None:
    """Twenty drafts that all know one another would fill the memory with words."""
    assert "neighbours" not in repr(draft_of("saltmarsh-physio"))


def test_all_claims_hold_and_what_is_skipped_is_said() -> None:
    assert [case.broken for case in results().cases] == [{}, {}]
    assert results().measures["final_pass"] == results().measures["order_flip"] == 1.0
    assert "retrieval: skipped, there is no knowledge base to search" in results().notes


def test_the_bar_names_every_shortcoming() -> None:
    short = " | ".join(below_the_bar(worse()))
    for words in (
        "final pass is 0.5",
        "overlap jaccard median is 0.4",
        "OBJ-1 does not hold: no target",
        "OBJ-1 noticed 40.0%",
        "cried out over 50.0%",
    ):
        assert words in short
    assert "copy check (zh): recall is 0.500" in short


def test_a_bar_is_reached_at_its_edge() -> None:
    assert Bar("at least", 0.95).holds(0.95)
    assert not Bar("at most", 0.25).holds(0.2501)


def test_the_baseline_of_the_project_is_above_the_bar() -> None:
    kept = read_baseline()
    assert FILE.is_file()
    missed = [name for name, bar in BARS.items() if not bar.holds(kept[name.replace("_", " ")])]
    assert missed == []
    assert kept["least detection of a claim"] >= 0.95
    assert kept["most false alarms of a claim"] <= 0.02


def test_a_baseline_that_was_written_shows_no_change_and_a_worse_run_does(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    assert {trend.verdict for trend in trends(results(), file)} == {"new"}
    write_baseline(results(), file)
    assert {trend.verdict for trend in trends(results(), file)} == {"same"}
    changes = {trend.name: trend.verdict for trend in trends(worse(), file)}
    assert changes["final pass"] == changes["overlap jaccard median"] == changes["copy check zh recall"] == "worse"
    assert Trend("overlap jaccard median", 0.4, 0.2).verdict == "better"


def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text("[]", "utf-8")
    with pytest.raises(PlanError, match="this is no baseline"):
        read_baseline(file)


def test_the_page_and_the_terminal_show_the_bar_the_judges_and_what_falls_short() -> None:
    run = worse().model_copy(update={"retrieval": (RetrievalRow(pair="en → zh", queries=3, recall=0.5, mrr=0.4, ndcg=0.3),)})
    short = below_the_bar(run)
    shown = page(run, trends(run), short)
    console = Console(width=118, record=True, file=io.StringIO())
    show(run, trends(run), short, console)
    printed = console.export_text()
    for text in (shown, printed):
        assert "OBJ-1" in text
        assert "en → zh" in text
        assert "overlap jaccard median" in text
    assert f"{len(short)} below the bar" in shown
    assert f"{len(short)} below the bar" in printed
    assert "Above the bar" in page(results(), trends(results()), ())


def test_results_are_plain_json_with_every_figure_of_the_baseline() -> None:
    assert Results.model_validate(json.loads(results().model_dump_json())) == results()
    assert set(figures(results())) <= set(read_baseline())


def test_the_service_never_imports_the_evals() -> None:
    found = {(file.name, name) for file in (ROOT / "service").rglob("*.py") for name in _imported(file) if name.split(".")[0] == "evals"}
    assert found == set()


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
