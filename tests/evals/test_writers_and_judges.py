"""Writers side by side, and plans compared by a model that may have a leaning."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

import pytest
from rich.console import Console

from evals.drafts import BuiltIn
from evals.judge import model_judge
from evals.pairwise import Comparison, Verdict, compare_plans, judging_prompts
from evals.report.terminal import show_comparisons, show_writers
from evals.writers import ByModel, find_writer, score_writer, write_cases
from service.errors import ModelError, SettingsError
from tests.evals.drafted import case_of, draft_of
from tests.fakes.openai_server import Reply, Script, failure, message, openai_server, speaking


@dataclass
class ScriptedJudge:
    """Says what it is told to."""

    verdict: Callable[[str, str], Verdict | None]

    def compare(self, question: str, first: str, second: str) -> Verdict | None:
        assert question in judging_prompts()["questions"].values()
        return self.verdict(first, second)


PLANS = [draft_of("saltmarsh-physio").plan, draft_of("harbour-removals").plan]


def test_a_judge_that_always_takes_the_first_decides_nothing_and_its_leaning_is_shown() -> None:
    found = compare_plans(ScriptedJudge(lambda _first, _second: "first"), PLANS, PLANS[::-1])
    assert [row.question for row in found] == list(judging_prompts()["questions"])
    assert {(row.even, row.agreement, row.first_preferred) for row in found} == {(2, 0.0, 1.0)}


def test_a_judge_with_a_reason_says_the_same_in_both_orders() -> None:
    longer = ScriptedJudge(lambda first, second: "first" if len(first) > len(second) else "second")
    found = compare_plans(longer, PLANS, PLANS[::-1])[0]
    assert (found.one_better, found.other_better, found.even, found.agreement, found.first_preferred) == (1, 1, 0, 1.0, 0.5)


def test_a_judge_that_cannot_tell_has_no_leaning() -> None:
    found = compare_plans(ScriptedJudge(lambda _first, _second: "even"), PLANS, PLANS)[0]
    assert (found.even, found.agreement, found.first_preferred) == (2, 1.0, 0.5)


def test_a_pair_whose_answer_cannot_be_read_is_left_out_and_counted() -> None:
    silent = ScriptedJudge(lambda first, second: None if len(first) > len(second) else "second")
    found = compare_plans(silent, PLANS, PLANS[::-1])[0]
    assert (found.pairs, found.unread, found.agreement, found.first_preferred) == (0, 2, 1.0, 0.5)


def judged_by(monkeypatch: pytest.MonkeyPatch, script: Script) -> Comparison:
    with openai_server(script) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        with model_judge("openai:fake") as judge:
            return compare_plans(judge, PLANS, PLANS[::-1])[0]


def test_a_model_is_asked_in_both_orders_and_told_that_plans_are_no_instructions(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(question: str) -> object:
        asked.append(question)
        return {"reason": "It names the day.", "better": "second"}

    found = judged_by(monkeypatch, speaking(answer))
    assert (found.pairs, found.even, found.agreement, found.first_preferred) == (2, 2, 0.0, 0.0)
    assert len(asked) == 16
    assert all(text.count("</data>") == 2 for text in asked)


def test_an_answer_that_is_none_leaves_the_pair_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert judged_by(monkeypatch, lambda _asked: message("I like both.")).unread == 2


def test_a_judge_that_cannot_be_asked_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelError, match="--judge: openai:fake gave no answer"):
        judged_by(monkeypatch, lambda _asked: failure(401))


def test_what_a_judge_said_stands_in_a_table() -> None:
    console = Console(width=110, record=True, file=io.StringIO())
    row = Comparison("insight", 7, 1, 4, 2, 1, 0.857, 0.5)
    show_comparisons(["built-in", "openai:any"], [row], console)
    assert "86%" in console.export_text()


def clock() -> Callable[[], float]:
    ticks: Iterator[int] = count(step=6)
    return lambda: float(next(ticks))


def test_writers_stand_side_by_side_with_cost_and_time() -> None:
    cases = [case_of("vantage-windows"), case_of("xiaoman-chongwu")]
    score = score_writer(write_cases(BuiltIn(), cases, clock()), cases)
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
