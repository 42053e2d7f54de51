"""A seal on each section: tells later whether somebody changed it by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from service.domain.plan.block import Block
from service.domain.plan.plan import SECTIONS, Plan


def sealed(plan: Plan, names: Iterable[str] = SECTIONS) -> Plan:
    """The plan with a seal on the sections named; the other seals stay."""
    seals = plan.meta.seals | {name: seal_of(getattr(plan, name)) for name in names}
    return plan.model_copy(update={"meta": plan.meta.model_copy(update={"seals": seals})})


def edited_sections(plan: Plan) -> tuple[str, ...]:
    """Sections that are not as they were written; a section without a seal counts as written."""
    seals = plan.meta.seals
    return tuple(name for name in SECTIONS if name in seals and seals[name] != seal_of(getattr(plan, name)))


def seal_of(section: Block) -> str:
    """SHA-256 of a section."""
    return hashlib.sha256(section.model_dump_json().encode()).hexdigest()
