"""The complaints of a brief, read: what each kind is about, and how many who were let down said nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.analysis.capacity import TOLERANCE
from service.analysis.levels import meets
from service.domain.brief import Delivery
from service.domain.evidence import Fact, Phrase, brief_evidence, from_brief
from service.figures.register_line import RegisterLine
from service.moves.causes import family_of_kind
from service.moves.lexicon import family_of
from service.stages.desk import Desk

SHORTEST_WORD, SPARE_LETTERS = 4, 3
EVERYDAY_WORDS = frozenset(("after", "with", "than", "when", "what", "from", "time", "this", "that", "before", "said", "about", "came"))
MEASURE_FAMILIES = {"late": "late", "silence": "reply"}
TELLING = 1.5
"""So many times the complaints must be missed cases before silence is worth a sentence."""


@dataclass(frozen=True)
class Kind:
    """One kind of complaint. `family` names what puts it right."""

    name: Phrase
    count: Fact
    family: str


@dataclass(frozen=True)
class Silent:
    """A measure that misses what customers accept more often than anyone says."""

    line: RegisterLine
    kind: Kind
    missed: Fact
    share: Fact


def read_kinds(desk: Desk) -> tuple[Kind, ...]:
    """All kinds that occur, the most frequent first, ties by name."""
    complaints = desk.brief.complaints
    counted = complaints.kinds.items() if complaints else ()
    return tuple(_kind(desk, name, count) for name, count in sorted(counted, key=lambda pair: (-pair[1], pair[0])) if count > 0)


def find_silent(desk: Desk, kinds: Sequence[Kind]) -> Silent | None:
    """The first kind whose measure misses what customers accept far more often than they complain."""
    for kind in kinds:
        line = line_of(desk, kind)
        missed = _missed(desk, line) if line else None
        if line and missed and missed.value >= TELLING * kind.count.value:
            share = 1 - kind.count.value / missed.value
            name = f"recovery.{line.measure}.silent"
            inputs = {"missed": missed, "complaints": kind.count}
            return Silent(line, kind, missed, desk.ledger.fact(name, share, "share", "1 − complaints ÷ cases missed", inputs))
    return None


def line_of(desk: Desk, kind: Kind) -> RegisterLine | None:
    """The measure a kind of complaint is about: by its words, else by what both are about."""
    lines = [line for line in desk.case.register.lines if line.segment is None and line.group is None]
    by_words = next((line for line in lines if _share_a_word(kind.name, f"{line.label} {line.measure}")), None)
    family = MEASURE_FAMILIES.get(kind.family)
    language = desk.book.language
    return by_words or next((line for line in lines if family and family_of(language, f"{line.label} {line.measure}") == family), None)


def _kind(desk: Desk, name: str, count: float) -> Kind:
    path = f"complaints.kinds.{name}"
    return Kind(Phrase(name, (brief_evidence(path, count),)), from_brief(count, "count", path), family_of_kind(desk.book.language, name))


def _share_a_word(one: str, other: str) -> bool:
    return any(_same_stem(a, b) for a in _words(one) for b in _words(other))


def _words(text: str) -> list[str]:
    return [w for w in re.findall(r"[a-z]+", text.lower()) if len(w) >= SHORTEST_WORD and w not in EVERYDAY_WORDS]


def _same_stem(one: str, other: str) -> bool:
    """Whether two words differ in their ending only: `waiting` and `wait`, `delivery` and `delivered`."""
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= SHORTEST_WORD and shared >= min(len(one), len(other)) - SPARE_LETTERS


def _missed(desk: Desk, line: RegisterLine) -> Fact | None:
    """Cases a month on record beyond what customers accept; None without a record or a number a month."""
    entry = desk.brief.delivery[line.index]
    share = _missed_share(entry, line)
    if share is None or entry.per_month is None:
        return None
    inputs = {"share": share, "per_month": entry.per_month}
    formula = "share of the record beyond what customers accept × cases a month"
    return desk.ledger.fact(f"recovery.{line.measure}.missed", share * entry.per_month, "count", formula, inputs)


def _missed_share(entry: Delivery, line: RegisterLine) -> float | None:
    """Share of the record that misses; None where yes/no cases are kept as often as customers accept, so that no miss lets them down."""
    share = _not_kept(entry, line)
    accepted = 1.0 if line.adequate is None or not line.yes_no else line.adequate.value
    return None if share is None or (line.yes_no and 1 - share >= accepted - TOLERANCE) else share


def _not_kept(entry: Delivery, line: RegisterLine) -> float | None:
    if entry.kept is not None and entry.total:
        return (entry.total - entry.kept) / entry.total
    if not entry.samples or line.adequate is None:
        return None
    wanted = 1.0 if line.yes_no else line.adequate.value
    return sum(not meets(value, wanted, line.better) for value in entry.samples) / len(entry.samples)
