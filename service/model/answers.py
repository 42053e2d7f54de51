"""A model's raw message read as an answer: out of a tool call or a text, thoughts and fences stripped, validated by its form."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from service.errors import UnreadableError

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

Form = TypeVar("Form", bound=BaseModel)

_THOUGHTS = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_OPENING = re.compile(r'\{\s*["}]')
_CUT_OFF = frozenset({"length", "max_tokens", "MAX_TOKENS"})
MOST_CHARACTERS = 200_000
"""A longer answer is not looked through."""


def read_answer(message: BaseMessage, form: type[Form]) -> Form:
    """The answer in a message.

    Raises: UnreadableError telling whether it was refused, cut off, empty, no JSON, or of another form.
    """
    if message.additional_kwargs.get("refusal"):
        raise UnreadableError("refused")
    data = _data(message)
    try:
        return form.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise UnreadableError("form", f"{where}: {first['msg']}") from error


def _data(message: BaseMessage) -> Any:
    calls = getattr(message, "tool_calls", None)
    if calls:
        return calls[0]["args"]
    broken = getattr(message, "invalid_tool_calls", None)
    text = (broken[0].get("args") if broken else None) or message.text
    found = find_json(_THOUGHTS.sub("", text))
    if found is not None:
        return found
    if message.response_metadata.get("finish_reason", message.response_metadata.get("stop_reason")) in _CUT_OFF:
        raise UnreadableError("cut_off")
    raise UnreadableError("not_json" if text.strip() else "empty")


def find_json(text: str) -> Any:
    """The first whole JSON object in a text, whatever stands around it; None without one."""
    start = _OPENING.search(text) if len(text) <= MOST_CHARACTERS else None
    try:
        # What lies inside an object that breaks off is a fragment, so there is no second try further on.
        return json.JSONDecoder().raw_decode(text, start.start())[0] if start else None
    except (ValueError, RecursionError):
        return None
