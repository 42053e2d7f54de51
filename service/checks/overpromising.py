"""The copy check applied to a plan: its own words for customers, and any text against its register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.checks.brief_path import rows
from service.checks.spoken import spoken_statements
from service.copycheck import CopyFinding, check_copy, promises_from
from service.domain.plan.plan import Plan

OFFER = "summary.offer."
OFFER_NAME = "summary.offer.name"


def plan_faults(plan: Plan, under: str = "") -> Iterator[tuple[str, CopyFinding]]:
    """What the plan's own words for customers promise beyond the register, with their path; only those `under` a path."""
    spoken = [(OFFER_NAME, plan.summary.offer.name), *((path, s.text) for path, s in spoken_statements(plan))]
    asked = [(path, text) for path, text in spoken if path.startswith(under)]
    for (path, _), faults in zip(asked, over_register(plan, [text for _, text in asked]), strict=True):
        for fault in faults:
            yield path, fault


def over_register(plan: Plan, texts: Iterable[str]) -> Iterator[list[CopyFinding]]:
    """For each text what it promises beyond the plan's register."""
    promises = promises_from([promise.model_dump(mode="json") for promise in plan.expectations.promises])
    rivals = tuple(str(row["name"]) for row in rows(plan, "competitors"))
    for text in texts:
        yield check_copy(text, promises, rivals=rivals, language=plan.language)
