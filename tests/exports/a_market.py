"""Direction and market of the plans of these tests."""

from __future__ import annotations

import datetime as dt

from service.domain.evidence import brief_evidence
from service.domain.plan.direction import AuditRow, NotNow, Objective, Objectives, Situation, Strategy, Swot, SwotItem, Tows, TowsMove
from service.domain.plan.market import (
    Allocation,
    CapacitySlot,
    Customers,
    CustomerSegment,
    Difference,
    MapPoint,
    Message,
    NotChosen,
    PerceptualMap,
    Positioning,
    Tier,
)
from tests.exports.evidence_pieces import FULL, GUESS, HOSTILE, RETENTION, SHARE, WAIT, calc, note, two


def a_direction() -> tuple[Objectives, Situation]:
    objective = Objective(
        id="G1",
        area="use_of_resources",
        statement=two("Fill Wednesdays.", FULL),
        metric="load",
        unit="share",
        baseline=0.32,
        baseline_source=(FULL,),
        target=0.6,
        better="higher",
        due=dt.date(2027, 9, 30),
        owner="Rosa",
        feasibility=two("There is room.", FULL),
        strategy="M1",
    )
    objectives = Objectives(
        objectives=(objective,),
        not_now=(NotNow(area="innovation", reason=two("One new thing is enough.")),),
        notes=(note("break_even", "At 77%.", SHARE), note("break_even", "Not less."), note("own_words", "An unknown topic.")),
    )
    strength = SwotItem(id="S1", statement=two("Patience"), score=30, evidence=(calc("advantage.patience"),))
    threat = SwotItem(id="T1", statement=two("A gym opens."), score=4, evidence=(GUESS,))
    situation = Situation(
        audit=(
            AuditRow(topic="promotion", finding=two("A leaflet."), so_what=two("Reprint it.")),
            AuditRow(topic="technology", finding=two("Nothing in the brief."), so_what=two("Not guessed.")),
        ),
        swot=Swot(strengths=(strength,), threats=(threat,)),
        tows=Tows(
            st=(TowsMove(id="ST1", move=two("Meet the gym with patience."), uses=("S1", "T1")),), empty={"so": two("No opportunity.")}
        ),
        strategies=(Strategy(id="M1", title="Fill Wednesdays", reason=two("They stand empty.", FULL), objectives=("G1",)),),
    )
    return objectives, situation


def a_market() -> tuple[Customers, Positioning]:
    segment = CustomerSegment(
        name=HOSTILE,
        tier="platinum",
        customers=120,
        customers_share=1 / 3,
        revenue_share=0.5,
        profit_share=None,
        contribution_per_year=-12.5,
        lifetime_value=1234.56,
        retention_rate=0.8,
        service_level=two("The same therapist."),
        evidence=(RETENTION, brief_evidence("segments.1.retention_rate")),
    )
    bare = CustomerSegment(
        name="Office backs",
        tier=None,
        customers=None,
        customers_share=None,
        revenue_share=None,
        profit_share=None,
        contribution_per_year=None,
        lifetime_value=None,
        retention_rate=None,
        service_level=two("As now."),
    )
    customers = Customers(
        segments=(segment, bare),
        tiers=(
            Tier(
                name="platinum",
                segments=(HOSTILE,),
                customers=120,
                customers_share=1 / 3,
                revenue_share=0.5,
                profit_share=None,
                rule=two("1.5 times."),
            ),
        ),
        allocation=(Allocation(segment=HOSTILE, hours=12.25),),
        unserved_hours=0.5,
        capacity=(
            CapacitySlot(day="wed", part="Morning", hours=8, demand=9.2, utilisation=1.15, state="overload"),
            CapacitySlot(day="tue", part="Evening", hours=3, demand=None, utilisation=None, state=None),
        ),
    )
    ahead = Difference(
        criterion="Patience",
        weight=0.6,
        own=5,
        best_competitor=3,
        best_competitor_name="Gym",
        ratings={"Gym": 3.0, "Hospital": None},
        advantage=2,
        important=True,
        real=None,
        sustained=False,
        verdict="position",
    )
    level = ahead.model_copy(update={"criterion": "Price", "advantage": 0.0, "real": False, "verdict": "do_not_claim"})
    unsure = ahead.model_copy(update={"criterion": "Hours", "own": None, "advantage": None, "verdict": "unknown"})
    behind = ahead.model_copy(update={"criterion": "Parking", "advantage": -1.0, "real": False, "verdict": "do_not_claim"})
    positioning = Positioning(
        verdict="unique",
        statement=two("For runners who wait badly."),
        chosen=two("The patient practice.", calc("advantage.patience")),
        strategy="focus",
        rejected=(NotChosen(what=two("Cheap"), why=two("The gym is cheaper."), changes_if=two("Nothing.")),),
        will_not=(two("No price war."),),
        differences=(ahead, level, unsure, behind),
        totals={"Quay Physio": 4.2, "Gym": 3.1},
        map=PerceptualMap(x="Price", y="Patience", points=(MapPoint(name="Gym", x=4, y=3),)),
        messages=(
            Message(
                message=two("We have time."),
                proof=two("60 logged visits.", WAIT),
                may_say=two("We take an hour."),
                may_not_say=two("Never late"),
            ),
        ),
    )
    return customers, positioning
