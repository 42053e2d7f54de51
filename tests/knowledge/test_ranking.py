"""Order by meaning, a little by words, a little by chapter; and silence where nothing fits."""

from __future__ import annotations

import pytest

from service.knowledge.ranking import LEAST, LEAST_BESIDE, STAGE, WORDS, Candidate, Corpus, answers, bm25, rank
from service.knowledge.terms import terms_of

CORPUS = Corpus(passages=100, mean_length=10.0, holding={"queu": 5, "pric": 50, "servic": 90})


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The customers' queues are growing", ["customer", "queu", "grow"]),
        ("服务蓝图", ["服务", "务蓝", "蓝图"]),
        ("用SWOT分析", ["用", "swot", "分析"]),
        ("Gap 1 causes", ["gap", "1", "caus"]),
    ],
)
def test_terms_are_stems_and_pairs_of_characters(text: str, terms: list[str]) -> None:
    assert terms_of(text) == terms


def test_the_nearest_comes_first_and_ties_go_by_id() -> None:
    near, far = Candidate("b", "nothing", 0.5), Candidate("a", "nothing", 0.2)
    assert [c.id for c, _ in rank("queues", [far, near], CORPUS)] == ["b", "a"]
    assert [c.id for c, _ in rank("queues", [Candidate("b", "x", 0.4), Candidate("a", "x", 0.4)], CORPUS)] == ["a", "b"]


def test_shared_words_add_a_little_and_never_more() -> None:
    ranked = rank("queues", [Candidate("a", "a queue at the door", 0.4), Candidate("b", "waiting", 0.45)], CORPUS)
    assert {c.id: s for c, s in ranked} == pytest.approx({"a": 0.4 + WORDS, "b": 0.45})


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert bm25(["queu"], "queue x", CORPUS) > bm25(["pric"], "price x", CORPUS) > bm25(["servic"], "service x", CORPUS) > 0


def test_the_chapter_that_asks_gives_a_soft_boost() -> None:
    both = [Candidate("a", "x", 0.40), Candidate("b", "x", 0.39, stages=("mix",))]
    assert [c.id for c, _ in rank("queues", both, CORPUS, stage="mix")] == ["b", "a"]
    assert [c.id for c, _ in rank("queues", both, CORPUS, stage="summary")] == ["a", "b"]
    assert 0 < STAGE < WORDS


def test_what_is_far_is_no_answer_unless_it_is_asked_for_by_name() -> None:
    assert answers("queues", Candidate("a", "x", LEAST), LEAST)
    assert not answers("queues", Candidate("a", "x", LEAST - 0.01), LEAST - 0.01)
    assert answers("queues", Candidate("a", "x", LEAST - 0.01), LEAST)
    assert not answers("queues", Candidate("a", "x", LEAST_BESIDE - 0.01), 0.9)
    assert answers("ask gap 1 causes", Candidate("a", "Gap 1: not listening", 0.1), 0.1)
    assert not answers("ask gap 1 causes", Candidate("a", "Gap 1: not listening", 0.0), 0.1)
    assert not answers("gap", Candidate("a", "Gap 1: not listening", 0.1), 0.1)
