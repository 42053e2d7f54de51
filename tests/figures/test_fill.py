"""Filling free hours: whom, how full, how many, and what it is worth."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest

from service.domain.brief import Brief
from service.domain.evidence import Fact, Ledger, Phrase
from service.figures.customers import Customers, read_customers
from service.figures.fill import Fill, read_fill, read_milestones
from service.figures.money import read_money
from service.figures.register_line import RegisterLine
from service.figures.week import Week, read_week
from tests.figures.busy_firms import CLINIC_WITHIN_TEN, a_cleaning_firm, a_clinic, a_record


@dataclass(frozen=True)
class Lines:
    """A register of a few lines."""

    lines: tuple[RegisterLine, ...]


def a_line(measure: str, promise: float | None, deliverable: float | None = None, segment: str | None = None) -> RegisterLine:
    return RegisterLine(
        key=measure,
        index=0,
        measure=measure,
        label=Phrase(measure),
        unit="min",
        better="lower",
        dimension=None,
        basis="measured",
        n=300,
        segment=Phrase(segment) if segment else None,
        promise=None if promise is None else Fact(promise, "min"),
        deliverable=None if deliverable is None else Fact(deliverable, "min"),
    )


CLINIC_LINES = Lines((a_line("wait", 10, segment="Nervous"), a_line("wait", 20)))
CLEANER_LINES = Lines((a_line("late", 30),))


def parts(brief: Brief, ledger: Ledger) -> tuple[Week, Customers]:
    week = read_week(brief, ledger)
    assert week
    return week, read_customers(brief, ledger, read_money(brief, ledger))


def fill_of(brief: Brief, lines: Lines = CLINIC_LINES, ledger: Ledger | None = None) -> Fill | None:
    ledger = ledger or Ledger()
    return read_fill(brief, ledger, *parts(brief, ledger), lines)


def a_fill(brief: Brief, lines: Lines = CLINIC_LINES, ledger: Ledger | None = None) -> Fill:
    fill = fill_of(brief, lines, ledger)
    assert fill
    return fill


def changed(brief: Brief, index: int, **changes: Any) -> Brief:
    """The brief with one segment changed."""
    segments = [s.model_dump() for s in brief.segments]
    segments[index] |= changes
    return Brief.model_validate(brief.model_dump(by_alias=True) | {"segments": segments})


def test_the_clinic_fills_two_afternoons_to_sixty_percent() -> None:
    ledger = Ledger()
    fill = a_fill(a_clinic(), ledger=ledger)
    assert fill.segment
    assert (fill.segment.name, fill.tighter_than_promise) == ("Nervous", True)
    assert (fill.cap.load.value, fill.cap.basis, fill.cap.measure) == pytest.approx((0.6, "record", "wait"))
    assert [s.name for s in fill.cap.slots] == ["fri_afternoon"]
    assert fill.cap.kept
    assert fill.cap.records
    assert (fill.cap.kept.value, fill.cap.records.value, fill.cap.is_thin) == (18, 18, True)
    assert [s.name for s in fill.targets] == ["tue_afternoon", "thu_afternoon"]
    assert (fill.hours.value, fill.base.value, fill.goal.value) == pytest.approx((14, 4.5, 8.4))
    assert (fill.gap.value, fill.moved.value, fill.new.value) == pytest.approx((3.9, 2.45, 1.45))
    assert (fill.base_load.value, fill.goal_load.value) == pytest.approx((0.3214, 0.6), abs=1e-4)
    assert fill.room_to_85.value == pytest.approx(7.4)
    assert [after.value for after in fill.demand_after] == pytest.approx([4.2, 4.2])
    assert "fill.demand_after.tue_afternoon" in ledger.calculations
    assert sum(m.hours.value for m in fill.moves) == pytest.approx(2.45)
    assert (fill.moves[0].source.name, fill.moves[0].target.name) == ("sat_morning", "thu_afternoon")
    assert ledger.calculations["fill.cap"].inputs["adequate"] == 10


def test_the_new_hours_take_sixty_three_people() -> None:
    fill = a_fill(a_clinic())
    assert fill.won
    won = fill.won
    assert won.people
    assert won.contribution_month
    assert won.contribution_year
    assert (won.visits_week.value, won.visits_month.value) == pytest.approx((2.175, 9.425))
    assert (won.people.value, won.minutes.value) == (63, 40)
    assert won.contribution_month.value == pytest.approx(9.425 * 48)
    assert won.contribution_year.value == pytest.approx(9426.4, abs=0.1)
    assert fill.acquisition_limit
    assert fill.acquisition_limit_said
    assert fill.acquisition_total
    assert fill.acquisition_limit.value == pytest.approx(74.81, abs=0.01)
    assert (fill.acquisition_limit_said.value, fill.acquisition_total.value) == (75, 4725)


def test_the_cleaning_firm_fills_its_quiet_parts_with_families_to_the_load_the_record_bears() -> None:
    fill = a_fill(a_cleaning_firm(), CLEANER_LINES)
    assert fill.segment
    assert fill.cap.records
    assert fill.won
    assert fill.won.contribution_visit
    assert (fill.segment.name, fill.tighter_than_promise) == ("双职工家庭", False)
    assert (fill.cap.load.value, fill.cap.records.value, fill.cap.is_thin) == pytest.approx((30 / 36, 38, False))
    assert [s.name for s in fill.targets] == ["tue_下午", "wed_下午", "thu_下午"]
    assert (fill.moved.value, fill.gap.value) == pytest.approx((12.1, 43))
    assert fill.won.minutes.value == pytest.approx(180)
    assert fill.won.contribution_visit.value == pytest.approx(1568 / 28)
    assert fill.acquisition_limit_said
    assert fill.acquisition_limit_said.value == 500


def test_the_deliverable_level_stands_in_for_a_promise_that_is_not_made() -> None:
    assert a_fill(a_clinic(), Lines((a_line("wait", None, 12),))).tighter_than_promise


@pytest.mark.parametrize("lines", [Lines(()), Lines((a_line("wait", None),)), Lines((a_line("wait", 10),))])
def test_without_a_looser_promise_the_highest_tier_is_filled_with(lines: Lines) -> None:
    fill = a_fill(a_clinic(), lines)
    assert fill.segment
    assert (fill.segment.name, fill.tighter_than_promise) == ("Nervous", False)


def test_a_lower_tier_goes_first_if_it_alone_accepts_less_than_is_promised() -> None:
    fill = a_fill(changed(changed(a_clinic(), 0, expects={"wait": {"adequate": 10}}), 1, expects={}))
    assert fill.segment
    assert fill.segment.name == "Families"


def test_without_a_record_by_daypart_the_cap_is_85_percent() -> None:
    fill = a_fill(a_clinic(delivery=[{"measure": "wait", "unit": "min", "better": "lower", "samples": [3, 4]}]))
    assert (fill.cap.load.value, fill.cap.basis, fill.cap.records, fill.cap.measure, fill.cap.is_thin) == (
        0.85,
        "default",
        None,
        None,
        True,
    )


def test_groups_that_name_no_daypart_set_no_cap() -> None:
    assert a_fill(a_clinic(delivery=[a_record("wait", {"north": (20, 20)}, 10)])).cap.basis == "default"


def test_the_tightest_of_several_measures_sets_the_cap() -> None:
    higher = {**a_record("care", {"tue afternoon": (0, 12), "fri afternoon": (12, 12)}, 1), "better": "higher"}
    brief = changed(a_clinic(), 1, expects={"wait": {"adequate": 10}, "care": {"adequate": 5}, "other": {"desired": 1}})
    brief = Brief.model_validate(
        brief.model_dump(by_alias=True) | {"delivery": [*brief.model_dump()["delivery"], {**higher, "label": "Care"}]}
    )
    fill = a_fill(brief)
    assert fill.cap.load.value == pytest.approx(2.5 / 7)
    assert fill.cap.measure == "Care"


def test_a_segment_whose_level_no_daypart_keeps_gives_way_to_the_next() -> None:
    fill = a_fill(a_clinic(delivery=[a_record("wait", {"tue afternoon": (2, 12)}, 10)]))
    assert fill.segment
    assert fill.segment.name == "Families"


def test_where_nobody_is_known_to_leave_money_the_hours_still_say_what_is_free() -> None:
    brief = a_clinic(segments=[{"name": "Everyone"}])
    fill = a_fill(brief)
    assert (fill.segment, fill.acquisition_limit, fill.acquisition_total, fill.cap.basis) == (None, None, None, "default")
    assert fill.won
    assert (fill.won.people, fill.won.contribution_year) == (None, None)
    assert fill.won.contribution_month


def test_without_minutes_of_the_main_service_nothing_is_counted_in_visits() -> None:
    fill = a_fill(a_clinic(services=[{"name": "Check-up", "price": 62}]))
    assert (fill.won, fill.levelling) == (None, ())


def test_two_core_services_without_volumes_have_no_main_one() -> None:
    fill = a_fill(a_clinic(services=[{"name": "Check-up", "price": 62}, {"name": "Implant", "price": 900}]))
    assert (fill.won, fill.levelling) == (None, ())


def test_what_is_moved_may_fill_all_the_room() -> None:
    capacity = {"hours": {"mon": {"am": 20, "pm": 10}}, "demand": {"mon": {"am": 30, "pm": 5}}}
    fill = a_fill(a_clinic(capacity=capacity, delivery=[]))
    assert (fill.moved.value, fill.new.value, fill.won, fill.acquisition_total) == pytest.approx((3.5, 0, None, None))


def test_without_a_spare_part_the_emptiest_is_filled() -> None:
    capacity = {"hours": {"mon": {"am": 10, "pm": 10}}, "demand": {"mon": {"am": 8, "pm": 7}}}
    assert [s.name for s in a_fill(a_clinic(capacity=capacity, delivery=[])).targets] == ["mon_pm"]


@pytest.mark.parametrize("demand", [{"mon": {"am": 9}}, {}])
def test_a_week_without_room_or_without_demand_has_nothing_to_fill(demand: dict[str, dict[str, float]]) -> None:
    assert fill_of(a_clinic(capacity={"hours": {"mon": {"am": 10}}, "demand": demand}, delivery=[])) is None


def test_where_no_daypart_keeps_anybodys_level_nothing_is_filled() -> None:
    brief = a_clinic(delivery=[a_record("wait", {g: (0, n) for g, (_, n) in CLINIC_WITHIN_TEN.items()}, 20)])
    only = Brief.model_validate(brief.model_dump(by_alias=True) | {"segments": [brief.segments[1].model_dump()]})
    assert fill_of(only) is None


def test_milestones_move_first_and_win_after() -> None:
    ledger = Ledger()
    steps = read_milestones(a_fill(a_clinic(), ledger=ledger), ledger, dt.date(2027, 1, 4), dt.date(2028, 1, 3))
    assert [s.date.value.month for s in steps] == [3, 6, 9, 12]
    assert [s.hours.value for s in steps] == pytest.approx([5.725, 6.95, 7.675, 8.4])
    assert [s.load.value for s in steps][1] == pytest.approx(0.496, abs=1e-3)


def test_a_quarter_that_ends_too_soon_is_no_milestone() -> None:
    ledger = Ledger()
    fill = a_fill(a_clinic(), ledger=ledger)
    assert [s.date.value for s in read_milestones(fill, ledger, dt.date(2027, 3, 1), dt.date(2027, 5, 31))] == [dt.date(2027, 5, 31)]


def test_reading_the_fill_twice_gives_the_same_figures() -> None:
    ledger = Ledger()
    assert a_fill(a_clinic(), ledger=ledger) == a_fill(a_clinic(), ledger=ledger)
