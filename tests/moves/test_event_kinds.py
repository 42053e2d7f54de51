"""What comes from outside is told apart by its own words, and each kind has its first deed."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.brief import Environment
from service.moves.event_kinds import event_deed, event_kind
from tests.moves.briefs import A_STALL, HOMES, LANDLORDS, a_case

THREATS = [
    ("Bolt opens next door", "competitor", "competitor"),
    ("Bolt pays fitters a joining bonus of 1500 pounds", "competitor", "staff"),
    ("Two of our fitters turn 65 before 2029", "market", "staff"),
    ("The four weeks before Christmas are a third busier", "market", "season"),
    ("A rule on ending contracts is announced", "regulation", "rule"),
    ("The landlord wants more", "regulation", "rule"),
    ("The rent rises by a fifth", "market", "cost"),
    ("Nobody cycles any more", "market", "plain"),
]
CHANCES = [
    ("Two shops in town stop this year", {}, "rivals"),
    ("The hospital puts its runs out to tender", {}, "tender"),
    ("Doctors nearby ask for a place to send people", {}, "partner"),
    ("Two estates open", {"size": 600, "size_unit": "homes"}, "people"),
    ("The council wants a yearly record", {"kind": "regulation"}, "rule"),
    ("The council wants a record for each house", {"kind": "regulation", "size": 600, "size_unit": "houses"}, "rule"),
    ("Cargo bikes are in fashion", {}, "plain"),
]


def fact(finding: str, effect: str, **more: Any) -> Environment:
    return Environment.model_validate({"finding": finding, "effect": effect, **more})


@pytest.mark.parametrize(("finding", "kind", "found"), THREATS)
def test_a_threat_is_told_by_its_words(finding: str, kind: str, found: str) -> None:
    case, threat = a_case(), fact(finding, "threat", kind=kind)
    assert event_kind(case, threat) == found
    assert event_deed(case, 0, threat)


@pytest.mark.parametrize(("finding", "more", "found"), CHANCES)
def test_a_chance_is_told_by_its_words(finding: str, more: dict[str, Any], found: str) -> None:
    case, chance = a_case(), fact(finding, "opportunity", **more)
    assert event_kind(case, chance) == found
    assert event_deed(case, 0, chance)


@pytest.mark.parametrize(("size", "share", "people"), [(600, 0.05, 30), (45, 0.1, 4), (3, 0.1, 1)])
def test_people_who_move_in_are_worth_a_small_share_of_them(size: int, share: float, people: int) -> None:
    case = a_case()
    deed = event_deed(case, 2, fact("Two estates open", "opportunity", size=size, size_unit="homes"))
    found = case.ledger.calculations
    assert (found["events.2.share"].value, found["events.2.people"].value) == (share, people)
    homes = next(s for s in case.customers.segments if s.name == "Homes")
    assert homes.contribution_year
    assert found["events.2.worth"].value == pytest.approx(people * homes.contribution_year.value)
    assert str(people) in deed


def test_people_of_no_known_kind_are_worth_the_average_customer() -> None:
    case = a_case(segments=[{**LANDLORDS, "name": "Landlords"}, {**HOMES, "name": "Others"}])
    event_deed(case, 2, fact("Two estates open", "opportunity", size=600, size_unit="homes"))
    each = case.customers.profit_year.value / case.customers.total_customers.value  # type: ignore[union-attr]
    assert case.ledger.calculations["events.2.worth"].value == pytest.approx(30 * each)


def test_firms_are_met_through_whoever_meets_them_first() -> None:
    deed = event_deed(a_case(), 2, fact("A wharf opens", "opportunity", size=45, size_unit="new companies"))
    assert "meets them first" in deed


def test_people_are_not_valued_where_no_customer_is() -> None:
    case = a_case(A_STALL)
    assert event_deed(case, 0, fact("Two estates open", "opportunity", size=600, size_unit="homes")) == case.book.phrase(
        "moves.events.deeds.opportunity.people"
    )


@pytest.mark.parametrize(("changes", "best"), [({}, True), ({"own": {"ratings": {"Care": 2}}}, False)])
def test_a_firm_without_a_position_is_not_told_to_say_what_it_does_best(changes: dict[str, Any], best: bool) -> None:
    deed = event_deed(a_case(**changes), 0, fact("Bolt opens next door", "threat", kind="competitor"))
    assert ("what you do best" in deed) is best
