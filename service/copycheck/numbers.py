"""Numbers in digits and in words, English and Chinese."""

from __future__ import annotations

import re

from service.copycheck.vocabulary import Vocabulary

_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)?([½¼¾])?\Z")
_HALF_MARKS = ("半",)


def read_number(text: str, words: Vocabulary) -> float | None:
    """The value of a number; None if it is none."""
    plain = text.strip()
    digits = _DIGITS.match(plain)
    if plain and digits and digits.group():
        return float((digits.group(1) or "0").replace(",", "")) + _PARTS.get(digits.group(2) or "", 0)
    return _chinese(plain, words) if words.language == "zh" else _english(plain, words)


def _english(text: str, words: Vocabulary) -> float | None:
    numbers = words.entry("numbers")
    if text in numbers["fixed"]:
        return float(numbers["fixed"][text])
    values = {**numbers["units"], **numbers["tens"]}
    parts = [values.get(part) for part in re.split(r"[ -]", text)]
    return None if not text or None in parts else float(sum(part for part in parts if part is not None))


def _chinese(text: str, words: Vocabulary) -> float | None:
    numbers = words.entry("numbers")
    total, last = 0, 0
    for letter in text:
        if letter in numbers["digits"]:
            last = numbers["digits"][letter]
        elif letter in numbers["tens"]:
            scale = numbers["tens"][letter]
            total += (last or 1) * scale if scale in (10, 100, 1000) else scale
            last = 0
        else:
            return None
    return float(total + last) if text else None


def read_pair(text: str, words: Vocabulary) -> tuple[float, float] | None:
    """Two neighbouring Chinese figures said as a range: 三五 is 3 to 5, 二三十 is 20 to 30, 十五六 is 15 to 16."""
    if words.language != "zh":
        return None
    digits = words.entry("numbers.digits")
    for place in range(len(text) - 1):
        if text[place] in digits and text[place + 1] in digits:
            low = read_number(text[:place] + text[place] + text[place + 2 :], words)
            high = read_number(text[:place] + text[place + 1 :], words)
            return None if low is None or high is None else (min(low, high), max(low, high))
    return None
