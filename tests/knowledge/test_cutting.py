"""Sentences, lengths, languages, and passages of a fit size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.knowledge.chunking import SIZES, cut
from service.knowledge.language import language_of, length_of
from service.knowledge.near import Seen, distinct
from service.knowledge.passages import Block, Language
from service.knowledge.sentences import sentences_of


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("One. Two! “Three?” Four", "en", ["One.", "Two!", "“Three?”", "Four"]),
        ("Dr. Smith pays £3.50. He smiles.", "en", ["Dr. Smith pays £3.50.", "He smiles."]),
        ("First line\nsecond line", "en", ["First line", "second line"]),
        ("第一句。第二句！“第三句？”没完", "zh", ["第一句。", "第二句！", "“第三句？”", "没完"]),
    ],
)
def test_text_is_cut_at_sentence_ends(text: str, language: Language, sentences: list[str]) -> None:
    assert sentences_of(text, language) == sentences


@pytest.mark.parametrize(
    ("text", "language"),
    [("A plain text", "en"), ("服务营销", "zh"), ("用SWOT和KPI做计划", "zh"), ("The word 服务 means service here", "en"), ("", "en")],
)
def test_a_language_is_what_most_is_written_in(text: str, language: Language) -> None:
    assert language_of(text) == language


def test_english_is_counted_in_words_and_chinese_in_characters() -> None:
    assert length_of("three short words", "en") == 3
    assert length_of("用SWOT做计划。", "zh") == 5


def paragraphs(language: Language, count: int, length: int) -> list[Block]:
    if language == "en":
        return [Block(" ".join(f"Word{i} follows the other words." for i in range(length // 5))) for _ in range(count)]
    return [Block("顾客要的是准时和放心，" * (length // 10) + "就这样。") for _ in range(count)]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("count", "length"), [(1, 2000), (9, 60), (3, 170), (40, 15)])
def test_passages_are_neither_too_long_nor_crumbs(language: Language, count: int, length: int) -> None:
    blocks = [Block("A heading", 2), *paragraphs(language, count, length * (1 if language == "en" else 2))]
    chunks = cut(blocks, language)
    lengths = [length_of(c.text, language) for c in chunks]
    assert max(lengths) <= SIZES[language].most
    assert min(lengths) >= SIZES[language].least // 2
    assert {c.heading for c in chunks} == {"A heading"}


@given(st.lists(st.text(alphabet="ab .!?。，服务\n", max_size=400), max_size=6), st.sampled_from(["en", "zh"]))
def test_no_word_is_lost_or_doubled(texts: list[str], language: Language) -> None:
    blocks = [Block(" ".join(text.split())) for text in texts]
    told = "".join("".join(c.text.split()) for c in cut(blocks, language))
    assert told == "".join("".join(b.text.split()) for b in blocks)


def test_a_heading_begins_a_passage_and_a_section_too_short_joins_the_next() -> None:
    long = " ".join(["Waiting grows when the day is full."] * 8)
    chunks = cut([Block("One", 2), Block("Short."), Block("Two", 2), Block(long), Block("Three", 2), Block(long)], "en")
    assert [c.heading for c in chunks] == ["One", "Three"]
    assert chunks[0].text.startswith("Short.\nTwo\nWaiting")


def test_a_passage_that_says_nearly_the_same_is_not_new() -> None:
    first = "A complaint is settled by whoever takes it, and it is written down on the same day in the book at the desk."
    seen = Seen()
    assert seen.is_new(first)
    assert not seen.is_new(first.replace("settled by whoever takes it,", "settled by whoever takes it"))
    assert seen.is_new("A price rise is told a month before it comes, and to regular customers first.")
    assert distinct([first, first.upper(), "Quite another thing."]) == [0, 2]
