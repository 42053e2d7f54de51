"""Numbers in digits and in words, English and Chinese."""

from __future__ import annotations

import re

from service.copycheck.vocabulary import Vocabulary

_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)?([½¼¾])?\Z")
_HALF = 0.5


def read_number(text: str, words: Vocabulary) -> float | None:
    """The value of a number; None if it is none."""
    plain = text.strip()
    digits = _DIGITS.match(plain)
    if plain and digits:
        return float((digits.group(1) or "0").replace(",", "")) + _PARTS.get(digits.group(2) or "", 0)
    return _chinese(plain, words) if words.language == "zh" else _english(plain, words)


def _english(text: str, words: Vocabulary) -> float | None:
    numbers = words.entry("numbers")
    if text in numbers["fixed"]:
        return float(numbers["fixed"][text])
    values = {**numbers["units"], **numbers["tens"]}
    parts = [values.get(part) for part in re.split(r"[ -]", text)]
    return None if None in parts else float(sum(part for part in parts if part is not None))


def _chinese(text: str, words: Vocabulary) -> float | None:
    """Digits count by themselves or times the 十, 百 that follows: 一百零五, 廿五."""
    numbers = words.entry("numbers")
    if text in numbers["half"]:
        return _HALF
    if not text or any(letter not in numbers["digits"] and letter not in numbers["tens"] for letter in text):
        return None
    total, last = 0, 0
    for letter in text:
        if letter in numbers["digits"]:
            last = numbers["digits"][letter]
        else:
            total, last = total + (last or 1) * numbers["tens"][letter], 0
    return float(total + last)


def read_pair(text: str, words: Vocabulary) -> tuple[float, float] | None:
    """Two neighbouring Chinese figures said as a range: 三五 is 3 to 5, 二三十 is 20 to 30, 十五六 is 15 to 16."""
    if words.language != "zh":
        return None
    digits = {digit for digit, value in words.entry("numbers.digits").items() if value}
    for place in range(len(text) - 1):
        if text[place] in digits and text[place + 1] in digits:
            low = read_number(text[: place + 1] + text[place + 2 :], words) or 0.0
            high = read_number(text[:place] + text[place + 1 :], words) or 0.0
            return min(low, high), max(low, high)
    return None
