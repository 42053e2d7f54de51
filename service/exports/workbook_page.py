"""The door to XlsxWriter: pages of cells that are words, inputs or formulas. What comes from the brief is always words, never a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import xlsxwriter  # type: ignore[import-untyped]

from service.exports.document import tidy

Kind = Literal["text", "money", "price", "number", "whole", "share", "factor", "date"]
INPUT, HEAD, INK, MUTED, RULE = "#FFF4CC", "#EEF4F2", "#1F2328", "#636973", "#D4D0C8"
NARROWEST, WIDEST, WIDEST_HEAD, LINE = 7, 44, 13, 13.5


@dataclass(frozen=True)
class Cell:
    """A cell: words, a given number, or a formula with the value it has now."""

    value: str | float | dt.date | None = None
    kind: Kind = "text"
    formula: str = ""
    is_input: bool = False
    strong: bool = False
    head: bool = False
    loose: bool = False
    """A title: it runs over its neighbours and makes no column wider."""


EMPTY = Cell()


def words(text: str, *, strong: bool = False) -> Cell:
    """Words."""
    return Cell(tidy(text), strong=strong)


def title(text: str, *, strong: bool = True) -> Cell:
    """A title, or a remark, of a page or a table."""
    return Cell(tidy(text), strong=strong, loose=True)


def heads(texts: Sequence[str], of_words: Collection[int] = (0,)) -> list[Cell]:
    """The heads of columns; those of words stand on the left, those of numbers on the right."""
    return [Cell(tidy(text), head=True, strong=i in of_words) for i, text in enumerate(texts)]


def given(value: float | dt.date | None, kind: Kind) -> Cell:
    """A number to be changed by the reader; an unknown one leaves an empty cell to fill in."""
    return Cell(value, kind, is_input=True)


def fixed(value: float | None, kind: Kind) -> Cell:
    """A number that no formula of a workbook can say."""
    return Cell(value, kind)


def worked(formula: str, value: float | str | None, kind: Kind, *, strong: bool = False) -> Cell:
    """A formula, with what it comes to now."""
    return Cell(value, kind, formula=formula, strong=strong)


def column(number: int) -> str:
    """The letters of a column, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place(row: int, col: int, *, pinned: bool = False) -> str:
    """The name of a cell, rows and columns counted from 0; pinned, it stays when a formula is copied."""
    return f"${column(col)}${row + 1}" if pinned else f"{column(col)}{row + 1}"


def span(first: tuple[int, int], last: tuple[int, int], *, pinned: bool = False) -> str:
    """The name of a block of cells."""
    return f"{place(*first, pinned=pinned)}:{place(*last, pinned=pinned)}"


def on(sheet: str, cells: str) -> str:
    """Cells of another page."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cells}"


@dataclass
class Page:
    """A sheet being filled."""

    title: str
    _sheet: Any
    _book: Book
    _widths: dict[int, int] = field(default_factory=dict)

    def put(self, row: int, col: int, cell: Cell) -> None:
        """Write one cell."""
        look = self._book.look(cell)
        if cell.formula:
            self._sheet.write_formula(row, col, cell.formula, look, "" if cell.value is None else cell.value)
        elif cell.value is None:
            self._sheet.write_blank(row, col, None, look)
        elif isinstance(cell.value, str):
            self._sheet.write_string(row, col, cell.value, look)
        elif isinstance(cell.value, dt.date):
            self._sheet.write_datetime(row, col, cell.value, look)
        else:
            self._sheet.write_number(row, col, cell.value, look)
        if not cell.loose:
            self._fit(col, cell)

    def line(self, row: int, cells: Sequence[Cell], first: int = 0) -> None:
        """Write cells side by side."""
        for i, cell in enumerate(cells):
            self.put(row, first + i, cell)
        lines = max((_lines(cell) for cell in cells), default=1)
        if lines > 1:
            self._sheet.set_row(row, LINE * lines + 2)

    def freeze(self, row: int, col: int) -> None:
        """What stays in sight when the page is scrolled, and on top of each printed page."""
        self._sheet.freeze_panes(row, col)
        self._sheet.repeat_rows(max(0, row - 1))

    def _fit(self, col: int, cell: Cell) -> None:
        size = _size(cell)
        self._widths[col] = min(WIDEST, max(self._widths.get(col, NARROWEST), size))
        self._sheet.set_column(col, col, self._widths[col])


def _lines(cell: Cell) -> int:
    """How many lines words take in a column of the greatest width."""
    if not isinstance(cell.value, str) or cell.loose or cell.kind != "text":
        return 1
    wide = sum(2 if ord(letter) > 0x2E80 else 1 for letter in cell.value)
    return -(-wide // ((WIDEST_HEAD - 2) if cell.head else (WIDEST + 5)))


def _size(cell: Cell) -> int:
    """Width in characters; a head may run over two lines, long words over more."""
    if isinstance(cell.value, str):
        wide = sum(2 if ord(letter) > 0x2E80 else 1 for letter in cell.value)
        return min(WIDEST_HEAD, wide + 1) if cell.head else wide + 1
    return 10 if cell.kind in ("money", "price", "date") else NARROWEST


@dataclass
class Book:
    """A workbook being written."""

    _workbook: Any
    _numbers: Mapping[Kind, str]
    _looks: dict[tuple[object, ...], Any] = field(default_factory=dict)

    def page(self, title: str) -> Page:
        """A new sheet."""
        sheet = self._workbook.add_worksheet(title)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        return Page(title, sheet, self)

    def close(self) -> None:
        """Finish the file."""
        self._workbook.close()

    def look(self, cell: Cell) -> Any:
        """The format of a cell."""
        key = (cell.kind, cell.is_input, cell.strong, cell.head, cell.loose)
        if key not in self._looks:
            self._looks[key] = self._workbook.add_format(self._described(cell))
        return self._looks[key]

    def _described(self, cell: Cell) -> dict[str, object]:
        said: dict[str, object] = {"font_size": 10, "font_color": INK, "valign": "top"}
        if cell.loose:
            return said | ({"bold": True} if cell.strong else {"font_color": MUTED})
        said |= {"bottom": 1, "bottom_color": RULE}
        if cell.kind != "text":
            said |= {"num_format": self._numbers[cell.kind], "align": "right"}
        else:
            said |= {"text_wrap": True, "indent": 1}
        if cell.is_input:
            said |= {"bg_color": INPUT, "locked": False}
        if cell.strong:
            said["bold"] = True
        if cell.head:
            said |= {"bg_color": HEAD, "font_color": MUTED, "valign": "bottom", "bold": False}
            said["align"] = "left" if cell.strong else "right"
        return said


def new_book(target: Any, numbers: Mapping[Kind, str], name: str = "") -> Book:
    """An empty workbook of that name written to `target`; strings never become formulas, links or numbers."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"title": tidy(name)})
    return Book(book, numbers)
