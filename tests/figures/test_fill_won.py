"""How many new people a campaign may plan for."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.brief import Brief
from service.domain.evidence import Ledger
from tests.figures.busy_firms import a_clinic
from tests.figures.test_fill import a_fill, changed, fill_of


def few(customers: int, **changes: Any) -> Brief:
    """The clinic with few nervous patients."""
    return changed(a_clinic(), 1, customers=customers, **changes)


def test_no_more_new_people_are_planned_than_a_third_or_so_of_those_there_are() -> None:
    ledger = Ledger()
    fill = a_fill(few(120), ledger=ledger)
    assert fill.most_people
    assert fill.won
    assert fill.won.people
    assert (fill.most_people.value, fill.won.people.value) == (36, 36)
    assert fill.new.value == pytest.approx(36 * 1.8 / 52 * 40 / 60)
    assert fill.goal.value == pytest.approx(fill.base.value + fill.moved.value + fill.new.value)
    assert fill.gap.value == pytest.approx(fill.moved.value + fill.new.value)
    assert fill.goal_load.value < fill.cap.load.value
    assert sum(after.value for after in fill.demand_after) == pytest.approx(fill.goal.value)
    assert "may be planned for" in ledger.calculations["fill.gap"].formula


def test_a_segment_that_grows_faster_sets_its_own_limit() -> None:
    fill = a_fill(few(120, growth_rate=0.45))
    assert fill.most_people
    assert fill.most_people.value == 54


def test_enough_people_leave_the_goal_at_the_cap() -> None:
    fill = a_fill(a_clinic())
    assert fill.most_people is None
    assert fill.goal_load.value == pytest.approx(0.6)


def test_a_segment_too_small_to_win_half_an_hour_from_gives_way_to_the_next() -> None:
    fill = a_fill(few(20))
    assert fill.segment
    assert (fill.segment.name, fill.most_people) == ("Families", None)


def test_where_every_segment_is_too_small_hours_are_only_moved() -> None:
    ledger = Ledger()
    fill = a_fill(
        a_clinic(segments=[few(20).segments[1].model_dump(), few(9).segments[1].model_dump() | {"name": "Others"}]), ledger=ledger
    )
    assert fill.segment
    assert fill.most_people
    assert (fill.segment.name, fill.won, fill.new.value, fill.most_people.value) == ("Nervous", None, 0, 0)
    assert fill.goal.value == pytest.approx(fill.base.value + fill.moved.value)
    calm = {"hours": {"mon": {"am": 20, "pm": 10}}, "demand": {"mon": {"am": 10, "pm": 5}}}
    assert fill_of(a_clinic(segments=[few(9).segments[1].model_dump()], capacity=calm, delivery=[])) is None


def test_a_segment_that_nobody_counted_or_that_never_comes_has_no_limit() -> None:
    for unknown in ({"customers": None}, {"visits_per_year": 0}):
        brief = changed(a_clinic(), 1, **unknown)
        assert (
            a_fill(Brief.model_validate(brief.model_dump(by_alias=True) | {"segments": [brief.segments[1].model_dump()]})).most_people
            is None
        )


def test_where_care_eats_more_than_the_visits_leave_the_month_counts_after_care() -> None:
    won = a_fill(a_clinic()).won
    costly = a_fill(changed(a_clinic(), 1, cost_to_serve_per_year=200)).won
    assert won
    assert costly
    assert won.contribution_month
    assert costly.contribution_month
    assert costly.contribution_year
    assert costly.contribution_month.value == pytest.approx(costly.contribution_year.value / 12)
    assert costly.contribution_month.value < won.contribution_month.value
