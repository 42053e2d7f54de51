"""Dates as people type them into a record."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable

_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:[T\s].*)?", re.DOTALL)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:\s.*)?", re.DOTALL)


def iso_of(text: str) -> str:
    """A date that begins with its year (`2027年3月1日`, `2027/3/1`) as 2027-03-01; anything else as it is."""
    found = _YEAR_FIRST.fullmatch(text.strip())
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else text
    except ValueError:
        return text


def date_reader(cells: Iterable[str]) -> Callable[[str], dt.date]:
    """A reader for the dates of one column: `03/04/2027` is read by what the other cells of the column show.

    The reader raises: ValueError if a cell is no date, or could be two.
    """
    month_first = _month_comes_first(cells)

    def read(cell: str) -> dt.date:
        if found := _YEAR_FIRST.fullmatch(cell):
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        found = _YEAR_LAST.fullmatch(cell)
        if not found:
            raise ValueError("is no date; write it as 2027-01-04")
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if month_first is None and found[2] != "." and first != second:
            raise ValueError("could be day/month or month/day; write it as 2027-01-04")
        return dt.date(year, first, second) if month_first and found[2] != "." else dt.date(year, second, first)

    return read


def _month_comes_first(cells: Iterable[str]) -> bool | None:
    """Which of two numbers is the month, from cells where only one can be; None if nothing tells."""
    pairs = [(int(found[1]), int(found[3])) for cell in cells if (found := _YEAR_LAST.fullmatch(cell)) and found[2] != "."]
    if any(first > 12 for first, _ in pairs):
        return False
    return True if any(second > 12 for _, second in pairs) else None
