"""Retrieval is scored by pair of languages against labelled queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from evals.retrieval import Hit, Query, read_queries, score_retrieval
from service.errors import PlanError


@dataclass
class FakeSearcher:
    """Answers from a table."""

    answers: Mapping[str, Sequence[Hit]]

    def search(self, query: str) -> Sequence[Hit]:
        return self.answers[query]


def test_recall_rank_and_gain_by_pair_of_languages() -> None:
    queries = [Query("waits", "en", {"queues": 2, "capacity": 1}), Query("等候", "zh", {"queues": 2})]
    answers: dict[str, list[Hit]] = {
        "waits": [("bonds", "en", 0.9), ("queues", "en", 0.8), ("queues", "en", 0.7), ("queues", "zh", 0.6)],
        "等候": [("queues", "zh", 0.9)],
    }
    found = {row.pair: row for row in score_retrieval(FakeSearcher(answers), queries)}
    assert set(found) == {"all", "en → en", "en → zh", "zh → en", "zh → zh"}
    assert found["zh → en"].recall == 0.0
    assert (found["en → en"].recall, found["en → en"].mrr) == (0.5, 0.5)
    assert found["en → en"].ndcg == pytest.approx((3 / 1.584963) / (3 + 1 / 1.584963), abs=1e-6)
    assert (found["zh → zh"].recall, found["zh → zh"].mrr, found["zh → zh"].ndcg) == (1.0, 1.0, 1.0)
    assert found["all"].queries == 2


def test_a_question_from_elsewhere_is_answered_rightly_by_nothing() -> None:
    answers: dict[str, list[Hit]] = {"moon": [], "guitar": [("bonds", "en", 0.2)]}
    found = score_retrieval(FakeSearcher(answers), [Query("moon", "en", {}), Query("guitar", "en", {})])
    assert [(row.pair, row.recall) for row in found] == [("silent where nothing answers", 0.5)]


def test_queries_are_read_with_grades_or_without(tmp_path: Path) -> None:
    file = tmp_path / "queries.yaml"
    file.write_text(
        "questions:\n- {ask: waits, language: en, topics: {queues: 2}}\n- {ask: 等候, language: zh, topics: [queues]}\n", "utf-8"
    )
    assert [q.wanted for q in read_queries(file)] == [{"queues": 2}, {"queues": 1}]


def test_a_query_without_topics_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "queries.yaml"
    file.write_text("questions:\n- {ask: waits, language: en}\n", "utf-8")
    with pytest.raises(PlanError, match=r"queries\.yaml: a question needs ask, language and topics"):
        read_queries(file)
