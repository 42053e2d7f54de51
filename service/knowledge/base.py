"""The knowledge base: documents in, passages out. One writer at a time, and an index that is checked before it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

import numpy as np

from service.errors import KnowledgeError
from service.knowledge.embedding import Embedder, Vectors
from service.knowledge.handbook import handbook_digest, read_handbook
from service.knowledge.passages import LANGUAGES, SHELVES, Document, Hit, Language, Shelf, embedded_text
from service.knowledge.ranking import Candidate, Corpus, answers, rank
from service.knowledge.records import Records, key_of
from service.knowledge.shipped import shipped_vectors
from service.knowledge.terms import terms_of
from service.knowledge.upkeep import GROUP, Upkeep

CANDIDATES = 30
"""Passages of each collection that are ranked: more cost time and hardly change an answer (measured in evals/retrieval_bench.py)."""


@dataclass
class KnowledgeBase:
    """The passages of the handbook and of the owner's documents."""

    keep: Upkeep
    handbook: Path
    _corpora: dict[tuple[tuple[Shelf, ...], str], tuple[int, float]] = field(default_factory=dict)
    _probed: bool = False

    @property
    def embedder(self) -> Embedder:
        """What turns words into vectors."""
        return self.keep.embedder

    @property
    def records(self) -> Records:
        """Our own record of all passages."""
        return self.keep.records

    def close(self) -> None:
        """Let go of all files."""
        self.keep.close()

    # Documents in

    def put(self, documents: Sequence[Document]) -> None:
        """Take documents in, in place of what was known under their sources.

        Raises: KnowledgeError if they cannot be embedded or kept; what is not kept is not half there.
        """
        for group in _groups(documents):
            vectors = self._vectors_of(group)
            with self.keep.writing():
                with self.records.change():
                    for document in group:
                        self.records.put(document)
                    self.records.keep_vectors(self.embedder.id, vectors)
                self.keep.mend({d.shelf for d in group})

    def remove(self, shelf: Shelf, sources: Sequence[str]) -> int:
        """Forget documents; how many were known."""
        with self.keep.writing():
            with self.records.change():
                known = sum(self.records.drop(shelf, source) for source in sources)
            self.keep.mend({shelf})
        return known

    def sync_handbook(self) -> None:
        """Index the handbook where it is new or was changed."""
        digest = self._handbook_digest
        if self.records.state("handbook") == digest:
            return
        with self.keep.writing(mend=False):
            if self.records.state("handbook") == digest:
                return  # another process did it while this one waited
            topics = list(read_handbook(self.handbook))
            known = self.records.digests("handbook")
            fresh = [topic for topic in topics if known.get(topic.source) != topic.digest]
            gone = set(known) - {topic.source for topic in topics}
            vectors = self._vectors_of(fresh, shipped_vectors(self.handbook, self.embedder.id))
            with self.records.change():
                for source in gone:
                    self.records.drop("handbook", source)
                for topic in fresh:
                    self.records.put(topic)
                self.records.keep_vectors(self.embedder.id, vectors)
                self.records.note("handbook", digest)
            self.keep.mend({"handbook"})

    @cached_property
    def _handbook_digest(self) -> str:
        """The handbook ships with the program, so it is looked at once by each that opens the base, not for every plan."""
        return handbook_digest(self.handbook)

    def _vectors_of(self, documents: Sequence[Document], shipped: Mapping[str, Vectors] | None = None) -> dict[str, Vectors]:
        """Vectors of all passages by key: those shipped, those on record, and the rest embedded."""
        texts = {key: text for d in documents for key, text in _to_embed(d)}
        there = {key: vector for key, vector in (shipped or {}).items() if key in texts}
        return there | self.keep.embedded({key: text for key, text in texts.items() if key not in there})

    # Passages out

    def search(
        self, question: str, *, language: Language | None = None, shelves: Sequence[Shelf] = SHELVES, top: int = 8, stage: str | None = None
    ) -> list[Hit]:
        """The passages that answer best, best first; none where nothing does.

        Raises: KnowledgeError if the base cannot be used.
        """
        if not question.strip():
            return []
        if "handbook" in shelves:
            self.sync_handbook()
        with self.keep.turn:
            names = [name for shelf in shelves for name in self.keep.names(shelf) if self.keep.make_ready(name)]
            if not names:
                return []
            vector = self._question(question)
            near = {name: dict(self.keep.index.nearest(name, vector, max(CANDIDATES, top))) for name in names}
        nearest = max((cosine for found in near.values() for cosine in found.values()), default=0.0)
        wanted = {id: cosine for name, found in near.items() if language in (None, name.language) for id, cosine in found.items()}
        return list(islice(self._ranked(question, wanted, shelves, (nearest, stage)), top))

    def _question(self, question: str) -> Vectors:
        """Vector of a question. The first time the embedder is shown to be the one that made the index."""
        if not self._probed:
            self._prove_embedder()
        return np.asarray(self.embedder.embed([question])[0])

    def _prove_embedder(self) -> None:
        probe, known = self._probe()
        again = self.embedder.embed([probe])[0]
        if float(again @ known) < 0.99:
            raise KnowledgeError(
                f"the embedder {self.embedder.id} no longer gives the vectors that the index was built with; "
                f"delete {self.keep.folder / 'index'} and the table of vectors, or name another model in OVERDELIVER_EMBEDDINGS"
            )
        self._probed = True

    def _probe(self) -> tuple[str, Vectors]:
        """A text whose vector is on record."""
        ids = next(found for shelf in SHELVES for language in LANGUAGES if (found := self.records.ids(shelf, language)[:1]))
        stored = self.records.stored(ids)[ids[0]]
        text = embedded_text(stored.hit.title, stored.hit.heading, stored.hit.text)
        return text, self.records.vectors(self.embedder.id, [stored.key])[stored.key]

    def _ranked(self, question: str, near: dict[str, float], shelves: Sequence[Shelf], asked: tuple[float, str | None]) -> Iterator[Hit]:
        nearest, stage = asked
        stored = self.records.stored(list(near))
        candidates = [Candidate(id, f"{p.hit.heading}\n{p.hit.text}", near[id], p.hit.stages) for id, p in stored.items()]
        ranked = rank(question, candidates, self._corpus(question, shelves), stage)
        return _without_twins(replace(stored[c.id].hit, score=score) for c, score in ranked if answers(question, c, nearest))

    def _corpus(self, question: str, shelves: Sequence[Shelf]) -> Corpus:
        key = (tuple(shelves), self.state)
        if key not in self._corpora:
            self._corpora = {key: self.records.corpus_size(shelves)}
        passages, mean = self._corpora[key]
        return Corpus(passages, mean, self.records.holding(shelves, list(dict.fromkeys(terms_of(question)))))

    @property
    def state(self) -> str:
        """Changes whenever an answer may change."""
        return f"{self.embedder.id} " + " ".join(str(self.records.generation(shelf)) for shelf in SHELVES)


def _without_twins(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Hits whose words no better hit has already said."""
    said: set[str] = set()
    for hit in hits:
        key = "".join(hit.text.split())
        if key not in said:
            said.add(key)
            yield hit


def _to_embed(document: Document) -> Iterator[tuple[str, str]]:
    for p in document.passages:
        yield key_of(document.title, p.heading, p.text), embedded_text(document.title, p.heading, p.text)


def _groups(documents: Sequence[Document]) -> Iterator[list[Document]]:
    group: list[Document] = []
    for document in documents:
        group.append(document)
        if sum(len(d.passages) for d in group) >= GROUP:
            yield group
            group = []
    if group:
        yield group
