"""The month in money."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Ledger
from service.figures.money import read_money
from tests.figures.valued_firms import brief, cleaners, clinic, courier, money_of, number, sole_trader


@pytest.mark.parametrize(
    ("firm", "by_hand"),
    [
        (clinic(), (35530, 25210, 5710, 0.7735, 192)),
        (courier(), (71340, 56636, 1836, 0.9676, 1428)),
        (cleaners(), (77432, 24412, 6012, 0.7537, 140)),
    ],
)
def test_the_month_matches_the_figures_worked_out_by_hand(firm: dict[str, Any], by_hand: tuple[float, ...]) -> None:
    money = money_of(firm)
    figures = (money.revenue_month, money.contribution_month, money.left_month, money.break_even_share, money.break_even_main)
    assert tuple(number(f) for f in figures) == by_hand
    assert number(money.left_year) == 12 * number(money.left_month)


def test_every_relied_on_name_is_in_the_ledger() -> None:
    ledger = Ledger()
    read_money(brief(clinic()), ledger)
    assert {"revenue.month", "contribution.month", "break_even.share_of_volume", "break_even.main_service"} <= set(ledger.calculations)


def test_each_service_says_what_a_delivery_a_month_and_an_hour_leave() -> None:
    check = money_of(clinic()).services[0]
    assert (check.name, check.role, number(check.contribution), number(check.contribution_month)) == ("Check", "core", 48, 14880)
    assert number(check.contribution_hour) == 72
    assert check.name.evidence[0].ref == "services.0.name"


def test_break_even_is_stated_in_revenue_and_as_a_share_of_the_main_service() -> None:
    money = money_of(clinic())
    assert number(money.break_even_revenue, 2) == 27482.55
    assert number(money.break_even_main_share) == 0.6163
    assert number(money.margin) == 0.7095


def test_the_service_the_main_one_could_not_do_without_is_named() -> None:
    dependence = money_of(clinic()).dependence
    assert dependence is not None
    assert (dependence.service.name, number(dependence.needed), number(dependence.now)) == ("Root", 350, 310)


def test_a_main_service_that_can_do_without_any_other_depends_on_none() -> None:
    assert money_of(cleaners()).dependence is None


def test_a_firm_that_does_not_break_even_at_all_is_not_told_of_a_dependence() -> None:
    firm = clinic()
    firm["business"]["fixed_costs_per_month"] = 40000
    money = money_of(firm)
    assert number(money.left_month) < 0
    assert money.dependence is None


def test_cost_to_serve_near_the_variable_cost_is_a_question() -> None:
    money = money_of(clinic())
    assert (number(money.cost_to_serve_year), number(money.variable_cost_year)) == (121200, 123840)
    assert money.cost_to_serve_close_to == "variable_cost"
    assert money_of(courier()).cost_to_serve_close_to is None


def test_cost_to_serve_above_the_fixed_costs_is_a_question() -> None:
    firm = clinic()
    firm["business"]["fixed_costs_per_month"] = 10000
    assert money_of(firm).cost_to_serve_close_to == "fixed_costs"


def test_a_single_core_service_is_the_main_one_even_without_figures() -> None:
    money = money_of(sole_trader())
    assert money.main is not None
    assert money.main.name == "Service"
    assert (money.revenue_month, money.contribution_month, money.break_even_main, money.break_even_share) == (None, None, None, None)
    assert (money.cost_to_serve_year, money.cost_to_serve_close_to, money.dependence) == (None, None, None)


def test_without_all_volumes_no_core_service_is_called_the_main_one() -> None:
    firm = clinic()
    del firm["services"][2]["per_month"]
    money = money_of(firm)
    assert money.main is None
    assert money.revenue_month is None
    assert money.break_even_main is None
    assert money.break_even_main_share is None


def test_a_firm_without_a_core_service_has_no_main_one() -> None:
    firm = sole_trader()
    firm["services"][0]["role"] = "support"
    assert money_of(firm).main is None


def test_a_free_service_without_a_cost_is_left_out_of_the_sums() -> None:
    firm = clinic()
    firm["services"].append({"name": "Parking", "role": "support", "price": 0})
    money = money_of(firm)
    assert number(money.contribution_month) == 25210
    assert [s.name for s in money.sold] == ["Check", "Bleach", "Root"]


def test_a_main_service_that_leaves_nothing_never_breaks_even() -> None:
    firm = sole_trader() | {"services": [{"name": "Service", "price": 10, "variable_cost": 12, "per_month": 5}]}
    firm["business"]["fixed_costs_per_month"] = 100
    money = money_of(firm)
    assert (money.break_even_main, money.break_even_main_share, money.break_even_share) == (None, None, None)
    assert number(money.left_month) == -110


def test_the_order_of_services_changes_no_figure() -> None:
    firm = courier()
    turned = firm | {"services": firm["services"][::-1]}
    one, other = money_of(firm), money_of(turned)
    assert number(one.contribution_month) == number(other.contribution_month)
    assert one.main is not None
    assert other.main is not None
    assert one.main.name == other.main.name
    assert number(one.break_even_main) == number(other.break_even_main)
    assert one.dependence is not None
    assert other.dependence is not None
    assert one.dependence.service.name == other.dependence.service.name
