"""Faults in customers, capacity and position."""

from __future__ import annotations

from random import Random

from evals.faults.fault import STRANGER, SUFFICES, breaks, faults_of, one_of, put, where, without
from service.analysis.capacity import QUEUE_RISK_FROM
from service.checks.capacity import DEMAND_AFTER
from service.domain.evidence import Calculation
from service.domain.plan.plan import Plan

SEGMENTS = "customers.segments"
STATES = ("spare", "balanced", "queue_risk", "full", "overload")


@breaks("SEG-1")
def a_share_that_is_off(plan: Plan, rng: Random) -> Plan | None:
    block = rng.choice((SEGMENTS, "customers.tiers"))
    name = rng.choice(("customers_share", "revenue_share"))
    rows = plan.customers.segments if block == SEGMENTS else plan.customers.tiers
    if not rows or any(getattr(row, name) is None for row in rows):
        return None
    off = rng.choice((-1, 1)) * rng.uniform(0.01, 0.2)
    return put(plan, f"{block}[{rng.randrange(len(rows))}].{name}", lambda share: share + off)


@breaks("SEG-1")
def a_profit_nobody_divided(plan: Plan, rng: Random) -> Plan | None:  # noqa: ARG001 - there is one way to do it
    if not plan.customers.segments or any(s.profit_share is None for s in plan.customers.segments):
        return None
    for place in range(len(plan.customers.segments)):
        plan = put(plan, f"{SEGMENTS}[{place}].profit_share", None)
    return plan


@breaks("SEG-2")
def a_lower_tier_that_is_worth_more(plan: Plan, rng: Random) -> Plan | None:
    worth = {s.name: i for i, s in enumerate(plan.customers.segments) if s.lifetime_value is not None and s.customers}
    tiers = [[worth[n] for n in t.segments if n in worth] for t in plan.customers.tiers]
    filled = [t for t in tiers if t]
    if len(filled) < 2:
        return None
    highest = max(plan.customers.segments[i].lifetime_value or 0 for i in worth.values())
    for place in filled[-1]:
        plan = put(plan, f"{SEGMENTS}[{place}].lifetime_value", max(highest, 1.0) * rng.uniform(1.2, 3))
    return plan


@breaks("SEG-3")
def a_segment_in_two_tiers_or_none(plan: Plan, rng: Random) -> Plan | None:
    placed = [(t, n) for t, tier in enumerate(plan.customers.tiers) for n in tier.segments]
    if not placed:
        return None
    tier, name = rng.choice(placed)
    others = [t for t in range(len(plan.customers.tiers)) if t != tier]
    if rng.random() < 0.5 and others:
        return put(plan, f"customers.tiers[{rng.choice(others)}].segments", lambda names: (*names, name))
    return put(plan, f"customers.tiers[{tier}].segments", lambda names: tuple(n for n in names if n != name))


@breaks("SEG-3", also=("SEG-1", "SEG-2", "REL-1"))
def a_segment_of_the_brief_left_out(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.customers.segments, rng) if plan.brief.get("segments") else None
    return None if found is None else put(plan, SEGMENTS, without(plan.customers.segments, found[0]))


@breaks("SEG-4")
def hours_left_unserved_and_not_stated(plan: Plan, rng: Random) -> Plan | None:  # noqa: ARG001 - there is one way to do it
    if not (plan.customers.allocation and plan.customers.capacity):
        return None
    return put(plan, "customers.unserved_hours", None)


@breaks("SEG-5")
def a_daypart_in_the_wrong_state(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.customers.capacity, lambda s: s.demand is not None, rng)
    if found is None:
        return None
    place, slot = found
    return put(plan, f"customers.capacity[{place}].state", rng.choice([s for s in STATES if s != slot.state]))


@breaks("SEG-5")
def a_load_that_is_not_demand_by_hours(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.customers.capacity, lambda s: s.demand is not None and s.hours > 0, rng)
    off = rng.choice((-1, 1)) * rng.uniform(0.01, 0.3)
    return None if found is None else put(plan, f"customers.capacity[{found[0]}].utilisation", lambda load: load + off)


def _aimed(plan: Plan, load: float, rng: Random, fullest: bool) -> Plan | None:
    """A campaign that brings a daypart to a load."""
    rows = [s for s in plan.customers.capacity if s.demand is not None and s.hours > 0]
    rows = [s for s in rows if ((s.demand or 0) >= QUEUE_RISK_FROM * s.hours) == fullest and (s.demand or 0) < load * s.hours]
    found = one_of(rows, rng)
    if found is None:
        return None
    slot = found[1]
    name = f"{DEMAND_AFTER}{slot.day}_{slot.part}"
    entry = Calculation(name=name, formula="demand + campaign", inputs={}, value=slot.hours * load, unit="h/week")
    return put(plan, "calculations", (*(c for c in plan.calculations if c.name != name), entry))


@breaks("CAP-1", "CAP-2", also=("PRV-1", "PRV-2"))
def a_campaign_beyond_the_hours_there_are(plan: Plan, rng: Random) -> Plan | None:
    return _aimed(plan, rng.uniform(1.02, 1.6), rng, fullest=False)


@breaks("CAP-2", also=("CAP-1", "PRV-1", "PRV-2"))
def a_campaign_at_a_full_daypart(plan: Plan, rng: Random) -> Plan | None:
    return _aimed(plan, rng.uniform(1.3, 1.6), rng, fullest=True)


@breaks("CAP-2", also=("PRV-1", "PRV-2"))
def a_campaign_that_fills_past_85_percent(plan: Plan, rng: Random) -> Plan | None:
    return _aimed(plan, rng.uniform(0.87, 0.99), rng, fullest=False)


