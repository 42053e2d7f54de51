"""Opens a door by a model's name, as LangChain knows it: `provider:model`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from service.errors import ModelError
from service.loading import quickly
from service.model.door import MOST_TOKENS, Door
from service.model.prices import Price, find_price

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


@dataclass(frozen=True)
class Bearing:
    """How calls are borne: how many at once, how long one may take, how often it is tried."""

    most_at_once: int = 8
    most_seconds: float = 60.0
    tries: int = 4


def open_door(name: str, bearing: Bearing = Bearing()) -> Door:
    """A door to `provider:model`. LangChain is imported here and nowhere earlier: the built-in writer does not wait for it.

    Raises: ModelError if there is no such provider, or its package or key is missing.
    """
    try:
        with quickly():
            from langchain.chat_models import init_chat_model

            settings = _settings(name, bearing)
            model: BaseChatModel = init_chat_model(name, **settings)
    except ImportError as error:
        package = getattr(error, "name", None) or "its LangChain package"
        raise ModelError(f"--model: {name} needs {package}, which is not installed; install it beside overdeliver") from error
    except Exception as error:  # every provider's client has errors of its own
        raise ModelError(f"--model: {name} cannot be opened: {_first_line(error)}") from error
    client = settings.get("http_async_client")
    return Door(name, model, bearing.most_at_once, bearing.most_seconds, bearing.tries, client.aclose if client else None)


def price_of(name: str, stated: tuple[float, float] | None) -> Price | None:
    """The price stated by whoever runs the program (sent, received), else the list price; None where neither is known."""
    return Price(stated[0], stated[1], stated[0]) if stated else find_price(name)


def _settings(name: str, bearing: Bearing) -> dict[str, Any]:
    """Our own retries and time limits hold, not those of the client."""
    settings: dict[str, Any] = {"max_retries": 0, "timeout": bearing.most_seconds, "max_tokens": MOST_TOKENS}
    if name.startswith(("openai:", "azure_openai:")):
        from openai import DefaultAsyncHttpxClient

        settings["http_async_client"] = DefaultAsyncHttpxClient(timeout=bearing.most_seconds)  # ours, so that it can be closed
    if name.startswith("openai:") and os.environ.get("OPENAI_BASE_URL") and not os.environ.get("OPENAI_API_KEY"):
        settings["api_key"] = "none"  # a server of one's own wants no key, but the client does
    return settings


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
