"""Tokens: those a provider reports, and an estimate of those a call will take."""

from __future__ import annotations

import math
import re
from typing import Any

from service.model.account import Use

_CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_LETTERS_A_TOKEN = 3.5


def estimate_tokens(messages: list[tuple[str, str]], schema: str) -> int:
    """Tokens of a call, rather too many than too few: a Chinese character is about one, a token holds 3.5 other characters."""
    return count_tokens("".join(text for _, text in messages)) + count_tokens(schema) + 8 * len(messages)


def count_tokens(text: str) -> int:
    """Tokens of a text, estimated."""
    chinese = len(_CHINESE.findall(text))
    return math.ceil(chinese * 1.1 + (len(text) - chinese) / _LETTERS_A_TOKEN)


def use_of(answer: Any) -> Use:
    """Tokens that a message of LangChain, or the completion an error carries, reports; none where it reports none."""
    told = getattr(answer, "usage_metadata", None)
    if told:
        cached = (told.get("input_token_details") or {}).get("cache_read") or 0
        return Use(tokens_in=told["input_tokens"], tokens_out=told["output_tokens"], cached_tokens=cached)
    usage = getattr(answer, "usage", None)
    sent, received = getattr(usage, "prompt_tokens", None), getattr(usage, "completion_tokens", None)
    return Use(tokens_in=sent, tokens_out=received) if isinstance(sent, int) and isinstance(received, int) else Use()
