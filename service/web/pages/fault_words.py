"""Faults in the visitor's language. The program tells them in English; a data file holds each sentence with its counterpart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from service.domain.brief import Language
from service.prompts import read_yaml

_SLOT = re.compile(r"\{(\w+)\}")
_BEFORE = re.compile(r"(?P<place>.{1,300}?)(?:,| \()?(?: ?line (?P<line>\d+))?\)?: (?P<words>.+)", re.DOTALL)


@dataclass(frozen=True)
class Told:
    """A fault in words, and the language it is told in."""

    text: str
    language: Language


def tell(language: Language, said: str) -> Told:
    """A fault as a visitor reads it; in English where nobody has put it in other words."""
    if language == "en":
        return Told(said, "en")
    words = _in_words(said)
    if words is not None:
        return Told(words, language)
    found = _BEFORE.fullmatch(said)
    inner = tell(language, found["words"]) if found else None
    if found is None or inner is None or inner.language == "en":
        return Told(said, "en")
    line = f"，第 {found['line']} 行" if found["line"] else ""
    return Told(f"{found['place']}{line}：{inner.text}", language)


def _in_words(said: str) -> str | None:
    return next((shown.format(**found.groupdict()) for form, shown in _forms() if (found := form.fullmatch(said))), None)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each sentence as a pattern. Those that leave less open come first."""
    told: dict[str, str] = read_yaml("pages/faults/zh.yaml")
    ordered = sorted(told.items(), key=lambda entry: (len(_SLOT.findall(entry[0])), -len(entry[0])))
    return tuple((re.compile("".join(_pattern(said)), re.DOTALL), shown) for said, shown in ordered)


def _pattern(said: str) -> Iterator[str]:
    end = 0
    for slot in _SLOT.finditer(said):
        yield f"{re.escape(said[end : slot.start()])}(?P<{slot[1]}>.+?)"
        end = slot.end()
    yield re.escape(said[end:])
