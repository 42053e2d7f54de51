"""Overloaded parts of the week, counted in jobs of the main service or of the average visit."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Ledger
from service.figures.levelling import Levelling
from tests.figures.busy_firms import a_cleaning_firm, a_clinic
from tests.figures.test_fill import CLEANER_LINES, a_fill


def test_five_check_ups_bring_saturday_under_85_percent() -> None:
    (saturday,) = a_fill(a_clinic()).levelling
    assert (saturday.slot.name, saturday.jobs_now.value, saturday.jobs_kept.value) == pytest.approx(("sat_morning", 6.9, 5))
    assert not saturday.by_average
    assert (saturday.minutes.value, saturday.hours_kept.value) == pytest.approx((40, 10 / 3))
    assert saturday.load_kept.value == pytest.approx(0.8333, abs=1e-4)
    assert (saturday.jobs_over.value, saturday.hours_over.value) == pytest.approx((1.9, 1.2667), abs=1e-4)
    assert (saturday.jobs_to_move.value, saturday.load_after.value) == pytest.approx((2, 0.8167), abs=1e-4)


def test_five_jobs_a_week_leave_the_cleaners_saturday() -> None:
    (saturday,) = a_fill(a_cleaning_firm(), CLEANER_LINES).levelling
    assert (saturday.jobs_to_move.value, saturday.load_after.value) == pytest.approx((5, 43 / 54))


def jobs_of(services: list[dict[str, Any]]) -> Levelling:
    (saturday,) = a_fill(a_clinic(services=services)).levelling
    return saturday


GROOMING = {"name": "Groom", "price": 62, "variable_cost": 14, "minutes": 100, "per_month": 100}
NAILS = {"name": "Nails", "role": "supplementary", "price": 20, "variable_cost": 2, "minutes": 20, "per_month": 60}


def test_the_average_visit_counts_where_it_is_far_from_the_main_service() -> None:
    ledger = Ledger()
    (saturday,) = a_fill(a_clinic(services=[GROOMING, NAILS]), ledger=ledger).levelling
    assert saturday.by_average
    assert (saturday.minutes.value, saturday.jobs_kept.value, saturday.hours_kept.value) == pytest.approx((70, 2, 140 / 60))
    assert "average visit" in ledger.calculations["level.sat_morning.jobs_kept"].formula
    assert ledger.calculations["level.sat_morning.minutes"].inputs["main"] == 100


def test_what_is_only_booked_is_no_visit() -> None:
    assert jobs_of([GROOMING, {**NAILS, "minutes": 3}]).minutes.value == 100
    assert jobs_of([GROOMING, {**NAILS, "minutes": 5}]).by_average


def test_the_main_service_counts_where_the_average_visit_is_near_it() -> None:
    near = jobs_of([GROOMING, {**NAILS, "per_month": 10}])
    assert not near.by_average
    assert (near.minutes.value, near.hours_kept.value) == pytest.approx((100, 2 * 100 / 60))


def test_a_job_longer_than_the_slot_is_not_one_of_its_visits() -> None:
    assert jobs_of([GROOMING, {**NAILS, "minutes": 2700}]).minutes.value == 100
    assert jobs_of([{**GROOMING, "minutes": 300}]).minutes.value == 300
    assert jobs_of([{**GROOMING, "per_month": None}]).minutes.value == 100
