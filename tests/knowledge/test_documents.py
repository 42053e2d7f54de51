"""A document of the base: cleaned, cut, its passages with ids that do not change."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.errors import DocumentError, KnowledgeError
from service.knowledge.chunking import SIZES
from service.knowledge.documents import Draft, digest_of, make_document, taken_in
from service.knowledge.handbook import handbook_digest, read_handbook
from service.knowledge.language import length_of
from service.knowledge.passages import Block, Raw
from service.locations import knowledge_folder
from tests.knowledge.a_base import a_handbook

LONG = "A customer who is told the truth about the wait stays calmer than one who is told nothing at all."
OTHER = "Whoever hears a complaint owns it until the customer says that it is settled, and writes it down."


def raw(*texts: str) -> Raw:
    return Raw("Notes", tuple(Block(text) for text in texts))


def test_ids_follow_source_and_words_and_nothing_else() -> None:
    first, again = (make_document(b"x", raw(LONG), Draft("/papers/notes.txt")) for _ in range(2))
    elsewhere = make_document(b"x", raw(LONG), Draft("/other/notes.txt"))
    changed = make_document(b"x", raw(LONG.upper()), Draft("/papers/notes.txt"))
    ids = [d.passages[0].id for d in (first, again, elsewhere, changed)]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3
    assert ids[0].startswith("notes.en.")


def test_a_digest_changes_with_the_words_and_with_what_is_told_of_them() -> None:
    draft = Draft("/papers/notes.txt")
    digests = [
        digest_of(b"x", draft),
        digest_of(b"y", draft),
        digest_of(b"x", Draft("/papers/notes.txt", title="T")),
        digest_of(b"x", Draft("s", language="zh")),
    ]
    assert len(set(digests)) == 4
    assert digest_of(b"x", draft) == digest_of(b"x", Draft("/papers/notes.txt"))


def test_crumbs_figures_and_repeated_passages_are_dropped_with_their_reasons() -> None:
    blocks = [b for i, text in enumerate((LONG * 2, "12 34 56 78 90 " * 30, LONG * 2)) for b in (Block(f"Part {i}", 2), Block(text))]
    document, gone = taken_in(b"x", Raw("Notes", tuple(blocks)), Draft("notes"))
    assert len(document.passages) == 1
    assert [d.why for d in gone] == ["hardly a word in it", "says again what another passage says"]
    with pytest.raises(DocumentError, match="holds no passage worth keeping"):
        taken_in(b"x", raw("Too short."), Draft("notes"))


def test_title_and_language_may_be_given() -> None:
    document = make_document(b"x", raw(LONG, OTHER), Draft("notes", title=" My \n notes ", language="zh"))
    assert (document.title, document.language) == ("My notes", "zh")


def test_a_handbook_is_read_with_its_works_and_stages(tmp_path: Path) -> None:
    topics = {d.source: d for d in read_handbook(a_handbook(tmp_path))}
    assert sorted(topics) == [f"handbook/{language}/{name}" for language in ("en", "zh") for name in ("price", "recovery", "waiting")]
    waiting = topics["handbook/zh/waiting"]
    assert (waiting.title, waiting.language, waiting.stages, waiting.works) == ("等候", "zh", ("mix",), ("A. Writer (1993): On waiting",))


def test_a_change_in_the_handbook_changes_its_digest(tmp_path: Path) -> None:
    before = handbook_digest(a_handbook(tmp_path))
    (tmp_path / "en" / "price.md").write_text("---\ntitle: Price\n---\n## One\nOther words.", "utf-8")
    assert handbook_digest(tmp_path) != before


def test_a_topic_at_fault_is_named(tmp_path: Path) -> None:
    (a_handbook(tmp_path) / "en" / "bad.md").write_text("---\ntitle: [\n---\nWords.", "utf-8")
    with pytest.raises(KnowledgeError, match=r"bad\.md: has front matter"):
        list(read_handbook(tmp_path))


def test_passages_of_our_own_handbook_are_of_a_fit_size_and_stand_under_a_heading() -> None:
    for topic in read_handbook(knowledge_folder()):
        for passage in topic.passages:
            length = length_of(passage.text, topic.language)
            assert passage.heading, passage.id
            assert 20 <= length <= SIZES[topic.language].most, (passage.id, length)
