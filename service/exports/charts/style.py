"""How all charts look: one accent, greys that differ in print, one font for both languages, and text broken into lines."""

from __future__ import annotations

import unicodedata
from typing import Any

import altair as alt

from service.domain.brief import Language
from service.exports.fonts import CHINESE, LATIN

INK = "#1f2328"
MUTED = "#636973"
LINE = "#c9c5bd"
BAND = "#ebe8e1"
PAPER = "#ffffff"
ACCENT = "#0b6b5d"
SOFT = "#8fbdb4"
WIDTH = 520
FONTS: dict[Language, str] = {"en": f"{LATIN}, {CHINESE}, system-ui, sans-serif", "zh": f"{CHINESE}, {LATIN}, system-ui, sans-serif"}
"""The first of a language also sets its quotation marks, which both write with the same characters."""
NEWLINES = "split(datum.label, '\\n')"
"""Expression of an axis whose labels have several lines."""
LETTER = 5.6
"""Width of a half-width letter at the usual size, in pixels, rather more than less."""
ELLIPSIS = "…"

CONFIG: dict[str, Any] = {
    "background": None,
    "padding": 4,
    "view": {"stroke": None},
    "axis": {
        "domainColor": LINE,
        "grid": False,
        "labelColor": INK,
        "labelFontSize": 11,
        "labelLimit": 400,
        "tickColor": LINE,
        "titleColor": MUTED,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
    },
    "legend": {"labelColor": INK, "labelFontSize": 11, "labelLimit": 300, "orient": "top", "title": None},
    "text": {"color": INK, "fontSize": 11},
    "title": {"anchor": "start", "color": INK, "fontSize": 11, "fontWeight": "normal", "offset": 4},
}


Layered = alt.LayerChart | alt.FacetChart
"""What layering gives, as Altair types it."""
Drawing = Layered | alt.VConcatChart


def rows(values: list[dict[str, Any]]) -> alt.InlineData:
    """Data written into the chart itself."""
    return alt.InlineData(values=values)


def width_of(text: str) -> int:
    """Width in half-width letters: a Chinese character is as wide as two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def broken(text: str, width: int, lines: int = 20) -> list[str]:
    """Text in lines of at most `width` half-width letters; what is over `lines` ends in an ellipsis."""
    found: list[str] = [""]
    for piece in _pieces(text):
        if found[-1] and width_of(found[-1] + piece.rstrip()) > width:
            found.append("")
        found[-1] += piece if found[-1] else piece.lstrip()
    kept = [line.rstrip() for line in found]
    if len(kept) <= lines:
        return kept
    return [*kept[: lines - 1], shortened(" ".join(kept[lines - 1 :]), width)]


def shortened(text: str, width: int) -> str:
    """Text cut at the last whole piece that fits, with an ellipsis."""
    if width_of(text) <= width:
        return text
    said = ""
    for piece in _pieces(text):
        if width_of(said + piece) > width - 1:
            break
        said += piece
    return said.rstrip(" ,;:，；：、（(") + ELLIPSIS


def _pieces(text: str) -> list[str]:
    """Words with the blank behind them; each Chinese character is a piece, with the punctuation behind it."""
    found: list[str] = []
    for letter in text:
        wide = unicodedata.east_asian_width(letter) in "WF"
        closes = unicodedata.category(letter) in ("Po", "Pe", "Pf") and found
        opens = found and unicodedata.category(found[-1][-1]) in ("Ps", "Pi")
        after_wide = bool(found) and unicodedata.east_asian_width(found[-1][-1]) in "WF"
        after_gap = not found or found[-1].endswith(" ")
        if closes or opens or (not wide and not after_gap and not after_wide) or (letter == " " and found):
            found[-1:] = [found[-1] + letter] if found else [letter]
        else:
            found.append(letter)
    return found
