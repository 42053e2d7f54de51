"""The week of a brief against hand-worked figures."""

from __future__ import annotations

import pytest

from service.domain.evidence import Ledger
from service.figures.week import Week, find_slot, hours_for_growth, read_week
from tests.figures.busy_firms import CLINIC_HOURS, a_cleaning_firm, a_clinic, by_half_day

COURIER_PARTS = ("morning", "midday", "afternoon", "evening")
COURIER_DEMAND = {
    "mon": (29, 15, 24.5, 6),
    "tue": (21.5, 12, 22, 6),
    "wed": (21, 12, 22, 6),
    "thu": (22.5, 13, 26.5, 7),
    "fri": (27, 16.5, 31, 8),
}


def the_week(capacity: dict[str, object] | None = None, ledger: Ledger | None = None) -> Week:
    week = read_week(a_clinic() if capacity is None else a_clinic(capacity=capacity), ledger or Ledger())
    assert week is not None
    return week


@pytest.fixture
def courier() -> Week:
    hours = by_half_day(dict.fromkeys(COURIER_DEMAND, (24, 20, 24, 12)), COURIER_PARTS)
    return the_week({"hours": hours, "demand": by_half_day(COURIER_DEMAND, COURIER_PARTS)})


def test_the_clinic_has_the_loads_of_its_diary() -> None:
    ledger = Ledger()
    week = the_week(ledger=ledger)
    assert week.demand
    assert week.load
    assert week.unsold
    assert week.staffing
    assert (week.hours.value, week.demand.value) == pytest.approx((72, 54.1))
    assert (week.load.value, week.unsold.value) == pytest.approx((0.7514, 17.9), abs=1e-4)
    assert week.staffing.value == pytest.approx(63.6, abs=0.1)
    assert (week.over_hours.value, week.spread_fits, week.spread_excess) == pytest.approx((2.45, True, None))
    assert [s.name for s in week.overloaded] == ["sat_morning"]
    assert [s.name for s in week.spare] == ["tue_afternoon", "thu_afternoon"]
    assert len(week.queue_risk) == 5
    assert (week.full, week.known) == ((), week.slots)
    assert week.fullest
    assert week.emptiest
    assert (week.fullest.name, week.emptiest.name) == ("sat_morning", "thu_afternoon")
    assert ledger.calculations["capacity.week"].value == 72
    assert ledger.calculations["demand.week"].value == pytest.approx(54.1)
    assert ledger.calculations["load.tue_afternoon"].value == pytest.approx(0.3571, abs=1e-4)


def test_a_slot_keeps_day_and_part_apart_and_its_queue() -> None:
    slot = the_week().slots[0]
    assert (slot.day, slot.part) == ("mon", "morning")
    assert slot.part.evidence[0].ref == "capacity.hours.mon.morning"
    assert slot.queue_factor
    assert slot.queue_factor.value == pytest.approx(13)
    assert the_week().slots[-1].queue_factor is None


def test_the_cleaning_firm_is_over_by_twelve_hours_on_one_day() -> None:
    week = read_week(a_cleaning_firm(), Ledger())
    assert week
    assert week.demand
    assert week.staffing
    assert week.over_hours.value == pytest.approx(12.1)
    assert (week.hours.value, week.demand.value) == (414, 287)
    assert week.staffing.value == pytest.approx(337.6, abs=0.1)


def test_the_courier_is_over_85_percent_even_when_spread(courier: Week) -> None:
    assert courier.spread_fits is False
    assert courier.spread_excess
    assert courier.spread_excess.value == pytest.approx(8.5)
    assert (courier.over_hours.value, courier.room_hours.value) == pytest.approx((43, 34.5))
    assert (len(courier.overloaded), len(courier.queue_risk), len(courier.spare)) == (5, 5, 4)


def test_a_quarter_more_customers_overloads_eleven_parts(courier: Week) -> None:
    growth = hours_for_growth(courier, Ledger(), 0.25)
    assert growth
    assert growth.most_that_fits
    assert (growth.needed.value, growth.fits) == pytest.approx((435.6, False), abs=0.1)
    assert (growth.overloaded_now.value, growth.overloaded_then.value) == (5, 11)
    assert growth.most_that_fits.value == pytest.approx(0.1478, abs=1e-4)


def test_where_a_demand_is_missing_the_sums_that_need_it_are_unknown() -> None:
    week = the_week({"hours": {"mon": {"am": 4, "pm": 4}}, "demand": {"mon": {"am": 4}}})
    assert (week.demand, week.load, week.unsold, week.spread_fits) == (None, None, None, None)
    assert (week.slots[1].utilisation, week.slots[1].state) == (None, None)
    assert [s.state for s in week.full] == ["full"]
    assert [d.name for d in week.dayparts] == ["mon_am"]
    assert hours_for_growth(week, Ledger(), 0.1) is None


def test_without_any_demand_no_part_is_the_fullest() -> None:
    week = the_week({"hours": by_half_day(CLINIC_HOURS)})
    assert (week.fullest, week.emptiest, week.over_hours.value) == (None, None, 0)


def test_no_growth_fits_in_a_week_without_customers() -> None:
    growth = hours_for_growth(the_week({"hours": {"mon": {"am": 4}}, "demand": {"mon": {"am": 0}}}), Ledger(), 0.1)
    assert growth
    assert growth.most_that_fits is None


def test_a_closed_part_is_left_out_but_demand_for_it_is_an_overload() -> None:
    week = the_week({"hours": {"mon": {"am": 4, "pm": 0}, "sun": {"am": 0}}, "demand": {"mon": {"am": 2, "pm": 1}}})
    assert [s.name for s in week.slots] == ["mon_am", "mon_pm"]
    assert (week.slots[1].state, week.slots[1].utilisation, week.slots[1].queue_factor) == ("overload", None, None)


def test_demand_without_hours_is_named() -> None:
    week = the_week({"hours": {"mon": {"am": 4}}, "demand": {"mon": {"am": 2, "a.m.": 1}, "tue": {"am": 0}}})
    assert week.demand_without_hours == ("a.m.",)


@pytest.mark.parametrize("capacity", [{}, {"hours": {"mon": {"am": 0}}, "demand": {"mon": {"am": 3}}}])
def test_without_hours_to_sell_there_is_no_week(capacity: dict[str, object]) -> None:
    assert read_week(a_clinic(capacity=capacity), Ledger()) is None


def test_without_capacity_there_is_no_week() -> None:
    assert read_week(a_clinic(capacity=None), Ledger()) is None


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("tue afternoon", "tue_afternoon"),
        ("Tuesday Afternoon", "tue_afternoon"),
        ("TUE_AFTERNOON", "tue_afternoon"),
        ("saturday", "sat_morning"),
    ],
)
def test_a_group_of_a_record_finds_its_slot(group: str, name: str) -> None:
    slot = find_slot(the_week(), group)
    assert slot
    assert slot.name == name


def test_a_group_that_names_several_slots_finds_none() -> None:
    assert find_slot(the_week(), "tue") is None
    assert find_slot(the_week(), "morning") is None


def test_chinese_groups_find_their_slots() -> None:
    week = read_week(a_cleaning_firm(), Ledger())
    assert week
    found = [find_slot(week, g) for g in ("周六全天", "星期六", "周二下午")]
    assert [s and s.name for s in found] == ["sat_全天", "sat_全天", "tue_下午"]
