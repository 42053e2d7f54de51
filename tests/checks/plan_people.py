"""Sections quality_gaps, relationships and organisation of the small plan."""

from __future__ import annotations

from typing import Any, Literal

from service.domain.evidence import Evidence, Statement
from service.domain.plan import delivery
from tests.checks.changes import calc, field
from tests.checks.writer import Writer


def quality_gaps(write: Writer) -> delivery.QualityGaps:
    """Section quality_gaps."""

    def cause(statement: Statement, state: Literal["present", "absent", "unknown"], *evidence: Evidence) -> delivery.Cause:
        acted = state == "present"
        return delivery.Cause(
            cause=statement,
            state=state,
            evidence=evidence,
            actions=("A1",) if acted else (),
            objective="G1" if acted else None,
            owner=write.names["desk"] if acted else None,
            watched_by=None,
        )

    def gap(number: Literal[1, 2, 3, 4, 5], *causes: delivery.Cause) -> delivery.Gap:
        return delivery.Gap(gap=number, name=f"gap {number}", causes=causes, summary=write("gap_summary", gap="ABCDE"[number - 1]))

    def unknown(number: int) -> delivery.Cause:
        return cause(write("cause_unknown", gap="ABCDE"[number - 1]), "unknown")

    first = (cause(write("cause_absent"), "absent", field("team.1.role")), unknown(1))
    third = cause(write("cause_present"), "present", field("complaints.handling"))
    gaps = (gap(1, *first), gap(2, unknown(2)), gap(3, third), gap(4, unknown(4)), gap(5))
    return delivery.QualityGaps(gaps=gaps)


def relationships(write: Writer) -> delivery.Relationships:
    """Section relationships."""

    def row(name: str, stage: Any, then: Any, bond: Any) -> delivery.Relationship:
        return delivery.Relationship(tier=None, segment=name, stage=stage, next_stage=then, bond=bond, how=write("how", who=name))

    return delivery.Relationships(
        segments=(row(write.names["families"], "friend", "partner", "social"), row(write.names["walkins"], "stranger", "hold", "none")),
        recovery=(delivery.RecoveryStep(strategy="act_quickly", decision=write("step", step=write.texts["recovery"])),),
        limits=(write("limit", calc("limit.desk")),),
    )


def organisation(write: Writer) -> delivery.Organisation:
    """Section organisation."""
    owner_role, desk = write.names["owner"], write.names["desk"]

    def role(name: str, hours: float, busiest: float) -> delivery.TeamRole:
        return delivery.TeamRole(
            role=name,
            person=None,
            people=1,
            hours_per_week=hours,
            plan_hours_year=20,
            plan_hours_busiest_week=busiest,
            answers_for=write("answers", role=name),
        )

    def answers(what: str, kind: Literal["action", "promise", "gap"], who: str) -> delivery.Responsibility:
        return delivery.Responsibility(what=what, kind=kind, accountable=who)

    gaps = tuple(answers(str(number), "gap", owner_role) for number in (1, 2, 3, 4))
    return delivery.Organisation(
        size="small",
        roles=(role(owner_role, 40, 2.5), role(desk, 30, 4)),
        responsibilities=(answers("A1", "action", desk), answers("A2", "action", desk), answers("wait", "promise", desk), *gaps),
        promise_owner=desk,
        empowerment=(write("empowerment", calc("limit.desk")),),
        upward=write("upward"),
        keep=write("keep"),
        change=write("change"),
    )
