"""How wide the columns of a table are on paper: as their words need, none narrower than its longest word."""

from __future__ import annotations

import re
import unicodedata

from service.exports.document import Table, Words

BREAK = re.compile(r"[\s\-–—/]+")
EVENED = 0.62
"""Below 1: a column of long texts gets less than its share, for it may run over several lines."""
NARROWEST = 3.0
LONGEST_WORD = 18.0
SHORT = 16.0


def shares(table: Table, across: float) -> list[float]:
    """The share of each column, adding up to 1. `across` is how many half-width letters the paper holds side by side."""
    columns = range(len(table.columns))
    cells = [[table.columns[i], *(_said(row[i]) for row in table.rows)] for i in columns]
    least = [_least(column) + 2.5 for column in cells]
    wish = [max(1.0, _usual(column)) ** EVENED for column in cells]
    return _fitted(least, wish, across)


def _least(column: list[str]) -> float:
    """The longest word; a column of short texts keeps each on one line."""
    widest = max(_width(text) for text in column[1:]) if column[1:] else 0.0
    if widest <= SHORT:
        return max(NARROWEST, widest, min(LONGEST_WORD, _longest_word(column[0])))
    return max(NARROWEST, min(LONGEST_WORD, max(_longest_word(text) for text in column)))


def _fitted(least: list[float], wish: list[float], across: float) -> list[float]:
    """Room by wish; whoever would get less than the least it needs gets that, and the others share what is left."""
    if sum(least) >= across:
        return [each / sum(least) for each in least]
    fixed: dict[int, float] = {}
    while True:
        open_ = [i for i in range(len(wish)) if i not in fixed]
        room, wanted = across - sum(fixed.values()), sum(wish[i] for i in open_)
        short = {i: least[i] for i in open_ if wish[i] / wanted * room < least[i]}
        if not short or len(short) == len(open_):
            break
        fixed |= short
    found = [fixed.get(i, wish[i] / wanted * room) for i in range(len(wish))]
    return [each / sum(found) for each in found]


def _usual(texts: list[str]) -> float:
    """Width of a cell of the column: between the mean and the widest."""
    sizes = [_width(text) for text in texts[1:]] or [1.0]
    return (sum(sizes) / len(sizes) + max(sizes)) / 2


def _said(words: Words) -> str:
    return " ".join(part for part in (words.lead, words.text, " ".join(words.tags)) if part)


def _longest_word(text: str) -> float:
    return max((_unbroken(piece) for piece in BREAK.split(text)), default=0.0)


def _unbroken(piece: str) -> float:
    """A Chinese word may break anywhere."""
    wide = [unicodedata.east_asian_width(letter) in "WF" for letter in piece]
    return 2.0 if wide and all(wide) else float(sum(2 if is_wide else 1 for is_wide in wide)) if not any(wide) else 4.0


def _width(text: str) -> float:
    return float(sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text))
