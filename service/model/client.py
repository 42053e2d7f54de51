"""OpenAI's client, made fit for hundreds of calls at once: half of what a call cost went into looks at other connections and at types."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import httpx2
from openai import DefaultAioHttpClient, DefaultAsyncHttpxClient
from openai.resources.chat.completions import AsyncCompletions
from openai.types.chat import ChatCompletion

_OPTIONS = {"extra_headers": "headers", "extra_query": "params", "extra_body": "extra_json", "timeout": "timeout"}


class Straight(AsyncCompletions):
    """Chat completions sent as they are asked for: LangChain writes them as they are sent, the client would look through them once more."""

    async def create(self, **asked: Any) -> Any:
        """An answer of the model."""
        if asked.get("stream"):
            return await super().create(**asked)
        options: Any = {ours: asked.pop(theirs) for theirs, ours in _OPTIONS.items() if theirs in asked}
        return await self._post("/chat/completions", body=asked, options=options, cast_to=ChatCompletion)


def client_for(most_seconds: float, *, many: bool) -> httpx2.AsyncClient:
    """A client whose calls may each take so many seconds. For `many` at once the library recommends its other one."""
    if many:
        with suppress(RuntimeError):  # where the library was loaded without it before
            return DefaultAioHttpClient(timeout=most_seconds)
    return DefaultAsyncHttpxClient(timeout=most_seconds)


def straighten(model: Any) -> None:
    """Have a model of LangChain's send its requests as they are, where it speaks by OpenAI's client."""
    if isinstance(getattr(model, "async_client", None), AsyncCompletions):
        model.async_client = Straight(model.root_async_client)
