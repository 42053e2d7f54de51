"""Who plays which part in a team."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Ledger
from service.figures.people import People, TeamRole, read_people, size_of
from tests.figures.busy_firms import a_cleaning_firm, a_clinic

COURIER_TEAM: tuple[dict[str, Any], ...] = (
    {"role": "Owner", "name": "Nora Dee", "hours_per_week": 45, "contact": True},
    {"role": "Operations manager", "name": "Tomas Wol", "hours_per_week": 40, "contact": False, "reports_to": "Owner"},
    {"role": "Dispatcher", "people": 2, "hours_per_week": 38, "contact": True, "reports_to": "Operations manager"},
    {"role": "Van driver", "people": 8, "hours_per_week": 38, "contact": True, "reports_to": "Operations manager"},
    {"role": "Bike rider", "people": 5, "hours_per_week": 30, "contact": True, "reports_to": "Operations manager"},
    {"role": "Customer desk", "people": 2, "hours_per_week": 35, "contact": True, "reports_to": "Operations manager"},
    {"role": "Bookkeeper", "hours_per_week": 25, "contact": False, "reports_to": "Owner"},
)


def the_people(*team: dict[str, Any], **changes: Any) -> People:
    return read_people(a_clinic(team=team, **changes), Ledger())


def roles(found: tuple[TeamRole, ...]) -> list[str]:
    return [str(r.role) for r in found]


def test_the_clinic_knows_who_plays_which_part() -> None:
    people = read_people(a_clinic(), Ledger())
    assert (people.size, people.total.value, people.owner_assumed) == ("small", 7, False)
    assert (people.owner.name, people.owner.name.evidence[0].ref) == ("Dr Imra Vale", "team.0.name")
    assert people.steward.role == "Practice manager"
    assert people.desk
    assert people.desk.role == "Receptionist"
    assert roles(people.deliverers) == ["Owner-dentist", "Dentist", "Hygienist"]
    assert people.trainer == people.owner
    assert roles(people.need_a_lead) == ["Hygienist", "Receptionist"]
    assert people.reporting_steps
    assert people.layers
    assert (people.reporting_steps.value, people.layers.value) == (2, 1)


def test_paid_hours_far_from_the_hours_sold_are_flagged() -> None:
    people = read_people(a_clinic(), Ledger())
    assert people.delivery_hours
    assert people.hours_sold
    assert (people.delivery_hours.value, people.hours_sold.value, people.hours_differ) == (134, 72, True)


def test_the_cleaning_firm_has_a_leader_at_work_a_desk_and_a_trainer() -> None:
    people = read_people(a_cleaning_firm(), Ledger())
    assert (people.owner.name, people.steward.name, people.trainer.name) == ("苏晴", "方姐", "白老师")
    assert people.desk
    assert people.desk.name == "小林"
    assert roles(people.deliverers) == ["阿姨"]
    assert people.delivery_hours
    assert (people.delivery_hours.value, people.hours_differ, people.size) == (414, False, "medium")


def test_the_courier_has_a_manager_without_customers_and_a_desk_before_a_dispatcher() -> None:
    people = the_people(*COURIER_TEAM)
    assert (people.size, people.owner.name, people.steward.name) == ("medium", "Nora Dee", "Tomas Wol")
    assert people.desk
    assert people.desk.role == "Customer desk"
    assert people.trainer == people.steward
    assert roles(people.deliverers) == ["Van driver", "Bike rider"]
    assert people.delivery_hours
    assert people.delivery_hours.value == 454


def test_without_a_team_the_owner_stands_alone() -> None:
    people = the_people()
    assert (people.size, people.total.value, people.owner_assumed, people.owner.name) == ("solo", 1, True, "the owner")
    assert people.owner.name.evidence == ()
    assert (people.steward, people.trainer, people.deliverers) == (people.owner, people.owner, (people.owner,))
    assert (people.desk, people.reporting_steps, people.layers, people.delivery_hours) == (None, None, None, None)
    assert people.owner.hours is None
    assert read_people(a_cleaning_firm(team=()), Ledger()).owner.name == "店主"


def test_the_only_person_of_a_team_is_the_owner() -> None:
    people = the_people({"role": "Mechanic", "hours_per_week": 30, "contact": True})
    assert (people.owner.role, people.owner_assumed) == ("Mechanic", False)
    assert people.deliverers == (people.owner,)


def test_the_one_that_others_report_to_is_the_owner() -> None:
    people = the_people({"role": "Chef"}, {"role": "Waiter", "people": 3, "reports_to": "Chef"}, {"role": "Accountant", "contact": False})
    assert people.owner.role == "Chef"


def test_an_owners_assistant_is_not_the_owner() -> None:
    people = the_people({"role": "Assistant to the owner", "reports_to": "Anna"}, {"role": "Founder", "name": "Anna"})
    assert people.owner.name == "Anna"


def test_an_owner_who_reports_outside_the_team_is_still_the_owner() -> None:
    assert the_people({"role": "Owner", "reports_to": "The board"}, {"role": "Cook", "people": 2}).owner.role == "Owner"


def test_a_list_without_a_chart_leaves_the_owner_assumed() -> None:
    people = the_people({"role": "Hairdresser", "people": 4}, {"role": "Receptionist"})
    assert (people.owner_assumed, people.steward) == (True, people.owner)
    assert people.reporting_steps is None
    assert roles(people.deliverers) == ["Hairdresser"]


def test_a_lead_without_a_title_but_with_people_under_them_keeps_the_register_when_without_customers() -> None:
    people = the_people(
        {"role": "Owner"},
        {"role": "Planner", "contact": False, "reports_to": "owner"},
        {"role": "Driver", "people": 3, "reports_to": "Planner"},
    )
    assert people.steward.role == "Planner"


def test_a_dispatcher_is_the_desk_where_there_is_no_other() -> None:
    people = the_people(
        {"role": "Owner"}, {"role": "Dispatcher", "reports_to": "Owner"}, {"role": "Driver", "people": 3, "reports_to": "Owner"}
    )
    assert people.desk
    assert people.desk.role == "Dispatcher"
    assert people.delivery_hours is None


def test_people_who_report_to_each_other_are_walked_once() -> None:
    people = the_people({"role": "Owner"}, {"role": "A", "reports_to": "B"}, {"role": "B", "reports_to": "A"})
    assert people.reporting_steps is None


def test_without_capacity_no_hours_are_compared() -> None:
    people = read_people(a_clinic(capacity=None), Ledger())
    assert (people.hours_sold, people.hours_differ) == (None, False)


GYM_TEAM: tuple[dict[str, Any], ...] = (
    {"role": "Owner", "name": "Mia Ray", "hours_per_week": 45, "contact": True},
    {"role": "Club manager", "hours_per_week": 42, "contact": True, "reports_to": "Owner"},
    {"role": "Head coach", "name": "Pia Nan", "hours_per_week": 40, "contact": True, "reports_to": "Club manager"},
    {"role": "Coach", "people": 14, "hours_per_week": 28, "contact": True, "reports_to": "Head coach"},
    {"role": "Personal trainer", "people": 8, "hours_per_week": 30, "contact": True, "reports_to": "Head coach"},
    {"role": "Membership adviser", "people": 5, "hours_per_week": 32, "contact": True, "reports_to": "Club manager"},
    {"role": "Marketing co-ordinator", "hours_per_week": 36, "contact": False, "reports_to": "Club manager"},
)


def test_every_role_that_delivers_is_a_deliverer_and_the_head_of_them_trains() -> None:
    people = the_people(*GYM_TEAM)
    assert roles(people.deliverers) == ["Head coach", "Coach", "Personal trainer"]
    assert people.delivery_hours
    assert people.delivery_hours.value == 40 + 392 + 240
    assert (people.trainer.name, people.steward.role) == ("Pia Nan", "Club manager")
    assert people.publicist
    assert people.publicist.role == "Marketing co-ordinator"


def test_without_a_marketing_role_nobody_is_named_for_the_public_words() -> None:
    assert the_people(*COURIER_TEAM).publicist is None


def test_whoever_coordinates_clients_is_the_desk() -> None:
    people = the_people(
        {"role": "Owner"},
        {"role": "Office manager", "contact": False, "reports_to": "Owner"},
        {"role": "Client co-ordinator", "contact": True, "reports_to": "Office manager"},
        {"role": "Fitter", "people": 3, "contact": True, "reports_to": "Office manager"},
    )
    assert people.desk
    assert (people.desk.role, roles(people.deliverers)) == ("Client co-ordinator", ["Fitter"])


def a_small_team(owner_hours: float | None, **owner: Any) -> tuple[dict[str, Any], ...]:
    boss = {"role": "Owner", "name": "Kim Lo", "hours_per_week": owner_hours, "contact": True, **owner}
    return (boss, {"role": "Groomer", "hours_per_week": 30, "contact": True, "reports_to": "Owner"})


def test_an_owner_of_a_small_firm_counts_where_the_hours_sold_need_them() -> None:
    people = the_people(*a_small_team(40))
    assert people.delivery_hours
    assert (people.delivery_hours.value, people.hours_differ, roles(people.deliverers), people.owner.name) == (
        70,
        False,
        ["Groomer"],
        "Kim Lo",
    )


@pytest.mark.parametrize("team", [a_small_team(None), a_small_team(40, contact=False), a_small_team(100)])
def test_an_owner_without_customers_or_hours_or_need_does_not_count(team: tuple[dict[str, Any], ...]) -> None:
    people = the_people(*team)
    assert people.delivery_hours
    assert people.delivery_hours.value == 30


def test_without_hours_sold_an_owner_who_meets_customers_counts() -> None:
    people = the_people(*a_small_team(40), capacity=None)
    assert people.delivery_hours
    assert people.delivery_hours.value == 70


@pytest.mark.parametrize(("count", "size"), [(1, "solo"), (2, "small"), (9, "small"), (10, "medium"), (49, "medium"), (50, "large")])
def test_a_firm_has_the_size_of_its_people(count: int, size: str) -> None:
    assert size_of(count) == size
