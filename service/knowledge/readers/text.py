"""Plain text: lines, whose first is the title."""

from __future__ import annotations

from service.knowledge.cleaning import is_noise
from service.knowledge.decoding import decode
from service.knowledge.passages import Block, Raw
from service.knowledge.wraps import is_named

LONGEST_TITLE = 60
SENTENCE_ENDS = (".", "!", ";", ":", ",", "。", "！", "；", "：", "，")


def read_text(content: bytes, name: str) -> Raw:
    """A text file."""
    lines = decode(content).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Raw(title_of(lines) or name, tuple(Block(line) for line in lines), wrapped=True)


def title_of(lines: list[str]) -> str:
    """The first line that is no noise, if it is short enough for a title, no sentence and not the heading of a chapter."""
    first = next((text for line in lines if (text := line.strip()) and not is_noise(text)), "")
    return first if len(first) <= LONGEST_TITLE and not is_named(first) and not first.endswith(SENTENCE_ENDS) else ""
