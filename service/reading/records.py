"""Delivery records out of CSV files: the values, and where the brief names them their dates and groups."""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from service.domain.brief import Delivery
from service.errors import RecordError
from service.reading.dates import date_reader
from service.reading.faults import nearest, shown
from service.reading.record_checks import MOST_SAMPLES
from service.reading.text_files import read_text

_LIMIT_BYTES = 20 * 2**20
_DELIMITERS = ",;\t"
MOST_ROWS_NAMED = 10
Cell = TypeVar("Cell")


class Record(NamedTuple):
    """Values of one measure, with the date and group of each where they are known."""

    samples: tuple[float, ...]
    dates: tuple[dt.date, ...] | None
    groups: tuple[str, ...] | None


def read_record(folder: Path, delivery: Delivery) -> Record:
    """The record a delivery entry names, from its CSV below the brief's folder.

    Raises: RecordError naming the file and, for a cell, its row and column.
    """
    if delivery.csv is None or delivery.column is None:
        raise RecordError(f"measure {delivery.measure}: name a file (`csv`) and its column (`column`)")
    file = _file_below(folder, delivery.csv)
    return read_csv(file, delivery.csv, (delivery.column, delivery.date, delivery.group))


def read_csv(file: Path, label: str, columns: tuple[str, str | None, str | None]) -> Record:
    """The columns of values, dates and groups (the last two may be None) of a CSV file.

    Raises: RecordError, with the file called `label`.
    """
    sheet = _read_sheet(file, label)
    value, date, group = columns
    samples = sheet.cells(value, _number_reader(decimal_comma=sheet.delimiter == ";"))
    dates = None if date is None else sheet.cells(date, date_reader(sheet.texts(date)))
    return Record(samples, dates, None if group is None else sheet.cells(group, _group))


@dataclass(frozen=True)
class _Sheet:
    """A CSV file as read: its header and those rows that are not blank, with their row numbers."""

    label: str
    delimiter: str
    header: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]

    def texts(self, column: str) -> list[str]:
        """The cells of a column as they stand."""
        place = self._place(column)
        return [row[place].strip() if place < len(row) else "" for _, row in self.rows]

    def cells(self, column: str, read: Callable[[str], Cell]) -> tuple[Cell, ...]:
        """The cells of a column, each read once however often it occurs; the rows of all that cannot be read are told at once."""
        known: dict[str, Cell] = {}
        faults: dict[str, str] = {}
        texts, faulty = self.texts(column), list[int]()
        for (row, _), text in zip(self.rows, texts, strict=True):
            if text not in known and text not in faults:
                self._try_cell(read, text, f"{self.label}: row {row}, column `{column}`", (known, faults))
            if text in faults:
                faulty.append(row)
        if faults:
            raise RecordError(next(iter(faults.values())) + _and_rows(faulty[1:]))
        return tuple(known[text] for text in texts)

    @staticmethod
    def _try_cell(read: Callable[[str], Cell], text: str, place: str, found: tuple[dict[str, Cell], dict[str, str]]) -> None:
        """Put what a text reads as into the first of `found`, or what is wrong with it into the second."""
        known, faults = found
        if not text:
            faults[text] = f"{place} is empty; fill it in or delete the row"
            return
        try:
            known[text] = read(text)
        except ValueError as error:
            faults[text] = f"{place}: {shown(text)} {error}"

    def _place(self, column: str) -> int:
        by_name = [place for place, name in enumerate(self.header) if name == column]
        places = by_name or [place for place, name in enumerate(self.header) if name.casefold() == column.casefold()]
        if len(places) > 1:
            raise RecordError(f"{self.label}: {len(places)} columns are called `{column}`; give each a name of its own")
        if not places:
            raise RecordError(f"{self.label}: there is no column `{column}`; {_columns(column, self.header)}")
        return places[0]


def _and_rows(rows: Sequence[int]) -> str:
    """The other rows with a cell that cannot be read; of more than ten how many."""
    if not rows:
        return ""
    if len(rows) > MOST_ROWS_NAMED:
        return f" (and {len(rows)} more rows, row {rows[0]} next)"
    return f" (row{'s' if len(rows) > 1 else ''} {', '.join(map(str, rows))} too)"


def _columns(wanted: str, header: Sequence[str]) -> str:
    close = nearest(wanted, header)
    meant = f"did you mean `{close}`? " if close else ""
    return f"{meant}the columns are {', '.join(shown(name) for name in header[:20])}"


def _file_below(folder: Path, path: str) -> Path:
    """The file of a relative path that stays inside the folder, links followed."""
    written = path.replace("\\", "/")
    relative = Path(written)
    try:
        file = (folder / relative).resolve()
        inside = file.is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError) as error:
        raise RecordError(f"{path[:200]}: is no path of a file; write it relative to the brief's folder") from error
    if relative.is_absolute() or written[1:2] == ":" or ".." in relative.parts or not inside:
        raise RecordError(f"{path[:200]}: a record must lie in the brief's folder or below it; move it there and write its path from there")
    return file


def _read_sheet(file: Path, label: str) -> _Sheet:
    try:
        text = read_text(file, _LIMIT_BYTES)
    except ValueError as error:
        raise RecordError(f"{label}: {error}") from error
    delimiter = _delimiter(text)
    try:
        rows = enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1)
        numbered = [(number, row) for number, row in rows if any(map(str.strip, row))]
    except csv.Error as error:
        raise RecordError(f"{label}: is no CSV ({error}); save it again as CSV") from error
    if len(numbered) < 2:
        raise RecordError(f"{label}: is empty; it needs a line of column names and at least one row")
    if len(numbered) - 1 > MOST_SAMPLES:
        raise RecordError(f"{label}: has {len(numbered) - 1:,} rows, at most {MOST_SAMPLES:,} are read; keep the latest")
    return _Sheet(label, delimiter, [name.strip() for name in numbered[0][1]], numbered[1:])


def _delimiter(text: str) -> str:
    """The delimiter that cuts the header into the most columns; a comma where none does."""
    header = next((line for line in text[:10_000].splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=lambda mark: len(next(csv.reader([header], delimiter=mark), [])))


def _number_reader(*, decimal_comma: bool) -> Callable[[str], float]:
    def read(cell: str) -> float:
        text = cell.replace(",", ".") if decimal_comma and "." not in cell else cell
        try:
            value = float(text) if "_" not in text else math.nan
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise ValueError("is not a number; write digits alone" + ("" if decimal_comma or "," not in cell else ", with a decimal point"))
        return value

    return read


def _group(cell: str) -> str:
    name = " ".join(cell.split())
    if len(name) > 200:
        raise ValueError("is too long for the name of a group; is it the right column?")
    if "<" in name or "`" in name:
        raise ValueError("holds markup; write the plain words")
    return name
