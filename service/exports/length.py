"""How long part 1 is: words in English, characters in Chinese, and minutes to read."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import assert_never

from service.domain.brief import Language
from service.domain.plan.plan import Plan
from service.exports.document import Block, Bullets, Callout, EvidenceList, Figure, Heading, Paragraph, Table, Words
from service.exports.part_one import OwnersPages, part_one
from service.exports.wording import Wording

WORD = re.compile(r"[^\W_](?:[^\s]*[^\W_])?")
CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[A-Za-z0-9][A-Za-z0-9.,%:/-]*")
PER_MINUTE: dict[Language, int] = {"en": 200, "zh": 350}


def count_words(plan: Plan) -> int:
    """Words of the title and part 1 as rendered; in Chinese each character, and each number or Latin word, is one."""
    part = part_one(OwnersPages(Wording(plan)))
    title = Paragraph(Words(plan.summary.title))
    return sum(words_in(block, plan.language) for block in (title, part.heading, *part.blocks))


def counted(plan: Plan) -> Plan:
    """The plan with the words and minutes of its part 1."""
    words = count_words(plan)
    meta = plan.meta.model_copy(update={"words_part_1": words, "minutes_part_1": minutes_for(words, plan.language)})
    return plan.model_copy(update={"meta": meta})


def minutes_to_read(plan: Plan) -> int:
    """Minutes for part 1 at 200 words or 350 characters a minute, rounded up."""
    return minutes_for(count_words(plan), plan.language)


def minutes_for(words: int, language: Language) -> int:
    """Minutes for so many words (characters), rounded up."""
    return math.ceil(words / PER_MINUTE[language])


def words_in(block: Block, language: Language) -> int:
    """Words (characters) of one block."""
    return sum(length_of(text, language) for text in _block_texts(block))


@lru_cache(maxsize=4096)
def length_of(text: str, language: Language) -> int:
    """Words (characters) of a text; kept for a while, since part 1 is counted again and again while it is cut to length."""
    return len((CHINESE if language == "zh" else WORD).findall(text))


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Table():
            yield from block.columns
            yield from (text for row in block.rows for cell in row for text in _words_texts(cell))
        case Bullets():
            yield from (text for item in block.items for text in _words_texts(item))
        case Paragraph() | Callout():
            yield from _words_texts(block.words)
        case Figure():
            yield block.caption
        case EvidenceList():
            yield from (item.text for item in block.items)
        case _:
            assert_never(block)


def _words_texts(words: Words) -> tuple[str, str]:
    return words.lead, words.text
