"""Words by which a text is understood: in English each at the start of a word, in Chinese anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def any_stands(words: Iterable[str], text: str) -> bool:
    """Whether one of the words stands in a text; both are in the same case."""
    return bool(_any_of(tuple(words)).search(text))


@lru_cache(maxsize=2048)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    starts = (rf"\b{re.escape(word)}" if word.isascii() and word else re.escape(word) for word in words)
    return re.compile("|".join(starts) if words else r"(?!)")
