"""Drops what a document carries besides its substance, and says what it dropped and why.

The patterns are data: prompts/knowledge/cleaning.yaml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache

from service.knowledge.characters import mend_characters, mend_marks, squeezed
from service.knowledge.passages import Block, Dropped, Raw
from service.prompts import read_yaml

FEWEST_CONTENTS_LINES = 3
"""Fewer lines that end in a page number may be sentences."""
LONGEST_CHROME = 200
LONGEST_TITLE = 40

Verdict = Callable[[Block], str]


def clean(raw: Raw) -> Raw:
    """The document without noise; `gone` lists what was left out."""
    blocks = [Block(line, b.level) for b in raw.blocks for line in _lines_of(b, raw.wrapped)]
    blocks = _without_page_marks(blocks)
    gone: list[Dropped] = list(raw.gone)
    rules: tuple[Verdict, ...] = (_is_chrome, _contents_rule(blocks), _is_cut_off, _repeats(raw.title))
    kept: list[Block] = []
    for block in blocks:
        text = _without(block.text, raw.title, gone, raw.wrapped)
        why = next((found for rule in rules if (found := rule(Block(text, block.level)))), "") if text else ""
        if why:
            gone.append(Dropped(text, why))
        else:
            kept.append(Block(text, block.level))
    return Raw(raw.title, tuple(kept), raw.wrapped, tuple(gone))


def is_noise(line: str) -> bool:
    """Whether a line belongs to the page and not to the document."""
    return bool(_is_chrome(Block(mend_marks(mend_characters(line)))))


def _lines_of(block: Block, wrapped: bool) -> list[str]:
    text = mend_characters(block.text)
    if not wrapped:
        return [mend_marks(text).replace("\n", " ")] if text.strip() else []
    return mend_marks(text).split("\n")


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in read_yaml("knowledge/cleaning.yaml")[kind]), re.IGNORECASE)


def _is_chrome(block: Block) -> str:
    if len(block.text) <= LONGEST_CHROME and _pattern("page_chrome").fullmatch(block.text.strip(" |·•>»<«_-–—*")):
        return "page chrome"
    if len(block.text) <= LONGEST_TITLE and _pattern("heading_only").fullmatch(block.text.strip(" :：")):
        return "heading without words of its own"
    return ""


def _contents_rule(blocks: Iterable[Block]) -> Verdict:
    lines = {b.text for b in blocks if len(b.text) <= LONGEST_CHROME and _pattern("contents_line").fullmatch(b.text)}
    return lambda block: "table of contents" if len(lines) >= FEWEST_CONTENTS_LINES and block.text in lines else ""


def _is_cut_off(block: Block) -> str:
    return "cut off in mid-sentence" if _pattern("cut_off").fullmatch(block.text) else ""


def _repeats(title: str) -> Verdict:
    """Drops the title from its second appearance on, and any other short line that comes for the third time, as running heads do."""
    seen: Counter[str] = Counter({squeezed(title): 1}) if title else Counter()

    def rule(block: Block) -> str:
        key = squeezed(block.text)
        if not key or len(block.text) > LONGEST_TITLE:
            return ""
        seen[key] += 1
        if key == squeezed(title):
            return "repeated title"
        return "running head" if seen[key] > 2 and not block.level else ""

    return rule


def _without(text: str, title: str, gone: list[Dropped], wrapped: bool) -> str:
    """A line without marks that stand inside it."""
    short = _pattern("inside").sub(" ", text)
    if wrapped:
        short = _without_doubled(short, title, gone)
    if short != text:
        short = " ".join(short.split())
    return short


def _without_doubled(text: str, title: str, gone: list[Dropped]) -> str:
    """A line without the title printed twice over itself (`服服务务营营销销`), as slides become when their shadows are read as text."""
    size = 2 * len(title)
    wanted = Counter(title * 2)
    start = 0
    while len(title) > 5 and start + size <= len(text):
        if text[start] in wanted and Counter(text[start : start + size]) == wanted:
            gone.append(Dropped(text[start : start + size], "title printed over itself"))
            text = f"{text[:start]}\n{text[start + size :]}" if start else text[size:]
        start += 1
    return text


_PAGE_MARK = re.compile(r"(\d{1,3})、")


def _without_page_marks(blocks: list[Block]) -> list[Block]:
    """Lines joined that a converter cut into pages, each with `1、`, `2、` before it although it goes on in mid-sentence."""
    marked = [i for i, b in enumerate(blocks) if _PAGE_MARK.match(b.text)]
    numbers = [int(_PAGE_MARK.match(blocks[i].text)[1]) for i in marked]  # type: ignore[index]
    cut = sum(1 for i in marked[1:] if re.match(r"\d{1,3}、[，。；、,;]", blocks[i].text))
    if len(marked) < 3 or numbers != list(range(1, len(marked) + 1)) or not cut:
        return blocks
    before, after = blocks[: marked[0]], blocks[marked[-1] + 1 :]
    whole = "".join(_PAGE_MARK.sub("", blocks[i].text, count=1) for i in range(marked[0], marked[-1] + 1) if i in set(marked))
    return [*before, Block(whole), *after]
