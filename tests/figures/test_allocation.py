"""Hours of the week by segment."""

from __future__ import annotations

import pytest

from service.domain.brief import Brief
from service.domain.evidence import Ledger
from service.figures.allocation import AllocatedWeek, read_allocation
from tests.figures.busy_firms import CLINIC_HOURS, a_clinic, by_half_day
from tests.figures.test_fill import CLINIC_LINES, fill_of, parts


def allocated(brief: Brief, with_fill: bool = False) -> AllocatedWeek | None:
    ledger = Ledger()
    fill = fill_of(brief, CLINIC_LINES, ledger) if with_fill else None
    return read_allocation(ledger, *parts(brief, ledger), fill)


def test_the_demand_is_shared_by_visits_and_what_is_won_is_added() -> None:
    week = allocated(a_clinic(), with_fill=True)
    assert week
    hours = {str(row.segment.name): row.served.value for row in week.rows}
    assert hours == {
        "Families": pytest.approx(32.16, abs=0.01),
        "Nervous": pytest.approx(12.87 + 1.45, abs=0.01),
        "Emergencies": pytest.approx(9.07, abs=0.01),
    }
    assert (week.unsold.value, week.short) == pytest.approx((16.45, False))
    assert all(row.unserved is None for row in week.rows)


def test_when_hours_are_short_the_lowest_tier_goes_unserved() -> None:
    capacity = {"hours": {"mon": {"am": 50}}, "demand": {"mon": {"am": 54.1}}}
    week = allocated(a_clinic(capacity=capacity))
    assert week
    assert week.short
    unserved = {str(row.segment.name): row.unserved.value for row in week.rows if row.unserved}
    assert unserved == {"Emergencies": pytest.approx(4.1)}
    assert week.unsold.value == 0


def test_without_demand_the_segments_own_hours_count() -> None:
    week = allocated(a_clinic(capacity={"hours": by_half_day(CLINIC_HOURS)}))
    assert week
    assert sum(row.asked.value for row in week.rows) == pytest.approx(3936 * 42.5228 / 60 / 52, abs=0.01)


@pytest.mark.parametrize("segment", [{"name": "Everyone"}, {"name": "Everyone", "customers": 0, "visits_per_year": 2}])
def test_without_the_hours_of_a_segment_nothing_is_shared_out(segment: dict[str, object]) -> None:
    assert allocated(a_clinic(segments=[segment])) is None


def test_segments_without_a_tier_keep_the_order_of_the_brief() -> None:
    segments = [{"name": n, "customers": 100, "visits_per_year": 20} for n in ("A", "B")]
    week = allocated(a_clinic(segments=segments, capacity={"hours": {"mon": {"am": 10}}, "demand": {"mon": {"am": 12}}}))
    assert week
    assert [row.served.value for row in week.rows] == pytest.approx([6, 4])
