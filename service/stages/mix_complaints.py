"""Complaints by the step of a visit they belong to: being reached, being on time, who comes, the work, the bill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from service.domain.brief import Language
from service.domain.evidence import Fact, Phrase, brief_evidence, from_brief
from service.moves.lexicon import family_of, mentions
from service.stages.desk import Desk

Step = Literal["message", "wait", "hands", "work", "settle", "damage", "pay", "other"]
SIGNS: Mapping[Step, str] = {"pay": "billing", "damage": "damage", "hands": "changed_person", "work": "unfinished"}
FAMILIES: Mapping[str, Step] = {"reply": "message", "late": "wait", "settle": "settle"}
LARGE_SHARE = 0.25
"""A kind that fits no step counts when it is a quarter of all complaints."""


@dataclass(frozen=True)
class Kind:
    """One kind of complaint."""

    name: Phrase
    per_month: Fact
    step: Step
    share: float


def complaint_kinds(desk: Desk) -> tuple[Kind, ...]:
    """All kinds of the brief, the most frequent first, ties by name."""
    complaints = desk.brief.complaints
    kinds = complaints.kinds if complaints else {}
    total = sum(kinds.values())
    ranked = sorted(((n, k) for k, n in kinds.items() if n > 0), key=lambda pair: (-pair[0], pair[1]))
    return tuple(_kind(desk, name, n, n / total) for n, name in ranked)


def kinds_of(desk: Desk, step: Step) -> tuple[Kind, ...]:
    """Kinds that belong to a step; of those that belong to none only the large ones."""
    return tuple(k for k in complaint_kinds(desk) if k.step == step and (step != "other" or k.share >= LARGE_SHARE))


def counted(desk: Desk, kinds: Sequence[Kind]) -> Phrase:
    """Kinds with their numbers: `late collection, 19 a month`."""
    return desk.book.listed([desk.phrase("mix.blueprint.kind", kind=k.name, n=k.per_month) for k in kinds])


def step_of(language: Language, kind: str) -> Step:
    """Step of a visit that a kind of complaint is about."""
    by_sign = next((step for step, sign in SIGNS.items() if mentions(language, sign, kind)), None)
    return by_sign or FAMILIES.get(family_of(language, kind), "other")


def _kind(desk: Desk, name: str, per_month: float, share: float) -> Kind:
    path = f"complaints.kinds.{name}"
    words = Phrase(name, (brief_evidence(path, per_month),))
    return Kind(words, from_brief(per_month, "count", path), step_of(desk.book.language, name), share)
