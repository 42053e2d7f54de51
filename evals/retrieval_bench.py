"""How well the handbook is found: recall@5 and nDCG@10 by pair of languages, beside plain cosine and plain BM25.

A topic counts once, at the rank of its first passage. Asked over both languages, each labelled topic is wanted in either language.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.retrieval import Query, read_queries, scores_of
from service.knowledge.base import KnowledgeBase
from service.knowledge.embedding import BuiltInEmbedder
from service.knowledge.handbook import read_handbook
from service.knowledge.opening import open_base
from service.knowledge.passages import Language, Passage, embedded_text
from service.knowledge.ranking import Candidate, Corpus, bm25, rank
from service.knowledge.terms import terms_of
from service.locations import knowledge_folder
from service.settings import Settings


@dataclass(frozen=True)
class Figures:
    """Means over questions."""

    questions: int
    recall_at_5: float
    ndcg_at_10: float


Search = Callable[[Query, Sequence[Language]], Sequence[str]]
"""Topics of the passages found, best first, repeated as they come."""


def measure(search: Search) -> dict[str, Figures]:
    """Figures by pair of languages: asked in → looked for in."""
    asked = [q for q in read_queries() if q.wanted]
    pairs: dict[str, list[tuple[Query, tuple[Language, ...]]]] = {
        "en → en": [(q, ("en",)) for q in asked if q.language == "en"],
        "zh → zh": [(q, ("zh",)) for q in asked if q.language == "zh"],
        "en → zh": [(q, ("zh",)) for q in asked if q.language == "en"],
        "zh → en": [(q, ("en",)) for q in asked if q.language == "zh"],
        "both": [(q, ("en", "zh")) for q in asked],
    }
    return {pair: _figures([scores_of(search(q, languages), q.wanted) for q, languages in rows]) for pair, rows in pairs.items()}


def _figures(judged: Sequence[tuple[float, float, float]]) -> Figures:
    recalls, _, gains = zip(*judged, strict=True)
    return Figures(len(judged), statistics.mean(recalls), statistics.mean(gains))


class Shelf:
    """All passages of the handbook in memory, for the plain searches that ours is compared with."""

    def __init__(self, folder: Path) -> None:
        self.embedder = BuiltInEmbedder()
        documents = list(read_handbook(folder))
        self.passages: list[tuple[str, Passage]] = [(d.source.rsplit("/", 1)[1], p) for d in documents for p in d.passages]
        titled = [(d, p) for d in documents for p in d.passages]
        self.vectors = self.embedder.embed([embedded_text(d.title, p.heading, p.text) for d, p in titled])
        self.texts = [f"{p.heading}\n{p.text}" for _, p in titled]
        found = [terms_of(text) for text in self.texts]
        holding: dict[str, int] = {}
        for terms in found:
            for term in set(terms):
                holding[term] = holding.get(term, 0) + 1
        self.corpus = Corpus(len(found), statistics.mean(len(terms) for terms in found), holding)

    def cosine(self, question: Query, languages: Sequence[Language]) -> list[str]:
        """By nearness of meaning alone."""
        return self._sorted(self.vectors @ self.embedder.embed([question.text])[0], languages)

    def words(self, question: Query, languages: Sequence[Language]) -> list[str]:
        """By shared words alone; what shares none is not found."""
        terms = terms_of(question.text)
        scores = np.array([bm25(terms, text, self.corpus) for text in self.texts])
        return self._sorted(scores, languages, above=0.0)

    def hybrid(self, question: Query, languages: Sequence[Language]) -> list[str]:
        """Our ranking over every passage, without an index in between."""
        cosines = self.vectors @ self.embedder.embed([question.text])[0]
        spoken = [i for i, (_, passage) in enumerate(self.passages) if passage.language in languages]
        rows = [Candidate(str(i), self.texts[i], float(cosines[i])) for i in spoken]
        return [self.passages[int(c.id)][0] for c, _ in rank(question.text, rows, self.corpus)]

    def _sorted(self, scores: np.ndarray, languages: Sequence[Language], above: float = -2.0) -> list[str]:
        order = [i for i in np.argsort(-scores, kind="stable") if scores[i] > above and self.passages[i][1].language in languages]
        return [self.passages[i][0] for i in order]


def table(rows: dict[str, dict[str, Figures]]) -> Iterator[str]:
    """The figures as lines of a table."""
    yield f"{'':10} {'':>4}" + "".join(f"{name:>24}" for name in rows)
    yield f"{'':10} {'n':>4}" + f"{'recall@5':>14}{'nDCG@10':>10}" * len(rows)
    for pair in next(iter(rows.values())):
        cells = "".join(f"{figures[pair].recall_at_5:14.2f}{figures[pair].ndcg_at_10:10.2f}" for figures in rows.values())
        yield f"{pair:10} {next(iter(rows.values()))[pair].questions:4d}{cells}"


def indexed(base: KnowledgeBase) -> Search:
    """Our search as the program does it: by way of Chroma, and silent where nothing is near."""

    def search(question: Query, languages: Sequence[Language]) -> list[str]:
        only = languages[0] if len(languages) == 1 else None
        hits = base.search(question.text, language=only, shelves=("handbook",), top=50)
        return [hit.source.rsplit("/", 1)[1] for hit in hits]

    return search


def main() -> int:
    """Print the figures of ours, from the index and over every passage, and of the plain ones; and how often ours is rightly silent."""
    shelf = Shelf(knowledge_folder())
    with tempfile.TemporaryDirectory() as folder:
        base = open_base(Settings(home=Path(folder)))
        ours = measure(indexed(base))
        silent = [not base.search(q.text) for q in read_queries() if not q.wanted]
        base.close()
    others = {"every passage": measure(shelf.hybrid), "plain cosine": measure(shelf.cosine), "plain BM25": measure(shelf.words)}
    for line in table({"ours": ours} | others):
        print(line)
    print(f"silent on {sum(silent)} of {len(silent)} questions from elsewhere")
    return 0


if __name__ == "__main__":
    sys.exit(main())
