"""Faults in objectives."""

from __future__ import annotations

import datetime as dt
from random import Random

from evals.claims.identities import plan_days
from evals.faults.fault import STRANGER, breaks, faults_of, one_of, put, where, without
from service.checks.objectives import BREAK_EVENS, REVENUE
from service.domain.plan.plan import Plan
from service.domain.plan.walk import evidence_of

GOALS = "objectives.objectives"


@breaks("OBJ-1")
def a_target_on_the_wrong_side_of_its_baseline(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.objectives.objectives, rng)
    if found is None:
        return None
    place, goal = found
    step = rng.choice((0.0, abs(goal.baseline) * 0.1 + 1))
    return put(plan, f"{GOALS}[{place}].target", goal.baseline + (-step if goal.better == "higher" else step))


@breaks("OBJ-1", also=("PRV-5",))
def an_objective_without_metric_unit_or_source(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.objectives.objectives, rng)
    field, value = rng.choice((("metric", ""), ("unit", " "), ("statement", ""), ("baseline_source", ())))
    return None if found is None else put(plan, f"{GOALS}[{found[0]}].{field}", value)


@breaks("OBJ-1")
def an_area_that_nobody_considered(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.objectives.not_now, rng)
    return None if found is None else put(plan, "objectives.not_now", without(plan.objectives.not_now, found[0]))


@breaks("OBJ-2", "DatesFollow")
def an_objective_due_after_the_plan_ends(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.objectives.objectives, rng)
    late = plan_days(plan)[1] + dt.timedelta(days=rng.randint(1, 200))
    return None if found is None else put(plan, f"{GOALS}[{found[0]}].due", late)


@breaks("OBJ-3")
def an_objective_owned_by_nobody_here(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.objectives.objectives, rng)
    return None if found is None else put(plan, f"{GOALS}[{found[0]}].owner", rng.choice((STRANGER[plan.language], "")))


@breaks("OBJ-4", also=("PRV-5",))
def an_objective_without_a_word_on_whether_it_can_be_done(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.objectives.objectives, rng)
    return None if found is None else put(plan, f"{GOALS}[{found[0]}].feasibility", "")


@breaks("OBJ-4", "SEG-4")
def more_hours_given_than_there_are(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.customers.allocation, rng)
    if found is None or not plan.customers.capacity:
        return None
    extra = sum(s.hours for s in plan.customers.capacity) * (1 + rng.random())
    return put(plan, f"customers.allocation[{found[0]}].hours", lambda hours: hours + extra)


@breaks("OBJ-4", also=("PRV-1", "PRV-2"))
def a_revenue_that_is_not_price_times_volume(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.calculations, lambda c: c.name == REVENUE, rng)
    if found is None or any(s.get("per_month") is None for s in plan.brief["services"]):
        return None
    off = rng.choice((1.0, 120.0, -37.5))
    return put(plan, f"calculations[{found[0]}].value", lambda value: value + off)


@breaks("OBJ-4", also=("PRV-1", "FiguresAreCited", "READ-2"))
def a_break_even_that_is_worked_out_and_never_said(plan: Plan, rng: Random) -> Plan | None:
    worked_out = sorted({c.name for c in plan.calculations if c.name in BREAK_EVENS and c.value is not None})
    if not worked_out:
        return None
    name = rng.choice(worked_out)
    paths = [path for path, e in evidence_of(plan) if e.ref == name]
    for path in sorted({p.rpartition("[")[0] for p in paths}):
        plan = put(plan, path, lambda evidence: tuple(e for e in evidence if e.ref != name))
    return plan


@breaks("OBJ-5")
def an_objective_no_indicator_watches(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.objectives.objectives, rng)
    if found is None:
        return None
    return put(plan, "programme.indicators", tuple(i for i in plan.programme.indicators if i.objective != found[1].id))


@breaks("OBJ-5", also=("ACT-4",))
def an_objective_served_by_a_move_that_is_not_there(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.objectives.objectives, rng)
    return None if found is None else put(plan, f"{GOALS}[{found[0]}].strategy", rng.choice(("M77", "")))


FAULTS = faults_of(globals())
