"""Which language a text is written in, and how its length is counted."""

from __future__ import annotations

import re

from service.knowledge.passages import Language

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’-]*")
_MOSTLY = 0.3
"""Share of Chinese characters among characters and words from which a text is Chinese: it may hold English terms."""


def language_of(text: str) -> Language:
    """English or Chinese, by what most of it is written in."""
    han, latin = len(HAN.findall(text)), len(_LATIN_WORD.findall(text))
    return "zh" if han and han / (han + latin) >= _MOSTLY else "en"


def length_of(text: str, language: Language) -> int:
    """Length: words in English; Chinese characters, with each Latin word as one, in Chinese."""
    if language == "en":
        return len(text.split())
    return len(HAN.findall(text)) + len(_LATIN_WORD.findall(text))
