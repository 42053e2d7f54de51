"""Limits tied to what a customer of the second tier leaves."""

from __future__ import annotations

from service.domain.brief import Brief
from service.domain.evidence import Ledger
from service.figures.customers import read_customers
from service.figures.empowerment import Empowerment, read_empowerment
from service.figures.money import read_money
from tests.figures.busy_firms import a_clinic


def limits_of(brief: Brief) -> Empowerment | None:
    ledger = Ledger()
    return read_empowerment(read_customers(brief, ledger, read_money(brief, ledger)), ledger)


def test_the_clinic_lets_the_desk_give_ten_and_the_manager_fifty() -> None:
    limits = limits_of(a_clinic())
    assert limits
    assert (limits.tier.name, round(limits.contribution_year.value, 2)) == ("gold", 111.0)
    assert (limits.front_line.value, limits.manager.value) == (10, 50)


def test_a_single_tier_measures_the_limits_itself() -> None:
    brief = a_clinic()
    limits = limits_of(Brief.model_validate(brief.model_dump(by_alias=True) | {"segments": [brief.segments[1].model_dump()]}))
    assert limits
    assert (limits.front_line.value, limits.manager.value) == (10, 70)


def test_a_second_tier_that_leaves_next_to_nothing_gives_way_to_the_first() -> None:
    brief = a_clinic()
    limits = limits_of(Brief.model_validate(brief.model_dump(by_alias=True) | {"segments": [s.model_dump() for s in brief.segments[1:]]}))
    assert limits
    assert limits.tier.name == "platinum"


def test_customers_who_leave_next_to_nothing_set_no_limit() -> None:
    brief = a_clinic()
    cheap = brief.segments[2].model_dump()
    assert limits_of(Brief.model_validate(brief.model_dump(by_alias=True) | {"segments": [cheap]})) is None


def test_without_values_there_are_no_limits() -> None:
    assert limits_of(a_clinic(segments=[{"name": "Everyone"}])) is None
