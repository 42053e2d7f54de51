"""Telling words: English words with their endings taken off, Chinese pairs of characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from service.copycheck.vocabulary import vocabulary

_WORD = re.compile(r"[a-z][a-z']*")
_RUN = re.compile(r"[㐀-鿿]+")
_SHORTEST = 3


@lru_cache(maxsize=4096)
def stems(plain: str) -> frozenset[str]:
    """The telling words of a folded text."""
    return frozenset(stem for stem, _ in places(plain))


def label_stems(plain: str) -> frozenset[str]:
    """The telling words of a label, general words of the trade left out where others remain."""
    return frozenset(stem for stem, _ in _label_places(plain))


def overlap(label: str, found: frozenset[str]) -> float:
    """How much of a label's telling words is found: English words and Chinese characters, two characters to a word."""
    total = {letter for _, place in _label_places(label) for letter in (place, place + 1)}
    shared = {letter for stem, place in _label_places(label) if stem in found for letter in (place, place + 1)}
    return len(shared) / len(total) if total else 0.0


@lru_cache(maxsize=512)
def _label_places(plain: str) -> tuple[tuple[str, int], ...]:
    english = frozenset(map(stem, vocabulary("en").entry("topics.label_stop_words")))
    shortened = plain
    for word in vocabulary("zh").entry("topics.label_stop_words"):
        shortened = shortened.replace(word, " " * len(word))
    return tuple(found for found in places(shortened) if found[0] not in english) or tuple(places(plain))


def places(plain: str) -> Iterator[tuple[str, int]]:
    """Each telling word with where it stands."""
    ignored = _stop_words()
    for match in _WORD.finditer(plain):
        if match.group() not in ignored:
            yield stem(match.group()), match.start()
    skipped = vocabulary("zh").entry("topics.stop_words")
    for match in _RUN.finditer(plain):
        run = match.group()
        for place in range(len(run) - 1):
            if run[place] not in skipped and run[place + 1] not in skipped:
                yield run[place : place + 2], match.start() + place


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    return frozenset(vocabulary("en").entry("topics.stop_words"))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """An English word without its ending."""
    word = word.removesuffix("'s")
    for ending in vocabulary("en").entry("topics.suffixes"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
