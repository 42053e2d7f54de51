"""Faults in the gaps, in the organisation, and in the programme with its money and dates."""

from __future__ import annotations

import datetime as dt
from random import Random

from evals.claims.identities import plan_days
from evals.faults.fault import STRANGER, breaks, faults_of, one_of, put, where, without
from service.checks.levels import is_made
from service.checks.quality_gaps import PROVIDER_GAPS
from service.domain.plan.delivery import Responsibility
from service.domain.plan.plan import Plan

ACTIONS = "programme.actions"
UNSEATED = ("ORG-1", "MIX-1", "GAP-2", "OBJ-5", "ACT-1", "ACT-4", "MoneyAddsUp", "PRV-2", "ACT-2")
"""What else may break when an action is taken away."""


def _cause(plan: Plan, states: tuple[str, ...], rng: Random) -> str | None:
    paths = [
        f"quality_gaps.gaps[{i}].causes[{j}]"
        for i, gap in enumerate(plan.quality_gaps.gaps)
        for j, cause in enumerate(gap.causes)
        if cause.state in states
    ]
    return rng.choice(paths) if paths else None


@breaks("GAP-1", also=("ORG-1",))
def a_gap_nobody_assessed(plan: Plan, rng: Random) -> Plan:
    place = rng.randrange(4)
    if rng.random() < 0.5:
        return put(plan, f"quality_gaps.gaps[{place}].causes", ())
    return put(plan, "quality_gaps.gaps", without(plan.quality_gaps.gaps, place))


@breaks("GAP-1", also=("PRV-1", "FiguresAreCited", "PRV-2"))
def a_cause_judged_on_nothing(plan: Plan, rng: Random) -> Plan | None:
    path = _cause(plan, ("present", "absent"), rng)
    return None if path is None else put(put(plan, f"{path}.evidence", ()), f"{path}.cause.evidence", ())


@breaks("GAP-2", also=())
def a_cause_nobody_acts_on(plan: Plan, rng: Random) -> Plan | None:
    path = _cause(plan, ("present",), rng)
    field, value = rng.choice((("actions", ()), ("actions", ("A99",)), ("owner", None), ("owner", STRANGER[plan.language])))
    return None if path is None else put(plan, f"{path}.{field}", value)


def _must_have_an_owner(row: Responsibility, made: set[str]) -> bool:
    """Whether ORG-1 asks for an owner: of every action, every promise that is made, and the four gaps that a firm can close."""
    if row.kind == "promise":
        return row.what.partition(".")[0] in made
    return row.kind == "action" or row.what in {str(gap) for gap in PROVIDER_GAPS}


@breaks("ORG-1")
def an_owner_removed(plan: Plan, rng: Random) -> Plan | None:
    made = {p.measure for p in plan.expectations.promises if is_made(p)}
    owed = [r for r in plan.organisation.responsibilities if _must_have_an_owner(r, made)]
    found = one_of(owed, rng)
    if found is None:
        return None
    gone = found[1]
    thing = gone.what.partition(".")[0]  # a measure may have lines of its own for a segment: then none of them has an owner any more
    left = (r for r in plan.organisation.responsibilities if r.kind != gone.kind or r.what.partition(".")[0] != thing)
    return put(plan, "organisation.responsibilities", tuple(left))


@breaks("ORG-1")
def two_owners_of_one_thing(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.organisation.responsibilities, rng)
    roles = [r.role for r in plan.organisation.roles]
    if found is None or not roles:
        return None
    second = found[1].model_copy(update={"accountable": rng.choice(roles)})
    return put(plan, "organisation.responsibilities", (*plan.organisation.responsibilities, second))


@breaks("ORG-2")
def more_hours_than_a_role_has(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.organisation.roles, lambda r: r.hours_per_week is not None, rng)
    if found is None:
        return None
    place, role = found
    return put(plan, f"organisation.roles[{place}].plan_hours_busiest_week", (role.hours_per_week or 0) + rng.uniform(0.1, 20))


@breaks("ORG-3", also=("ORG-1",))
def an_action_given_to_a_stranger(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.programme.actions, rng)
    return None if found is None else put(plan, f"{ACTIONS}[{found[0]}].owner", STRANGER[plan.language])


@breaks("ORG-3")
def a_role_without_a_person(plan: Plan, rng: Random) -> Plan | None:
    named = " ".join(a.what.text for a in plan.programme.actions if a.cost > 0).casefold()
    found = where(plan.organisation.roles, lambda r: r.role.casefold() not in named, rng)
    return None if found is None else put(plan, f"organisation.roles[{found[0]}].people", 0)


@breaks("ORG-4", also=("PRV-5",))
def news_that_never_reaches_the_top(plan: Plan, rng: Random) -> Plan:  # noqa: ARG001 - there is one way to do it
    return put(plan, "organisation.upward", "")


