"""A plan from a minimal brief keeps every rule: what is not known is left open, and said to be open."""

from __future__ import annotations

import datetime as dt

from service.checks import check_plan
from service.domain.plan.block import Note
from service.domain.plan.direction import Swot, Tows
from service.domain.plan.plan import Plan
from tests.checks.changes import changed, field, words
from tests.checks.plans import a_plan

BRIEF = {
    "business": {"name": "Hedge Repairs", "kind": "bicycle repair"},
    "services": [{"name": "Full service", "price": 75}],
    "customers_in_words": "People who ride to work",
}


def a_lean_plan() -> Plan:
    """The small plan with all taken out that a minimal brief does not support."""
    plan, cells = a_plan(), ("so", "st", "wo", "wt")
    silent = {f"mix.{p}.actions": () for p in ("product", "place", "promotion", "people", "process", "physical_evidence")}
    unknown = {f"quality_gaps.gaps[{i}].causes[0].{name}": value for i in (0, 2) for name, value in (("state", "unknown"), ("actions", ()))}
    return changed(
        plan,
        {
            "brief": BRIEF,
            "calculations": (),
            "situation.swot": Swot(),
            "situation.tows": Tows(empty={cell: words(f"Nothing outside is known that {cell.upper()} could join") for cell in cells}),
            "customers.segments": (),
            "customers.tiers": (),
            "customers.allocation": (),
            "customers.capacity": (),
            "customers.unserved_hours": None,
            "positioning.verdict": "unknown",
            "positioning.differences": (),
            "positioning.rejected": (),
            "positioning.messages": (),
            "positioning.notes": (),
            "expectations.promises": (),
            "expectations.copy_rows": (),
            "expectations.guarantee.offered": False,
            "mix.price.services": (),
            "relationships.limits": (),
            "relationships.segments": (),
            "organisation.empowerment": (),
            "programme.budget": plan.programme.budget.model_copy(
                update={"total": 0, "limit": 0, "reserve": 0, "locked": 0, "by_objective": {}, "by_month": {}}
            ),
            "programme.actions[1].cost": 0,
            "programme.actions[1].cost_by_month": {},
            "summary.calendar[1].spend": 0,
            "summary.will_not": None,
            "summary.routes": (),
            **silent,
            **unknown,
        },
    )


def _without_figures(plan: Plan) -> Plan:
    """The plan without the sentences and citations whose figures the brief no longer supports."""
    lost = [f.path for f in check_plan(plan) if f.rule == "PRV-2"]
    plan = changed(plan, {path.rpartition(".")[0] + ".evidence": () for path in lost if ".evidence[" in path})
    return changed(plan, {f.path: words("Not known yet") for f in check_plan(plan) if f.rule == "PRV-1"})


def test_a_lean_plan_can_keep_every_rule() -> None:
    said = {
        "positioning.notes": (Note(text="There is nobody to compare with"),),
        "objectives.objectives[0].baseline_source": (field("services"),),
    }
    errors = [f for f in check_plan(_without_figures(changed(a_lean_plan(), said))) if f.severity == "error"]

    assert errors == []


def test_what_is_unique_nowhere_must_be_said() -> None:
    assert "positioning.notes" in {f.path for f in check_plan(a_lean_plan()) if f.rule == "POS-1" and f.severity == "error"}


def test_its_silence_is_noted() -> None:
    noted = {f.rule for f in check_plan(a_lean_plan()) if f.severity == "note"}

    assert noted == {"POS-1", "MIX-1"}


def test_the_plan_starts_with_its_programme_where_no_date_is_given() -> None:
    late = changed(a_lean_plan(), {"objectives.objectives[0].due": dt.date(2028, 1, 4)})
    idle = changed(late, {"programme.actions": (), "programme.routines": ()})

    assert "OBJ-2" in {f.rule for f in check_plan(late)}
    assert "OBJ-2" in {f.rule for f in check_plan(idle)}
