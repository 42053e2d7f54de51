"""Numbers as owners type them: `£46`, `about 10`, `100 min`, `1,200元`, `2万`, and the cells of a line that holds them."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"(?:(?<![\w.)])[-−])?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|(?<!\d)\.\d+")
_SCALE = re.compile(r"\s*(?:(k\b|thousand|千)|(万|萬))", re.IGNORECASE)
_HOURS = re.compile(r"\s*(?:h\b|h(?=\d)|hrs?\b|hours?\b|个?小时|个?小時|个?钟头)", re.IGNORECASE)
_HALF_HOUR = re.compile(r"\bhalf (?:an? )?hour|(?<!个)(?<!個)半个?(?:小时|小時|钟头)", re.IGNORECASE)
_HOURS_AND_A_HALF = re.compile(r"\s*(?:and a half hours?|[个個]半(?:小时|小時|钟头))", re.IGNORECASE)
_WIDE_COMMA = re.compile(r"，|,\s")
_COMMA = re.compile(r"[,，]")
_COMMA_BETWEEN_CELLS = re.compile(r"，|(?<!\d),|,(?!\d{3}(?!\d))")
"""Any comma but one that parts thousands."""
MINUTES_PER_HOUR = 60


def cells_of(line: str) -> list[str]:
    """The cells of a line. Where a blank follows its commas, one without a blank before three digits parts thousands: `£1,200`."""
    comma = _COMMA_BETWEEN_CELLS if _WIDE_COMMA.search(line) else _COMMA
    return [cell.strip() for cell in comma.split(line)]


def number_in(cell: str) -> float | None:
    """The first number in some words; none when there is none."""
    words = unicodedata.normalize("NFKC", cell)
    found = _NUMBER.search(words)
    return None if found is None else _value(found) * _scale(words, found.end())


def minutes_in(cell: str) -> float | None:
    """The first number in some words, in minutes: `1.5 hours` is 90, `1h30` too."""
    words = unicodedata.normalize("NFKC", cell)
    found = _NUMBER.search(words)
    if found is None:
        return MINUTES_PER_HOUR / 2 if _HALF_HOUR.search(words) else None
    if _HOURS_AND_A_HALF.match(words, found.end()):
        return (_value(found) + 1 / 2) * MINUTES_PER_HOUR
    hours = _HOURS.match(words, found.end())
    if hours is None:
        return _value(found)
    rest = _NUMBER.search(words, hours.end())
    return _value(found) * MINUTES_PER_HOUR + (_value(rest) if rest else 0)


def share_in(cell: str) -> float | None:
    """The first number in some words, as a share: `90%` is 0.9."""
    value = number_in(cell)
    return value / 100 if value is not None and re.search("[%％]", cell) else value


def plain(value: float) -> float | int:
    """A whole number without its point."""
    return int(value) if value == int(value) else value


def _value(found: re.Match[str]) -> float:
    return float(found[0].replace(",", "").replace("−", "-"))


def _scale(words: str, place: int) -> int:
    found = _SCALE.match(words, place)
    if found is None:
        return 1
    return 1000 if found[1] else 10_000
