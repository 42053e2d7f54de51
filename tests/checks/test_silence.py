"""What a brief does not give is no fault: rules stay silent where there is nothing to judge."""

from __future__ import annotations

from typing import Any

import pytest

from service.checks import check_plan
from service.domain.evidence import Calculation, Statement
from service.domain.plan.block import Note
from tests.checks.changes import calc, changed, found_by
from tests.checks.plans import a_plan

PLAN = a_plan()


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("CAP-1", {"customers.capacity": lambda slots: tuple(s.model_copy(update={"demand": None}) for s in slots)}),
        ("CAP-2", {"customers.capacity": lambda slots: tuple(s.model_copy(update={"demand": None}) for s in slots)}),
        ("SEG-5", {"customers.capacity": lambda slots: tuple(s.model_copy(update={"demand": None, "state": None}) for s in slots)}),
        ("SEG-5", {"customers.capacity[0].hours": 0, "customers.capacity[0].demand": 0, "customers.capacity[0].state": "full"}),
        ("SEG-1", {"customers.segments[0].customers_share": None, "customers.segments[0].contribution_per_year": None}),
        ("SEG-2", {"customers.segments[1].lifetime_value": None}),
        ("SEG-2", {"customers.segments[1].customers": None}),
        ("SEG-2", {"customers.segments[1].customers": 0}),
        ("SEG-3", {"customers.tiers": ()}),
        (
            "EXP-3",
            {
                "expectations.promises[0].verdict": "held_back",
                "expectations.promises[0].promise": None,
                "expectations.promises[0].evidence": (),
            },
        ),
        ("POS-4", {"positioning.differences": ()}),
        ("EXP-6", {"expectations.guarantee.expected_cost": 500}),
        ("EXP-5", {"brief.copy": ["Gentle hands."]}),
        ("OBJ-4", {"brief.services[0].per_month": None}),
        ("OBJ-4", {"calculations": ()}),
        ("ACT-3", {"brief.business.owner_hours_per_week": None, "programme.owner_hours": {"2027-01-04": 40}}),
        ("SIT-4", {"situation.swot.opportunities": (), "situation.swot.threats": (), "situation.tows.so": ()}),
        ("REL-1", {"relationships.segments[0].stage": "partner"}),
        ("REL-2", {"customers.segments": (), "relationships.limits": ()}),
        (
            "ORG-1",
            {
                "expectations.promises[0].verdict": "held_back",
                "organisation.responsibilities": lambda rows: tuple(r for r in rows if r.kind != "promise"),
            },
        ),
        ("ORG-4", {"organisation.size": "solo", "programme.routines": ()}),
        ("MIX-1", {"mix.place.indicator": "hours sold on Tuesday"}),
        ("READ-1", {"brief.services[0].name": "A1 polish", "summary.in_short[0]": "Offer the A1 polish"}),
    ],
)
def test_no_finding_without_ground(rule: str, changes: dict[str, Any]) -> None:
    assert found_by(rule, changed(PLAN, changes)) == []


def test_ten_letters_say_nothing_about_the_share_of_chinese() -> None:
    assert found_by("PRV-4", changed(a_plan("zh"), {"situation.strategies[0].reason": "we do it as 好啊"})) == []


def test_too_much_locked_is_told_what_is_left() -> None:
    over = changed(PLAN, {"programme.budget.locked": 4000})
    message = next(f.message for f in found_by("ACT-1", over) if f.path == "programme.budget.locked")
    assert "3,500" in message


def test_a_hire_that_is_budgeted_fills_a_role() -> None:
    hired = {"organisation.roles[1].people": 0, "programme.actions[1].what": "Hire a receptionist for the desk"}

    assert found_by("ORG-3", changed(PLAN, hired)) == []


def test_a_gap_may_be_named_in_words() -> None:
    rows = PLAN.organisation.responsibilities
    named = tuple(r.model_copy(update={"what": f"gap {r.what}"}) if r.kind == "gap" else r for r in rows)

    assert found_by("ORG-1", changed(PLAN, {"organisation.responsibilities": named})) == []


def test_a_quoted_line_that_is_taken_down_contradicts_nothing() -> None:
    taken_down = changed(PLAN, {"mix.promotion.decision": 'Take "You never wait at Corner Dental!" off the site and print “Gentle hands”'})

    assert found_by("MIX-4", taken_down) == []


def test_a_refused_guarantee_promises_nothing() -> None:
    refused = {"expectations.guarantee.offered": False, "expectations.guarantee.statement": "We always pay within 5 minutes"}

    assert {f.path for rule in ("EXP-5", "EXP-6") for f in found_by(rule, changed(PLAN, refused))} == {"copy[0]"}


def test_a_disclaimed_outcome_is_not_promised() -> None:
    disclaimed = {
        "expectations.guarantee.statement": "If you wait too long we take £10 off. It covers waiting, never the result of a treatment."
    }

    assert found_by("EXP-6", changed(PLAN, disclaimed)) == []


def test_a_share_may_be_claimed_where_the_register_has_it() -> None:
    share = {"expectations.promises[0].unit": "share", "expectations.promises[0].promise": 0.9, "expectations.promises[0].better": "higher"}

    assert found_by("POS-2", changed(PLAN, {**share, "positioning.statement": "90% of visits begin on time"})) == []


def test_a_big_plan_is_checked_without_a_repeat_of_work() -> None:
    entries = tuple(Calculation(name=f"c.{i}", formula="a", inputs={"n": i}, value=float(i), unit="") for i in range(300))
    notes: tuple[Statement, ...] = tuple(
        Note(text=f"Row {i} of the long record has {i} visits in it", evidence=(calc(f"c.{i}"),)) for i in range(300)
    )
    big = changed(PLAN, {"calculations": lambda known: (*known, *entries), "customers.notes": lambda known: (*known, *notes)})

    assert [f for f in check_plan(big) if f.severity == "error"] == []


def test_a_contestable_word_in_the_offer_is_a_warning_and_no_broken_promise() -> None:
    contestable = changed(PLAN, {"summary.offer.what": "The best check-up in town"})

    assert found_by("READ-3", contestable) == []
    assert ("summary.offer.what", "warning") in {(f.path, f.severity) for f in found_by("EXP-5", contestable)}
