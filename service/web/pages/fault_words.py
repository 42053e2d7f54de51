"""Faults in the visitor's language. The program tells them in English; a data file holds each sentence with its counterpart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from service.domain.brief import Language
from service.prompts import read_yaml
from service.writing.counterparts import Counterparts

_BEFORE = re.compile(r"(?P<place>.{1,300}?)(?:,| \()?(?: ?line (?P<line>\d+))?\)?: (?P<words>.+)", re.DOTALL)
_ROWS = re.compile(r"(?P<words>.+) (?P<rows>\((?:rows? .+ too|and .+ next)\))", re.DOTALL)


@dataclass(frozen=True)
class Told:
    """A fault in words, and the language it is told in."""

    text: str
    language: Language


def tell(language: Language, said: str) -> Told:
    """A fault as a visitor reads it; in English where nobody has put it in other words."""
    if language == "en":
        return Told(said, "en")
    words = _chinese().of(said) or _with_rows(said)
    if words is not None:
        return Told(words, language)
    found = _BEFORE.fullmatch(said)
    inner = tell(language, found["words"]) if found else None
    if found is None or inner is None or inner.language == "en":
        return Told(said, "en")
    line = f"，第 {found['line']} 行" if found["line"] else ""
    return Told(f"{found['place']}{line}：{inner.text}", language)


def _with_rows(said: str) -> str | None:
    """A fault of a record that names more rows at its end."""
    found = _ROWS.fullmatch(said)
    words, rows = (_chinese().of(found[name]) for name in ("words", "rows")) if found else (None, None)
    return f"{words}{rows}" if words and rows else None


@cache
def _chinese() -> Counterparts:
    return Counterparts(read_yaml("pages/faults/zh.yaml"))
