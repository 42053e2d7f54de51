"""The programme: the scheme in words, with its money, the owner's weeks and the payback."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from service.domain.plan.control import Programme
from service.moves.payback import read_payback
from service.stages.programme import write_programme
from service.stages.programme_notes import payback_sentences, programme_notes
from tests.moves.briefs import A_STALL, EXAMPLES, OWNER, a_desk, example
from tests.moves.test_price_step import CHEAP, NEAR
from tests.stages.sayings import says

ONE_STEP: dict[str, Any] = {"services": CHEAP, "competitors": NEAR}


def section(**changes: Any) -> Programme:
    return write_programme(a_desk(**changes))


def note(programme: Programme, topic: str) -> str:
    return next((n.text for n in programme.notes if n.topic == topic), "")


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_an_example_has_every_part_of_the_scheme_in_words(file: Any) -> None:
    desk = example(file.stem)
    found = write_programme(desk)
    assert [a.id for a in found.actions] == [a.id for a in desk.scheme.actions]
    assert [r.id for r in found.routines] == [r.id for r in desk.scheme.routines]
    assert [i.id for i in found.indicators] == [i.id for i in desk.scheme.indicators]
    assert all(a.what.text and a.indicator for a in found.actions)
    assert sum(a.cost for a in found.actions) == found.budget.total == sum(found.budget.by_objective.values())


def test_the_money_adds_up_by_month_in_their_order() -> None:
    budget = section().budget
    assert list(budget.by_month) == sorted(budget.by_month)
    assert sum(budget.by_month.values()) == budget.total
    assert budget.total + budget.locked == budget.limit


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({}, "release_advert"),
        ({"segments": [], "customers_in_words": "People."}, "release_none"),
        ({"business": {"marketing_budget": 0}}, None),
    ],
)
def test_what_is_not_planned_is_locked(changes: dict[str, Any], key: str | None) -> None:
    release = section(**changes).budget.release
    assert release is None if key is None else release is not None and says(release.text, f"programme.{key}")


def test_the_owners_hours_are_told_by_monday() -> None:
    weeks = section().owner_hours
    days = [dt.date.fromisoformat(day) for day in weeks]
    assert days[0] == dt.date(2027, 1, 4)
    assert {day.weekday() for day in days} == {0}
    assert max(weeks.values()) <= 4


def test_a_start_in_midweek_counts_from_its_monday() -> None:
    assert next(iter(section(business={"start": "2027-01-06"}).owner_hours)) == "2027-01-04"


@pytest.mark.parametrize(
    ("changes", "first"),
    [
        ({}, "month_new"),
        ({**ONE_STEP, "capacity": None}, "month_price"),
        ({"business": {"marketing_budget": 0}}, None),
        ({"capacity": None}, None),
    ],
)
def test_how_much_of_the_payback_is_merely_the_price(changes: dict[str, Any], first: str | None) -> None:
    text = note(section(**changes), "payback")
    assert says(text, f"programme.payback.{first}") if first else text == ""


def test_price_and_new_customers_are_told_apart() -> None:
    assert says(note(write_programme(example("brightside")), "payback"), "programme.payback.month_both")


def test_a_year_worse_off_is_said_to_be() -> None:
    assert says(note(write_programme(example("brightside")), "payback"), "programme.payback.worse")
    assert says(note(section(business={"marketing_budget": 1500}), "payback"), "programme.payback.better")


def test_hours_that_merely_move_are_counted_as_nothing() -> None:
    assert says(note(section(), "payback"), "programme.payback.moved")


def test_those_who_stay_come_on_top() -> None:
    assert says(note(section(), "payback"), "programme.payback.with_kept")
    nobody = [{**s, "retention_rate": 0.95} for s in a_desk().brief.model_dump(exclude_none=True)["segments"]]
    assert not says(note(section(segments=nobody), "payback"), "programme.payback.with_kept")


@pytest.mark.parametrize(("budget", "topics"), [(9000, True), (0, False)])
def test_costs_are_limits_where_there_are_any(budget: float, topics: bool) -> None:
    found = section(business={"marketing_budget": budget})
    assert bool(note(found, "limits")) is topics
    assert bool(note(found, "advert_cap")) is topics


def test_little_money_sets_the_limit_for_a_new_customer() -> None:
    assert says(note(section(business={"marketing_budget": 1_000_000}), "advert_cap"), "programme.advert_cap")
    assert says(note(section(business={"marketing_budget": 1500}), "advert_cap"), "programme.advert_cap_money")


def test_what_found_no_room_is_admitted() -> None:
    assert note(section(), "unplaced") == ""
    assert "1 hour" in note(section(business={"owner_hours_per_week": 1}, team=[OWNER]), "unplaced")


def test_a_stall_has_no_sum_to_tell() -> None:
    desk = a_desk(A_STALL)
    assert list(payback_sentences(desk, read_payback(desk.case, desk.scheme), "programme.payback")) == []


def test_what_cannot_be_reckoned_is_left_out_of_the_sum() -> None:
    desk = a_desk()
    bare = replace(read_payback(desk.case, desk.scheme), months=None, months_with_kept=None, full_cost=None)
    texts = " ".join(n.text for n in programme_notes(desk, bare))
    assert says(texts, "programme.payback.month_new")
    assert not says(texts, "programme.payback.months")
    assert not says(texts, "programme.full_cost")


@pytest.mark.parametrize("months", [1, 3, 24])
def test_any_horizon_has_its_sum(months: int) -> None:
    desk = a_desk(business={"horizon_months": months})
    assert all(s.text for s in payback_sentences(desk, read_payback(desk.case, desk.scheme), "programme.payback"))
