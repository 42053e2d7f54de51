"""The copy check against sentences labelled by hand."""

from __future__ import annotations

import pytest

from evals.bars import LEAST_COPY
from evals.copy_check import CopyScore, Judged, Labelled, judge_sentences, score, scores

SCORES = {row.name: row for row in scores()}


def test_there_are_two_hundred_sentences_half_of_them_chinese_and_a_third_hard() -> None:
    assert SCORES["all"].sentences >= 200
    assert SCORES["zh"].sentences >= 100
    assert SCORES["hard"].sentences * 3 >= SCORES["all"].sentences
    assert len({j.row.text for j in judge_sentences()}) == SCORES["all"].sentences


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("part", LEAST_COPY)
def test_the_copy_check_reaches_the_bar(language: str, part: str) -> None:
    assert getattr(SCORES[language], part) >= LEAST_COPY[part]


def judged(severity: str, said: str, measure: str | None = None, found: str | None = None) -> Judged:
    return Judged(Labelled("r", severity, measure, "text", hard=False), said, frozenset({found}) if said != "none" else frozenset())


def test_a_finding_counts_only_with_the_right_severity_and_measure() -> None:
    rows = [judged("error", "error", "wait", "wait"), judged("error", "error", "wait", "reply"), judged("error", "warning", "wait", "wait")]
    rows += [judged("none", "warning"), judged("none", "none"), judged("warning", "none")]
    total = score("all", rows)
    assert total == CopyScore("all", 6, 4, 4, 1, 2)
    assert (total.precision, total.recall, total.f1) == (0.25, 0.25, 0.25)


def test_an_empty_score_is_no_fault() -> None:
    empty = score("none", [])
    assert (empty.precision, empty.recall, empty.f1, empty.agreement) == (1.0, 1.0, 0.0, 1.0)
