"""How passages are put in order: nearness in meaning, a little for shared words, a little for the chapter that asks."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.knowledge.terms import terms_of

WORDS = 0.1
"""Most that shared words add to a cosine. Ranks of both kinds fused with equal weight lose the other language's passages."""
STAGE = 0.03
"""What a passage gains whose document speaks to the chapter that asks."""
LEAST = 0.19
"""Cosine that the nearest passage of any language has at least, or nothing is found (measured in evals/retrieval_bench.py)."""
LEAST_BESIDE = 0.06
"""Cosine from which another passage is shown beside it: those of the other language are never as near."""
LEAST_WITH_WORDS = 0.05
"""The same for a passage that holds half of the question's words, as where a heading is asked for by name."""
FEWEST_WORDS = 2
K1, B = 1.2, 0.75


@dataclass(frozen=True)
class Corpus:
    """What is counted over all passages, for the weight of a word."""

    passages: int
    mean_length: float
    holding: Mapping[str, int]
    """Passages that hold a term, for the terms of the question."""


@dataclass(frozen=True)
class Candidate:
    """A passage near the question."""

    id: str
    text: str
    cosine: float
    stages: tuple[str, ...] = ()


def rank(question: str, candidates: Sequence[Candidate], corpus: Corpus, stage: str | None = None) -> list[tuple[Candidate, float]]:
    """Candidates with their scores, best first; equal scores in the order of ids, so that runs repeat."""
    terms = list(dict.fromkeys(terms_of(question)))
    words = [bm25(terms, c.text, corpus) for c in candidates]
    most = max(words, default=0.0) or 1.0
    scored = [
        (c, round(c.cosine + WORDS * w / most + (STAGE if stage and stage in c.stages else 0.0), 6))
        for c, w in zip(candidates, words, strict=True)
    ]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0].id))


def answers(question: str, candidate: Candidate, nearest: float) -> bool:
    """Whether a passage has to do with the question at all; `nearest` is the highest cosine of any passage."""
    if candidate.cosine >= (LEAST_BESIDE if nearest >= LEAST else LEAST):
        return True
    asked = set(terms_of(question))
    shared = len(asked & counted(candidate.text).keys())
    return candidate.cosine >= LEAST_WITH_WORDS and shared >= max(FEWEST_WORDS, len(asked) / 2)


def bm25(terms: Sequence[str], text: str, corpus: Corpus) -> float:
    """Okapi BM25 (Robertson, Walker 1994) of a text for the terms of a question."""
    counts = counted(text)
    norm = K1 * (1 - B + B * counts.total() / (corpus.mean_length or 1.0))
    return sum(_weight(corpus, term) * counts[term] * (K1 + 1) / (counts[term] + norm) for term in terms if term in counts)


@lru_cache(maxsize=10_000)
def counted(text: str) -> Counter[str]:
    """How often each term stands in a passage; counting costs more than all the rest of a question."""
    return Counter(terms_of(text))


def _weight(corpus: Corpus, term: str) -> float:
    holding = min(corpus.holding.get(term, 0), corpus.passages)
    return math.log(1 + (corpus.passages - holding + 0.5) / (holding + 0.5))
