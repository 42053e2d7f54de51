"""A document as Markdown that any viewer shows: CommonMark with pipe tables, and nothing from the brief read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from service.exports.document import Block, Bullets, Callout, Document, EvidenceList, Figure, Heading, Paragraph, Part, Table, Words, tidy

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
NARROW_GAP = "\N{NARROW NO-BREAK SPACE}"
EVERYWHERE = re.compile(r"([\\`*\[\]|~])")
OUTER_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
ENTITY = re.compile(r"&(?=#?\w+;)")
LINE_START = re.compile(r"^([#+>=-]|\d{1,9}(?=[.)]))")


def markdown(document: Document) -> str:
    """The whole document."""
    chunks = [f"# {escape(document.title)}", *(chunk for part in document.parts for chunk in _part(part))]
    return "\n\n".join(chunks) + "\n"


def escape(text: str) -> str:
    """Plain words, so that no character of theirs is markup."""
    safe = EVERYWHERE.sub(r"\\\1", tidy(text))
    safe = OUTER_UNDERSCORE.sub(r"\\_", safe)
    return ENTITY.sub("&amp;", safe).replace("<", "&lt;")


def _line(text: str) -> str:
    """Words that open a line, where `1.` or `#` would start a list or a heading."""
    return LINE_START.sub(lambda found: f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}", text)


def _part(part: Part) -> Iterator[str]:
    yield "---"
    for block in (part.heading, *part.blocks):
        yield _block(block)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {escape(block.text)}"
        case Paragraph():
            return _italic(block.words) if block.quiet else _line(_words(block.words))
        case Bullets():
            return "\n".join(f"{f'{n}.' if block.ordered else '-'} {_line(_words(item))}" for n, item in enumerate(block.items, start=1))
        case Callout():
            return f"> {_line(_words(block.words))}"
        case Figure():
            return f"**{escape(block.lead)}** {escape(block.caption)}\n\n*{escape(block.alt)}*"
        case EvidenceList():
            return "\n".join(f"{item.number}. {_line(escape(item.text))}" for item in block.items)
        case Table():
            return _table(block)
        case _:
            assert_never(block)


def _italic(words: Words) -> str:
    return f"*{escape(words.text)}{_mark(words)}*{_tags(words.tags)}"


def _words(words: Words) -> str:
    """Lead in bold, text, number, tags. The number stands inside the bold: after it, bold would not close."""
    text = escape(words.text) + _mark(words)
    text = f"**{text}**" if words.emphasis and text else text
    lead = f"**{escape(words.lead)}**" if words.lead else ""
    return f"{lead} {text}".strip() + _tags(words.tags)


def _mark(words: Words) -> str:
    """The evidence number, kept off a digit that stands before it."""
    if words.mark is None:
        return ""
    gap = NARROW_GAP if words.text[-1:].isdigit() else ""
    return gap + str(words.mark).translate(RAISED)


def _tags(tags: tuple[str, ...]) -> str:
    """Evidence in short; its own brackets stay, those within are escaped."""
    return "".join(f" {tag[0]}{escape(tag[1:-1])}{tag[-1]}" for tag in tags)


def _table(block: Table) -> str:
    rule = ["---:" if block.is_number(i) else "---" for i in range(len(block.columns))]
    lines = [_row([escape(name) for name in block.columns]), _row(rule)]
    lines += [_row([_words(cell).strip() or block.blank for cell in row]) for row in block.rows]
    caption = [f"**{escape(block.caption)}**"] if block.caption_shown else []
    return "\n\n".join([*caption, "\n".join(lines), *([_tags(block.tags).strip()] if block.tags else [])])


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
