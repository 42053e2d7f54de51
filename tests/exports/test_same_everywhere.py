"""All formats say the same: every sentence, table and number of the document stands in Markdown, page, PDF and Word, in the same order."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from service.exports import render
from service.exports.assemble import document_of
from service.exports.document import Block, Bullets, Callout, EvidenceList, Figure, Heading, Paragraph, Table, Words
from tests.acceptance.drafts import plan_of

STEMS = ["brightside-dental", "nuanxiang-jiazheng", "hedge-lane-cycles"]
FOOT = re.compile(r"^\d+ / \d+$")
PAPER = re.compile(r"<(?:style|svg|title)\b.*?</(?:style|svg|title)>", re.DOTALL)
NOTE = re.compile(r"\N{NARROW NO-BREAK SPACE}?[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=[\s*|]|$)")
"""A small number of Markdown stands at the end of its words; the square in a formula does not."""


def bare(text: str) -> str:
    """Letters, digits and signs alone: no blanks, no markup, no invisible marks."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c not in "\u200b\u2060*\\|")


def from_markdown(content: bytes) -> str:
    return html.unescape(NOTE.sub("", content.decode()))


def from_page(content: bytes) -> str:
    text = re.sub(r'<a class="ev".*?</a>', "", PAPER.sub("", content.decode()))
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def from_pdf(content: bytes) -> str:
    """The pages without what stands above and below each of them: a sentence may run from one to the next."""
    pages = [page.extract_text().splitlines() for page in PdfReader(io.BytesIO(content)).pages]
    above = pages[1][0]
    return "\n".join(line for lines in pages for line in lines if line != above and not FOOT.match(line))


def from_word(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in ("word/document.xml", "word/endnotes.xml") if name in package.namelist()]
        return " ".join(html.unescape(re.sub(r"<[^>]+>", "", package.read(name).decode())) for name in names)


READ: dict[str, Callable[[bytes], str]] = {"md": from_markdown, "html": from_page, "pdf": from_pdf, "docx": from_word}


@cache
def text_of(stem: str, format: str) -> str:
    content = render(plan_of(stem), format)  # type: ignore[arg-type]
    return bare(READ[format](content if isinstance(content, bytes) else content.encode()))


def pieces(block: Block) -> Iterator[str]:
    """The words of a block, one cell, item or paragraph at a time."""
    match block:
        case Heading():
            yield block.text
        case Paragraph() | Callout():
            yield from _said(block.words)
        case Bullets():
            yield from (text for item in block.items for text in _said(item))
        case Table():
            yield from (text for row in block.rows for cell in row for text in _said(cell))
        case Figure():
            yield block.caption
        case EvidenceList():
            yield from (item.text for item in block.items)


def _said(words: Words) -> Iterator[str]:
    yield from (text for text in (words.lead, words.text, *words.tags) if text)


@pytest.mark.parametrize("format", list(READ))
@pytest.mark.parametrize("stem", STEMS)
def test_every_word_and_number_stands_in_every_format(stem: str, format: str) -> None:
    text = text_of(stem, format)
    said = [piece for part in document_of(plan_of(stem)).parts for block in (part.heading, *part.blocks) for piece in pieces(block)]
    dateless = [re.split(r"[(（]", piece)[0] if format in ("html", "pdf") else piece for piece in said]
    missing = [piece for piece, short in zip(said, dateless, strict=True) if bare(piece) not in text and bare(short) not in text]
    assert missing == []


@pytest.mark.parametrize("format", ["md", "html", "docx"])
@pytest.mark.parametrize("stem", STEMS)
def test_the_order_is_the_same(stem: str, format: str) -> None:
    text, at = text_of(stem, format), 0
    for part in document_of(plan_of(stem)).parts:
        for block in part.blocks:
            for piece in pieces(block) if isinstance(block, Paragraph | Bullets | Callout) else ():
                found = text.find(bare(piece), at)
                assert found >= 0, piece
                at = found


def grids_of_word(content: bytes) -> list[list[list[str]]]:
    tables = docx.Document(io.BytesIO(content)).tables
    return [[[bare(_without_notes(cell._tc)) for cell in row.cells] for row in table.rows] for table in tables]


def _without_notes(cell: Any) -> str:
    """The words of a cell, without the fields that repeat a note's number."""
    runs = [run for run in cell.iter(qn("w:r")) if run.style != "EndnoteReference"]
    return "".join(text.text for run in runs for text in run.iter(qn("w:t")))


def grids_of_page(content: bytes) -> list[list[list[str]]]:
    text = re.sub(r'<a class="ev".*?</a>|<caption.*?</caption>', "", content.decode(), flags=re.DOTALL)
    tables = re.findall(r"<table.*?</table>", text, re.DOTALL)
    rows = [re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL) for table in tables]
    return [[[_plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in table] for table in rows]


def grids_of_markdown(content: bytes) -> list[list[list[str]]]:
    lines = NOTE.sub("", content.decode()).splitlines()
    found: list[list[list[str]]] = []
    for before, line in zip(["", *lines], lines, strict=False):
        if not line.startswith("| "):
            continue
        if not before.startswith("| "):
            found.append([])
        found[-1].append([bare(html.unescape(cell)) for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return [[table[0], *table[2:]] for table in found]


def _plain(cell: str) -> str:
    return bare(html.unescape(re.sub(r"<[^>]+>", "", cell)))


GRIDS = {"docx": grids_of_word, "html": grids_of_page, "md": grids_of_markdown}


@pytest.mark.parametrize("format", list(GRIDS))
@pytest.mark.parametrize("stem", STEMS)
def test_every_table_has_the_same_cells(stem: str, format: str) -> None:
    tables = [b for part in document_of(plan_of(stem)).parts for b in part.blocks if isinstance(b, Table)]
    native = [block for block in tables if not block.compact or format != "docx"]
    content = render(plan_of(stem), format)  # type: ignore[arg-type]
    found = GRIDS[format](content if isinstance(content, bytes) else content.encode())
    assert len(found) == len(native)
    for block, grid in zip(native, found, strict=True):
        boxes = 1 if block.ticked and format == "docx" else 0
        wanted = [[bare(name) for name in block.columns], *([_cell(words, block.blank) for words in row] for row in block.rows)]
        assert [row[boxes:] for row in grid] == wanted, block.id


def _cell(words: Words, blank: str) -> str:
    said = bare("".join(_said(words)))
    return said or bare(blank)


@pytest.mark.parametrize("stem", STEMS)
def test_the_workbook_has_the_money_and_the_customers_of_the_tables(stem: str) -> None:
    plan = plan_of(stem)
    book = openpyxl.load_workbook(io.BytesIO(bytes(render(plan, "xlsx"))), data_only=True)  # type: ignore[arg-type]
    held = {cell.value for page in book for row in page.iter_rows() for cell in row}
    numbers = [value for value in held if isinstance(value, int | float)]
    wanted = [action.cost for action in plan.programme.actions if action.cost]
    wanted += [
        value for s in plan.customers.segments for value in (s.customers, s.contribution_per_year, s.lifetime_value) if value is not None
    ]
    wanted += [value for p in plan.expectations.promises for value in (p.promise, p.deliverable, p.keep_rate) if value is not None]
    assert [value for value in wanted if not any(value == pytest.approx(number) for number in numbers)] == []
    assert {action.what.text for action in plan.programme.actions} <= held
