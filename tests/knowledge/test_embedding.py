"""Embedders: the one that ships, and one behind a server that speaks OpenAI's language."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from service.errors import KnowledgeError
from service.knowledge.embedding import BuiltInEmbedder, OpenAIEmbedder, embedder_of, unit_rows
from tests.knowledge.a_base import EMBEDDER


class EmbeddingServer(ThreadingHTTPServer):
    """Answers `POST /v1/embeddings` with the length and the first letter of each text; or with an error."""

    status = 200
    asked: list[dict[str, Any]]


class Answer(BaseHTTPRequestHandler):
    server: EmbeddingServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(body)
        rows = [
            {"object": "embedding", "index": i, "embedding": [float(len(t)), float(ord(t[0])), 1.0]} for i, t in enumerate(body["input"])
        ]
        answer = {"object": "list", "data": rows, "model": body["model"], "usage": {"prompt_tokens": 1, "total_tokens": 1}}
        content = json.dumps(answer if self.server.status == 200 else {"error": {"message": "no such model"}}).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddingServer]:
    with EmbeddingServer(("127.0.0.1", 0), Answer) as running:
        running.asked = []
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        monkeypatch.setenv("OPENAI_API_KEY", "made-up")
        monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{running.server_port}/v1")
        yield running
        running.shutdown()
        thread.join()


def test_the_built_in_embedder_knows_meaning_across_languages() -> None:
    asked, same, other = EMBEDDER.embed(["customers wait too long", "顾客等得太久", "a recipe for bread"])
    assert float(asked @ same) > float(asked @ other) + 0.2


def test_vectors_are_of_length_one_and_the_same_in_every_batch() -> None:
    alone, together = EMBEDDER.embed(["one text"]), EMBEDDER.embed(["another", "one text", ""])
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.allclose(alone[0], together[1], atol=1e-5)
    assert EMBEDDER.embed([]).shape == (0, 512)


def test_the_setting_names_the_embedder() -> None:
    assert isinstance(embedder_of("built-in"), BuiltInEmbedder)
    assert embedder_of("built-in").id.startswith("use-multilingual-3/")
    assert embedder_of("openai:text-embedding-3-small").id == "openai/text-embedding-3-small"


def test_texts_go_to_the_server_as_they_are(server: EmbeddingServer) -> None:
    vectors = OpenAIEmbedder("a-model").embed(["two words", "三个字"])
    assert [(a["model"], a["input"]) for a in server.asked] == [("a-model", ["two words", "三个字"])]
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)


def test_a_server_that_refuses_is_told_in_a_line(server: EmbeddingServer) -> None:
    server.status = 404
    with pytest.raises(KnowledgeError, match=r"embeddings of a-model: .*no such model.*; check OPENAI_API_KEY and OPENAI_BASE_URL$"):
        OpenAIEmbedder("a-model").embed(["words"])


def test_a_missing_key_is_told_in_a_line() -> None:
    with pytest.raises(KnowledgeError, match="check OPENAI_API_KEY"):
        OpenAIEmbedder("a-model").embed(["words"])


@pytest.mark.parametrize("row", [[0.0, 0.0], [float("nan"), 1.0]])
def test_what_is_no_vector_is_told(row: list[float]) -> None:
    with pytest.raises(KnowledgeError, match="is no vector"):
        unit_rows(np.array([row]))
