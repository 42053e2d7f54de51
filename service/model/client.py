"""OpenAI's client, made fit for hundreds of calls at once: half of what a call cost went into looks at other connections and at types."""

from __future__ import annotations

import asyncio
from itertools import cycle
from typing import Any
from urllib.request import getproxies

import httpx2
from openai import DefaultAsyncHttpxClient
from openai.resources.chat.completions import AsyncCompletions
from openai.types.chat import ChatCompletion

CALLS_A_LANE = 16
_OPTIONS = {"extra_headers": "headers", "extra_query": "params", "extra_body": "extra_json", "timeout": "timeout"}


class Lanes(httpx2.AsyncBaseTransport):
    """Several pools of connections, in turn: a pool looks at each of its connections whenever a call begins or ends."""

    def __init__(self, count: int) -> None:
        trusted, many = httpx2.create_ssl_context(), httpx2.Limits(max_connections=None, max_keepalive_connections=None)
        self._pools = [httpx2.AsyncHTTPTransport(verify=trusted, limits=many) for _ in range(count)]
        self._next = cycle(self._pools)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request by the pool whose turn it is."""
        return await next(self._next).handle_async_request(request)

    async def aclose(self) -> None:
        """Close all connections."""
        await asyncio.gather(*(pool.aclose() for pool in self._pools))


class Straight(AsyncCompletions):
    """Chat completions sent as they are asked for: LangChain writes them as they are sent, the client would look through them once more."""

    async def create(self, **asked: Any) -> Any:
        """An answer of the model."""
        if asked.get("stream"):
            return await super().create(**asked)
        options: Any = {ours: asked.pop(theirs) for theirs, ours in _OPTIONS.items() if theirs in asked}
        return await self._post("/chat/completions", body=asked, options=options, cast_to=ChatCompletion)


def client_for(calls_at_once: int, most_seconds: float) -> DefaultAsyncHttpxClient:
    """A client for so many calls at once, each of so many seconds. Where a proxy is set up, its own pool is used."""
    lanes = calls_at_once // CALLS_A_LANE
    many = {"all://": Lanes(lanes)} if lanes > 1 and not getproxies() else None
    return DefaultAsyncHttpxClient(timeout=most_seconds, mounts=many)


def straighten(model: Any) -> None:
    """Have a model of LangChain's send its requests as they are, where it speaks by OpenAI's client."""
    if isinstance(getattr(model, "async_client", None), AsyncCompletions):
        model.async_client = Straight(model.root_async_client)
