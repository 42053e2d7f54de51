"""OpenAI's model made fit for hundreds of calls at once: a request is written once, sent at once, and its answer read once.

LangChain has its own client build each request out of types, look through the answer type by type, and hand it to a thread to be read:
two thirds of what a call cost. Where somebody listens, a call goes all the way by LangChain, so that its tracers hear of it.
"""

from __future__ import annotations

import urllib.request
from functools import cached_property
from typing import Any

import aiohttp
import httpx2
from langchain_core.callbacks import AsyncCallbackManager
from langchain_core.language_models import LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatResult
from langchain_core.runnables import RunnableConfig
from langchain_core.runnables.config import ensure_config
from langchain_openai import ChatOpenAI
from openai import APIConnectionError, APIStatusError, AsyncOpenAI
from pydantic_core import from_json, to_json

_IDLE_S = 4.0
"""Seconds that an idle connection is kept: less than the five after which many servers let go of theirs."""
_BAD = 400
_FOR_TRACERS = "ls_structured_output_format"
"""What LangChain tells its tracers of the form, beside what is sent."""


class Line:
    """Connections to the server of a client. They belong to the event loop on which the first call is made."""

    def __init__(self, client: AsyncOpenAI) -> None:
        self.url = f"{client.base_url}chat/completions"
        named = {**client.default_headers, **client.auth_headers, "Content-Type": "application/json"}
        self._headers = {name: value for name, value in named.items() if isinstance(value, str)}

    async def send(self, asked: dict[str, Any]) -> dict[str, Any]:
        """The answer to a request, as plain JSON. Whoever asks sees to it that it does not take too long.

        Raises: APIConnectionError if the server is not reached; APIStatusError if it refuses; ValueError if it answers with no JSON.
        """
        try:
            async with self._session.post(self.url, data=to_json(asked)) as answer:
                body = await answer.read()
        except aiohttp.ClientError as error:
            raise APIConnectionError(message=str(error), request=httpx2.Request("POST", self.url)) from error
        if answer.status >= _BAD:
            raise _refused(answer, body)
        read: dict[str, Any] = from_json(body)
        return read

    async def close(self) -> None:
        """Let go of the connections."""
        if "_session" in self.__dict__:
            await self._session.close()

    @cached_property
    def _session(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=_IDLE_S, ssl=httpx2.create_ssl_context()),
            headers=self._headers,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(),
            trust_env=bool(urllib.request.getproxies_environment()),  # looked at here, for it is read anew at every call
        )


class Straight(ChatOpenAI):
    """A chat model of OpenAI's that goes by a line of its own; what is no plain chat goes by LangChain's client."""

    @cached_property
    def line(self) -> Line:
        """The line of its own."""
        return Line(self.root_async_client)

    async def hang_up(self) -> None:
        """Let go of all connections."""
        await self.line.close()
        await self.root_async_client.close()

    async def ainvoke(
        self, input: LanguageModelInput, config: RunnableConfig | None = None, *, stop: list[str] | None = None, **asked: Any
    ) -> AIMessage:
        """The model's message; where nobody listens, without what LangChain does around a call for those who do."""
        if AsyncCallbackManager.configure(ensure_config(config).get("callbacks"), verbose=self.verbose).handlers:
            return await super().ainvoke(input, config, stop=stop, **asked)
        asked.pop(_FOR_TRACERS, None)
        result = await self._agenerate(self._convert_input(input).to_messages(), stop=stop, **asked)
        generation = result.generations[0]
        told: Any = generation.message
        told.response_metadata = {**(result.llm_output or {}), **(generation.generation_info or {}), **told.response_metadata}
        return told  # type: ignore[no-any-return]

    async def _agenerate(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **asked: Any
    ) -> ChatResult:
        payload = self._get_request_payload(messages, stop=stop, **asked)
        if "messages" not in payload:
            return await super()._agenerate(messages, stop, run_manager, **asked)
        extra = payload.pop("extra_body", None) or {}
        return self._read(await self.line.send({**payload, **extra}))

    def _read(self, answer: dict[str, Any]) -> ChatResult:
        """What LangChain makes of an answer; of plain JSON it does not take over why the model refused."""
        result = self._create_chat_result(answer)
        for generation, choice in zip(result.generations, answer["choices"], strict=True):
            generation.message.additional_kwargs["refusal"] = choice["message"].get("refusal")
        return result


def _refused(answer: aiohttp.ClientResponse, body: bytes) -> APIStatusError:
    request = httpx2.Request("POST", str(answer.url))
    response = httpx2.Response(answer.status, headers=list(answer.headers.items()), content=body, request=request)
    return APIStatusError(f"Error code: {answer.status} - {response.text}", response=response, body=None)
