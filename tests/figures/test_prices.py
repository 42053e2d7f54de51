"""Price bands and decisions."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Ledger
from service.figures.money import read_money
from service.figures.position import read_position
from service.figures.prices import PriceFigures, Prices, read_prices
from tests.figures.valued_firms import brief, cleaners, clinic, courier, number, sole_trader


def _prices(firm: dict[str, Any], may_raise: bool = True) -> Prices:
    ledger, read = Ledger(), brief(firm)
    return read_prices(read, ledger, read_money(read, ledger), read_position(read, ledger), may_raise)


def _price(prices: Prices, name: str) -> PriceFigures:
    return next(p for p in prices.services if p.service.name == name)


def test_the_clinics_check_has_room_up_to_its_ceiling() -> None:
    check = _price(_prices(clinic()), "Check")
    assert (number(check.floor), number(check.ceiling), check.binding_rival) == (20, 64.3125, "Quick Teeth")
    assert (number(check.reference_low), number(check.reference_median), number(check.reference_high)) == (49, 72, 95)
    assert [number(c.premium, 5) for c in check.ceilings if c.premium] == [0.3125, -0.09375]
    assert (check.decision, check.reason, number(check.recommended)) == ("raise", "room_below_ceiling", 64)
    assert (number(check.step), number(check.gain_month)) == (2, 620)
    assert (number(check.may_leave), number(check.may_leave_share)) == (12.4, 0.04)


def test_matching_the_cheapest_rival_is_priced() -> None:
    check = _price(_prices(clinic()), "Check")
    assert (check.cheapest_rival, number(check.cheapest_price), number(check.cheapest_contribution)) == ("Quick Teeth", 49, 35)
    assert number(check.stand_still_volume, 0) == 425
    assert not check.match_loses_money


def test_matching_a_price_at_or_below_cost_loses_money() -> None:
    firm = clinic()
    firm["competitors"][0]["prices"]["Check"] = 14
    check = _price(_prices(firm), "Check")
    assert check.match_loses_money
    assert check.stand_still_volume is None


def test_no_rival_price_means_hold() -> None:
    bleach = _price(_prices(clinic()), "Bleach")
    assert (bleach.decision, bleach.reason, bleach.ceiling, bleach.cheapest_rival) == ("hold", "no_rival_price", None, None)
    assert number(bleach.recommended) == 290


def test_only_the_rise_that_brings_most_is_made() -> None:
    prices = _prices(cleaners())
    assert [p.decision for p in prices.services] == ["raise", "hold", "hold", "hold"]
    assert [p.reason for p in prices.services][1:] == ["one_at_a_time", "one_at_a_time", "not_core"]
    assert prices.raised is prices.services[0]
    day, meal = prices.services[0], prices.services[2]
    assert (number(day.recommended), number(day.gain_month), number(day.may_leave, 1)) == (174, 1560, 27.9)
    assert (number(meal.possible_price), number(meal.gain_month), number(meal.may_leave, 1)) == (120, 520, 13.7)
    assert number(meal.recommended) == 116


def test_the_cleaners_bands_match_the_figures_worked_out_by_hand() -> None:
    prices = _prices(cleaners()).services
    assert [number(p.floor, 2) for p in prices] == [157.33, 453.33, 109.33, 117.33]
    assert [number(p.ceiling, 2) for p in prices] == [176.0, 547.25, 134.75, 176.0]
    assert number(prices[0].stand_still_volume) == 1300


def test_nothing_is_raised_while_a_promise_is_being_mended() -> None:
    prices = _prices(clinic(), may_raise=False)
    check = _price(prices, "Check")
    assert prices.raised is None
    assert (check.decision, check.reason, number(check.recommended), number(check.possible_price)) == ("hold", "not_yet", 62, 64)


def test_a_floor_above_the_ceiling_is_an_exception_that_is_held() -> None:
    parcel = _price(_prices(courier()), "Parcel")
    assert (number(parcel.floor, 2), number(parcel.ceiling, 2)) == (28.04, 21.30)
    assert (parcel.decision, parcel.reason, number(parcel.recommended)) == ("exception", "floor_above_ceiling", 32)
    assert number(parcel.stand_still_volume) == 1700
    assert parcel.possible_price is None


def test_a_missing_rating_leaves_a_range_of_ceilings() -> None:
    paper = _price(_prices(courier()), "Paper")
    assert (paper.ceiling, number(paper.ceiling_low, 2), number(paper.ceiling_high, 2)) == (None, 13.75, 17.5)
    assert paper.ceilings[0].premium is None
    assert (paper.decision, paper.reason, paper.binding_rival) == ("exception", "above_ceiling", None)


def test_a_price_inside_a_range_of_ceilings_is_held() -> None:
    firm = courier()
    firm["services"][1]["price"] = 15
    paper = _price(_prices(firm), "Paper")
    assert (paper.decision, paper.reason, paper.binding_low) == ("hold", "ceiling_unknown", "Bikes")


def test_a_missing_rating_does_not_block_a_rise_below_the_low_end() -> None:
    firm = courier()
    firm["services"][1] |= {"price": 13, "variable_cost": 1}
    paper = _price(_prices(firm), "Paper")
    assert (paper.ceiling, number(paper.ceiling_low, 2)) == (None, 13.75)
    assert (paper.decision, number(paper.recommended)) == ("raise", 13.5)


def test_a_rise_stops_at_the_low_end() -> None:
    firm = courier()
    firm["services"][1]["price"] = 13.4
    assert number(_price(_prices(firm), "Paper").possible_price) == 13.5


def test_a_rival_that_nobody_rated_gives_no_ceiling() -> None:
    firm = clinic()
    firm["competitors"][0]["ratings"] = {}
    check = _price(_prices(firm), "Check")
    assert (check.ceiling_low, check.ceiling_high, check.reason) == (None, None, "ceiling_unknown")


def test_without_criteria_there_is_no_ceiling() -> None:
    assert _price(_prices(clinic() | {"criteria": []}), "Check").reason == "ceiling_unknown"


def test_a_price_below_its_floor_is_an_exception() -> None:
    returned = _price(_prices(courier()), "Return")
    assert (returned.decision, returned.reason, number(returned.floor, 2)) == ("exception", "below_floor", 22.43)


def _below_its_floor(target: float) -> dict[str, Any]:
    firm = clinic()
    firm["business"]["target_margin"] = target
    firm["services"][0]["price"] = 50
    firm["services"][2]["price"] = 2900
    return firm


def test_a_rise_that_lifts_a_price_over_its_floor_is_made() -> None:
    check = _price(_prices(_below_its_floor(0.725)), "Check")
    assert number(check.floor, 2) == 50.91
    assert (check.decision, number(check.recommended)) == ("raise", 52)


def test_before_its_time_a_price_below_its_floor_stays_an_exception() -> None:
    check = _price(_prices(_below_its_floor(0.725), may_raise=False), "Check")
    assert (check.decision, check.reason, number(check.recommended)) == ("exception", "below_floor", 50)


def test_a_rise_that_stays_below_the_floor_is_not_made() -> None:
    check = _price(_prices(_below_its_floor(0.75)), "Check")
    assert (check.decision, check.reason) == ("exception", "below_floor")


def test_a_price_at_its_ceiling_has_no_room() -> None:
    firm = clinic()
    firm["services"][0]["price"] = 64
    assert _price(_prices(firm), "Check").reason == "no_room"


def test_without_volume_no_rise_is_worked_out() -> None:
    firm = clinic()
    del firm["services"][0]["per_month"]
    check = _price(_prices(firm), "Check")
    assert (check.reason, check.possible_price) == ("volume_unknown", None)


def test_a_service_that_leaves_nothing_even_after_the_rise_is_not_raised() -> None:
    firm = clinic()
    del firm["business"]["target_margin"], firm["business"]["fixed_costs_per_month"]
    firm["services"][0] |= {"variable_cost": 70, "price": 60}
    for rival in firm["competitors"]:
        rival["prices"]["Check"] = 120
    check = _price(_prices(firm), "Check")
    assert (check.reason, check.possible_price) == ("below_floor", None)


def test_a_target_below_the_fixed_costs_is_said_to_lose_money() -> None:
    target = _prices(clinic()).target
    assert (target.basis, number(target.used), number(target.needed)) == ("brief", 0.3, 0.5488)
    assert target.too_low
    assert number(target.result_month) == -8841
    assert not _prices(cleaners()).target.too_low


def test_without_a_target_the_fixed_costs_set_it() -> None:
    target = _prices(courier()).target
    assert (target.basis, number(target.used), target.result_month) == ("fixed_share", 0.7682, None)
    assert not target.too_low


def test_without_any_figure_the_target_is_an_assumption() -> None:
    prices = _prices(sole_trader())
    assert (prices.target.basis, number(prices.target.used)) == ("assumed", 0.2)
    assert prices.target.used is not None
    assert prices.target.used.evidence[0].ref == "price.target_margin_assumed"
    assert prices.services[0].reason == "no_rival_price"
    assert prices.services[0].floor is None


def test_fixed_costs_above_all_revenue_leave_no_floor() -> None:
    firm = courier()
    firm["business"]["fixed_costs_per_month"] = 80000
    prices = _prices(firm)
    assert prices.target.used is None
    assert all(p.floor is None for p in prices.services)


def test_a_losing_segment_is_mended_by_the_service_it_mainly_buys() -> None:
    (repair,) = _prices(courier()).repairs
    assert (repair.segment.name, repair.service.name) == ("Shops", "Return")
    assert number(repair.least_price, 2) == 16.55
    assert (number(repair.new_price), number(repair.step)) == (17, 5)
    assert number(repair.gain_each_year) == 759
    assert number(repair.may_leave_share) == pytest.approx(1 - 6.8 / 11.8, abs=1e-4)
    assert repair.above_ceiling is None


def test_a_repair_above_the_ceiling_says_so() -> None:
    firm = courier()
    firm["competitors"][0]["prices"]["Return"] = 12
    (repair,) = _prices(firm).repairs
    assert repair.above_ceiling


def test_no_repair_without_visits_or_mix() -> None:
    firm = courier()
    del firm["segments"][2]["visits_per_year"]
    assert _prices(firm).repairs == ()
    assert _prices(courier(own_mix=False)).repairs == ()


@pytest.mark.parametrize("firm", [clinic(), courier(), cleaners()])
def test_a_recommended_price_lies_in_its_band_or_is_an_exception(firm: dict[str, Any]) -> None:
    for price in _prices(firm).services:
        inside = (not price.floor or price.recommended.value >= price.floor.value) and (
            not price.ceiling_high or price.recommended.value <= price.ceiling_high.value
        )
        assert inside == (price.decision != "exception")


@pytest.mark.parametrize("firm", [clinic(), courier(), cleaners()])
def test_the_order_of_services_and_rivals_changes_no_price(firm: dict[str, Any]) -> None:
    turned = firm | {"services": firm["services"][::-1], "competitors": firm["competitors"][::-1]}
    before = {(str(p.service.name), number(p.recommended), p.reason, str(p.binding_rival)) for p in _prices(firm).services}
    after = {(str(p.service.name), number(p.recommended), p.reason, str(p.binding_rival)) for p in _prices(turned).services}
    assert before == after


def test_a_price_that_customers_count_on_is_held() -> None:
    ledger, read = Ledger(), brief(clinic())
    money, position = read_money(read, ledger), read_position(read, ledger)
    first = read_prices(read, ledger, money, position).raised
    assert first
    name = str(first.service.name)
    after = read_prices(read, ledger, money, position, counted_on=frozenset([name]))
    assert (_price(after, name).decision, _price(after, name).reason) == ("hold", "counted_on")
    assert after.raised is None or after.raised.service.name != name
