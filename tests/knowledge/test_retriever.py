"""A chain gets the same passages, by way of langchain-chroma."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from service.knowledge.base import KnowledgeBase
from service.knowledge.retriever import ChainEmbeddings, open_retriever
from service.settings import Settings
from tests.knowledge.a_base import EMBEDDER


def test_the_retriever_finds_what_the_base_finds(base: KnowledgeBase, folder: Path) -> None:
    expected = base.search("price rise", shelves=("handbook",), language="en", top=2)
    base.close()
    retriever = open_retriever(Settings(home=folder), shelves=("handbook",), language="en", top=2)
    retriever.base.handbook = folder / "handbook"
    found = retriever.invoke("price rise")
    assert [(d.id, d.page_content) for d in found] == [(h.id, h.text) for h in expected]
    assert found[0].metadata == {
        "source": "handbook/en/price",
        "title": "Price",
        "heading": "Before a rise",
        "language": "en",
        "score": expected[0].score,
    }
    retriever.base.close()


def test_the_embedder_speaks_as_langchain_asks() -> None:
    embeddings = ChainEmbeddings(EMBEDDER)
    assert np.allclose(embeddings.embed_query("price"), EMBEDDER.embed(["price"])[0])
    assert len(embeddings.embed_documents(["one", "two"])) == 2
