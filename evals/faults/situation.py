"""Faults in strengths, weaknesses, opportunities and threats, and in the moves that join them."""

from __future__ import annotations

from random import Random

from evals.faults.fault import breaks, faults_of, one_of, put, where, without
from service.checks.situation import HIGH_INSIDE, HIGH_OUTSIDE
from service.domain.evidence import Evidence
from service.domain.plan.direction import SwotItem
from service.domain.plan.plan import Plan

QUADRANTS = ("strengths", "weaknesses", "opportunities", "threats")
CELLS = ("so", "st", "wo", "wt")
TWIN = {"strengths": "weaknesses", "weaknesses": "strengths", "opportunities": "threats", "threats": "opportunities"}
NO_SUCH = {"s": "S88", "w": "W88", "o": "O88", "t": "T88"}


def _moved(plan: Plan, source: str, target: str, rng: Random) -> Plan | None:
    found = one_of(getattr(plan.situation.swot, source), rng)
    if found is None:
        return None
    place, item = found
    plan = put(plan, f"situation.swot.{source}", without(getattr(plan.situation.swot, source), place))
    return put(plan, f"situation.swot.{target}", lambda rows: (*rows, item))


@breaks("SIT-1", also=("SIT-3", "SIT-4", "PRV-2"))
def a_strength_among_the_weaknesses(plan: Plan, rng: Random) -> Plan | None:
    return _moved(plan, "strengths", "weaknesses", rng)


@breaks("SIT-1", also=("SIT-3", "SIT-4", "PRV-2"))
def a_weakness_among_the_strengths(plan: Plan, rng: Random) -> Plan | None:
    return _moved(plan, "weaknesses", "strengths", rng)


@breaks("SIT-1", also=("SIT-3", "SIT-4", "PRV-2"))
def a_threat_among_the_opportunities(plan: Plan, rng: Random) -> Plan | None:
    return _moved(plan, "threats", "opportunities", rng)


@breaks("SIT-1", also=("SIT-3", "SIT-4", "PRV-2"))
def an_opportunity_among_the_threats(plan: Plan, rng: Random) -> Plan | None:
    return _moved(plan, "opportunities", "threats", rng)


@breaks("SIT-1", also=("SIT-3", "SIT-4"))
def an_outside_fact_among_the_strengths(plan: Plan, rng: Random) -> Plan | None:
    return _moved(plan, rng.choice(("opportunities", "threats")), "strengths", rng)


@breaks("SIT-1", also=("SIT-3", "SIT-4"))
def an_item_in_two_quadrants(plan: Plan, rng: Random) -> Plan | None:
    source = rng.choice(QUADRANTS)
    found = one_of(getattr(plan.situation.swot, source), rng)
    return None if found is None else put(plan, f"situation.swot.{TWIN[source]}", lambda rows: (*rows, found[1]))


@breaks("SIT-2", also=("PRV-1", "PRV-2", "FiguresAreCited", "NothingDangles"))
def an_item_without_evidence(plan: Plan, rng: Random) -> Plan | None:
    source = rng.choice([q for q in QUADRANTS if getattr(plan.situation.swot, q)] or [""])
    if not source:
        return None
    place = rng.randrange(len(getattr(plan.situation.swot, source)))
    weak = rng.choice(((), (Evidence(kind="assumption", ref=plan.assumptions[0].id),) if plan.assumptions else ()))

    def bared(item: SwotItem) -> SwotItem:
        return item.model_copy(update={"evidence": weak, "statement": item.statement.model_copy(update={"evidence": ()})})

    return put(plan, f"situation.swot.{source}[{place}]", bared)


@breaks("SIT-3")
def a_move_on_an_item_that_is_not_there(plan: Plan, rng: Random) -> Plan | None:
    cell = rng.choice([c for c in CELLS if getattr(plan.situation.tows, c)] or [""])
    if not cell:
        return None
    place = rng.randrange(len(getattr(plan.situation.tows, cell)))
    return put(plan, f"situation.tows.{cell}[{place}].uses", lambda uses: (*uses, NO_SUCH[rng.choice(cell)]))


@breaks("SIT-3", also=("SIT-4",))
def a_move_that_joins_nothing_outside(plan: Plan, rng: Random) -> Plan | None:
    cell = rng.choice([c for c in CELLS if getattr(plan.situation.tows, c)] or [""])
    if not cell:
        return None
    place = rng.randrange(len(getattr(plan.situation.tows, cell)))
    return put(plan, f"situation.tows.{cell}[{place}].uses", lambda uses: tuple(u for u in uses if u[0] in "SW"))


@breaks("SIT-3", also=("SIT-4", "PRV-2"))
def a_cell_left_empty_without_a_word(plan: Plan, rng: Random) -> Plan:
    cell = rng.choice(CELLS)
    plan = put(plan, f"situation.tows.{cell}", ())
    return put(plan, "situation.tows.empty", {c: s for c, s in plan.situation.tows.empty.items() if c != cell})


@breaks("SIT-4", also=("SIT-3",))
def a_heavy_item_no_move_uses(plan: Plan, rng: Random) -> Plan | None:
    swot = plan.situation.swot
    inside, outside = (*swot.strengths, *swot.weaknesses), (*swot.opportunities, *swot.threats)
    heavy = [i for i in inside if i.score >= HIGH_INSIDE] + [i for i in outside if i.score >= HIGH_OUTSIDE]
    if not heavy or not inside or not outside:
        return None
    dropped = rng.choice(heavy).id
    for cell in CELLS:
        for place, move in enumerate(getattr(plan.situation.tows, cell)):
            plan = put(plan, f"situation.tows.{cell}[{place}].uses", tuple(u for u in move.uses if u != dropped))
    return plan


@breaks("ACT-4", also=("OBJ-5", "ACT-1", "ACT-2", "MIX-1", "GAP-2", "ORG-1", "MoneyAddsUp", "PRV-2", "DatesFollow"))
def a_move_nothing_is_done_for(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.situation.strategies, rng)
    if found is None:
        return None
    move = found[1]
    served = {*move.objectives, *(g.id for g in plan.objectives.objectives if g.strategy == move.id)}
    kept = tuple(a for a in plan.programme.actions if a.objective not in served)
    return put(plan, "programme.actions", kept)


@breaks("OneChoiceIsMade")
def eight_moves_and_no_choice(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.situation.strategies, lambda _: True, rng)
    if found is None:
        return None
    move = found[1]
    short = {"en": "One more thing to do.", "zh": "再做一件。"}[plan.language]
    reason = move.reason.model_copy(update={"text": short, "evidence": ()})
    many = tuple(move.model_copy(update={"title": f"{move.title} {n}", "reason": reason}) for n in range(rng.randint(8, 10)))
    return put(plan, "situation.strategies", (*plan.situation.strategies, *many))


FAULTS = faults_of(globals())
