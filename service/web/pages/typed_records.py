"""A delivery record that was pasted or uploaded: a list of numbers, or a CSV with columns."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from service.asking.numbers import number_in
from service.reading.dates import date_reader
from service.reading.records import Record, read_csv

VALUE = "value"
_MOST_GROUPS = 31
_LOOK_AT = 50


def record_in(row: Mapping[str, Any]) -> Record:
    """The record that a row of the draft holds.

    Raises: RecordError naming row and column.
    """
    columns = row.get("_columns") or {}
    with tempfile.TemporaryDirectory(prefix="overdeliver-") as folder:
        file = Path(folder) / "record.csv"
        file.write_text(with_header(str(row["_csv"])), "utf-8")
        return read_csv(file, str(row.get("label") or "record"), (columns.get("value") or VALUE, columns.get("date"), columns.get("group")))


def with_header(typed: str) -> str:
    """The text with a line of column names; bare numbers, parted by whatever, become a column."""
    first = typed.splitlines()[0] if typed.strip() else ""
    if any(letter.isalpha() for letter in first):
        return typed
    parts = typed.replace(";", " ").replace("\t", " ").replace(", ", " ").split()
    cells = [cell for part in parts for cell in part.split(",")] if len(typed.splitlines()) == 1 or "," in first else parts
    return "\n".join([VALUE, *(cell for cell in cells if cell)])


def columns_of(typed: str) -> dict[str, Any]:
    """The columns of a CSV, and those that look like values, dates and groups."""
    lines = with_header(typed).splitlines()
    marks = max(",;\t", key=lines[0].count)
    rows = list(csv.reader(lines[: _LOOK_AT + 1], delimiter=marks))
    names = [name.strip() for name in rows[0]]
    cells = {name: [row[place].strip() for row in rows[1:] if place < len(row)] for place, name in enumerate(names)}
    dates = [name for name in names if _are_dates(cells[name])]
    values = [name for name in names if name not in dates and _are_numbers(cells[name])]
    groups = [name for name in names if name not in (*dates, *values) and 1 < len(set(cells[name])) <= _MOST_GROUPS]
    return {"names": names, "value": next(iter(values), names[-1]), "date": next(iter(dates), None), "group": next(iter(groups), None)}


def _are_numbers(cells: Sequence[str]) -> bool:
    return bool(cells) and all(number_in(cell) is not None and not any(letter.isalpha() for letter in cell) for cell in cells)


def _are_dates(cells: Sequence[str]) -> bool:
    read = date_reader(cells)
    try:
        return bool([read(cell) for cell in cells])
    except ValueError:
        return False
