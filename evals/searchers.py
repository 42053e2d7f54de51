"""Opens the handbook for retrieval evals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.retrieval import Hit, Searcher
from service.knowledge.base import KnowledgeBase
from service.knowledge.opening import open_base
from service.knowledge.passages import Language
from service.settings import Settings

LANGUAGES: tuple[Language, ...] = ("en", "zh")
PASSAGES = 50
"""Passages of each language that are asked for; a topic has several."""


@dataclass(frozen=True)
class Handbook:
    """The handbook, searched as a stage searches it, in each language of its own."""

    base: KnowledgeBase

    def search(self, query: str) -> Sequence[Hit]:
        """Passages of both languages, the best first."""
        found = (self.base.search(query, language=language, shelves=("handbook",), top=PASSAGES) for language in LANGUAGES)
        hits = [(hit.source.rsplit("/", 1)[-1], hit.language, hit.score) for some in found for hit in some]
        return sorted(hits, key=lambda hit: -hit[2])


@contextmanager
def handbook() -> Iterator[Searcher]:
    """The handbook in a folder of its own, closed at the end."""
    with TemporaryDirectory() as folder:
        base = open_base(Settings(home=Path(folder)))
        try:
            yield Handbook(base)
        finally:
            base.close()
