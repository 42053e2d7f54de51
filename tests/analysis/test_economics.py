"""Contribution and break-even."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.economics import break_even_share, break_even_units, contribution_per_hour, whole_units

amounts = st.floats(1, 1e6)


def test_an_hour_leaves_more_the_shorter_the_delivery() -> None:
    assert contribution_per_hour(48, 40) == pytest.approx(72)
    assert contribution_per_hour(48, 20) == pytest.approx(144)


def test_break_even_share_is_fixed_costs_over_contribution() -> None:
    assert break_even_share(19500, 25210) == pytest.approx(0.7735, abs=5e-5)


@pytest.mark.parametrize("contribution", [0, -10])
def test_no_volume_breaks_even_without_contribution(contribution: float) -> None:
    assert break_even_share(100, contribution) is None
    assert break_even_units(100, 0, contribution) is None


def test_units_pay_what_the_others_leave_unpaid() -> None:
    units = break_even_units(19500, 10330, 48)
    assert units == pytest.approx(191.04, abs=0.005)
    assert whole_units(units or 0) == 192


def test_nothing_need_be_sold_when_the_others_pay_it_all() -> None:
    assert break_even_units(100, 150, 10) == 0


def test_a_whole_number_is_not_rounded_further_up() -> None:
    assert whole_units(0.1 * 3 * 10) == 3


@given(fixed=amounts, others=st.floats(0, 1e6), each=amounts)
def test_whole_units_are_enough_and_one_less_is_not(fixed: float, others: float, each: float) -> None:
    units = whole_units(break_even_units(fixed, others, each) or 0)
    slack = 1e-6 * (fixed + others + each)
    assert others + units * each >= fixed - slack
    assert units == 0 or others + (units - 1) * each <= fixed + slack
