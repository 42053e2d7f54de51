"""Whether a plan fits the hours."""

from __future__ import annotations

import pytest

from service.analysis.feasibility import check_volume, enquiries_needed, headroom_hours, periods_over_capacity, planned_revenue


def test_what_fits_exactly_fits() -> None:
    assert check_volume(7.4, headroom_hours(4.5, 14, 0.85)).fits
    assert not check_volume(7.41, headroom_hours(4.5, 14, 0.85)).fits


def test_an_overfull_week_has_no_headroom() -> None:
    assert headroom_hours(5, 4) == 0


def test_revenue_is_price_times_volume() -> None:
    assert planned_revenue([(62, 310), (290, 14), (2450, 5)]) == 35530


def test_one_enquiry_in_three_asks_for_three_times_the_people() -> None:
    assert enquiries_needed(63, 1 / 3) == 189
    assert enquiries_needed(10, 0.3) == 34


@pytest.mark.parametrize("conversion", [0, 1.1])
def test_an_impossible_conversion_is_refused(conversion: float) -> None:
    with pytest.raises(ValueError, match="conversion"):
        enquiries_needed(63, conversion)


def test_a_campaign_that_overfills_one_period_is_named() -> None:
    assert periods_over_capacity({"tue": 4, "thu": 2}, {"tue": 3, "thu": 2}, {"tue": 7, "thu": 3.5, "fri": 5}) == ("thu",)
