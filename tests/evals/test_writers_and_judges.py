"""Writers side by side, and plans compared by a model that may have a leaning."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

import pytest
from rich.console import Console

from evals.drafts import BuiltIn
from evals.pairwise import QUESTIONS, Verdict, compare_plans
from evals.report.terminal import show_writers
from evals.writers import ByModel, find_writer, score_writer
from service.errors import SettingsError
from tests.evals.drafted import case_of, draft_of
from tests.fakes.openai_server import Reply, openai_server


@dataclass
class ScriptedJudge:
    """Says what it is told to."""

    verdict: Callable[[str, str], Verdict]
    name: str = "scripted"

    def compare(self, question: str, first: str, second: str) -> Verdict:
        assert question in QUESTIONS.values()
        return self.verdict(first, second)


PLANS = [draft_of("saltmarsh-physio").plan, draft_of("harbour-removals").plan]


def test_a_judge_that_always_takes_the_first_decides_nothing_and_its_leaning_is_shown() -> None:
    found = compare_plans(ScriptedJudge(lambda _first, _second: "first"), PLANS, PLANS[::-1])
    assert [row.question for row in found] == list(QUESTIONS)
    assert {(row.even, row.agreement, row.first_preferred) for row in found} == {(2, 0.0, 1.0)}


def test_a_judge_with_a_reason_says_the_same_in_both_orders() -> None:
    longer = ScriptedJudge(lambda first, second: "first" if len(first) > len(second) else "second")
    found = compare_plans(longer, PLANS, PLANS[::-1])[0]
    assert (found.one_better, found.other_better, found.even, found.agreement, found.first_preferred) == (1, 1, 0, 1.0, 0.5)


def test_a_judge_that_cannot_tell_has_no_leaning() -> None:
    found = compare_plans(ScriptedJudge(lambda _first, _second: "even"), PLANS, PLANS)[0]
    assert (found.even, found.agreement, found.first_preferred) == (2, 1.0, 0.5)


def clock() -> Callable[[], float]:
    ticks: Iterator[int] = count(step=6)
    return lambda: float(next(ticks))


def test_writers_stand_side_by_side_with_cost_and_time() -> None:
    cases = [case_of("vantage-windows"), case_of("xiaoman-chongwu")]
    score = score_writer(BuiltIn(), cases, clock())
    assert (score.plans, score.final_pass, score.errors_each, score.cost_usd, score.seconds_each) == (2, 1.0, 0.0, 0.0, 3.0)
    console = Console(width=100, record=True, file=io.StringIO())
    show_writers([score, score], console)
    shown = console.export_text()
    assert shown.count("built-in") == 2
    assert "cost (US$)" in shown


def test_a_writer_is_found_by_its_name_and_what_is_no_name_is_refused() -> None:
    assert find_writer("built-in") == BuiltIn()
    assert find_writer("openai:any") == ByModel("openai:any")
    with pytest.raises(SettingsError, match="gpt-5 is no writer"):
        find_writer("gpt-5")


def test_a_model_writes_through_the_same_door_as_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that only fails: the plan arrives in the built-in words, and its meta says so."""
    with openai_server(lambda _asked: Reply(status=401)) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", "test")
        plan = find_writer("openai:fake").write(case_of("vantage-windows").read())
    assert plan.meta.fallbacks
    assert set(plan.meta.writer.values()) == {"built-in"}
