"""Complaints by the step of a visit they belong to: being reached, being on time, who comes, the work, the bill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from service.domain.evidence import Phrase
from service.stages.desk import Desk
from service.stages.recovery_complaints import Kind, read_kinds

Step = Literal["booking", "message", "wait", "hands", "check", "damage", "pay", "other"]
STEPS: Mapping[str, Step] = {
    "full": "booking", "silence": "message", "late": "wait", "person": "hands", "faulty": "check", "damage": "damage",
    "stain": "damage", "bill": "pay",
    "leaving": "pay",
}  # fmt: skip
LARGE_SHARE = 0.25
"""A kind that fits no step counts when it is a quarter of all complaints."""


def kinds_of(desk: Desk, step: Step) -> tuple[Kind, ...]:
    """Kinds that belong to a step; of those that belong to none only the large ones."""
    kinds = read_kinds(desk)
    enough = LARGE_SHARE * sum(k.count.value for k in kinds) if step == "other" else 0.0
    return tuple(k for k in kinds if STEPS.get(k.family, "other") == step and k.count.value >= enough)


def counted(desk: Desk, kinds: Sequence[Kind]) -> Phrase:
    """Kinds with their numbers: `late collection, 19 a month`."""
    return desk.book.listed([desk.phrase("mix.blueprint.kind", kind=k.name, n=k.count) for k in kinds])
