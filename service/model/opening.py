"""Opens a door by a model's name, as LangChain knows it: `provider:model`."""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from service.errors import ModelError
from service.loading import quickly
from service.model.door import MOST_TOKENS, Door
from service.model.prices import Price, find_price
from service.model.tracing import prepare_runs, spans_to

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_KEYS, _OWN_SERVER = ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY"), ("OPENAI_BASE_URL", "OPENAI_API_BASE")
MANY = 32
"""Calls at once from which a faster way to the server is worth the time that it takes to load."""
_INSTALL = re.compile(r"pip install [`'\"]?([\w-]+)")


@dataclass(frozen=True)
class Bearing:
    """How calls are borne: how many at once, how long one may take, how often it is tried."""

    most_at_once: int = 8
    most_seconds: float = 60.0
    tries: int = 4
    traces_to: str = ""
    """Where spans of the calls go; nowhere when empty."""


def check_name(name: str) -> None:
    """Whatever can be said against a name before the client is loaded, which takes long.

    Raises: ModelError if the key is missing, or if the address of a server is none.
    """
    if not name.startswith("openai:"):
        return
    for variable in _OWN_SERVER:
        address = os.environ.get(variable, "")
        if address and not address.startswith(("http://", "https://")):
            raise ModelError(f"{variable}: {address} is no address of a server; write one such as http://127.0.0.1:8080/v1")
    if not _set(_KEYS) and not _set(_OWN_SERVER):
        needed = "set OPENAI_API_KEY in the environment, or OPENAI_BASE_URL for a server of your own"
        raise ModelError(f"--model: {name} cannot be opened: it needs a key; {needed}")


def open_door(name: str, bearing: Bearing = Bearing()) -> Door:
    """A door to `provider:model`. LangChain is imported here and nowhere earlier: the built-in writer does not wait for it.

    Raises: ModelError if there is no such provider, or its package or key is missing.
    """
    check_name(name)
    try:
        with quickly():
            model, hang_up = _model(name, bearing)
            prepare_runs()
    except Exception as error:  # every provider's client has errors of its own
        raise ModelError(f"--model: {name} {_why(name, error)}") from error
    return Door(name, model, bearing.most_at_once, bearing.most_seconds, bearing.tries, hang_up, spans_to(bearing.traces_to))


def price_of(name: str, stated: tuple[float, float] | None) -> Price | None:
    """The price stated by whoever runs the program (sent, received), else the list price; None where neither is known."""
    return Price(stated[0], stated[1], stated[0]) if stated else find_price(name)


def _model(name: str, bearing: Bearing) -> tuple[BaseChatModel, Callable[[], Awaitable[None]] | None]:
    """The model, and what closes its connections, where they are ours to close."""
    settings = _settings(name, bearing)
    if name.startswith("openai:") and bearing.most_at_once >= MANY:
        from service.model.client import Straight

        straight = Straight(model=name.removeprefix("openai:"), **settings)
        return straight, straight.hang_up
    from langchain.chat_models import init_chat_model

    client = settings.get("http_async_client")
    return init_chat_model(name, **settings), client.aclose if client else None


def _settings(name: str, bearing: Bearing) -> dict[str, Any]:
    """Our own retries and time limits hold, not those of the client."""
    settings: dict[str, Any] = {"max_retries": 0, "timeout": bearing.most_seconds, "max_tokens": MOST_TOKENS}
    if name.startswith(("openai:", "azure_openai:")):
        from openai import DefaultAsyncHttpxClient

        settings["http_async_client"] = DefaultAsyncHttpxClient(timeout=bearing.most_seconds)  # ours, so that it can be closed
    if name.startswith("openai:") and _set(_OWN_SERVER) and not _set(_KEYS):
        settings["api_key"] = "none"  # a server of one's own wants no key, but the client does
    return settings


def _set(variables: tuple[str, ...]) -> bool:
    return any(os.environ.get(variable) for variable in variables)


def _why(name: str, error: Exception) -> str:
    """Why a client cannot be had, and what to do."""
    told_by_pydantic = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ") if isinstance(error, ValidationError) else ""
    said = (told_by_pydantic or str(error).strip() or type(error).__name__).splitlines()[0][:200]
    if isinstance(error, ImportError):
        told = _INSTALL.search(str(error))
        package = told.group(1) if told else getattr(error, "name", None) or "its LangChain package"
        return f"needs {package}, which is not installed; install it beside overdeliver (pip install {package})"
    if isinstance(error, ValueError) and "provider" in said:
        provider = name.partition(":")[0]
        return (
            f"cannot be opened: LangChain knows no provider {provider}; write one such as openai:, anthropic: or ollama: before the model"
        )
    return f"cannot be opened: {said}"
