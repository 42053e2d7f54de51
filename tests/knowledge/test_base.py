"""Passages are found by meaning, in both languages, where they were asked for; and the base follows its documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.knowledge.base import KnowledgeBase
from service.knowledge.ranking import STAGE
from tests.knowledge.a_base import a_base, a_document, many


def found(base: KnowledgeBase, question: str, **options: object) -> list[str]:
    return [hit.source for hit in base.search(question, **options)]  # type: ignore[arg-type]


def test_a_question_finds_its_topic_in_both_languages(base: KnowledgeBase) -> None:
    for language in ("en", "zh"):
        assert found(base, "How long do customers queue?", language=language, top=1) == [f"handbook/{language}/waiting"]
        assert found(base, "顾客投诉了怎么办", language=language, top=1) == [f"handbook/{language}/recovery"]
    assert {h.language for h in base.search("顾客投诉了怎么办")} == {"en", "zh"}


def test_a_hit_carries_all_that_a_citation_needs(base: KnowledgeBase) -> None:
    hit = base.search("announce a price rise", language="en", top=1)[0]
    assert (hit.title, hit.heading, hit.language, hit.shelf, hit.stages) == ("Price", "Before a rise", "en", "handbook", ("mix",))
    assert hit.works == ("A. Writer (1993): On price",)
    assert hit.text.startswith("A price rise is told")
    assert 0.19 <= hit.score <= 1.2


def test_language_and_shelf_are_kept_to(base: KnowledgeBase) -> None:
    assert {h.language for h in base.search("waiting", language="zh")} == {"zh"}
    assert found(base, "where is the key of the van", shelves=("own",)) == ["/papers/van.txt"]
    assert "/papers/van.txt" not in found(base, "where is the key of the van", shelves=("handbook",))


def test_what_the_base_knows_nothing_of_is_not_found(base: KnowledgeBase) -> None:
    assert base.search("boiling point of ethanol") == []
    assert base.search("   ") == []


def test_the_same_question_gets_the_same_answer(base: KnowledgeBase, folder: Path) -> None:
    first = base.search("queues and waiting")
    assert base.search("queues and waiting") == first
    base.close()
    assert a_base(folder / "knowledge", folder / "handbook").search("queues and waiting") == first


def test_a_document_put_again_changed_replaces_its_passages(base: KnowledgeBase) -> None:
    changed = "The van was sold in spring, and the parcels now go by cargo bicycle from the yard behind the church."
    base.put([a_document("/papers/van.txt", changed)])
    assert base.records.count("own") == 1
    assert [h.text for h in base.search("cargo bicycle", shelves=("own",))] == [changed]


def test_putting_the_same_again_changes_nothing(base: KnowledgeBase) -> None:
    before = base.search("van", shelves=("own",))
    document = a_document(
        "/papers/van.txt", "The yellow van is parked behind the bakery and its key hangs beside the back door of the shop."
    )
    base.put([document])
    base.put([document])
    assert base.records.count("own") == 1
    assert base.search("van", shelves=("own",)) == before


def test_a_removed_document_is_found_no_more(base: KnowledgeBase) -> None:
    assert base.remove("own", ["/papers/van.txt", "/papers/unknown.txt"]) == 1
    assert found(base, "where is the key of the van", shelves=("own",)) == []
    assert base.records.count("own") == 0
    assert base.records.holding(["own"], ["van", "bakeri"]) == {}


def test_copies_of_a_passage_are_said_once(base: KnowledgeBase) -> None:
    text = "The back room holds the spare bicycle chains and the good lamps in a blue tin under the bench."
    base.put([a_document(f"/papers/{name}.txt", text) for name in "abc"])
    assert [h.text for h in base.search("spare bicycle chains", shelves=("own",))] == [text]


def test_a_handbook_that_changed_is_indexed_again_and_the_rest_is_not_embedded(base: KnowledgeBase, folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    base.keep.progress = lambda *what: told.append(what)
    file = folder / "handbook" / "en" / "price.md"
    file.write_text(file.read_text("utf-8").replace("a month before", "six weeks before"), "utf-8")
    (folder / "handbook" / "en" / "recovery.md").unlink()
    assert "six weeks before" in base.search("price rise", language="en")[0].text
    assert "handbook/en/recovery" not in found(base, "complaint settled same day")
    assert {total for what, _, total in told if what == "embedding"} == {1}


def test_an_empty_base_answers_nothing(tmp_path: Path) -> None:
    base = a_base(tmp_path / "knowledge")
    assert base.search("anything at all") == []
    base.close()


def test_many_documents_go_in_and_each_is_found(tmp_path: Path) -> None:
    base = a_base(tmp_path / "knowledge")
    documents = many(60)
    base.put(documents)
    assert base.records.count("own") == 240
    for document in documents[::12]:
        asked = document.passages[2]
        assert asked.id in [h.id for h in base.search(f"{asked.heading} {asked.text}", shelves=("own",), top=3)]
    base.close()


def test_the_chapter_that_asks_is_told_to_the_ranking(base: KnowledgeBase) -> None:
    plain, boosted, other = (base.search("Waiting grows steeply", language="en", top=1, stage=s)[0] for s in (None, "mix", "summary"))
    assert boosted.score == pytest.approx(plain.score + STAGE)
    assert other == plain
