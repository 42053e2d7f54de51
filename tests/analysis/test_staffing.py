"""Hours and people that the demand asks for."""

from __future__ import annotations

import pytest

from service.analysis.staffing import demand_to_hire_at, hours_differ, staffing_hours


def test_staffing_leaves_fifteen_percent_free() -> None:
    assert staffing_hours(54.1) == pytest.approx(63.647, abs=1e-3)
    assert staffing_hours(348.5) == pytest.approx(410)


def test_hiring_begins_at_85_percent_of_the_hours() -> None:
    assert demand_to_hire_at(414) == pytest.approx(351.9)


def test_paid_hours_differ_when_they_lie_a_quarter_apart() -> None:
    assert hours_differ(134, 72)
    assert hours_differ(50, 72)
    assert not hours_differ(454, 400)
    assert not hours_differ(90, 72)
