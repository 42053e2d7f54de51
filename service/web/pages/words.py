"""Words of the interface, in the visitor's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from service.domain.brief import Language
from service.errors import WordingError
from service.prompts import read_yaml


@cache
def texts(language: Language) -> Mapping[str, str]:
    """All texts of a language by dotted key."""
    found: dict[str, str] = {}
    _flatten("", read_yaml(f"pages/words/{language}.yaml"), found)
    return found


def say(language: Language, key: str, /, **slots: object) -> str:
    """The text of a key with its slots filled.

    Raises: WordingError naming the key or slot that is missing.
    """
    try:
        return texts(language)[key].format(**slots)
    except KeyError as error:
        raise WordingError(f"pages/words/{language}.yaml: {key} lacks {error}") from error


def has(language: Language, key: str) -> bool:
    """Whether there is a text of that key."""
    return key in texts(language)


def _flatten(prefix: str, node: Any, into: dict[str, str]) -> None:
    for key, child in node.items():
        name = f"{prefix}.{key}" if prefix else str(key)
        if isinstance(child, dict):
            _flatten(name, child, into)
        else:
            into[name] = str(child)
