"""The length of part 1."""

from __future__ import annotations

import pytest

from service.exports import count_words, minutes_to_read, render
from service.exports.document import Callout, EvidenceItem, EvidenceList, Words
from service.exports.length import words_in
from tests.exports.a_plan import a_chinese_plan, a_plan, a_short_plan
from tests.exports.a_summary import a_summary
from tests.exports.evidence_pieces import one


def test_a_longer_part_1_counts_more_by_just_its_words() -> None:
    before = count_words(a_plan(summary=a_summary(options=(one("One two, three."),))))
    assert count_words(a_plan(summary=a_summary(options=(one("One two, three; £4.50 — five."),)))) == before + 2


def test_chinese_counts_characters_and_each_number_once() -> None:
    before = count_words(a_chinese_plan())
    longer = a_chinese_plan().summary.model_copy(update={"opening": one("给罗莎，共 1,250 元。")})
    assert count_words(a_chinese_plan().model_copy(update={"summary": longer})) == before + 3


def test_a_short_plan_reads_in_a_minute() -> None:
    assert minutes_to_read(a_short_plan()) == 1
    assert minutes_to_read(a_plan()) > 1


def test_neither_numbers_of_evidence_nor_the_list_count() -> None:
    text = str(render(a_plan(), "md", "1"))
    assert count_words(a_plan()) < len(text.split())


@pytest.mark.parametrize(
    ("block", "words"), [(Callout(Words("Two words.", lead="And:")), 3), (EvidenceList((EvidenceItem(1, "one two"),)), 2)]
)
def test_words_of_any_block_can_be_counted(block: Callout | EvidenceList, words: int) -> None:
    assert words_in(block, "en") == words
