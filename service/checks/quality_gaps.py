"""GAP: every gap is assessed, and every cause that is present has an action with an owner."""

from __future__ import annotations

from collections.abc import Iterator

from service.checks.finding import finding
from service.checks.roles import known_roles, known_tasks
from service.domain.plan.delivery import Cause
from service.domain.plan.plan import Finding, Plan

PROVIDER_GAPS = (1, 2, 3, 4)
ALL_GAPS = (*PROVIDER_GAPS, 5)


def all_assessed(plan: Plan) -> Iterator[Finding]:
    """GAP-1: gaps 1 to 4 have causes judged on evidence, gap 5 follows from them."""
    numbers: list[int] = [gap.gap for gap in plan.quality_gaps.gaps]
    for number in ALL_GAPS:
        if numbers.count(number) != 1:
            yield finding(plan, "GAP-1.gap", "quality_gaps.gaps", gap=number)
    for index, gap in enumerate(plan.quality_gaps.gaps):
        if gap.gap in PROVIDER_GAPS and not gap.causes:
            yield finding(plan, "GAP-1.causes", f"quality_gaps.gaps[{index}].causes", gap=gap.gap)
    for path, cause in _causes(plan):
        if cause.state != "unknown" and not (cause.evidence or cause.cause.evidence):
            yield finding(plan, "GAP-1.evidence", f"{path}.evidence", cause=cause.cause.text)


def causes_acted_on(plan: Plan) -> Iterator[Finding]:
    """GAP-2: each present cause has an action of the programme and an owner."""
    tasks, roles = known_tasks(plan), known_roles(plan)
    for path, cause in _causes(plan):
        if cause.state != "present":
            continue
        if not cause.actions:
            yield finding(plan, "GAP-2.action", f"{path}.actions", cause=cause.cause.text)
        for unknown in [a for a in cause.actions if a not in tasks]:
            yield finding(plan, "GAP-2.unknown", f"{path}.actions", cause=cause.cause.text, id=unknown)
        if cause.owner not in roles:
            yield finding(plan, "GAP-2.owner", f"{path}.owner", cause=cause.cause.text, owner=cause.owner or "–")


def _causes(plan: Plan) -> Iterator[tuple[str, Cause]]:
    for i, gap in enumerate(plan.quality_gaps.gaps):
        for j, cause in enumerate(gap.causes):
            yield f"quality_gaps.gaps[{i}].causes[{j}]", cause
