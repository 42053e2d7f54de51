"""Price bands and steps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.economics import contribution_per_hour
from service.analysis.pricing import (
    LARGEST_RISE,
    charged_at_least,
    charged_at_most,
    premium_range,
    price_floor,
    price_for_hour,
    raised_price,
    share_that_may_leave,
    units_to_stand_still,
)

prices = st.floats(1, 20_000)
ratings = st.one_of(st.none(), st.floats(1, 5))


@pytest.mark.parametrize(("cost", "margin", "floor"), [(14, 0.3, 20), (118, 0.25, 157.33), (930, 0.3, 1328.57)])
def test_the_floor_leaves_the_target_margin(cost: float, margin: float, floor: float) -> None:
    assert price_floor(cost, margin) == pytest.approx(floor, abs=0.005)


@given(st.floats(0, 1e6), st.floats(0, 0.9), st.floats(0, 0.9))
def test_the_floor_rises_with_the_target_and_never_lies_below_the_cost(cost: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert cost <= price_floor(cost, low) <= price_floor(cost, high)


def test_a_better_rating_allows_a_higher_price() -> None:
    weights = [30.0, 25, 15, 10]
    assert premium_range(weights, [3, 5, 5, 2], [3, 2, 2, 4]) == pytest.approx((0.3125, 0.3125))
    assert premium_range(weights, [3, 5, 5, 2], [5, 4, 4, 3]) == pytest.approx((-0.09375, -0.09375))


def test_a_missing_rating_leaves_a_range() -> None:
    assert premium_range([30.0, 25, 15, 10], [2, 3, 4, 2], [4, 4, None, 2]) == pytest.approx((-0.3125, -0.125))


def test_without_criteria_there_is_no_premium() -> None:
    assert premium_range([], [], []) is None


@given(st.lists(st.tuples(st.floats(0.1, 100), ratings, ratings), min_size=1, max_size=8))
def test_the_premium_lies_between_minus_and_plus_one(rows: list[tuple[float, float | None, float | None]]) -> None:
    weights, own, rival = ([row[i] for row in rows] for i in range(3))
    span = premium_range([w for w in weights if w is not None], own, rival)
    assert span is not None
    assert -1 - 1e-9 <= span[0] <= span[1] + 1e-12 <= 1 + 1e-9


def test_matching_a_lower_price_asks_for_more_volume() -> None:
    assert units_to_stand_still(310, 48, 35) == pytest.approx(425.14, abs=0.005)
    assert units_to_stand_still(1500, 25.5, 22.5) == pytest.approx(1700)
    assert units_to_stand_still(310, 48, 0) is None


def test_a_rise_pays_until_too_many_leave() -> None:
    assert share_that_may_leave(48, 50) == pytest.approx(0.04)
    assert share_that_may_leave(6.8, 10.8) == pytest.approx(0.3704, abs=5e-5)
    assert share_that_may_leave(-3, 2) == 1
    assert share_that_may_leave(-3, -1) is None


@pytest.mark.parametrize(
    ("price", "ceiling", "new"),
    [(62, 64.3125, 64), (168, 176, 174), (116, 134.75, 120), (2450, 2628, 2540), (498, 547, 515), (12, 20, None)],
)
def test_a_rise_goes_to_a_price_people_charge(price: float, ceiling: float, new: float | None) -> None:
    assert raised_price(price, ceiling) == new


@given(prices, prices)
def test_a_rise_stays_within_four_per_cent_and_the_ceiling(price: float, ceiling: float) -> None:
    new = raised_price(price, ceiling)
    assert new is None or price < new <= min(price * (1 + LARGEST_RISE), ceiling) + 0.01


@given(prices)
def test_prices_people_charge_lie_on_either_side(amount: float) -> None:
    assert charged_at_most(amount) <= amount + 0.01
    assert charged_at_least(amount) >= amount - 0.01


@pytest.mark.parametrize(("amount", "below", "above"), [(9.97, 9.9, 10), (16.2, 16, 16.5), (64.3, 64, 65), (547.25, 545, 550), (0, 0, 0)])
def test_steps_grow_with_the_price(amount: float, below: float, above: float) -> None:
    assert (charged_at_most(amount), charged_at_least(amount)) == (below, above)


def test_a_price_makes_an_hour_leave_as_much_as_another() -> None:
    assert price_for_hour(2900, 2700, 61.6) == pytest.approx(5672)
    assert price_for_hour(12, 60, 0) == 12


@given(st.floats(0, 5000), st.floats(1, 5000), st.floats(0, 900))
def test_at_that_price_an_hour_leaves_what_was_asked(cost: float, minutes: float, hour: float) -> None:
    assert contribution_per_hour(price_for_hour(cost, minutes, hour) - cost, minutes) == pytest.approx(hour, abs=1e-6)
