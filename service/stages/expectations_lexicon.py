"""What the owner's words about customers name: waits, faults, sides of quality, people who sell. The words stand in a data file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.domain.brief import Better, Brief, Dimension, Language
from service.domain.evidence import Phrase, named
from service.prompts import read_yaml
from service.writing.signs import any_stands


@dataclass(frozen=True)
class Wish:
    """Something that could be promised once it is counted, with the words that named it."""

    key: str
    dimension: Dimension
    unit: str
    better: Better
    words: Phrase


def wishes_in(brief: Brief) -> tuple[Wish, ...]:
    """Waits and faults named by what the owner says of the customers, the services and the complaints; one of a topic."""
    found: dict[str, Wish] = {}
    for words in _said(brief):
        for entry in _lexicon(brief.language)["wishes"]:
            if entry["topic"] not in found and any_stands(entry["match"], words.lower()):
                found[entry["topic"]] = Wish(entry["key"], entry["dimension"], entry["unit"], entry["better"], words)
    return tuple(found.values())


def complained_of(brief: Brief, dimension: Dimension) -> tuple[Phrase, ...]:
    """Kinds of complaint that lie on a side of quality, in the owner's words, by the first side that fits."""
    kinds = brief.complaints.kinds if brief.complaints else {}
    sides: Mapping[str, Sequence[str]] = _lexicon(brief.language)["kinds"]
    side_of = {kind: next((side for side, match in sides.items() if any_stands(match, kind.lower())), None) for kind in kinds}
    return tuple(named(kind, f"complaints.kinds.{kind}") for kind, side in sorted(side_of.items()) if side == dimension)


def sells(language: Language, role: str) -> bool:
    """Whether a role sells."""
    return any_stands(_lexicon(language)["sells"], role.lower())


def _said(brief: Brief) -> Iterator[Phrase]:
    if brief.customers_in_words:
        yield named(brief.customers_in_words, "customers_in_words")
    yield from (named(s.needs, f"segments.{i}.needs") for i, s in enumerate(brief.segments) if s.needs)
    yield from (named(s.name, f"services.{i}.name") for i, s in enumerate(brief.services))
    yield from (named(kind, f"complaints.kinds.{kind}") for kind in (brief.complaints.kinds if brief.complaints else ()))


def _lexicon(language: Language) -> Mapping[str, Any]:
    lexicon: Mapping[str, Any] = read_yaml("lexicon/wishes.yaml")[language]
    return lexicon
