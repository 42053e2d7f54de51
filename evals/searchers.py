"""Opens the handbook for retrieval evals, in the versions that have a knowledge base."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evals.retrieval import Hit, Searcher
from service.settings import Settings

LANGUAGES = ("en", "zh")
PASSAGES = 50
"""Passages of each language that are asked for; a topic has several."""


@dataclass(frozen=True)
class Handbook:
    """The handbook, searched as a stage searches it, in each language of its own."""

    base: Any

    def search(self, query: str) -> Sequence[Hit]:
        """Passages of both languages, the best first."""
        found = (self.base.search(query, language=language, shelves=("handbook",), top=PASSAGES) for language in LANGUAGES)
        hits = [(hit.source.rsplit("/", 1)[-1], hit.language, hit.score) for some in found for hit in some]
        return sorted(hits, key=lambda hit: -hit[2])


@contextmanager
def handbook() -> Iterator[Searcher | None]:
    """The handbook in a folder of its own, closed at the end; None where this version has no knowledge base."""
    try:
        opening = import_module("service.knowledge.opening")
    except ModuleNotFoundError:
        yield None
        return
    with TemporaryDirectory() as folder:
        base = opening.open_base(Settings(home=Path(folder)))
        try:
            yield Handbook(base)
        finally:
            base.close()
