"""English number words: `forty-five`, `a hundred and twenty`, `two thousand`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SMALL_BELOW = 13
"""Words below thirteen are seldom a figure ("one of them") and are left alone in a sentence."""


@dataclass(frozen=True)
class NumberWord:
    """A number written in words."""

    text: str
    end: int
    value: float
    step: float = 1.0
    is_percent: bool = False


_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {
    **{word: number for number, word in enumerate((*_ONES, *_TEENS), 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
}
_LARGE = ("teen", "ty", "hundred", "thousand", "million", "cent")
"""One of these stands in every number word that is found when small ones are not: in most sentences none does."""
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_ONES)})\b)?|{'|'.join(reversed(_TEENS))}|{'|'.join(_ONES)})"
_HUNDREDS = rf"(?:{_BELOW_100}\s)?hundred(?:\s(?:and\s)?{_BELOW_100})?"
_WORDS = re.compile(
    rf"\b(?=[tefsonhm])(?:(?:(?:{_HUNDREDS}|{_BELOW_100})\s)?(?:thousand|million)(?:\s(?:and\s)?(?:{_HUNDREDS}|{_BELOW_100}))?|{_HUNDREDS}|{_BELOW_100})\b"
    r"(?P<percent>\sper\s?cent\b)?(?!-(?:first|second|third|\w+th)\b)",
    re.IGNORECASE,
)


def english_numbers(text: str, small: bool) -> Iterator[NumberWord]:
    """Numbers in English words, those below thirteen only when `small`."""
    low = text.casefold()
    if not (small or any(part in low for part in _LARGE)):
        return
    for match in _WORDS.finditer(text):
        value = _value(match.group())
        if small or value >= SMALL_BELOW or match.group("percent"):
            yield NumberWord(match.group(), match.end(), value, is_percent=bool(match.group("percent")))


def _value(words: str) -> int:
    total = current = 0
    for word in re.findall("[a-z]+", words.lower()):
        number = _VALUES.get(word, 0)
        if number == 100:
            current = (current or 1) * number
        elif number > 100:
            total, current = total + (current or 1) * number, 0
        else:
            current += number
    return total + current
