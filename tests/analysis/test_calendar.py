"""Mondays, months, quarters and working days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.calendar import (
    add_months,
    horizon_end,
    last_working_day,
    month_end,
    month_list,
    months_between,
    next_monday,
    quarter_ends,
    weeks_within,
)

dates = st.dates(dt.date(2020, 1, 1), dt.date(2060, 1, 1))


@given(dates)
def test_the_next_monday_is_a_monday_within_a_week(today: dt.date) -> None:
    monday = next_monday(today)
    assert monday.weekday() == 0
    assert 1 <= (monday - today).days <= 7


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (dt.date(2027, 1, 4), 12, dt.date(2028, 1, 3)),
        (dt.date(2027, 3, 1), 12, dt.date(2028, 2, 29)),
        (dt.date(2027, 1, 31), 1, dt.date(2027, 2, 27)),
    ],
)
def test_a_plan_ends_the_day_before_its_anniversary(start: dt.date, months: int, end: dt.date) -> None:
    assert horizon_end(start, months) == end


def test_a_month_later_from_the_last_day_is_a_last_day() -> None:
    assert add_months(dt.date(2027, 1, 31), 1) == dt.date(2027, 2, 28)
    assert add_months(dt.date(2027, 12, 15), 1) == dt.date(2028, 1, 15)


def test_a_year_has_fifty_two_whole_weeks() -> None:
    assert weeks_within(dt.date(2027, 1, 4), dt.date(2028, 1, 3)) == 52


def test_months_are_listed_by_their_first_day() -> None:
    months = month_list(dt.date(2027, 11, 20), dt.date(2028, 1, 3))
    assert months == (dt.date(2027, 11, 1), dt.date(2027, 12, 1), dt.date(2028, 1, 1))
    assert months_between(dt.date(2027, 11, 20), dt.date(2028, 1, 3)) == 2
    assert month_list(dt.date(2027, 2, 1), dt.date(2027, 1, 1)) == ()


def test_quarter_ends_lie_inside_the_plan() -> None:
    ends = quarter_ends(dt.date(2027, 1, 4), dt.date(2028, 1, 3))
    assert ends == (dt.date(2027, 3, 31), dt.date(2027, 6, 30), dt.date(2027, 9, 30), dt.date(2027, 12, 31))
    assert quarter_ends(dt.date(2027, 1, 4), dt.date(2027, 3, 30)) == ()
    assert month_end(dt.date(2028, 2, 3)) == dt.date(2028, 2, 29)


def test_a_weekend_goes_back_to_its_friday() -> None:
    assert last_working_day(dt.date(2027, 1, 10)) == dt.date(2027, 1, 8)
    assert last_working_day(dt.date(2027, 1, 7)) == dt.date(2027, 1, 7)
