"""Everything the moves decide from, worked out once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from service.domain.evidence import Phrase
from service.moves.case import currency_of, low, read_case
from tests.moves.briefs import A_STALL, CALM, HOMES, LANDLORDS, PASSERS_BY, TODAY, a_brief, a_case


@pytest.mark.parametrize(
    ("start", "first"), [("2027-01-04", dt.date(2027, 1, 4)), (None, dt.date(2026, 11, 23)), ("2027-02-03", dt.date(2027, 2, 3))]
)
def test_a_plan_begins_when_the_owner_says_else_next_monday(start: str | None, first: dt.date) -> None:
    case = a_case(A_STALL, business={"start": start})
    assert case.start.value == first
    assert case.start.evidence[0].kind == ("brief" if start else "calculation")


@pytest.mark.parametrize(("months", "last"), [(1, dt.date(2027, 2, 3)), (12, dt.date(2028, 1, 3)), (24, dt.date(2029, 1, 3))])
def test_a_plan_ends_with_its_horizon(months: int, last: dt.date) -> None:
    assert a_case(business={"horizon_months": months}).end.value == last


def test_today_counts_only_where_no_start_is_given() -> None:
    given, free = a_brief(), a_brief(business={"start": None})
    assert read_case(given, TODAY).start == read_case(given, dt.date(2030, 1, 1)).start
    assert read_case(free, TODAY).start != read_case(free, dt.date(2030, 1, 1)).start


@pytest.mark.parametrize(("start", "friday"), [("2027-01-04", "2027-01-08"), ("2027-01-08", "2027-01-08"), ("2027-01-09", "2027-01-15")])
def test_the_first_friday(start: str, friday: str) -> None:
    assert a_case(business={"start": start}).first_friday.isoformat() == friday


@pytest.mark.parametrize(
    ("language", "location", "given", "currency"),
    [
        ("en", "Dublin, Ireland", None, "EUR"),
        ("en", "Austin, Texas", None, "USD"),
        ("en", "Leeds", None, "GBP"),
        ("en", None, None, "GBP"),
        ("zh", "成都", None, "CNY"),
        ("zh", "成都", "HKD", "HKD"),
    ],
)
def test_a_currency_that_is_not_named_follows_place_and_language(
    language: str, location: str | None, given: str | None, currency: str
) -> None:
    assert currency_of(a_brief(A_STALL, language=language, business={"location": location, "currency": given})) == currency


@pytest.mark.parametrize(("budget", "spendable"), [(None, 0), (0, 0), (1, 0), (9000, 8100), (99.99, 89)])
def test_nine_tenths_may_be_planned(budget: float | None, spendable: int) -> None:
    assert a_case(business={"marketing_budget": budget}).spendable == spendable


@pytest.mark.parametrize(("budget", "share", "pays"), [(0, 1, False), (9000, 0.01, True), (9000, 0.004, False), (40, 1, False)])
def test_a_limit_below_the_lowest_price_buys_nothing(budget: float, share: float, pays: bool) -> None:
    assert a_case(business={"marketing_budget": budget}).pays_for(share) is pays


A_HOME = {**HOMES, "revenue_per_year": 900}


@pytest.mark.parametrize(
    ("change", "focus"),
    [
        ({}, "Landlords"),
        ({"capacity": None}, "Landlords"),
        ({"segments": [PASSERS_BY]}, None),
        ({"segments": [PASSERS_BY, HOMES], "capacity": None}, "Homes"),
        ({"segments": [], "customers_in_words": "People."}, None),
        ({"segments": [{"name": "B"}, {"name": "A"}], "capacity": CALM}, "A"),
        ({"capacity": None, "goals": ["Two more homes"], "segments": [A_HOME, LANDLORDS]}, "Homes"),
        ({"capacity": None, "goals": ["Two more homes"], "segments": [HOMES, LANDLORDS]}, "Landlords"),
        ({"capacity": None, "goals": ["Keep our customers"], "segments": [HOMES, LANDLORDS]}, "Homes"),
    ],
)
def test_the_segment_the_plan_is_made_for(change: dict[str, Any], focus: str | None) -> None:
    found = a_case(**change).focus
    assert (found and str(found.name)) == focus


def test_what_leaves_with_them_is_the_worth_of_a_reason_to_stay() -> None:
    assert a_case(segments=[LANDLORDS]).leak_worth > 0
    assert a_case(segments=[{"name": "A"}]).leak_worth == 0
    assert a_case(A_STALL).leak_worth == 0


def test_complaints_and_hours_are_facts_where_they_are_counted() -> None:
    case, stall = a_case(), a_case(A_STALL)
    assert case.complaints_month
    assert case.owner_hours
    assert (case.complaints_month.value, case.owner_hours.value) == (6, 4)
    assert (stall.complaints_month, stall.owner_hours) == (None, None)
    assert a_case(complaints={}).complaints_month is None
    none = a_case(business={"owner_hours_per_week": 0}).owner_hours
    assert none
    assert none.value == 0


@pytest.mark.parametrize(
    ("change", "thin"), [({}, True), ({"segments": [{"name": "A"}]}, False), ({"competitors": [{"name": "B"}]}, False)]
)
def test_a_brief_is_thin_without_record_segments_and_rivals(change: dict[str, Any], thin: bool) -> None:
    assert a_case(A_STALL, **change).thin is thin


@pytest.mark.parametrize(("name", "inside"), [("Check-up", "check-up"), ("GP visits", "GP visits"), ("日常保洁", "日常保洁"), ("", "")])
def test_a_name_inside_a_sentence(name: str, inside: str) -> None:
    assert low(Phrase(name)) == inside


def test_the_core_service_has_words_of_its_own_in_every_text() -> None:
    case = a_case(services=[{"name": "Polish", "role": "support", "price": 5}, {"name": "Repair {x}", "price": 90}])
    assert (case.book.words["core"], case.book.words["core_low"]) == ("Repair {x}", "repair {x}")
    support = a_case(services=[{"name": "Polish", "role": "support", "price": 5}])
    assert support.book.words["core"] == "Polish"


def test_the_queue_line_is_the_methods() -> None:
    assert a_case().queue_line.value == 0.85


@pytest.mark.parametrize(
    ("changes", "often"),
    [
        ({}, False),
        ({"segments": [HOMES | {"visits_per_year": 40}]}, True),
        ({"segments": [{"name": "Homes"}]}, False),
        ({"services": [{"name": "Membership month", "price": 40}]}, True),
    ],
)
def test_whom_to_ring_is_said_by_how_often_people_come(changes: dict[str, Any], often: bool) -> None:
    assert (a_case(**changes).book.phrase("summary.duty.keep") == "calls to customers not seen for three weeks") is often


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Companies we see once a year", "companies you see once a year"),
        ("Families from our street", "families from your street"),
        ("Patients who use us in pain", "patients who use you in pain"),
        ("Firms in the US", "firms in the US"),
    ],
)
def test_a_group_named_in_the_owners_words_is_told_to_the_owner(name: str, said: str) -> None:
    assert a_case().group_words(Phrase(name)) == said
