"""Cuts text at the ends of its sentences."""

from __future__ import annotations

import re

from service.knowledge.passages import Language

_CHINESE = re.compile(r"[^。！？；\n]*[。！？；]+[”’）】》\"')]*|[^。！？；\n]+(?=\n|$)")
_ENGLISH_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9£$€])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|St|No|Prof|vs|e\.g|i\.e|approx|et al|cf|vol|pp|p|Fig|Inc|Ltd|Co)\.|\b[A-Z]\.|(?:^|\s)\d{1,2}\.)$"
)


def sentences_of(text: str, language: Language) -> list[str]:
    """The sentences of a text, their words unchanged."""
    if language == "zh":
        return [found for piece in _CHINESE.findall(text) if (found := piece.strip())]
    out: list[str] = []
    start = 0
    for end in _ENGLISH_END.finditer(text):
        piece = text[start : end.end()].strip()
        if not _ABBREVIATION.search(piece):
            out.append(piece)
            start = end.end()
    return [piece for piece in (*out, text[start:].strip()) if piece]
