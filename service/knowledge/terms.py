"""Words of a text as they are counted: English stems and pairs of Chinese characters."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.prompts import read_yaml

_RUN = re.compile(r"[a-z0-9]+(?:['’][a-z]*)?|[\u3400-\u9fff]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDINGS = re.compile(r"(?<=[a-z]{3})(?:ing|ed|es|s|e)$")
_Y = re.compile(r"(?<=[a-z]{2})(?:y|ies|ied)$")


@cache
def _common() -> frozenset[str]:
    return frozenset(read_yaml("knowledge/terms.yaml")["common"].split())


def terms_of(text: str) -> list[str]:
    """The terms of a text, in its order, repeated where they repeat."""
    out: list[str] = []
    for run in _RUN.findall(text.casefold()):
        if run[0].isascii():
            if run not in _common():
                out.append(_stem(run))
        else:
            out += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
    return out


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """A word without its ending, so that `queue`, `queues` and `queuing` are one."""
    return _ENDINGS.sub("", _Y.sub("i", _POSSESSIVE.sub("", word)))
