"""Picks the words of a passage that answer a question: the sentence that a plan quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.knowledge.embedding import Embedder
from service.knowledge.language import length_of
from service.knowledge.passages import Hit
from service.knowledge.sentences import sentences_of

LONGEST = {"en": 45, "zh": 90}
"""Words or characters of a quote."""
SHORTEST = {"en": 6, "zh": 12}
_BACKWARDS = re.compile(
    r"(?:It|They|This|That|These|Those|He|She|Such|Both|Then|Here|So|But|And|Or|Instead|Otherwise|For example)\b"
    r"|The (?:result|same|second|first|other)\b"
    r"|\d{1,2}[.)]\s|[这那它他她此其]|所以|因此|但|不过|而且|另外|第[一二三四五六七八九十]步"
)
"""Openings that lean on the sentence before, and steps of a list."""
_NOT_SO_FIT = 0.06
_OF_AN_EXAMPLE = re.compile(r"\binvented\b|虚构|假想|假设有|£|\$|€|\d元")


def with_quotes(question: str, hits: Sequence[Hit], embedder: Embedder) -> list[Hit]:
    """The hits with their quotes; all sentences are embedded in one go."""
    choices = [_choices(hit) for hit in hits]
    texts = [question, *(sentence for choice in choices for sentence in choice)]
    vectors = embedder.embed(texts)
    out: list[Hit] = []
    at = 1
    for hit, choice in zip(hits, choices, strict=True):
        scores = [float(vectors[at + i] @ vectors[0]) - _unfit(s) for i, s in enumerate(choice)]
        out.append(replace(hit, quote=choice[max(range(len(choice)), key=lambda i: (scores[i], -i))]))
        at += len(choice)
    return out


def _choices(hit: Hit) -> list[str]:
    """Sentences of a fit length; without any, the beginning of the passage."""
    found = sentences_of(hit.text, hit.language)
    fit = [s for s in found if SHORTEST[hit.language] <= length_of(s, hit.language) <= LONGEST[hit.language]]
    return fit or [hit.text[:200].strip()]


def _unfit(sentence: str) -> float:
    """What speaks against quoting a sentence by itself."""
    return _NOT_SO_FIT * (bool(_BACKWARDS.match(sentence)) + bool(_OF_AN_EXAMPLE.search(sentence)))
