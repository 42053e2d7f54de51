"""The passage to cite for each question, with a sentence fit to be quoted; remembered while nothing changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from service.knowledge.base import KnowledgeBase
from service.knowledge.embedding import BuiltInEmbedder, Vectors
from service.knowledge.finder import Ask, NoFinder, PassageFinder
from service.knowledge.opening import open_finder
from service.knowledge.passages import SHELVES, Hit
from service.knowledge.quoting import best_quote, with_quotes
from service.knowledge.shipped import shipped_vectors, write_vectors
from service.settings import Settings
from tests.knowledge.a_base import EMBEDDER, a_base, a_document

ASK = Ask("load", "customers", "Why do queues grow steeply?", ("waiting",))
PRICE = Ask("price", "mix", "announcing a price rise to regular customers", ("price",))


class CountingEmbedder(BuiltInEmbedder):
    """Counts the texts it embeds."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = 0

    def embed(self, texts: list[str]) -> Vectors:  # type: ignore[override]
        self.texts += len(texts)
        return EMBEDDER.embed(texts)


def test_the_topic_named_answers_in_the_language_of_the_plan(base: KnowledgeBase) -> None:
    finder = PassageFinder(base, SHELVES)
    english, chinese = finder.find([ASK], "en")["load"], finder.find([ASK], "zh")["load"]
    assert (english.source, chinese.source) == ("handbook/en/waiting", "handbook/zh/waiting")
    assert english.quote == "Waiting grows slowly at first and steeply once nine hours of ten are sold."
    assert chinese.quote in chinese.text
    assert finder.state == "open"


def test_another_topic_does_not_answer_nor_a_passage_that_lacks_the_words(base: KnowledgeBase) -> None:
    finder = PassageFinder(base, SHELVES)
    asks = [
        replace(ASK, key="a", topics=("price",), says="steeply"),
        replace(ASK, key="b", says="never heard of"),
        replace(ASK, key="c", says="steeply"),
    ]
    assert list(finder.find(asks, "en")) == ["c"]


def test_a_passage_is_cited_once(base: KnowledgeBase) -> None:
    assert list(PassageFinder(base, SHELVES).find([ASK, replace(ASK, key="again")], "en")) == ["load"]


def test_the_owners_own_words_are_cited_where_they_answer_better(base: KnowledgeBase) -> None:
    text = "Why do queues grow so steeply here? Queues grow steeply because the market brings forty people at nine."
    base.put([a_document("/papers/market.txt", text, title="Queues")])
    assert PassageFinder(base, SHELVES).find([ASK], "en")["load"].quote in text
    assert PassageFinder(base, ("handbook",)).find([ASK], "en")["load"].shelf == "handbook"
    assert PassageFinder(base, ("own",)).find([ASK], "zh")["load"].quote in text
    assert PassageFinder(base, ("own",)).find([PRICE], "en") == {}


def test_what_was_found_is_remembered_and_forgotten_when_the_base_changes(folder: Path) -> None:
    embedder = CountingEmbedder()
    base = a_base(folder / "knowledge", folder / "handbook", embedder)
    first = PassageFinder(base, SHELVES).find([ASK, PRICE], "en")
    asked = embedder.texts
    assert PassageFinder(base, SHELVES).find([ASK, PRICE], "en") == first
    assert embedder.texts == asked
    base.remove("own", ["/papers/van.txt"])
    assert PassageFinder(base, SHELVES).find([ASK, PRICE], "en") == first
    assert embedder.texts > asked
    base.close()


def test_an_empty_base_and_none_say_so(tmp_path: Path) -> None:
    finder = PassageFinder(a_base(tmp_path / "knowledge"), ("own",))
    assert (finder.find([ASK], "en"), finder.state) == ({}, "empty")
    none = open_finder(Settings(home=tmp_path), "none")
    none.prepare(lambda *_: None)
    assert isinstance(none, NoFinder)
    assert (none.find([ASK], "en"), none.state, none.fault) == ({}, "off", "")


def test_a_base_that_cannot_be_used_is_told_and_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "knowledge").write_text("a file where a folder should be", "utf-8")
    finder = open_finder(Settings(home=tmp_path), "all")
    finder.prepare(lambda *_: None)
    assert (finder.find([ASK], "en"), finder.state) == ({}, "unavailable")
    assert "give another OVERDELIVER_HOME" in finder.fault


def a_hit(text: str, **changes: object) -> Hit:
    return replace(Hit("id", "handbook/en/x", "Title", "Heading", "en", 0.5, text, "handbook"), **changes)  # type: ignore[arg-type]


def test_a_quote_stands_on_its_own() -> None:
    leaning = "Queues grow when the day is full of customers. It makes queues grow when the day is full of customers."
    assert with_quotes("queues grow when the day is full", [a_hit(leaning)], EMBEDDER)[0].quote.startswith("Queues")
    steps = "1. Count the customers who wait in the queue.\nThe count shows how long customers wait in the queue."
    assert with_quotes("count customers in the queue", [a_hit(steps)], EMBEDDER)[0].quote.startswith("The count")


def test_a_passage_without_a_fit_sentence_is_shown_by_its_beginning_and_not_cited() -> None:
    crumbs = a_hit("One. Two. Three")
    assert with_quotes("numbers", [crumbs], EMBEDDER)[0].quote == "One. Two. Three"
    assert best_quote("numbers", [crumbs], EMBEDDER) is None
    assert best_quote("numbers", [], EMBEDDER) is None


def test_shipped_vectors_spare_embedding_and_change_nothing(folder: Path, tmp_path: Path) -> None:
    handbook = folder / "handbook"
    plain = a_base(folder / "knowledge", handbook).search("queues", language="en")
    assert write_vectors(handbook, EMBEDDER) == 6
    embedder = CountingEmbedder()
    base = a_base(tmp_path / "other", handbook, embedder)
    found = base.search("queues", language="en")
    assert embedder.texts == 2  # the question, and the passage that proves the embedder
    assert [h.id for h in found] == [h.id for h in plain]
    assert np.allclose([h.score for h in found], [h.score for h in plain], atol=1e-3)
    assert shipped_vectors(handbook, "another model") == {}
    base.close()


def test_damaged_shipped_vectors_are_told(folder: Path) -> None:
    (folder / "handbook" / "vectors.npz").write_bytes(b"PK and no more")
    finder = PassageFinder(a_base(folder / "other", folder / "handbook"), SHELVES)
    assert finder.find([ASK], "en") == {}
    assert finder.fault.endswith("is damaged; install the program anew")


@pytest.mark.parametrize("state", ["open", "off"])
def test_states_are_those_a_plan_may_tell(state: Literal["open", "off"]) -> None:
    from service.domain.plan.plan import Meta

    assert Meta(writer={}, knowledge=state).knowledge == state
