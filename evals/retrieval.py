"""Retrieval judged on labelled queries: recall, MRR and nDCG by the languages of query and passage."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any, Protocol

import yaml

from service.errors import PlanError

QUERIES = Path(__file__).parent / "retrieval_queries.yaml"
DEPTH, RECALL_DEPTH = 10, 5
"""Topics of an answer that rank and gain look at, and those that recall looks at."""

Hit = tuple[str, str, float]
"""Topic of a passage, its language, its score."""


class Searcher(Protocol):
    """Whatever finds passages for a query, the best first."""

    def search(self, query: str) -> Sequence[Hit]:
        """Passages for a query."""


@dataclass(frozen=True)
class Query:
    """A question and the topics that answer it, each with its grade (2 answers it, 1 helps)."""

    text: str
    language: str
    wanted: Mapping[str, int]


@dataclass(frozen=True)
class RetrievalScore:
    """How well passages of a language are found by queries of a language; `pair` is such as `en → zh`."""

    pair: str
    queries: int
    recall: float
    mrr: float
    ndcg: float


def read_queries(file: Path = QUERIES) -> tuple[Query, ...]:
    """The labelled queries.

    Raises: PlanError where a question lacks its words, its language or its topics.
    """
    rows: list[dict[str, Any]] = yaml.safe_load(file.read_text("utf-8"))["questions"]
    try:
        return tuple(Query(row["ask"], row["language"], _grades(row["topics"])) for row in rows)
    except (KeyError, TypeError) as error:
        raise PlanError(f"{file.name}: a question needs ask, language and topics; {error} is missing") from error


def score_retrieval(searcher: Searcher, queries: Sequence[Query]) -> tuple[RetrievalScore, ...]:
    """The scores by pair of languages, and over all."""
    found: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    answers = [(query, list(searcher.search(query.text))) for query in queries]
    languages = sorted({language for _, hits in answers for _, language, _ in hits})
    for query, hits in answers:
        if not query.wanted:  # a question from elsewhere: the right answer is none
            found["silent where nothing answers"].append((float(not hits),) * 3)
            continue
        for language in languages:
            topics = [topic for topic, spoken, _ in hits if spoken == language]
            found[f"{query.language} → {language}"].append(scores_of(topics, query.wanted))
        found["all"].append(scores_of([topic for topic, _, _ in hits], query.wanted))
    return tuple(
        RetrievalScore(pair, len(rows), *(mean(column) for column in zip(*rows, strict=True))) for pair, rows in sorted(found.items())
    )


def _grades(topics: Mapping[str, int] | Sequence[str]) -> dict[str, int]:
    return dict(topics) if isinstance(topics, Mapping) else dict.fromkeys(topics, 1)


def scores_of(topics: Sequence[str], wanted: Mapping[str, int]) -> tuple[float, float, float]:
    """Recall@5, reciprocal rank and nDCG@10 of the topics found, best first; a topic counts once, at its first place."""
    seen = list(dict.fromkeys(topics))[:DEPTH]
    recall = len(set(seen[:RECALL_DEPTH]) & set(wanted)) / len(wanted)
    rank = next((1 / place for place, topic in enumerate(seen, 1) if topic in wanted), 0.0)
    ideal = _gain(sorted(wanted.values(), reverse=True)[:DEPTH])
    return recall, rank, _gain([wanted.get(topic, 0) for topic in seen]) / ideal


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))
