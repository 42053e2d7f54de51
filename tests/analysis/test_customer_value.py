"""Lifetime value."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.customer_value import Customers, average, discounted_years, lifetime_values, mean_own_value, own_value

segments = st.builds(
    Customers,
    count=st.floats(1, 1e4),
    contribution_year=st.floats(-500, 5000),
    retention=st.floats(0, 1),
    referrals_year=st.floats(0, 2),
    demanding=st.booleans(),
)

FAMILIES = Customers(900, 210 * 25210 / 35530 - 38, 0.86, 0.25)
ANXIOUS = Customers(520, 380 * 25210 / 35530 - 120, 0.74, 0.4, demanding=True)
PASSERS_BY = Customers(600, 65 * 25210 / 35530 - 41, 0.2)
CLINIC = [FAMILIES, ANXIOUS, PASSERS_BY]


def test_a_customer_who_never_returns_counts_for_a_year() -> None:
    assert discounted_years(0) == 1


@pytest.mark.parametrize(("retention", "years"), [(0.82, 3.7204), (0.9, 4.7606), (0.55, 1.9980), (0.1, 1.1000), (0.86, 4.192)])
def test_discounted_years_match_the_figures_worked_out_by_hand(retention: float, years: float) -> None:
    assert discounted_years(retention) == pytest.approx(years, abs=5e-4)


def test_lifetime_values_match_the_figures_worked_out_by_hand() -> None:
    values = lifetime_values(CLINIC)
    assert [round(v, 2) for v in values] == [805.62, 921.56, 6.26]
    assert round(average(values, CLINIC), 2) == 598.03


def test_without_the_premium_demanding_customers_are_worth_a_tenth_less() -> None:
    assert [round(v, 2) for v in lifetime_values(CLINIC, premium=1)] == [805.62, 837.78, 6.26]


def test_nobody_is_worth_nothing_on_average() -> None:
    nobody = [replace(FAMILIES, count=0)]
    assert mean_own_value(nobody) == 0


@given(st.floats(0, 1), st.floats(0, 1))
def test_years_grow_with_retention(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert discounted_years(low) <= discounted_years(high)


@given(st.floats(0.01, 5000), st.floats(0, 1), st.floats(0, 1))
def test_lifetime_value_grows_with_retention(contribution: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    worse, better = (lifetime_values([Customers(10, contribution, r, 0.2)])[0] for r in (low, high))
    assert worse <= better


@given(segments)
def test_own_value_is_at_most_seven_yearly_contributions(segment: Customers) -> None:
    assert abs(own_value(segment)) <= 6.76 * abs(segment.contribution_year)


@given(st.lists(segments, min_size=1, max_size=6))
def test_the_order_of_segments_changes_no_value(firm: list[Customers]) -> None:
    turned = list(reversed(firm))
    assert lifetime_values(turned) == list(reversed(lifetime_values(firm)))
