"""Picks the words of a passage that answer a question: the sentence that a plan quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

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
    r"|[这那它他她此其]|所以|因此|但|不过|而且|另外|第[一二三四五六七八九十]步"
)
"""Openings that lean on the sentence before, and steps of a list."""
_STEP = re.compile(r"\d{1,2}[.)、]")
_QUOTED = re.compile(r"[“”\"]")
_NOT_SO_FIT = 0.06
ENDS = (".", "!", "?", "。", "！", "？", "；")
"""How a sentence ends that may be quoted."""
_OF_AN_EXAMPLE = re.compile(r"\binvented\b|虚构|假想|假设有|£|\$|€|\d元")


def with_quotes(question: str, hits: Sequence[Hit], embedder: Embedder) -> list[Hit]:
    """The hits with their quotes."""
    return [hit for hit, _ in _scored(question, hits, embedder)]


def best_quote(question: str, hits: Sequence[Hit], embedder: Embedder, says: str = "") -> Hit | None:
    """The hit whose quote answers best; none without a sentence fit to be quoted. One of the handbook's must hold what `says` asks for."""
    scored = _scored(question, [hit for hit in hits if _fit(hit, says)], embedder, says)
    return max(scored, key=lambda pair: pair[1], default=(None, 0.0))[0]


def _scored(question: str, hits: Sequence[Hit], embedder: Embedder, says: str = "") -> list[tuple[Hit, float]]:
    """The hits with their quotes and how well these answer; all sentences are embedded in one go."""
    choices = [_fit(hit, says) or [hit.text[:200].strip()] for hit in hits]
    vectors = embedder.embed([question, *(sentence for choice in choices for sentence in choice)]) if hits else np.zeros((1, 1))
    out: list[tuple[Hit, float]] = []
    at = 1
    for hit, choice in zip(hits, choices, strict=True):
        scores = [round(float(vectors[at + i] @ vectors[0]) - _unfit(s), 4) for i, s in enumerate(choice)]
        best = max(range(len(choice)), key=lambda i: (scores[i], -i))
        out.append((replace(hit, quote=choice[best]), scores[best]))
        at += len(choice)
    return out


def _fit(hit: Hit, says: str = "") -> list[str]:
    """Sentences of a fit length that end as sentences do and are no steps of a list."""
    found = [s for s in sentences_of(hit.text, hit.language) if s.endswith(ENDS) and not _STEP.match(s)]
    fit = [s for s in found if SHORTEST[hit.language] <= length_of(s, hit.language) <= LONGEST[hit.language]]
    return [s for s in fit if hit.shelf == "own" or re.search(says, s)]


def _unfit(sentence: str) -> float:
    """What speaks against quoting a sentence by itself."""
    against = (_BACKWARDS.match(sentence), _OF_AN_EXAMPLE.search(sentence), _QUOTED.search(sentence))
    return _NOT_SO_FIT * sum(map(bool, against))
