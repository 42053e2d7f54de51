"""Sections expectations and mix of the small plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from service.domain.plan import promise
from tests.checks.changes import calc
from tests.checks.writer import Writer


def expectations(write: Writer) -> promise.Expectations:
    """Section expectations."""
    made, kept = calc("promise.wait"), calc("wait.kept")
    line = promise.Promise(
        measure="wait",
        label=write.names["wait"],
        unit=write.names["unit"],
        better="lower",
        dimension="responsiveness",
        adequate=20,
        desired=5,
        deliverable=19,
        promise=20,
        competitor_promise=15,
        current_promise=5,
        keep_rate=0.99,
        keep_rate_lower_bound=0.97,
        broken_per_month=3,
        basis="measured",
        verdict="within_zone",
        flags=("overpromising_now",),
        samples=100,
        sentence=write("sentence", made),
        evidence=(made,),
    )
    sides = ("reliability", "assurance", "tangibles", "empathy")
    silent = tuple(promise.DimensionRow(dimension=side, says=write("says", side=write.side(side))) for side in sides)
    return promise.Expectations(
        promises=(line,),
        copy_rows=(promise.CopyRow(index=0, line=write.names["copy"], finding=write("copy_finding"), replacement=write("sentence", made)),),
        dimensions=(promise.DimensionRow(dimension="responsiveness", says=write("says_made", made)), *silent),
        guarantee=promise.Guarantee(
            offered=True,
            statement=write("guarantee", made, calc("limit.desk")),
            measure="wait",
            payout=10,
            expected_cost=180,
            reserve=500,
            starts=dt.date(2027, 7, 1),
            condition=write("guarantee_condition", kept),
        ),
        who_may_promise=write("who_may"),
        notes=(write.note("how_found", made),),
    )


def mix(write: Writer) -> promise.Mix:
    """Section mix."""

    def decision(p: str) -> dict[str, Any]:
        word = write.p(p)
        return {
            "decision": write("p_decision", p=word),
            "rejected": write("p_rejected", p=word),
            "actions": ("A1",),
            "owner": write.names["owner"],
            "indicator": "K1",
            "short": write("p_short", part=1, p=word),
        }

    band = promise.ServicePrice(
        service=write.names["check"], price=60, floor=25, reference=49, reference_low=49, reference_high=49, ceiling=62, recommended=60
    )
    point = promise.FailPoint(
        step="arrival",
        fails_because=write("fails"),
        backstage=write("backstage"),
        standard=write("standard"),
        recovery=write("recovery"),
        owner=write.names["desk"],
    )
    return promise.Mix(
        product=promise.MixDecision(**decision("product")),
        price=promise.Price(services=(band,), **decision("price")),
        place=promise.MixDecision(**decision("place")),
        promotion=promise.MixDecision(**decision("promotion")),
        people=promise.MixDecision(**decision("people")),
        process=promise.Process(blueprint=(point,), **decision("process")),
        physical_evidence=promise.MixDecision(**decision("physical_evidence")),
        notes=(write.note("price_argued", calc("check.left")),),
    )
