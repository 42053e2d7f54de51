"""Mends characters and marks that scanners, converters and web pages leave in a text."""

from __future__ import annotations

import re
import unicodedata

_GONE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\ufff9-\ufffd\ue000-\uf8ff]"
)
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_HAN = r"\u3400-\u9fff"

_NUMBER_WITH_STOP = re.compile(r"(?<!\d)(\d{1,2})。(?=\d{1,2}(?!\d))")
_ITEM_WITH_STOP = re.compile(rf"(?:(?<=^)|(?<=[、，,；;\s]))(\d{{1,2}})。(?=\s*[{_HAN}])", re.MULTILINE)
_TWO_STOPS = re.compile(rf"(?<=[{_HAN}])\.{{2}}(?=[{_HAN}\d\s]|$)", re.MULTILINE)
_BROKEN_WORD = re.compile(r"([a-z]{2,})-\n\s*([a-z]{2,})")
_LETTER_SPACED = re.compile(rf"(?:(?<=\s)|^)(?:[{_HAN}，。；：、！？] ){{3,}}[{_HAN}，。；：、！？](?=\s|$)")
_LATIN_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_LATIN_MARK = re.compile(rf"(?<=[{_HAN}）])\s?([,;:?!])(?!\w*\d)\s?(?=[{_HAN}（“]|$)", re.MULTILINE)
_LATIN_STOP = re.compile(rf"(?<=[{_HAN}）])\.(?=[{_HAN}（“\s]|$)", re.MULTILINE)


def mend_characters(text: str) -> str:
    """One kind of line end and space; no control characters, marks of direction or private characters."""
    text = _GONE.sub("", _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n"))


def mend_marks(text: str) -> str:
    """Numbers such as `1。2`, words that a line end broke in two, and Latin marks in Chinese sentences."""
    text = _BROKEN_WORD.sub(r"\1\2", text)
    text = _NUMBER_WITH_STOP.sub(r"\1.", text)
    text = _ITEM_WITH_STOP.sub(r"\1. ", text)
    text = _TWO_STOPS.sub("。", text)
    text = _LATIN_STOP.sub("。", _LATIN_MARK.sub(lambda m: _LATIN_MARKS[m[1]], text))
    return text


def close_up(text: str) -> str:
    """Chinese set with a space after each character, closed up; a single space may part a heading from its text and stays."""
    return _LETTER_SPACED.sub(lambda m: m[0].replace(" ", ""), text)


def squeezed(text: str) -> str:
    """Letters and digits only, in lower case: what two lines are compared by."""
    return "".join(c for c in text.casefold() if c.isalnum())