@breaks("ACT-1", "MoneyAddsUp", also=("PRV-1",))
def a_budget_off_by_one(plan: Plan, rng: Random) -> Plan | None:
    budget, off = plan.programme.budget, rng.choice((-1.0, 1.0))
    places = [f"{ACTIONS}[{i}].cost" for i, a in enumerate(plan.programme.actions) if a.cost]
    places += ["programme.budget.total"] if budget.total else []
    places += [f"summary.calendar[{i}].spend" for i, row in enumerate(plan.summary.calendar) if row.spend]
    return put(plan, rng.choice(places), lambda amount: amount + off) if places else None


@breaks("ACT-1", "MoneyAddsUp")
def a_month_or_an_objective_off_by_one(plan: Plan, rng: Random) -> Plan | None:
    name = rng.choice(("by_month", "by_objective"))
    amounts = getattr(plan.programme.budget, name)
    if not amounts:
        return None
    key = rng.choice(sorted(amounts))
    return put(plan, f"programme.budget.{name}", {**amounts, key: amounts[key] + rng.choice((-1.0, 1.0))})


@breaks("MoneyAddsUp")
def a_row_of_the_money_table_that_is_off(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.summary.money, rng)
    off = rng.choice((-1, 1)) * rng.randint(3, 200)
    return None if found is None else put(plan, f"summary.money[{found[0]}].amount", lambda amount: amount + off)


@breaks("ACT-1", also=("PRV-1",))
def a_reserve_that_was_spent(plan: Plan, rng: Random) -> Plan | None:
    if not plan.programme.budget.limit:
        return None
    field = rng.choice(("limit", "reserve"))
    return put(plan, f"programme.budget.{field}", lambda amount: amount + rng.choice((-1, 1)) * rng.uniform(3, 500))


@breaks("ACT-2", "DatesFollow")
def a_task_before_what_it_waits_for(plan: Plan, rng: Random) -> Plan | None:
    finish = {a.id: a.finish for a in plan.programme.actions}
    first = plan_days(plan)[0]
    rows = [
        (i, a, max(finish[o] for o in a.after if o in finish))
        for i, a in enumerate(plan.programme.actions)
        if any(o in finish for o in a.after)
    ]
    rows = [(i, a, ready) for i, a, ready in rows if ready > first]
    if not rows:
        return None
    place, action, ready = rng.choice(rows)
    start = ready - dt.timedelta(days=rng.randint(1, (ready - first).days))
    return put(plan, f"{ACTIONS}[{place}].start", min(start, action.finish))


@breaks("ACT-2", "DatesFollow")
def a_task_after_the_plan_ends(plan: Plan, rng: Random) -> Plan | None:
    name = rng.choice(("actions", "routines"))
    found = one_of(getattr(plan.programme, name), rng)
    late = plan_days(plan)[1] + dt.timedelta(days=rng.randint(1, 90))
    return None if found is None else put(plan, f"programme.{name}[{found[0]}].finish", late)


@breaks("ACT-2")
def a_task_that_waits_for_nothing_there(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.programme.actions, rng)
    return None if found is None else put(plan, f"{ACTIONS}[{found[0]}].after", lambda after: (*after, "A99"))


@breaks("DatesFollow", also=("ACT-1",))
def money_in_a_month_without_work(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.programme.actions, lambda a: bool(a.cost_by_month), rng)
    if found is None:
        return None
    place, action = found
    month = rng.choice(sorted(action.cost_by_month))
    far = f"{action.finish.year + 1}-{action.finish.month:02d}"
    return put(plan, f"{ACTIONS}[{place}].cost_by_month", {(far if m == month else m): c for m, c in action.cost_by_month.items()})


@breaks("DatesFollow")
def a_goal_answered_after_the_plan_ends(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.summary.routes, rng)
    late = plan_days(plan)[1] + dt.timedelta(days=rng.randint(1, 300))
    return None if found is None else put(plan, f"summary.routes[{found[0]}].date", late)


@breaks("ACT-3", also=("ORG-2",))
def a_week_that_asks_too_much_of_the_owner(plan: Plan, rng: Random) -> Plan | None:
    allowed = plan.brief["business"].get("owner_hours_per_week")
    if allowed is None or not plan.programme.owner_hours:
        return None
    week = rng.choice(sorted(plan.programme.owner_hours))
    return put(plan, "programme.owner_hours", {**plan.programme.owner_hours, week: allowed + rng.uniform(0.1, 10)})


@breaks("ACT-4", also=("ACT-1", "OBJ-5"))
def a_task_for_no_objective(plan: Plan, rng: Random) -> Plan | None:
    name = rng.choice(("actions", "routines", "indicators"))
    found = one_of(getattr(plan.programme, name), rng)
    return None if found is None else put(plan, f"programme.{name}[{found[0]}].objective", rng.choice(("G99", "")))


@breaks("ORG-3", also=("OBJ-3", "MIX-1", "MIX-3", "GAP-2", "EXP-7", "ORG-1"))
def a_routine_given_to_a_stranger(plan: Plan, rng: Random) -> Plan | None:
    if not plan.programme.routines:
        return None
    return put(plan, f"programme.routines[{rng.randrange(len(plan.programme.routines))}].owner", STRANGER[plan.language])


FAULTS = faults_of(globals())
