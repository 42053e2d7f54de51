"""Fills a model's words: every `{id}` becomes what the program prints for it, with its support."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.domain.evidence import Evidence, Statement
from service.domain.plan.plan import Source
from service.editing.slots import Rack, Slot

SLOT = re.compile(r"\{\s*([^{}=]{1,120}?)\s*(?:=([^{}]{0,200}))?\}")
_SPACES = re.compile(r"\s+")
_LAST = re.compile(r"[.。]$")
PASSAGE = "p:"
"""A slot that cites a passage begins so; it prints nothing."""


@dataclass(frozen=True)
class Filled:
    """A model's sentence, filled. `between` is its own words, with a gap for each slot."""

    text: str
    between: str
    used: Counter[str]
    evidence: tuple[Evidence, ...]
    unknown: tuple[str, ...]
    """Slots that do not exist, or that were given another figure."""
    spans: tuple[tuple[str, int, int], ...]
    """Id and place of each slot in the text."""


def fill(words: str, rack: Rack, passages: Mapping[str, Source], like: Statement) -> Filled:
    """The model's words with the program's figures; the full stop at the end is as in the sentence it replaces."""
    tidy = _ended(_SPACES.sub(" ", words).strip(), like.text)
    text, between, place = "", "", 0
    used: Counter[str] = Counter()
    evidence: list[Evidence] = []
    unknown: list[str] = []
    spans: list[tuple[str, int, int]] = []
    for match in SLOT.finditer(tidy):
        own = tidy[place : match.start()]
        place = match.end()
        slot = _slot(match, rack, passages)
        if slot is None:
            unknown.append(match.group(1))
            text, between = text + own, between + own + " "
            continue
        own = own.rstrip() if not slot.printed else own
        spans.append((slot.id, len(text + own), len(text + own + slot.printed)))
        text, between = text + own + slot.printed, between + own + " "
        used[slot.id] += 1
        evidence += slot.evidence
    rest = tidy[place:]
    return Filled(text + rest, between + rest, used, tuple(dict.fromkeys(evidence)), tuple(unknown), tuple(spans))


def _slot(match: re.Match[str], rack: Rack, passages: Mapping[str, Source]) -> Slot | None:
    name, printed = match.group(1), match.group(2)
    source = passages.get(name.removeprefix(PASSAGE)) if name.startswith(PASSAGE) else None
    if source is not None:
        return Slot(name, "", (Evidence(kind="passage", ref=source.id, quote=source.quote),))
    slot = rack.slots.get(name)
    return slot if slot is not None and printed in (None, slot.printed) else None


def _ended(words: str, like: str) -> str:
    """A line of a table has no full stop, a sentence has one."""
    if words and _LAST.search(like) and words[-1] not in ".。!?！？”」":
        return words + like[-1]
    return words if _LAST.search(like) else _LAST.sub("", words)


def support(like: Statement, filled: Filled) -> tuple[Evidence, ...]:
    """The sentence's support, and that of every figure and passage the model added."""
    return tuple(dict.fromkeys((*like.evidence, *filled.evidence)))


def cited(evidence: Sequence[Evidence], passages: Mapping[str, Source]) -> list[Source]:
    """Passages that the evidence cites."""
    return [passages[e.ref] for e in evidence if e.kind == "passage" and e.ref in passages]
