"""The knowledge base as a retriever of LangChain, for chains: our ranking over what langchain-chroma finds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from langchain_chroma import Chroma
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever

from service.knowledge.base import KnowledgeBase
from service.knowledge.embedding import Embedder, Vectors
from service.knowledge.index import Index, Name
from service.knowledge.opening import open_base
from service.knowledge.passages import SHELVES, Hit, Language, Shelf
from service.settings import Settings


class ChainEmbeddings(Embeddings):
    """Our embedder under LangChain's name."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of passages."""
        return [[float(v) for v in row] for row in self.embedder.embed(texts)]

    def embed_query(self, text: str) -> list[float]:
        """Vector of a question."""
        return self.embed_documents([text])[0]


class ChainIndex(Index):
    """The index, asked by way of langchain-chroma."""

    def __init__(self, folder: Path, url: str, embedder: Embedder) -> None:
        super().__init__(folder, url)
        self.embeddings = ChainEmbeddings(embedder)

    def store(self, name: Name) -> Chroma:
        """LangChain's vector store over a collection; it never makes one, for it would not write down which model made the vectors."""
        self.collection(name)
        return Chroma(str(name), self.embeddings, client=self.client, create_collection_if_not_exists=False)

    def nearest(self, name: Name, vector: Vectors, most: int) -> list[tuple[str, float]]:
        """Ids of the nearest passages with their cosine."""
        with self._told():
            found = self.store(name).similarity_search_by_vector_with_relevance_scores([float(v) for v in vector], k=most)
        return [(str(document.id), 1 - distance) for document, distance in found]


class PassageRetriever(BaseRetriever):
    """Finds passages for a chain."""

    base: Any
    shelves: tuple[Shelf, ...] = SHELVES
    language: Language | None = None
    stage: str | None = None
    top: int = 8

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002 - LangChain's signature
        hits: Sequence[Hit] = self.base.search(query, language=self.language, shelves=self.shelves, top=self.top, stage=self.stage)
        return [_document(hit) for hit in hits]


def open_retriever(settings: Settings, **options: Any) -> PassageRetriever:
    """A retriever over the base of the settings, by way of langchain-chroma."""
    base: KnowledgeBase = open_base(settings)
    base.keep.make_index = lambda folder, url: ChainIndex(folder, url, base.embedder)
    return PassageRetriever(base=base, **options)


def _document(hit: Hit) -> Document:
    told = {"source": hit.source, "title": hit.title, "heading": hit.heading, "language": hit.language, "score": hit.score}
    return Document(id=hit.id, page_content=hit.text, metadata=told)
