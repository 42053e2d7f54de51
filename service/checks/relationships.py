"""REL: every tier has a next stage and a bond, and who may give what is a number tied to customer value."""

from __future__ import annotations

from collections.abc import Iterator

from service.checks.finding import finding
from service.checks.numbers import find_numbers
from service.domain.evidence import Statement
from service.domain.plan.delivery import Relationship
from service.domain.plan.plan import Finding, Plan

STAGES = ("stranger", "acquaintance", "friend", "partner")


def next_stages(plan: Plan) -> Iterator[Finding]:
    """REL-1: each segment, and so each tier, has a next stage and a bond that carries it there."""
    shown = {row.segment for row in plan.relationships.segments}
    for segment in plan.customers.segments:
        if segment.name not in shown:
            yield finding(plan, "REL-1.missing", "relationships.segments", segment=segment.name)
    for index, row in enumerate(plan.relationships.segments):
        path = f"relationships.segments[{index}]"
        if _falls_back(row):
            yield finding(plan, "REL-1.stage", f"{path}.next_stage", segment=row.segment)
        if row.bond == "none" and row.next_stage != "hold":
            yield finding(plan, "REL-1.bond", f"{path}.bond", segment=row.segment)


def limits_are_numbers(plan: Plan) -> Iterator[Finding]:
    """REL-2: empowerment limits are numbers, worked out from what customers are worth, wherever that is known."""
    worth_known = any(s.contribution_per_year is not None for s in plan.customers.segments)
    for path, limits in (("relationships.limits", plan.relationships.limits), ("organisation.empowerment", plan.organisation.empowerment)):
        numbered = [each for each in limits if find_numbers(each.text, small=True)]
        if worth_known and not numbered:
            yield finding(plan, "REL-2.number", path)
        elif worth_known and not any(_is_worked_out(each) for each in numbered):
            yield finding(plan, "REL-2.value", path)


def _falls_back(row: Relationship) -> bool:
    """A next stage must lie ahead; a partner can only stay one."""
    if row.next_stage == "hold":
        return False
    now, then = STAGES.index(row.stage), STAGES.index(row.next_stage)
    return then < now or (then == now and row.stage != "partner")


def _is_worked_out(limit: Statement) -> bool:
    return any(e.kind == "calculation" for e in limit.evidence)
