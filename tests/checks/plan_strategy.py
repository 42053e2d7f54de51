"""Sections objectives, situation, customers and positioning of the small plan."""

from __future__ import annotations

import datetime as dt

from service.domain.evidence import Evidence
from service.domain.plan import direction, market
from tests.checks.brief_figures import a_brief
from tests.checks.changes import calc, field
from tests.checks.writer import AREAS, Writer


def objectives(write: Writer) -> direction.Objectives:
    """Section objectives."""
    goal = direction.Objective(
        id="G1",
        area="use_of_resources",
        statement=write("goal_statement", write.fill),
        metric="hours",
        unit="share",
        baseline=0.3,
        baseline_source=(write.fill,),
        target=0.6,
        better="higher",
        due=dt.date(2027, 11, 30),
        owner=write.names["desk"],
        feasibility=write("feasible", write.fill),
        strategy="M1",
    )
    reasons = tuple(direction.NotNow(area=a, reason=write("not_now", area=write.area(a))) for a in AREAS if a != goal.area)
    stated = write.note("break_even", calc("break_even.share_of_volume"), calc("break_even.main_service"))
    return direction.Objectives(objectives=(goal,), not_now=reasons, notes=(stated,))


def situation(write: Writer) -> direction.Situation:
    """Section situation."""

    def item(id_: str, key: str, score: float, evidence: Evidence) -> direction.SwotItem:
        return direction.SwotItem(id=id_, statement=write(key, evidence), score=score, evidence=(evidence,))

    def move(key: str, *uses: str) -> tuple[direction.TowsMove, ...]:
        return (direction.TowsMove(id=f"{key.upper()}1", move=write(key), uses=uses),)

    return direction.Situation(
        audit=(direction.AuditRow(topic="promotion", finding=write("finding"), so_what=write("so_what")),),
        swot=direction.Swot(
            strengths=(item("S1", "strength", 120, calc("advantage.0")),),
            weaknesses=(item("W1", "weakness", 80, calc("advantage.1")),),
            opportunities=(item("O1", "opportunity", 4, field("environment.0")),),
            threats=(item("T1", "threat", 2, field("competitors.0.name")),),
        ),
        tows=direction.Tows(so=move("so", "S1", "O1"), st=move("st", "S1", "T1"), wo=move("wo", "W1", "O1"), wt=move("wt", "W1", "T1")),
        strategies=(direction.Strategy(id="M1", title="Fill", reason=write("strategy"), objectives=("G1",)),),
    )


def customers(write: Writer) -> market.Customers:
    """Section customers."""
    names = write.names

    def segment(
        name: str, tier: market.TierName, shares: tuple[float, float, float], money: tuple[float, float], key: str
    ) -> market.CustomerSegment:
        row = next(r for r in a_brief(write.language)["segments"] if r["name"] == name)
        return market.CustomerSegment(
            name=name,
            tier=tier,
            customers=row["customers"],
            customers_share=shares[0],
            revenue_share=shares[1],
            profit_share=shares[2],
            contribution_per_year=money[0],
            lifetime_value=money[1],
            retention_rate=row["retention_rate"],
            service_level=write(key),
        )

    def tier(name: market.TierName, segments: tuple[str, ...], shares: tuple[float, float, float], people: float) -> market.Tier:
        return market.Tier(
            name=name,
            segments=segments,
            customers=people,
            customers_share=shares[0],
            revenue_share=shares[1],
            profit_share=shares[2],
            rule=write("tier_rule"),
        )

    def slot(part: str, demand: float, state: market.SlotState) -> market.CapacitySlot:
        return market.CapacitySlot(day="tue", part=part, hours=7, demand=demand, utilisation=demand / 7, state=state)

    most, least = (0.75, 0.9, 0.95), (0.25, 0.1, 0.05)
    return market.Customers(
        segments=(
            segment(names["families"], "gold", most, (120, 700), "families_level"),
            segment(names["walkins"], "lead", least, (20, 30), "walkins_level"),
        ),
        tiers=(tier("gold", (names["families"],), most, 300), tier("lead", (names["walkins"],), least, 100)),
        allocation=(market.Allocation(segment=names["families"], hours=7), market.Allocation(segment=names["walkins"], hours=2)),
        unserved_hours=0,
        capacity=(slot(names["morning"], 5.6, "balanced"), slot(names["afternoon"], 2.1, "spare")),
        notes=(write.note("how_to_read", calc("families.kept")),),
    )


def positioning(write: Writer) -> market.Positioning:
    """Section positioning."""
    names = write.names
    ahead, behind = {names["rival"]: 3.0}, {names["rival"]: 5.0}
    return market.Positioning(
        verdict="unique",
        statement=write("statement"),
        chosen=write("chosen"),
        strategy="differentiation",
        rejected=(
            market.NotChosen(what=write("rejected_what"), why=write("rejected_why", calc("check.left")), changes_if=write("changes_if")),
        ),
        will_not=(write("will_not"),),
        differences=(
            market.Difference(
                criterion=names["gentle"],
                weight=0.6,
                own=5,
                best_competitor=3,
                best_competitor_name=names["rival"],
                ratings=dict(ahead),
                advantage=2,
                important=True,
                real=True,
                sustained=True,
                verdict="position",
            ),
            market.Difference(
                criterion=names["price"],
                weight=0.4,
                own=3,
                best_competitor=5,
                best_competitor_name=names["rival"],
                ratings=dict(behind),
                advantage=-2,
                important=False,
                real=False,
                sustained=None,
                verdict="do_not_claim",
            ),
        ),
        totals={},
        map=None,
        messages=(
            market.Message(
                message=write("message"),
                proof=write("proof", field("own.hard_to_copy")),
                may_say=write("may_say"),
                may_not_say=write("may_not_say"),
            ),
        ),
    )
