"""Promises, mix and delivery of the plans of these tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from service.domain.evidence import brief_evidence
from service.domain.plan.delivery import (
    Cause,
    Gap,
    Organisation,
    QualityGaps,
    RecoveryStep,
    Relationship,
    Relationships,
    Responsibility,
    TeamRole,
)
from service.domain.plan.promise import (
    CopyRow,
    DimensionRow,
    Expectations,
    FailPoint,
    Guarantee,
    Mix,
    MixDecision,
    Price,
    Process,
    Promise,
    ServicePrice,
)
from tests.exports.evidence_pieces import HOSTILE, PASSAGE, SHARE, WAIT, note, one, two


def a_promise(**changes: Any) -> Promise:
    fields: dict[str, Any] = {
        "measure": "wait",
        "label": "Waiting",
        "unit": "min",
        "better": "lower",
        "dimension": "responsiveness",
        "adequate": 15,
        "desired": None,
        "deliverable": 12,
        "promise": 15,
        "competitor_promise": None,
        "current_promise": 0,
        "keep_rate": 0.967,
        "keep_rate_lower_bound": 0.91,
        "broken_per_month": 3.2,
        "basis": "measured",
        "verdict": "within_zone",
        "segment": "Office backs",
        "flags": ("overpromising_now",),
        "samples": 60,
        "sentence": two("Within 15 minutes."),
        "evidence": (WAIT,),
    }
    return Promise(**{**fields, **changes})


def expectations() -> Expectations:
    silent = {"adequate": None, "promise": None, "keep_rate": None, "broken_per_month": None, "sentence": None, "segment": None}
    held = a_promise(
        measure="estimate",
        label="Estimate",
        unit="share",
        deliverable=0.866,
        basis="assumed",
        verdict="held_back",
        flags=(),
        samples=0,
        **silent,
    )
    return Expectations(
        promises=(a_promise(), held, a_promise(label="Calls", keep_rate_lower_bound=None, sentence=None)),
        copy_rows=(
            CopyRow(index=0, line="Never a queue!", finding=two("56 of 60 waited.", WAIT), replacement=None),
            CopyRow(index=1, line="Open late", finding=two("Seven is not late."), replacement=two("Open to seven.")),
        ),
        dimensions=(DimensionRow(dimension="empathy", says=two("Nothing: not measured.")),),
        guarantee=Guarantee(
            offered=True,
            statement=two("Late? £5 off."),
            measure="wait",
            payout=5,
            expected_cost=96,
            reserve=600,
            starts=dt.date(2027, 7, 1),
            condition=two("The spring log holds."),
        ),
        who_may_promise=two("The desk says what the table says.", PASSAGE),
    )


def a_decision(text: str = "Keep it.") -> dict[str, Any]:
    return {
        "decision": two(text),
        "rejected": two("Not the other way."),
        "actions": ("A1",),
        "owner": "Rosa",
        "indicator": "Waits",
        "short": one(text),
    }


def a_mix() -> Mix:
    prices = (
        ServicePrice(
            service="Session",
            price=55,
            floor=30,
            reference=60,
            reference_low=49,
            reference_high=70,
            ceiling=64.31,
            recommended=57,
            evidence=(SHARE,),
        ),
        ServicePrice(service="Taping", price=9, floor=None, reference=9, reference_low=9, reference_high=9, ceiling=None, recommended=9),
        ServicePrice(
            service="Home", price=80, floor=None, reference=None, reference_low=None, reference_high=None, ceiling=None, recommended=80
        ),
    )
    step = FailPoint(
        step="Arrives",
        fails_because=two("Forms."),
        backstage=two("Sent before."),
        standard=two("None at the desk."),
        recovery=two("Help."),
        owner="Ben",
    )
    plain = MixDecision(**a_decision())
    return Mix(
        product=plain,
        price=Price(**a_decision("Raise it."), services=prices),
        place=plain,
        promotion=plain,
        people=plain,
        process=Process(**a_decision(), blueprint=(step,)),
        physical_evidence=plain,
        notes=(note("price", "It fits.", SHARE),),
    )


def a_delivery() -> tuple[QualityGaps, Relationships, Organisation]:
    present = Cause(
        cause=two("Nobody asks."),
        state="present",
        evidence=(brief_evidence("audit.promotion"),),
        actions=("A1",),
        objective="G1",
        owner="Rosa",
        watched_by="K1",
    )
    blank: dict[str, Any] = {"evidence": (), "actions": (), "objective": None, "owner": None, "watched_by": None}
    absent, unknown = (
        Cause(cause=two("Too many layers."), state="absent", **blank),
        Cause(cause=two("Unclear roles."), state="unknown", **blank),
    )
    bare = Cause(cause=two("No standard."), state="present", **blank)
    gaps = QualityGaps(gaps=(Gap(gap=1, name="not knowing", causes=(present, bare, absent, unknown), summary=two("Ask more.")),))
    road = Relationship(tier="platinum", segment=HOSTILE, stage="friend", next_stage="partner", bond="social", how=two("Ring them."))
    limit = two("The desk: £5.")
    relationships = Relationships(
        segments=(road, road.model_copy(update={"tier": None, "next_stage": "hold"})),
        limits=(limit,),
        recovery=(RecoveryStep(strategy="act_quickly", decision=two("The same day.")),),
    )
    roles = (
        TeamRole(
            role="Owner",
            person="Rosa",
            people=1,
            hours_per_week=40,
            plan_hours_year=80,
            plan_hours_busiest_week=2,
            answers_for=two("The register."),
        ),
        TeamRole(
            role="Desk",
            person=None,
            people=2,
            hours_per_week=None,
            plan_hours_year=20,
            plan_hours_busiest_week=1,
            answers_for=two("The log."),
        ),
    )
    organisation = Organisation(
        size="small",
        roles=roles,
        responsibilities=(Responsibility(what="A1", kind="action", accountable="Owner"),),
        promise_owner="Owner",
        empowerment=(limit, two("Rosa: £50.")),
        upward=two("Fridays."),
        keep=two("Patience."),
        change=two("Guessing."),
    )
    return gaps, relationships, organisation
