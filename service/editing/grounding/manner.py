"""Manner: one language, no filler, no codes, no echo of what the model was told, no markup, no more words than before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.editing.filling import SLOT, Filled
from service.editing.grounding.ground import Fault, Ground, Original

_LATIN = re.compile(r"[A-Za-z][A-Za-z'’]*")
_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af]")
_CODE = re.compile(
    r"\b(?:OBJ|SIT|SEG|POS|EXP|MIX|GAP|REL|CAP|ORG|ACT|READ|PRV)-\d\b|(?<![A-Za-z0-9])(?:[A-Z]|SO|ST|WO|WT)\d{1,3}(?![A-Za-z0-9])"
    r"|\b[a-z]+(?:_[a-z]+)+\b|\b[a-z]+\.[a-z]+\.[\w.]+"
)
_MARKUP = re.compile(r"[{}<>|`*#\\\[\]_~^]|^\s*[-•·]|\d+[.)]\s|\$\$")
_FAULTY = re.compile(
    r"[,;:!?，。；：、！？]{2,}|\.\.(?!\.)|\s[,;!?.，。；！？]|\(\s*\)|（\s*）|[!！]"
    r"|[\x00-\x1f\u200b-\u200f\u202a-\u202e\ufeff]"
)
_WORD = re.compile(r"[^\W_](?:[^\s]*[^\W_])?")
SHORT_FOREIGN = 3
GROWTH = 1.25
SPARE = {"en": 4, "zh": 8}
"""A sentence may be a quarter longer, and so many words or characters."""


def is_there(_original: Original, filled: Filled, _ground: Ground) -> Iterator[Fault]:
    """An empty answer."""
    if not filled.text.strip():
        yield Fault("empty")


def one_language(_original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """The plan's language, but for the owner's own words."""
    text = filled.between
    if _OTHER_SCRIPT.search(text) or (ground.language == "en" and _CHINESE.search(text)):
        yield Fault("language")
    elif ground.language == "zh":
        foreign = [w for w in _LATIN.findall(text) if len(w) > SHORT_FOREIGN and w.casefold() not in ground.foreign_allowed]
        if foreign or (len(text.strip()) > SHORT_FOREIGN and not _CHINESE.search(text)):
            yield Fault("language", ", ".join(foreign))


def no_filler(original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """Phrases that fit every firm."""
    yield from _found(ground.lists.filler, original, filled, "filler")


def no_echo(original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """Words about the task instead of the firm."""
    yield from _found(ground.lists.echoes, original, filled, "echo")


def no_codes(original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """Ids, rule codes and terms of the trade that an owner need not know."""
    yield from _found(_CODE, original, filled, "code")
    yield from _found(ground.jargon, original, filled, "code")


def clean(original: Original, filled: Filled, _ground: Ground) -> Iterator[Fault]:
    """Markup, braces left over, doubled punctuation, shouting."""
    left = SLOT.sub(" ", filled.between)
    if any(m.group() not in original.statement.text for m in _MARKUP.finditer(left)) or any(
        m.group() not in original.statement.text for m in _FAULTY.finditer(filled.text)
    ):
        yield Fault("markup")


def short(original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """No longer than the sentence it replaces, give or take."""
    most = allowed_length(original, ground)
    if length_of(filled.text, ground) > most:
        yield Fault("long", str(most))


def allowed_length(original: Original, ground: Ground) -> int:
    """Words (characters in Chinese) that the new sentence may have."""
    return int(length_of(original.statement.text, ground) * GROWTH) + SPARE[ground.language]


def length_of(text: str, ground: Ground) -> int:
    """Words of a text, characters in Chinese."""
    return len(_WORD.findall(text)) if ground.language == "en" else len(_CHINESE.findall(text))


def _found(pattern: re.Pattern[str], original: Original, filled: Filled, key: str) -> Iterator[Fault]:
    for match in pattern.finditer(filled.between):
        if match.group().casefold() not in original.statement.text.casefold():
            yield Fault(key, match.group())
