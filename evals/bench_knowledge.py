"""Speed of the knowledge base: passages embedded a second on one thread, seconds to open, milliseconds a question.

`python -m evals.bench_knowledge [PASSAGES ...]` (10000 where none is named; 100000 takes minutes). Passages are put together from the
handbook's sentences. Their vectors lie between the handbook's own, for embedding so many would take longer than all the rest.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from evals.retrieval import read_queries
from service.knowledge.base import KnowledgeBase
from service.knowledge.embedding import BuiltInEmbedder, Vectors, unit_rows
from service.knowledge.handbook import read_handbook
from service.knowledge.passages import Document, Language, Passage
from service.knowledge.sentences import sentences_of
from service.knowledge.shipped import shipped_vectors
from service.knowledge.upkeep import Upkeep
from service.locations import knowledge_folder

BARS = {10_000: 15.0, 100_000: 30.0}
"""Milliseconds that 95 of 100 questions may take at most, by passages."""
OPENING_S = 0.3
EMBEDDED_A_SECOND = 100.0
A_DOCUMENT = 250


class BetweenEmbedder(BuiltInEmbedder):
    """Embeds questions truly, and many passages at once by mixing the handbook's vectors."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = np.stack(list(shipped_vectors(knowledge_folder(), self.id).values()))
        self.dice = np.random.default_rng(7)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        if len(texts) == 1:
            return super().embed(texts)
        picks = self.rows[self.dice.integers(len(self.rows), size=(len(texts), 3))]
        noise = self.dice.normal(scale=0.02, size=(len(texts), self.rows.shape[1]))
        return unit_rows(picks.mean(axis=1) + noise)


def made_up(count: int) -> Iterator[Document]:
    """Documents of many passages, in both languages."""
    dice = random.Random(7)  # noqa: S311 - no secret hangs on it
    said = {language: [] for language in ("en", "zh")}  # type: dict[str, list[str]]
    for topic in read_handbook(knowledge_folder()):
        said[topic.language] += [s for p in topic.passages for s in sentences_of(p.text, topic.language)]
    for number in range(count // A_DOCUMENT):
        language: Language = "zh" if number % 2 else "en"
        passages = tuple(
            Passage(f"made-{number}-{i}.{language}", f"Part {i}", f"{number}.{i} " + " ".join(dice.sample(said[language], 6)), language)
            for i in range(A_DOCUMENT)
        )
        yield Document(f"/made/{number}.txt", "own", f"Made up {number}", language, str(number), passages)


def measure(count: int) -> bool:
    """Print the figures for so many passages; whether they hold."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        base = open_base(folder)
        base.put(list(made_up(count)))
        base.close()
        filled = time.perf_counter() - begun
        base = open_base(folder)
        base.embedder.embed(["the model is loaded"])
        begun = time.perf_counter()
        base.search("the first question", shelves=("own",))
        opened = time.perf_counter() - begun
        taken = [seconds_of(base, question.text) for question in read_queries() for _ in range(2)]
        base.close()
    p95 = statistics.quantiles(taken, n=20)[-1] * 1000
    bar = BARS.get(count, max(BARS.values()))
    print(f"{count:,} passages: filled in {filled:.0f} s, opened in {opened:.2f} s (bar {OPENING_S}), ", end="")
    print(f"a question {statistics.median(taken) * 1000:.1f} ms, 95 of 100 within {p95:.1f} ms (bar {bar:.0f})")
    return opened <= OPENING_S and p95 <= bar


def seconds_of(base: KnowledgeBase, question: str) -> float:
    """Seconds that a question takes."""
    begun = time.perf_counter()
    base.search(question, shelves=("own",))
    return time.perf_counter() - begun


def open_base(folder: str) -> KnowledgeBase:
    """A base that knows only what is made up."""
    base = KnowledgeBase(Upkeep(Path(folder) / "knowledge", BetweenEmbedder()), Path(folder) / "none")
    base._probed = True  # its passages are not embedded truly, so none of them proves the embedder
    return base


def embedding() -> bool:
    """Print how many passages are embedded a second on one thread; whether it is enough."""
    texts = [p.text for topic in read_handbook(knowledge_folder()) for p in topic.passages]
    embedder = BuiltInEmbedder()
    embedder.embed(["the model is loaded"])
    begun = time.process_time()
    embedder.embed(texts)
    rate = len(texts) / (time.process_time() - begun)
    print(f"embedding: {rate:.0f} passages in a second of the processor (bar {EMBEDDED_A_SECOND:.0f})")
    return rate >= EMBEDDED_A_SECOND


def main(counts: Sequence[str]) -> int:
    """Measure; 1 where a bar is missed."""
    held = [embedding(), *(measure(int(count)) for count in counts or ["10000"])]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
