"""The only door to Chroma: collections of vectors, in a folder of this machine or on a server. Its faults are told in words of our own."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import numpy as np

from service.errors import KnowledgeError
from service.knowledge.embedding import Vectors
from service.knowledge.passages import Language, Shelf
from service.knowledge.records import FULL, Stored

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api import ClientAPI

BATCH = 2000
"""Vectors written at once; Chroma takes 5461 at most."""
LOOKS = 100
"""Neighbours that Chroma looks at for a question: with fewer, graphs built in another order give other answers."""
SAME = 0.02
"""Distance within which another passage says the same: of thousands of such, Chroma finds one and not always the one asked for."""
BEAT_S = 2.0
"""Seconds in which a server must say that it lives."""
ANSWER_S, WRITE_S = 4.0, 60.0
"""Seconds in which it must answer a question, and take in a batch."""
PAUSE_S = 2.0
"""Seconds during which a server that did not answer is not asked again."""
DEEP = 1000
"""Neighbours looked at for a passage that is not among its first three."""


@dataclass(frozen=True)
class Name:
    """A collection: what it holds and which model made its vectors."""

    home: str
    shelf: Shelf
    language: Language
    model: str

    def __str__(self) -> str:
        model = re.sub(r"[^a-zA-Z0-9]+", "-", self.model).strip("-")[:36].strip("-")
        return f"od-{self.home}-{self.shelf}-{self.language}-{model}"


class Index:
    """Chroma, opened when first needed."""

    def __init__(self, folder: Path, url: str = "") -> None:
        self.folder, self.url = folder, url
        self._client: ClientAPI | None = None
        self._open: dict[str, Collection] = {}
        self._away_until = 0.0
        """While a server is away, not everybody waits for it anew."""

    @property
    def client(self) -> ClientAPI:
        """The client of Chroma."""
        if self._client is None:
            with self._told():
                self._client = self._connect()
        return self._client

    def beat(self) -> None:
        """See that the server answers; a folder always does.

        Raises: KnowledgeError when it does not.
        """
        if self.url:
            with self._told(), urlopen(f"{self.url.rstrip('/')}/api/v2/heartbeat", timeout=BEAT_S):  # noqa: S310 - the owner's own
                return

    def _connect(self) -> ClientAPI:
        import chromadb  # a second to import: only where something is looked up
        from chromadb.config import Settings

        self.beat()  # Chroma's own client would wait for ever

        quiet = Settings(anonymized_telemetry=False)
        if not self.url:
            self.folder.mkdir(parents=True, exist_ok=True)
            return chromadb.PersistentClient(str(self.folder), settings=quiet)
        scheme, _, rest = self.url.rstrip("/").partition("://")
        host, _, port = rest.partition(":")
        return chromadb.HttpClient(host, int(port or (443 if scheme == "https" else 8000)), ssl=scheme == "https", settings=quiet)

    def close(self) -> None:
        """Let go of a folder: what another process writes meanwhile is seen when it is opened again. A server shows it anyway."""
        self._open.clear()
        if not self.url:
            self.end()

    def end(self) -> None:
        """Let go for good."""
        client, self._client = self._client, None
        self._open.clear()
        if client is not None:
            with self._told():
                client.close()  # type: ignore[attr-defined]
                for session in _sessions(client) if self.url else ():
                    session.close()  # Chroma leaves them open

    def collection(self, name: Name) -> Collection:
        """The collection, made if it is not there.

        Raises: KnowledgeError if its vectors are of another model.
        """
        called = str(name)
        if called not in self._open:
            with self._told():
                found = self.client.get_or_create_collection(
                    called,
                    embedding_function=None,  # never Chroma's own, which fetches its model from the network
                    configuration={"hnsw": {"space": "cosine", "ef_search": LOOKS}},
                    metadata={"model": name.model},
                )
            if (found.metadata or {}).get("model") != name.model:
                raise KnowledgeError(f"the index {called} is of another embedder; run overdeliver ingest to build it anew")
            self._open[called] = found
        return self._open[called]

    def drop(self, name: Name) -> None:
        """Forget a collection, if it is there."""
        self._open.pop(str(name), None)
        with self._told():
            if str(name) in {c.name for c in self.client.list_collections()}:
                self.client.delete_collection(str(name))

    def count(self, name: Name) -> int:
        """Vectors that the collection says it holds."""
        with self._told():
            return int(self.collection(name).count())

    def ids(self, name: Name) -> set[str]:
        """Ids that the collection says it holds."""
        with self._told():
            return set(self.collection(name).get(include=[])["ids"])

    def put(self, name: Name, passages: Sequence[Stored], vectors: Mapping[str, Vectors]) -> None:
        """Write passages with their vectors (by key); what is there already is written over."""
        for start in range(0, len(passages), BATCH):
            part = passages[start : start + BATCH]
            collection = self.collection(name)
            with self._told(WRITE_S):
                collection.upsert(
                    ids=[p.id for p in part],
                    embeddings=np.stack([vectors[p.key] for p in part]),
                    documents=[p.hit.text for p in part],
                    metadatas=[_told_of(p) for p in part],
                )

    def remove(self, name: Name, ids: Sequence[str]) -> None:
        """Take passages out."""
        for start in range(0, len(ids), BATCH):
            with self._told():
                self.collection(name).delete(ids=list(ids[start : start + BATCH]))

    def nearest(self, name: Name, vector: Vectors, most: int) -> list[tuple[str, float]]:
        """Ids of the nearest passages with their cosine."""
        with self._told():
            found = self.collection(name).query(query_embeddings=np.asarray([vector], np.float32), n_results=most, include=["distances"])
        return list(zip(found["ids"][0], (1 - d for d in (found["distances"] or [[]])[0]), strict=True))

    def lost(self, name: Name, passages: Sequence[Stored], vectors: Mapping[str, Vectors]) -> list[Stored]:
        """Passages that find neither themselves by their own vector nor another that says the same: counted, and in no answer."""
        suspects = self._not_found(name, passages, vectors, 3)
        return self._not_found(name, suspects, vectors, DEEP) if suspects else []

    def _not_found(self, name: Name, passages: Sequence[Stored], vectors: Mapping[str, Vectors], most: int) -> list[Stored]:
        out: list[Stored] = []
        for start in range(0, len(passages), BATCH):
            part = passages[start : start + BATCH]
            with self._told():
                rows = np.stack([vectors[p.key] for p in part])
                found = self.collection(name).query(query_embeddings=rows, n_results=most, include=["distances"])
            for passage, ids, distances in zip(part, found["ids"], found["distances"] or [], strict=True):
                if passage.id not in ids and not (distances and distances[0] <= SAME):
                    out.append(passage)
        return out

    @contextmanager
    def _told(self, patience_s: float = ANSWER_S) -> Iterator[None]:
        """Faults of Chroma in words of our own; a server must answer within so many seconds."""
        if time.monotonic() < self._away_until:
            raise KnowledgeError(self._reason(TimeoutError("it did not answer a moment ago")))
        for session in _sessions(self._client) if self.url and self._client is not None else ():
            session.timeout = patience_s
        try:
            yield
        except KnowledgeError:
            raise
        except Exception as error:
            if self.url and _is_off_the_line(error):
                self._away_until = time.monotonic() + PAUSE_S
            raise KnowledgeError(self._reason(error)) from error
        except BaseException as error:
            if type(error).__name__ != "PanicException":  # how Chroma's core ends on a damaged file; not an Exception
                raise
            raise KnowledgeError(self._reason(error)) from error

    def _reason(self, error: BaseException) -> str:
        said = " ".join(str(error).split())[:300]
        if self.url:
            return f"the Chroma server at {self.url} cannot be used ({said}); start it, or mend OVERDELIVER_CHROMA_URL"
        if re.search(r"no space left|disk is full|os error 28|disk i/o|\bcode: 13\b", said, re.IGNORECASE):
            return f"{self.folder}: {FULL}; free some space and run again: nothing is lost, the index is completed then"
        fault = said or type(error).__name__
        return f"{self.folder}: the index cannot be used ({fault}); delete that folder, it is built again from our own records"


def _sessions(client: Any) -> list[Any]:
    """The connections to a server, those for its own upkeep too."""
    return [part._server._session for part in (client, client._admin_client)]


def _is_off_the_line(error: BaseException) -> bool:
    """Whether no answer came; a server's own refusals are answers."""
    return isinstance(error, OSError) or any(kind.__module__.startswith("httpx") for kind in type(error).__mro__)


def is_full(error: KnowledgeError) -> bool:
    """Whether it is the disk that is full, and nothing damaged."""
    return FULL in str(error)


def _told_of(passage: Stored) -> dict[str, Any]:
    hit = passage.hit
    return {"source": hit.source, "title": hit.title, "heading": hit.heading, "language": hit.language, "shelf": hit.shelf}
