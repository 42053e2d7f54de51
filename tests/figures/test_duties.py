"""What the words of a role say its holder does."""

from __future__ import annotations

import pytest

from service.domain.brief import Brief
from service.figures.duties import does_the_work, owner_works, sold_by, trains_the_team
from service.figures.people import OWNER

GYM = "fitness club membership month personal training hour"
ACCOUNTANTS = "accounting practice monthly bookkeeping advice meeting"
CLEANERS = "家政服务店 日常保洁 深度保洁"
STUDIO = "少儿美术画室 小班课"


@pytest.mark.parametrize(
    ("role", "sold"),
    [
        ("Personal trainer", GYM), ("Coach", GYM), ("Head coach", GYM), ("Class teacher", GYM), ("Senior stylist", "salon"),
        ("Lead groomer", "dog grooming"), ("Plumber", "plumbing"), ("Dentist", "clinic"), ("Hygienist", "clinic"),
        ("Van driver", "courier"),
        ("Bike rider", "courier"), ("Tax preparer", ACCOUNTANTS), ("Bookkeeper", ACCOUNTANTS), ("Lead bookkeeper", ACCOUNTANTS),
        ("Senior accountant", ACCOUNTANTS), ("Client adviser", ACCOUNTANTS), ("Waiter", "restaurant"), ("Manager-stylist", "salon"),
        ("Groomer (desk on Saturdays)", "dog grooming"), ("阿姨", CLEANERS), ("专职老师", STUDIO), ("教练", "健身房"), ("师傅", "维修店"),
        ("美甲技师", "美甲店"), ("店长兼发型师", "理发店"), ("主任医师", "诊所"), ("税务顾问", "税务咨询公司"),
    ],
)  # fmt: skip
def test_whoever_does_the_trade_delivers(role: str, sold: str) -> None:
    assert does_the_work(role, True, sold)


@pytest.mark.parametrize(
    ("role", "sold"),
    [
        ("Membership adviser", GYM), ("Sales consultant", GYM), ("Marketing co-ordinator", GYM), ("Front desk lead", GYM),
        ("Front desk", GYM), ("Club manager", GYM), ("Team lead", GYM), ("Client co-ordinator", ACCOUNTANTS),
        ("Office manager", ACCOUNTANTS), ("Bookkeeper", "courier"), ("Receptionist", "clinic"), ("Dispatcher", "courier"),
        ("Driver manager", "courier"), ("Head of coaching", GYM), ("教务", STUDIO),
        ("教务老师", STUDIO), ("招生老师", STUDIO), ("前台", STUDIO), ("客服", CLEANERS),
        ("带班", CLEANERS), ("会籍顾问", "健身房"), ("店长", "理发店"), ("市场推广", STUDIO), ("会计", STUDIO),
    ],
)  # fmt: skip
def test_whoever_sells_answers_leads_or_keeps_the_books_does_not(role: str, sold: str) -> None:
    assert not does_the_work(role, True, sold)


def test_whoever_meets_no_customers_delivers_only_the_trade_that_is_sold() -> None:
    assert does_the_work("Cleaner", False, "office cleaning")
    assert does_the_work("保洁员", False, CLEANERS)
    assert not does_the_work("Cleaner", False, GYM)
    assert not does_the_work("Technician", False, GYM)
    assert not does_the_work("Chef", False, "che")
    assert not does_the_work("Trainer", False, GYM)
    assert not does_the_work("Planner", False, "planner")


def test_a_trainer_without_customers_trains_the_team() -> None:
    assert trains_the_team("培训", False, CLEANERS)
    assert trains_the_team("Driver trainer", None, "courier")
    assert not trains_the_team("Trainer", None, GYM)
    assert not trains_the_team("Coach", True, GYM)
    assert not trains_the_team("Planner", False, GYM)


@pytest.mark.parametrize(
    ("role", "contact", "works"),
    [
        ("Owner-dentist", True, True), ("Founder and weaver", None, True), ("店主兼咖啡师", True, True), ("Managing partner", True, True),
        ("Owner", True, False), ("Salon owner", True, False), ("Co-owner", True, False), ("Owner/manager", True, False),
        ("Owner-dentist", False, False), ("校长", True, False), ("Mechanic", None, True),
    ],
)  # fmt: skip
def test_an_owner_works_where_the_role_names_a_trade(role: str, contact: bool | None, works: bool) -> None:
    assert owner_works(role, contact, "firm", OWNER) == works


def test_what_is_sold_is_the_kind_and_the_names_of_the_services() -> None:
    brief = Brief.model_validate(
        {"business": {"name": "X", "kind": "Gym"}, "services": [{"name": "Class", "price": 9}], "customers_in_words": "People."}
    )
    assert sold_by(brief) == "gym class"
