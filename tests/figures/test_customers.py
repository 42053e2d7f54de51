"""Segments and tiers of a brief."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from service.figures.customers import Customers
from service.figures.segments import SegmentFigures
from tests.figures.valued_firms import cleaners, clinic, courier, customers_of, number, sole_trader


def _named(customers: Customers, name: str) -> SegmentFigures:
    return next(s for s in customers.segments if s.name == name)


def _tiers(customers: Customers) -> dict[str, list[str]]:
    return {t.name: [str(s.name) for s in t.segments] for t in customers.tiers}


@pytest.mark.parametrize(
    ("name", "contribution", "lifetime", "index", "lost"),
    [("Families", 111.0, 805.62, 1.35, 13986), ("Anxious", 149.63, 921.56, 1.54, 20229), ("Passers-by", 5.12, 6.26, 0.01, 2458)],
)
def test_the_clinic_with_the_firms_margin(name: str, contribution: float, lifetime: float, index: float, lost: float) -> None:
    segment = _named(customers_of(clinic()), name)
    assert number(segment.contribution_year, 2) == contribution
    assert number(segment.lifetime_value, 2) == lifetime
    assert number(segment.value_index, 2) == index
    assert number(segment.lost_profit_year, 0) == lost
    assert not segment.own_mix
    assert segment.contribution_blended is None


def test_the_clinics_tiers_and_leak() -> None:
    customers = customers_of(clinic())
    assert _tiers(customers) == {"platinum": ["Anxious"], "gold": ["Families"], "iron": [], "lead": ["Passers-by"]}
    assert number(customers.average_lifetime, 2) == 598.03
    assert number(customers.profit_year) == 180780.7487
    assert number(customers.total_customers) == 2020
    assert customers.largest_leak is not None
    assert customers.largest_leak.name == "Anxious"
    assert customers.blended_margin_used
    assert customers.losing == ()


def test_an_hour_of_each_segment_without_a_mix_is_an_average_hour() -> None:
    customers = customers_of(clinic())
    assert [number(s.contribution_hour, 1) for s in customers.segments] == [117.3, 60.2, 6.6]
    assert number(_named(customers, "Families").visits_all) == 2340


def test_the_first_place_is_thin_when_it_hangs_on_the_premium() -> None:
    place = customers_of(clinic()).first_place
    assert place is not None
    assert (place.first.name, place.second.name) == ("Anxious", "Families")
    assert (place.tier_without_premium, number(place.value_without_premium, 2)) == ("gold", 837.78)
    assert place.order_holds_without_premium
    assert number(place.turns_below) == 0.6620
    assert number(place.retention_gap) == -0.12
    assert place.tier_changes
    assert place.thin


def test_the_first_place_is_not_thin_when_nothing_turns_it() -> None:
    place = customers_of(cleaners()).first_place
    assert place is not None
    assert (place.tier_changes, place.thin) == (False, False)


def test_a_first_place_that_no_retention_turns_says_so() -> None:
    firm = clinic()
    firm["segments"][1]["revenue_per_year"] = 4000
    place = customers_of(firm).first_place
    assert place is not None
    assert place.turns_below is None


@pytest.mark.parametrize(
    ("name", "tier", "contribution", "by_hand"),
    [
        ("上班", "platinum", 1008.0, (4441, 12.00, 1027)),
        ("父母", "gold", 228.0, (1518, 1.82, 325)),
        ("换季", "iron", 318.0, (759, 18.43, 285)),
        ("搬家", "lead", 96.1, (106, 13.33, 85)),
    ],
)
def test_the_cleaners_by_their_own_services(name: str, tier: str, contribution: float, by_hand: tuple[float, float, float]) -> None:
    segment = _named(customers_of(cleaners()), name)
    lifetime, hour, blended = by_hand
    assert number(segment.contribution_year, 1) == contribution
    assert number(segment.lifetime_value, 0) == lifetime
    assert segment.tier == tier
    assert number(segment.contribution_hour, 2) == hour
    assert number(segment.contribution_blended, 0) == blended
    assert segment.own_mix


def test_the_cleaners_hours_and_sums_agree() -> None:
    customers = customers_of(cleaners())
    hours = sum(number(s.customers) * number(s.hours_year) for s in customers.segments)
    assert hours == pytest.approx(14928, abs=1)
    assert number(customers.profit_year) == 152589.3162
    assert number(customers.average_lifetime) == 1476.6817
    assert not customers.blended_margin_used


def test_a_losing_segment_is_shown_with_the_month_after_it_left() -> None:
    customers = customers_of(courier(own_mix=False))
    (losing,) = customers.losing
    assert losing.segment.name == "Shops"
    assert number(losing.segment.contribution_year, 2) == -286.28
    assert number(losing.covered_month, 0) == 11664
    assert number(losing.left_month_without, 0) == 1836 - 11664


def test_the_couriers_values_with_the_firms_margin() -> None:
    customers = customers_of(courier(own_mix=False))
    assert [str(s.name) for s in customers.segments] == ["Clinics", "Offices", "Others", "Shops"]
    assert [number(s.lifetime_value, 2) for s in customers.segments] == [27460.77, 7848.69, 36.75, -778.70]
    assert _tiers(customers) == {"platinum": ["Clinics", "Offices"], "gold": [], "iron": [], "lead": ["Others", "Shops"]}
    assert number(customers.average_lifetime) == 511.3721
    assert number(_named(customers, "Shops").profit_share) == -0.0382


def test_the_couriers_own_services_make_the_shops_lose_more() -> None:
    customers = customers_of(courier())
    assert number(_named(customers, "Shops").contribution_year, 0) == -690
    assert customers.tier_hangs_on_mix == ()
    assert not customers.order_hangs_on_mix


def test_it_is_said_when_a_tier_hangs_on_whose_margin_is_used() -> None:
    firm = clinic()
    firm["segments"][0]["service_mix"] = {"Check": 0.97, "Bleach": 0.03}
    customers = customers_of(firm)
    assert _named(customers, "Anxious").tier == "gold"
    assert [str(s.name) for s in customers.tier_hangs_on_mix] == ["Anxious"]


def test_it_is_said_when_the_order_hangs_on_whose_margin_is_used() -> None:
    firm = clinic()
    firm["segments"][0]["service_mix"] = {"Check": 1.0}
    firm["segments"][1]["service_mix"] = {"Root": 1.0}
    assert customers_of(firm).order_hangs_on_mix


@pytest.mark.parametrize("firm", [clinic(), courier(), cleaners()])
def test_shares_sum_to_one(firm: dict[str, Any]) -> None:
    customers = customers_of(firm)
    for shares in (
        [s.share_of_customers for s in customers.segments],
        [s.revenue_share for s in customers.segments],
        [s.visits_share for s in customers.segments],
        [s.profit_share for s in customers.segments],
        [t.customers_share for t in customers.tiers],
        [t.revenue_share for t in customers.tiers],
        [t.profit_share for t in customers.tiers],
    ):
        assert sum(number(share, 12) for share in shares) == pytest.approx(1)
    assert [t.name for t in customers.tiers] == ["platinum", "gold", "iron", "lead"]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_segments_changes_nothing(order: tuple[int, ...]) -> None:
    firm = clinic()
    before = customers_of(firm)
    firm["segments"] = [firm["segments"][i] for i in order]
    after = customers_of(firm)
    assert [(s.name, s.tier, number(s.lifetime_value, 9)) for s in before.segments] == [
        (s.name, s.tier, number(s.lifetime_value, 9)) for s in after.segments
    ]
    assert before.largest_leak is not None
    assert after.largest_leak is not None
    assert before.largest_leak.name == after.largest_leak.name


def test_segments_and_services_tell_of_the_same_firm() -> None:
    counts = customers_of(clinic()).reconciliation
    assert (number(counts.visits_month.by_segments), number(counts.visits_month.by_services)) == (328, 329)
    assert (number(counts.revenue_year.by_segments), number(counts.revenue_year.by_services)) == (425600, 426360)
    assert (counts.visits_month.agree, counts.revenue_year.agree, counts.contribution_year.agree) == (True, True, True)


def test_figures_that_do_not_agree_are_flagged() -> None:
    firm = clinic()
    firm["segments"][0]["customers"] = 700
    counts = customers_of(firm).reconciliation
    assert (counts.visits_month.agree, counts.revenue_year.agree) == (False, False)


def test_two_zeros_agree() -> None:
    firm = sole_trader()
    firm["services"][0]["per_month"] = 0
    firm["segments"] = [{"name": "All", "customers": 0, "visits_per_year": 2}]
    assert customers_of(firm).reconciliation.visits_month.agree


def test_a_segment_that_lacks_its_retention_keeps_what_can_be_worked_out() -> None:
    firm = clinic()
    del firm["segments"][0]["retention_rate"]
    customers = customers_of(firm)
    families, anxious, passers_by = customers.segments
    assert number(families.contribution_year, 2) == 111.0
    assert families.lifetime_value is None
    assert anxious.lifetime_value is None  # its referrals are worth the firm's mean, which is not known
    assert number(passers_by.lifetime_value, 2) == 6.26
    assert customers.tiers == ()
    assert (customers.first_place, customers.average_lifetime, customers.largest_leak) == (None, None, None)
    assert number(customers.profit_year) == 180780.7487


def test_profit_shares_are_left_out_when_there_is_no_profit_to_share() -> None:
    firm = clinic()
    for segment in firm["segments"]:
        segment["cost_to_serve_per_year"] = 500
    customers = customers_of(firm)
    assert all(s.profit_share is None and s.value_index is None for s in customers.segments)
    assert all(t.profit_share is None for t in customers.tiers)
    assert customers.largest_leak is None
    assert len(customers.losing) == 3


def test_a_brief_without_segments_has_no_customers_to_count() -> None:
    customers = customers_of(sole_trader())
    assert (customers.segments, customers.tiers, customers.total_customers) == ((), (), None)
    assert customers.reconciliation.visits_month.agree is None
    assert not customers.order_hangs_on_mix


def test_segments_without_customers_have_no_tiers() -> None:
    firm = clinic()
    for segment in firm["segments"]:
        segment["customers"] = 0
    customers = customers_of(firm)
    assert customers.tiers == ()
    assert all(s.share_of_customers is None for s in customers.segments)


def test_a_single_segment_has_no_rival_for_the_first_place() -> None:
    firm = clinic()
    firm["segments"] = firm["segments"][:1]
    assert customers_of(firm).first_place is None


@pytest.mark.parametrize("mix", [{"Massage": 1.0}, {"Check": 0.5, "Plain": 0.5}, {"Check": 0.0}])
def test_a_mix_that_cannot_be_priced_falls_back_to_the_firms_margin(mix: dict[str, float]) -> None:
    firm = clinic()
    firm["services"].append({"name": "Plain", "price": 10, "per_month": 0, "minutes": 10})
    firm["segments"][0]["service_mix"] = mix
    assert not _named(customers_of(firm), "Families").own_mix


def test_a_mix_without_minutes_falls_back_to_average_hours() -> None:
    firm = clinic()
    firm["segments"][0]["service_mix"] = {"Bleach": 1.0}
    del firm["services"][1]["minutes"]
    families = _named(customers_of(firm), "Families")
    assert families.own_mix
    assert families.hours_year is None


def test_words_and_touch_are_carried_along() -> None:
    anxious = _named(customers_of(clinic()), "Anxious")
    assert (anxious.needs, anxious.touch, anxious.demanding) == ("A calm hour", "high", True)
    assert _named(customers_of(clinic()), "Families").needs is None
