"""Lines of plain text to headings and paragraphs: joins what was broken in mid-sentence, parts what ran together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from service.knowledge.characters import close_up
from service.knowledge.language import HAN, length_of
from service.knowledge.passages import Block

_ENDED = re.compile(r"[。！？；：.!?;:][”’\"'）)]*$")
_ITEM = re.compile(
    r"\s*(?:[-*•·‣▪●○]|\(?[0-9]{1,2}[.)）、]|[(（][0-9一二三四五六七八九十]{1,3}[)）]"
    r"|[a-zA-Z][)）]|[一二三四五六七八九十]{1,3}、|[①-⑳])"
)
_CHAPTER = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[章节篇讲部]")
_NUMBERED = re.compile(rf"\d{{1,2}}\.\d{{1,2}}(?!\d)\.?\s*(?=[A-Z]|{HAN.pattern})")
_LABEL = re.compile(r"(?:Gap|Level|Chapter|Part|Section|Step|Stage|Phase|Unit|Appendix)\s+(?:\d{1,2}|[IVX]{1,4})\b")
_RAN_TOGETHER = re.compile(
    rf"(?<=[。！？…])\s*(?={_CHAPTER.pattern}|{_NUMBERED.pattern}|\d{{1,2}}[.、]\s?{HAN.pattern}|[一二三四五六七八九十]{{1,2}}、)"
)
_REPEATED_LEAD = re.compile(r"(.{4,40}?)\s+\1(?:\s+|(?=\S))")
_SHORT = {"en": 12, "zh": 30}
_SENTENCE = {"en": 12, "zh": 60}
LINE_THAT_WRAPS = 14
"""A shorter line of Chinese ends where its writer ended it."""


def blocks_of_lines(lines: Iterable[Block]) -> tuple[Block, ...]:
    """Headings and paragraphs of a text in lines."""
    parts = [Block(part.strip(), b.level) for b in lines for text in b.text.split("\n") for part in _RAN_TOGETHER.split(text)]
    joined = _join([part for line in parts for part in _lead_apart(line)])
    return tuple(_with_headings(joined))


def _lead_apart(line: Block) -> list[Block]:
    """A heading that a line opens with, twice."""
    found = _REPEATED_LEAD.match(line.text)
    if not found or len(line.text) - found.end() < 2 * len(found[1]):
        return [line]
    return [Block(found[1].strip(), 2), Block(line.text[found.end() :].strip())]


def _join(lines: Sequence[Block]) -> list[Block]:
    """Lines with those joined that go on in the next. In Chinese, blank lines may stand between wrapped lines."""
    out: list[Block] = []
    gap = False
    for line in lines:
        if not line.text:
            gap = True
            continue
        if out and _goes_on(out[-1], line, gap):
            out[-1] = Block(_glue(out[-1].text, line.text))
        else:
            out.append(line)
        gap = False
    return out


def _goes_on(before: Block, line: Block, gap: bool) -> bool:
    if before.level or line.level or _ENDED.search(before.text) or _opens(line.text) or is_named(before.text):
        return False
    if HAN.search(before.text[-1:]) or before.text[-1:] in "，、“（,":
        return len(before.text.split("\n")[-1]) >= LINE_THAT_WRAPS and bool(HAN.search(line.text[:2]) or line.text[0] in "”，。、）,.")
    return not gap and (line.text[0].islower() or before.text.endswith(",") or length_of(before.text, "en") > _SHORT["en"])


def _opens(text: str) -> bool:
    """Whether the line begins something new: an item, a chapter."""
    return bool(_ITEM.match(text)) or is_named(text)


def is_named(text: str) -> bool:
    """Whether the line is called a chapter, a section, a level."""
    return bool(_CHAPTER.match(text) or _NUMBERED.match(text) or _LABEL.match(text))


def _glue(before: str, after: str) -> str:
    spaced = before[-1:].isascii() and after[:1].isascii()
    return f"{before} {after}" if spaced else f"{before}{after}"


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    out: list[Block] = []
    for place, block in enumerate(blocks):
        after = blocks[place + 1].text if place + 1 < len(blocks) else ""
        level = block.level or _heading_level(block.text, after)
        out.append(Block(close_up(block.text), level))
    return out


def _heading_level(text: str, after: str) -> int:
    language = "zh" if HAN.search(text) else "en"
    if length_of(text, language) > _SHORT[language]:  # type: ignore[arg-type]
        return 0
    if _CHAPTER.match(text):
        return 1
    if _NUMBERED.match(text) or _LABEL.match(text):
        return 2
    plain = not re.search(r"[。；;，,:：.!！]", text) and not _ITEM.match(text)
    leads = length_of(after, language) >= _SENTENCE[language] and bool(_ENDED.search(after))  # type: ignore[arg-type]
    return 3 if plain and leads and not HAN.fullmatch(text) else 0
