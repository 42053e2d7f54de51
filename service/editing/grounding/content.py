"""Words that carry the matter of a text: stems in English, pairs of characters in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.domain.brief import Language

_WORD = re.compile(r"[A-Za-z][A-Za-z’']*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_ENDINGS = ("ingly", "edly", "ings", "ies", "ing", "ied", "ers", "est", "ed", "es", "er", "ly", "’s", "'s", "s", "e", "y")
_LEAST = 3


def stem(word: str) -> str:
    """An English word without its ending; crude, but the same for both texts that are compared."""
    low = word.casefold().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _LEAST:
            low = low[: -len(ending)]
            break
    return low[:-1] if len(low) > _LEAST and low[-1] == low[-2] else low


def stems_of(text: str, language: Language) -> Iterator[str]:
    """All stems, or all pairs of neighbouring characters."""
    if language == "en":
        yield from (stem(match.group()) for match in _WORD.finditer(text))
    else:
        for run in _CHINESE.finditer(text):
            yield from (run.group()[i : i + 2] for i in range(len(run.group()) - 1))


def content_of(text: str, language: Language, stop_words: frozenset[str]) -> list[str]:
    """Stems of words that are no stop words; in Chinese pairs without a stop character."""
    if language == "en":
        return [stem(m.group()) for m in _WORD.finditer(text) if m.group().casefold().replace("’", "'") not in stop_words]
    return [pair for pair in stems_of(text, language) if not any(character in stop_words for character in pair)]