@breaks("CAP-1", also=())
def a_campaign_for_a_time_that_is_not_there(plan: Plan, rng: Random) -> Plan | None:
    if not plan.customers.capacity:
        return None
    hours = float(rng.randint(1, 9))
    entry = Calculation(name=f"{DEMAND_AFTER}sun_midnight", formula="demand + campaign", inputs={}, value=hours, unit="h/week")
    return put(plan, "calculations", (*plan.calculations, entry))


@breaks("POS-1", also=())
def a_verdict_the_ratings_do_not_carry(plan: Plan, rng: Random) -> Plan:
    verdict = plan.positioning.verdict
    return put(plan, "positioning.verdict", rng.choice([v for v in ("unique", "me_too", "unknown") if v != verdict]))


@breaks("POS-1")
def a_difference_called_important_or_real_that_is_not(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.positioning.differences, rng)
    if found is None:
        return None
    place, row = found
    field, value = rng.choice((("important", not row.important), ("real", not row.real)))
    return put(plan, f"positioning.differences[{place}].{field}", value)


@breaks("POS-1", also=("OneChoiceIsMade", "READ-4"))
def a_position_like_all_others_that_nobody_says(plan: Plan, rng: Random) -> Plan | None:  # noqa: ARG001 - there is one way to do it
    if plan.positioning.verdict == "unique":
        return None
    return put(put(plan, "positioning.rejected", ()), "positioning.notes", ())


TIGHT = {"en": " It is done within 90 seconds.", "zh": "九十秒内办好。"}
SHARP = {"en": " That holds for 99.9% of visits.", "zh": "99.9%都是这样。"}


@breaks("POS-2", also=("EXP-5", "PRV-1", "FiguresAreCited", "LeavesItUnsaid"))
def a_position_on_a_number_the_register_lacks(plan: Plan, rng: Random) -> Plan:
    words = rng.choice((TIGHT, SHARP))[plan.language]
    paths = [
        "positioning.statement",
        "positioning.chosen",
        *(f"positioning.messages[{i}].may_say" for i in range(len(plan.positioning.messages))),
    ]
    return put(plan, f"{rng.choice(paths)}.text", lambda text: text + words)


@breaks("POS-3", also=("OneChoiceIsMade",))
def a_firm_that_leaves_nothing_undone(plan: Plan, rng: Random) -> Plan:  # noqa: ARG001 - there is one way to do it
    return put(plan, "positioning.will_not", ())


@breaks("OneChoiceIsMade", also=("PRV-5", "POS-1", "POS-3", "READ-4", "READ-2"))
def nothing_chosen_and_nothing_rejected(plan: Plan, rng: Random) -> Plan:
    if rng.random() < 0.5:
        return put(plan, "positioning.chosen", "")
    return put(put(plan, "positioning.rejected", ()), "positioning.will_not", ())


HEDGE = {"en": " It depends: either position would do, it is up to you.", "zh": "看情况，两条路都可以，由您决定走哪条。"}


@breaks("OneChoiceIsMade", also=("PRV-5",))
def a_choice_left_to_the_reader(plan: Plan, rng: Random) -> Plan:
    path = rng.choice(("positioning.chosen", "summary.opening", "mix.price.decision", "mix.promotion.decision"))
    return put(plan, f"{path}.text", lambda text: text + HEDGE[plan.language])


@breaks("POS-4", also=("POS-1",))
def a_rival_left_out(plan: Plan, rng: Random) -> Plan | None:
    rivals = [row["name"] for row in plan.brief.get("competitors") or ()]
    found = one_of(plan.positioning.differences, rng)
    if not rivals or found is None:
        return None
    gone = rng.choice(rivals)
    return put(plan, f"positioning.differences[{found[0]}].ratings", {n: r for n, r in found[1].ratings.items() if n != gone})


@breaks("REL-1")
def a_segment_with_no_road_ahead(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.relationships.segments, rng)
    if found is None:
        return None
    place, row = found
    kind = rng.randrange(3)
    if kind == 0:
        return put(plan, "relationships.segments", without(plan.relationships.segments, place))
    if kind == 1 and row.next_stage != "hold":
        return put(plan, f"relationships.segments[{place}].bond", "none")
    plan = put(plan, f"relationships.segments[{place}].stage", "friend")
    return put(plan, f"relationships.segments[{place}].next_stage", rng.choice(("acquaintance", "friend")))


@breaks("REL-2", also=("PRV-3",))
def limits_without_a_number(plan: Plan, rng: Random) -> Plan | None:
    if not any(s.contribution_per_year is not None for s in plan.customers.segments):
        return None
    path = rng.choice(("relationships.limits", "organisation.empowerment"))
    words = SUFFICES[plan.language]
    return put(plan, path, lambda rows: tuple(r.model_copy(update={"text": words, "evidence": ()}) for r in rows))


@breaks("REL-2", also=("PRV-1", "FiguresAreCited"))
def limits_out_of_thin_air(plan: Plan, rng: Random) -> Plan | None:
    if not any(s.contribution_per_year is not None for s in plan.customers.segments):
        return None
    path = rng.choice(("relationships.limits", "organisation.empowerment"))

    return put(
        plan, path, lambda rows: tuple(r.model_copy(update={"evidence": tuple(e for e in r.evidence if e.kind == "brief")}) for r in rows)
    )


@breaks("OBJ-3", "ORG-3", also=("ORG-1",))
def the_plan_given_to_a_stranger(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.objectives.objectives, rng)
    action = one_of(plan.programme.actions, rng)
    if found is None or action is None:
        return None
    who = STRANGER[plan.language]
    return put(put(plan, f"objectives.objectives[{found[0]}].owner", who), f"programme.actions[{action[0]}].owner", who)


FAULTS = faults_of(globals())
