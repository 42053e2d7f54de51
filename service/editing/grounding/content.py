"""Words that carry the matter of a text: stems in English, pairs of characters in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from service.domain.brief import Language

_WORD = re.compile(r"[A-Za-z][A-Za-z’']*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_LEAST = 3
_ENDING = re.compile(rf"(?<=.{{{_LEAST}}})(?:ingly|edly|ings|ies|ing|ied|ers|est|ed|es|er|ly|'s|s|e|y)$")
"""The longest ending that leaves enough of a word."""


@lru_cache(maxsize=30_000)  # the words of many plans: nearly all of them come again
def stem(word: str) -> str:
    """An English word without its ending; crude, but the same for both texts that are compared."""
    low = word.casefold().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("'")
    low = _ENDING.sub("", low)
    return low[:-1] if len(low) > _LEAST and low[-1] == low[-2] else low


def all_stems(texts: Iterable[str], language: Language) -> frozenset[str]:
    """The stems of many texts, each word looked at once."""
    text = "\n".join(texts)
    if language == "en":
        return frozenset(map(stem, set(_WORD.findall(text))))
    return frozenset(stems_of(text, language))


def stems_of(text: str, language: Language) -> Iterator[str]:
    """All stems, or all pairs of neighbouring characters."""
    if language == "en":
        yield from map(stem, _WORD.findall(text))
    else:
        for run in _CHINESE.finditer(text):
            yield from (run.group()[i : i + 2] for i in range(len(run.group()) - 1))


def content_of(text: str, language: Language, stop_words: frozenset[str]) -> list[str]:
    """Stems of words that are no stop words; in Chinese pairs without a stop character."""
    if language == "en":
        return [stem(word) for word in _WORD.findall(text) if word.casefold().replace("’", "'") not in stop_words]
    return [pair for pair in stems_of(text, language) if not any(character in stop_words for character in pair)]
