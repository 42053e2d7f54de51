"""A document as PDF, set by Typst: the template decides how it looks, and is given the document as data, so nothing of it is markup."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, assert_never

import typst

from service.exports import charts
from service.exports.document import (
    Block,
    Bullets,
    Callout,
    Document,
    EvidenceList,
    Figure,
    Heading,
    Paragraph,
    Part,
    Table,
    Words,
)
from service.exports.fonts import CHINESE, LATIN
from service.exports.html import in_two_lines
from service.exports.typeset import typeset_fonts
from service.exports.widths import shares
from service.locations import prompts_folder

ACROSS, ACROSS_MANY, ACROSS_TICKED = 116, 132, 98
"""Half-width letters that a table's line holds: at its usual size, in the small print of many columns, in that of a list to tick."""
MANY_COLUMNS = 6
PIECES = re.compile(r"(?<=[._/›*])(?=\w)")
ZERO_WIDTH_SPACE = "\u200b"


def pdf(document: Document) -> bytes:
    """The whole document."""
    given = {"document": json.dumps(as_data(document), ensure_ascii=False)}
    compiler = typst.Compiler(_template(), font_paths=typeset_fonts(), ignore_system_fonts=True, sys_inputs=given)
    made = compiler.compile(format="pdf")
    if not isinstance(made, bytes):  # pragma: no cover - a PDF is one file
        raise TypeError("Typst gave several files for one PDF")
    return made


@cache
def _template() -> bytes:
    return (prompts_folder() / "templates" / "plan.typ").read_bytes()


def as_data(document: Document) -> dict[str, Any]:
    """What the template is given."""
    title, dates = in_two_lines(document.title)
    notes = document.notes
    return {
        "title": title,
        "dates": dates,
        "full_title": document.title,
        "language": document.language,
        "contents": document.contents_label,
        "latin": LATIN,
        "chinese": CHINESE,
        "parts": [_part(part, document, notes) for part in document.parts],
    }


def _part(part: Part, document: Document, notes: dict[int, str]) -> dict[str, Any]:
    blocks = [_block(block, document, notes) for block in (part.heading, *part.blocks)]
    return {"blocks": blocks}


def _block(block: Block, document: Document, notes: dict[int, str]) -> dict[str, Any]:
    match block:
        case Heading():
            text, dates = in_two_lines(block.text)
            named = {"level": block.level, "text": text, "dates": dates, "anchor": block.anchor}
            return {"kind": "heading", **named, "new_page": block.new_page}
        case Paragraph():
            return {"kind": "paragraph", "words": _words(block.words, notes), "quiet": block.quiet}
        case Bullets():
            return {"kind": "bullets", "items": [_words(item, notes) for item in block.items], "ordered": block.ordered}
        case Callout():
            return {"kind": "callout", "words": _words(block.words, notes)}
        case EvidenceList():
            return {"kind": "evidence", "items": [{"number": item.number, "text": _breakable(item.text)} for item in block.items]}
        case Figure():
            return _figure(block, document)
        case Table():
            return _table(block, notes)
        case _:
            assert_never(block)


def _figure(block: Figure, document: Document) -> dict[str, Any]:
    drawn = charts.svg(block.picture, document.language)
    return {"kind": "figure", "svg": drawn, "width": charts.width_of(drawn), "lead": block.lead, "caption": block.caption, "alt": block.alt}


def _table(block: Table, notes: dict[int, str]) -> dict[str, Any]:
    return {
        "kind": "table",
        "id": block.id,
        "caption": block.caption if block.caption_shown else "",
        "columns": list(block.columns),
        "numbers": [block.is_number(i) for i in range(len(block.columns))],
        "widths": shares(block, _across(block)),
        "rows": [[_words(cell, notes) for cell in row] for row in block.rows],
        "tags": [_breakable(tag) for tag in block.tags],
        "blank": block.blank,
        "compact": block.compact,
        "ticked": block.ticked,
        "many": len(block.columns) >= MANY_COLUMNS,
    }


def _across(block: Table) -> int:
    if block.ticked:
        return ACROSS_TICKED
    return ACROSS_MANY if len(block.columns) >= MANY_COLUMNS else ACROSS


def _words(words: Words, notes: dict[int, str]) -> dict[str, Any]:
    """Words with their number; it is a link where the document holds what it points to."""
    return {
        "lead": words.lead,
        "text": words.text,
        "strong": words.emphasis,
        "mark": words.mark,
        "linked": words.mark in notes,
        "tags": [_breakable(tag) for tag in words.tags],
    }


def _breakable(text: str) -> str:
    """Long names of fields and calculations may break behind their dots."""
    return PIECES.sub(ZERO_WIDTH_SPACE, text)
