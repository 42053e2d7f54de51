"""Finds the numbers in a text: digits, shares, dates, times of day, fractions, codes, and number words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from service.checks.number_words import english_numbers
from service.checks.numerals_zh import chinese_numbers

Date = tuple[int | None, int | None, int | None]
"""Year, month, day; None where it is not said."""
Kind = Literal["number", "percent", "date", "clock", "code"]


class Number(NamedTuple):
    """A number as written: `step` is what one of its last digit is worth, so a value less than a step away reads the same."""

    text: str
    end: int
    kind: Kind
    value: float
    step: float = 1.0
    date: Date | None = None


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_FULL_WIDTH_ANY = re.compile("[０-９．％]")
_MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
"""A month; only a shortened one has a full stop of its own, so that `in June. 24 people` holds no date."""
_ZH_DAY = r"\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_PERCENT = r"\s?(?:%|per\s?cent\b|percentage\spoints?\b|个?百分点)"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"

_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_FIGURE = re.compile(rf"[\d{_FRACTIONS}]")
"""What every token below has, and most begin with."""

_TOKEN = re.compile(
    rf"""
    (?=\d)(?:
        (?P<iso>(?<!\d)\d{{4}}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?!\d))
      | (?P<zh_date>\d{{4}}\s?年(?:\s?{_ZH_DAY})?|{_ZH_DAY}|\d{{1,2}}\s?[日号](?![内游均常]))
      | (?P<day_month>{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s\d{{4}}\b)?)
      | (?P<clock>(?<!\d)\d{{1,2}}[:：]\d{{2}}(?!\d))
      | (?P<fraction>(?:\d+\s?)[{_FRACTIONS}])
      | (?P<tenths>\d(?:\.\d)?\s?成(?![立为本功年熟就员交]))
      | (?P<number>{_NUMBER}(?:\s?[万亿]|[A-Za-z]+)?(?:{_PERCENT})?)
    )
  | (?<![A-Za-z0-9])(?=[A-Za-z])(?:
        (?P<month_day>{_MONTH}\s{_DAY}(?![\d:%]|[.,]\d)(?:,\s\d{{4}}\b)?|{_MONTH}\s\d{{4}}\b)
      | (?P<code>(?:[A-Z]{{2,}}-|[A-Za-z]++)\d[A-Za-z0-9]*)
    )
  | (?P<bare_fraction>[{_FRACTIONS}])
    """,
    re.VERBOSE,
)
_WRITTEN = re.compile(_NUMBER)
_DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_IN_PERCENT = re.compile(_PERCENT)
_FROM_LETTER = re.compile(r"[JFMASOND](?=an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)|\d(?<=[A-Za-z-]\d)")
"""What stands in every text with a token that begins with a letter: a month, or a digit behind a letter or a hyphen."""
_RANGE_IN_PERCENT = re.compile(r"\s?(?:–|—|-|~|to|and|or|至|到)\s?[\d.]+\s?%")
_ROUNDED = re.compile(r"(?:\b(?:about|around|roughly|nearly|almost|some|over|under)|约|近|不到)\s?(?:[£$€¥]|[A-Z]{3}\s)?$", re.IGNORECASE)
_SCALES = {"万": 1e4, "亿": 1e8, "k": 1e3}
_HALF_STEP = 0.5
_LONGEST_ROUNDING = 16
"""Characters before a number in which a word that rounds it stands."""


@lru_cache(maxsize=8192)
def find_numbers(text: str, small: bool = False) -> tuple[Number, ...]:
    """All numbers of a text. Number words below thirteen, which are seldom a figure, are found only when `small`."""
    if is_decimal(text):  # as most evidence quotes its figure
        return (Number(text, len(text), "number", float(text), _step(text, "")),)
    plain = text.translate(_FULL_WIDTH) if _FULL_WIDTH_ANY.search(text) else text
    found = [_read(match, plain) for match in _tokens(plain)]
    for word in (*english_numbers(plain, small), *chinese_numbers(plain, small)):
        found.append(Number(word.text, word.end, "percent" if word.is_percent else "number", word.value, word.step))
    return tuple(found)


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """All tokens from left to right. Most texts have none that begins with a letter: there only places with a figure are tried."""
    if _FROM_LETTER.search(text):
        yield from _TOKEN.finditer(text)
        return
    figure = _FIGURE.search(text)
    while figure:
        token = _TOKEN.match(text, figure.start())
        if token:
            yield token
        figure = _FIGURE.search(text, (token or figure).end())


def is_decimal(text: str) -> bool:
    """Whether a text is nothing but a figure in plain digits."""
    return bool(_DECIMAL.fullmatch(text))


def _read(match: re.Match[str], text: str) -> Number:
    group, words, end = str(match.lastgroup), match.group(), match.end()
    if group == "number":
        return _number(match, text)
    if group == "code":
        return Number(words, end, "code", 0.0)
    if group == "clock":
        hours, minutes = re.split("[:：]", words)
        return Number(words, end, "clock", int(hours) + int(minutes) / 60, 0.01)
    if group.endswith("fraction"):
        return Number(words, end, "number", _mixed(words), 0.05)
    if group == "tenths":
        value = float(words.split("成")[0])
        return Number(words, end, "percent", value * 10, 1 if value % 1 else 5)
    return _dated(words, end)


def _number(match: re.Match[str], text: str) -> Number:
    words, start, end = match.group(), match.start(), match.end()
    digits = _WRITTEN.match(words)
    written = digits.group() if digits else ""
    unit = words[len(written) :].strip()
    scale = _SCALES.get(unit[:1], 1.0)
    percent = (unit and _IN_PERCENT.search(unit)) or _RANGE_IN_PERCENT.match(text, end)
    value, step = float(written.replace(",", "")), _step(written, text[max(0, start - _LONGEST_ROUNDING) : start])
    return Number(words, end, "percent" if percent else "number", value * scale, step * scale)


def _step(written: str, before: str) -> float:
    """What one of the last digit is worth; after "about" the zeros at the end do not count as digits, and half of it is allowed."""
    decimals = len(written.partition(".")[2])
    zeros = len(written) - len(written.rstrip("0"))
    if not decimals and zeros and _ROUNDED.search(before):
        return float(_HALF_STEP * 10.0**zeros)
    return float(10.0**-decimals)


def _mixed(words: str) -> float:
    whole = words[:-1].strip()
    return (int(whole) if whole else 0) + unicodedata.numeric(words[-1])


def _dated(words: str, end: int) -> Number:
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    year = next((n for n in numbers if n > 31), None)
    rest = [n for n in numbers if n != year]
    name = re.search("[A-Z][a-z]{2}", words)
    if name:
        rest.insert(0, _MONTHS.index(name.group()) + 1)
    month, day = (*rest, None, None)[:2] if name or "月" in words or "-" in words else (None, *rest, None)[:2]
    return Number(words, end, "date", float(day or numbers[0]), date=(year, month, day))
