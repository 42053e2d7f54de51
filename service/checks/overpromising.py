"""The copy check applied to a plan: its own words for customers, and the owner's present copy."""

from __future__ import annotations

from collections.abc import Iterator

from service.checks.brief_path import rows
from service.checks.spoken import spoken_statements
from service.copycheck import CopyFinding, check_copy, promises_from
from service.domain.plan.plan import Plan

OFFER_NAME = "summary.offer.name"


def plan_faults(plan: Plan) -> Iterator[tuple[str, CopyFinding]]:
    """What the plan's own words for customers promise beyond the register, with their path."""
    spoken = [(OFFER_NAME, plan.summary.offer.name), *((path, s.text) for path, s in spoken_statements(plan))]
    for path, text in spoken:
        for fault in over_register(plan, text):
            yield path, fault


def over_register(plan: Plan, text: str) -> list[CopyFinding]:
    """What a text promises beyond the plan's register."""
    promises = promises_from([promise.model_dump(mode="json") for promise in plan.expectations.promises])
    rivals = tuple(str(row["name"]) for row in rows(plan, "competitors"))
    return list(check_copy(text, promises, rivals=rivals, language=plan.language))
