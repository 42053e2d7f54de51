"""What the stage decides: stages and bonds, the eight ways of putting right, and who may give what."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.plan.delivery import Relationship, Relationships
from service.stages.relationships import write_relationships
from service.stages.relationships_bonds import stage_of
from tests.stages.firms_with_people import (
    EXAMPLES,
    LEAVERS,
    REGULARS,
    TEAM,
    a_desk,
    a_desk_for,
    an_example,
)

STRATEGIES = (
    "fail_safe", "encourage_complaints", "act_quickly", "explain", "treat_fairly", "cultivate", "learn_from_recovery", "learn_from_lost",
)  # fmt: skip


def row(section: Relationships, segment: str) -> Relationship:
    return next(r for r in section.segments if r.segment == segment)


def a_row(**changes: Any) -> Relationship:
    """The row of a segment beside ordinary ones."""
    segment = {**REGULARS, "name": "Those", **changes}
    return row(write_relationships(a_desk(segments=[segment, {**REGULARS, "customers": 400}, LEAVERS])), "Those")


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_every_example_has_a_row_for_each_segment_and_eight_decisions(file: Any) -> None:
    desk = an_example(file.stem)
    section = write_relationships(desk)
    assert [r.segment for r in section.segments] == [str(s.name) for s in desk.case.customers.segments]
    if not desk.case.thin:
        assert tuple(r.strategy for r in section.recovery) == STRATEGIES
        assert all(r.decision.text for r in section.recovery)
        assert section.limits


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_nothing_is_bought_for_the_lowest_tier_nor_for_whoever_costs_more_than_they_bring(file: Any) -> None:
    desk = an_example(file.stem)
    for each, figures in zip(write_relationships(desk).segments, desk.case.customers.segments, strict=True):
        losing = figures.contribution_year is not None and figures.contribution_year.value < 0
        held = figures.tier == "lead" or losing or figures.retention is None
        assert (each.bond == "none") == held
        assert (each.next_stage == "hold") == held


def test_a_minimal_brief_gets_one_line_and_no_scheme() -> None:
    section = write_relationships(an_example("hedge-lane-cycles"))
    assert (section.segments, section.recovery, section.limits) == ((), (), ())
    assert len(section.notes) == 1


def test_the_share_who_stay_tells_the_stage() -> None:
    names = {rate: a_row(retention_rate=rate).stage for rate in (0.3, 0.5, 0.8, 0.9)}
    assert names == {0.3: "stranger", 0.5: "acquaintance", 0.8: "friend", 0.9: "partner"}
    assert stage_of(None) == "stranger"


def test_a_partner_stays_one() -> None:
    assert a_row(retention_rate=0.95).next_stage == "partner"


def test_without_a_count_of_who_stays_the_firm_counts_first() -> None:
    section = write_relationships(a_desk(segments=[{**REGULARS, "retention_rate": None}], criteria=[{"name": "Speed", "weight": 1}]))
    assert (section.segments[0].next_stage, section.segments[0].bond) == ("hold", "none")
    assert "log" in section.segments[0].how.text


@pytest.mark.parametrize(
    ("changes", "bond"),
    [
        ({"customers": 12, "visits_per_year": 30, "revenue_per_year": 2400, "retention_rate": 0.92}, "structural"),
        ({"touch": "high", "retention_rate": 0.95}, "customisation"),
        ({"touch": "high", "retention_rate": 0.95, "needs": "To be told first."}, "customisation"),
        ({"touch": "low", "retention_rate": 0.95}, "customisation"),
        ({"touch": "low", "retention_rate": 0.95, "visits_per_year": 1}, "customisation"),
        ({"touch": "low", "retention_rate": 0.95, "visits_per_year": None}, "customisation"),
        ({"touch": None, "retention_rate": 0.95, "needs": "A man they know."}, "social"),
        ({"touch": None, "retention_rate": 0.95}, "social"),
        ({"touch": "low", "retention_rate": 0.1, "referrals_per_year": 0.9, "revenue_per_year": 5000}, "social"),
    ],
)
def test_wishes_and_habits_choose_the_bond(changes: dict[str, Any], bond: str) -> None:
    assert a_row(**changes).bond == bond


def test_the_plans_own_actions_come_before_wishes() -> None:
    desk = an_example("quaymark-couriers")
    couriers, visit = write_relationships(desk), desk.scheme.action("keep.visit.1")
    assert visit is not None
    assert row(couriers, "Clinics and labs").bond == "customisation"
    assert f"({visit.id})" in row(couriers, "Clinics and labs").how.text
    assert row(couriers, "Offices").bond == "social"
    dentist = write_relationships(an_example("brightside-dental"))
    assert "Step-by-Step" in row(dentist, "Nervous adults").how.text


def test_a_segment_that_costs_hears_terms_where_the_plan_has_them() -> None:
    losing = [{**REGULARS, "name": name, "cost_to_serve_per_year": cost} for name, cost in (("One", 900), ("Two", 700))]
    section = write_relationships(a_desk(segments=[REGULARS, *losing]))
    assert "hear the new terms first (A" in row(section, "One").how.text
    assert "served as now" in row(section, "Two").how.text


def test_few_who_are_owed_the_owners_call_get_it() -> None:
    few = {**REGULARS, "name": "Schools", "customers": 12, "revenue_per_year": 9000, "visits_per_year": 50, "retention_rate": 0.8}
    assert row(write_relationships(a_desk(segments=[few, REGULARS], team=TEAM)), "Schools").bond == "social"
    high = {**few, "touch": "high"}
    assert row(write_relationships(a_desk(segments=[high, REGULARS], team=TEAM)), "Schools").bond == "customisation"


def test_many_who_want_the_same_hands_get_them_beside_the_calls() -> None:
    many = {**REGULARS, "name": "Parents", "customers": 300, "revenue_per_year": 900, "touch": "high", "retention_rate": 0.7}
    assert row(write_relationships(a_desk(segments=[many, REGULARS], team=TEAM)), "Parents").bond == "customisation"


def test_whoever_books_before_the_new_price_keeps_the_old_one() -> None:
    assert row(write_relationships(an_example("nuanxiang-jiazheng")), "换季才叫的住户").bond == "financial"


def test_the_order_of_segments_changes_no_bond() -> None:
    desk = an_example("quaymark-couriers")
    turned = desk.brief.model_copy(update={"segments": tuple(reversed(desk.brief.segments))})
    one, other = (sorted((r.segment, r.stage, r.bond) for r in write_relationships(d).segments) for d in (desk, a_desk_for(turned)))
    assert one == other
