"""A chat model that takes its time, changes nothing, and counts which chapter of which plan it was asked for."""

from __future__ import annotations

import contextlib
import json
import re
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from service.editing.run import EDITED
from service.editing.templates import stage_prompt
from tests.fakes.openai_server import Asked, Reply, Server, message, openai_server

NAME = "Firm {}"
_NAMED = re.compile(r"Firm [\w-]+")
_NOTHING_NEW = {"lines": [], "chosen": "", "rejected": []}


@dataclass
class CallsMade:
    """The server, and what it was asked."""

    server: Server
    away: threading.Event
    """Set while the server breaks every connection off."""

    @property
    def settings(self) -> dict[str, str]:
        """Settings of a service that writes with it."""
        return {"OPENAI_BASE_URL": self.server.url, "OPENAI_API_KEY": "none", "OVERDELIVER_MODEL": "openai:scripted"}

    def calls(self) -> Counter[tuple[str, str]]:
        """How often each chapter of each plan was asked for, by the firm's name."""
        return Counter(_call(asked) for asked in list(self.server.asked))


@contextlib.contextmanager
def model_server(seconds: float) -> Iterator[CallsMade]:
    """A model that leaves every sentence as it is, each answer after so many seconds."""

    away = threading.Event()

    def script(_asked: Asked) -> Reply:
        reply = message(json.dumps(_NOTHING_NEW))
        return Reply(body=reply.body, seconds=seconds, cut=away.is_set())

    with openai_server(script) as server:
        yield CallsMade(server, away)


def _call(asked: Asked) -> tuple[str, str]:
    named = _NAMED.search(str(asked.body["messages"][0]["content"]))
    stage = next(name for name, start in _starts().items() if asked.question.startswith(start))
    return named.group() if named else "?", stage


def _starts() -> dict[str, str]:
    """With which words the question of each chapter begins."""
    return {name: stage_prompt(name).question["en"].split("`")[0] for name in EDITED}
