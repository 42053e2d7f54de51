"""Tables of a Word file: native ones, with a head that repeats, widths that fit their words, and boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell

from service.exports.document import Table, Words
from service.exports.widths import shares
from service.exports.word_fields import header_rule, repeat_header, rule_table
from service.exports.word_styles import CELL, HEAD, SMALL

if TYPE_CHECKING:
    from service.exports.word import Sheet

ACROSS, ACROSS_MANY = 104, 118
"""Half-width letters that a table's line holds: at the size of a cell, and in the smaller print of many columns."""
BOX = "☐"
BOX_WIDTH = Mm(8)
MANY_COLUMNS = 6


def add_table(sheet: Sheet, block: Table) -> None:
    """A table with its caption and the evidence of all of it."""
    if block.caption_shown:
        sheet.paragraph("Caption").add_run(block.caption)
    if block.compact:
        _add_small_print(sheet, block)
    else:
        _add_native(sheet, block)
    if block.tags:
        sheet.paragraph(SMALL).add_run(" ".join(block.tags))


def _add_small_print(sheet: Sheet, block: Table) -> None:
    """A long list for reference: a paragraph a row."""
    stop, parted = (". ", "; ") if sheet.document.language == "en" else ("。", "；")
    for row in block.rows:
        line = sheet.paragraph(SMALL)
        line.add_run(row[0].text).bold = True
        line.add_run(f" = {row[1].text}")
        rest = [words.text for words in row[2:] if words.text]
        line.add_run(stop + parted.join(rest) if rest else "")


def _add_native(sheet: Sheet, block: Table) -> None:
    boxes = 1 if block.ticked else 0
    table = sheet.word.add_table(rows=1 + len(block.rows), cols=len(block.columns) + boxes)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    rule_table(table)
    repeat_header(table)
    _set_widths(sheet, table, block)
    size = Pt(7) if len(block.columns) >= MANY_COLUMNS else None
    grid = [list(row.cells) for row in table.rows]
    for i, name in enumerate(block.columns):
        _write_head(sheet, grid[0][i + boxes], name, block.is_number(i))
    for cells, row in zip(grid[1:], block.rows, strict=True):
        if boxes:
            sheet.dress(cells[0].paragraphs[0], CELL)
            cells[0].paragraphs[0].add_run(BOX)
        for i, words in enumerate(row):
            _write_cell(sheet, cells[i + boxes], words, block, i, size)
    for cell in grid[0]:
        header_rule(cell)
    gap = sheet.paragraph(SMALL)
    gap.paragraph_format.space_after = Pt(3)


def _set_widths(sheet: Sheet, table: WordTable, block: Table) -> None:
    room = sheet.width - (BOX_WIDTH if block.ticked else 0)
    across = ACROSS_MANY if len(block.columns) >= MANY_COLUMNS else ACROSS
    widths = [Emu(int(room * share)) for share in shares(block, across)]
    every = ([BOX_WIDTH] if block.ticked else []) + widths
    for column, width in zip(table.columns, every, strict=True):
        column.width = width
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, every, strict=True):
            cell.width = width


def _write_head(sheet: Sheet, cell: _Cell, name: str, number: bool) -> None:
    line = cell.paragraphs[0]
    sheet.dress(line, HEAD)
    line.add_run(name)
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if number else WD_ALIGN_PARAGRAPH.LEFT


def _write_cell(sheet: Sheet, cell: _Cell, words: Words, block: Table, column: int, size: Pt | None) -> None:  # noqa: PLR0913 - a cell and its place
    line = cell.paragraphs[0]
    sheet.dress(line, CELL)
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if block.is_number(column) else WD_ALIGN_PARAGRAPH.LEFT
    if words.text or words.lead or words.tags:
        sheet.say(line, words)
    elif block.blank:
        line.add_run(block.blank)
    for run in line.runs if size else ():
        if run._r.style is None:
            run.font.size = size
