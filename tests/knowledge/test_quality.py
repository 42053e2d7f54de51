"""The bars of retrieval on our own labelled questions, by way of Chroma; and that the shipped vectors are those of the handbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.retrieval import read_queries
from evals.retrieval_bench import Figures, indexed, measure
from service.knowledge.embedding import BuiltInEmbedder
from service.knowledge.handbook import read_handbook
from service.knowledge.opening import open_base
from service.knowledge.records import key_of
from service.knowledge.shipped import shipped_vectors
from service.locations import knowledge_folder
from service.settings import Settings


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Figures]:
    base = open_base(Settings(home=tmp_path_factory.mktemp("home")))
    found = measure(indexed(base))
    base.close()
    return found


def test_enough_questions_are_labelled_and_their_topics_exist() -> None:
    topics = {file.stem for file in (knowledge_folder() / "en").glob("*.md")}
    labelled = [q for q in read_queries() if q.wanted]
    assert len(labelled) >= 80
    assert {q.language for q in labelled} == {"en", "zh"}
    assert [t for q in labelled for t in q.wanted if t not in topics] == []


def test_mixed_languages_hold_their_bar(figures: dict[str, Figures]) -> None:
    assert figures["both"].recall_at_5 >= 0.60
    assert figures["both"].ndcg_at_10 >= 0.60


@pytest.mark.parametrize(("across", "same"), [("en → zh", "en → en"), ("zh → en", "zh → zh")])
def test_the_other_language_is_hardly_worse(figures: dict[str, Figures], across: str, same: str) -> None:
    assert figures[across].recall_at_5 >= 0.85 * figures[same].recall_at_5
    assert figures[across].ndcg_at_10 >= 0.85 * figures[same].ndcg_at_10


def test_questions_from_elsewhere_find_nothing(tmp_path: Path) -> None:
    base = open_base(Settings(home=tmp_path))
    elsewhere = [q for q in read_queries() if not q.wanted]
    answered = [q.text for q in elsewhere if base.search(q.text)]
    assert len(elsewhere) >= 10
    assert len(answered) <= len(elsewhere) / 10
    base.close()


def test_the_shipped_vectors_are_of_today() -> None:
    """If this fails: `make vectors`."""
    shipped = shipped_vectors(knowledge_folder(), BuiltInEmbedder().id)
    wanted = {key_of(t.title, p.heading, p.text) for t in read_handbook(knowledge_folder()) for p in t.passages}
    assert wanted - shipped.keys() == set()
