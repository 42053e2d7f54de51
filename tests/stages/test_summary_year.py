"""Who, when and how much, month by month."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from service.analysis.calendar import month_list
from service.domain.brief import Brief
from service.domain.evidence import Statement
from service.domain.plan.owner import OutsideRow
from service.stages.summary_money import money_rows
from service.stages.summary_year import MOST_A_MONTH, MOST_DUTIES, calendar_rows, who_rows
from tests.moves.any_brief import any_brief
from tests.moves.briefs import (
    A_STALL,
    a_desk,
    desk_of,
    example,
)
from tests.stages.sayings import says


def test_whoever_answers_for_something_is_named_with_the_busiest_week() -> None:
    desk = a_desk()
    rows = {row.who: row for row in who_rows(desk)}
    assert set(rows) == {"You", *(a.task.owner for a in desk.scheme.actions if a.task.owner != "Owner")}
    assert all(row.answers_for.text and "busiest week" in row.time.text for row in rows.values())
    assert MOST_DUTIES == 3


def test_who_has_no_task_of_their_own_helps_and_is_named_where_few_answer() -> None:
    few = a_desk(team=[{"role": "Owner", "people": 1}, {"role": "Fitter", "people": 2, "contact": True}])
    helpers = [r for r in who_rows(few) if r.answers_for.text.casefold().startswith("helps")]
    assert {r.who for r in helpers} == {"Fitter"}
    assert not [r for r in who_rows(a_desk()) if r.answers_for.text.casefold().startswith("helps")]


def test_the_last_month_shown_counts_who_stayed() -> None:
    rows = calendar_rows(a_desk(business={"start": "2027-01-04"}), ())
    assert rows[-1].month == "2027-12"
    assert "Count who stayed" in " ".join(a.text for a in rows[-1].actions)


@pytest.mark.parametrize("months", [1, 2, 3, 6, 12, 18, 24])
def test_the_year_has_a_row_a_month(months: int) -> None:
    desk = a_desk(business={"horizon_months": months, "start": "2027-02-01"})
    rows = calendar_rows(desk, ())
    assert [r.month for r in rows] == [f"{m:%Y-%m}" for m in month_list(desk.case.start.value, desk.case.end.value)]
    assert all(1 <= len(r.actions) <= MOST_A_MONTH for r in rows)
    assert sum(r.spend for r in rows) == desk.scheme.budget.total


@settings(max_examples=20)
@given(any_brief())
def test_no_money_is_lost_between_the_months(brief: Brief) -> None:
    desk = desk_of(brief)
    rows, spent = calendar_rows(desk, ()), sum(r.amount for r in money_rows(desk))
    assert spent == desk.scheme.budget.total
    assert sum(r.spend for r in rows) == desk.scheme.budget.total


def test_the_owner_counts_how_things_stand() -> None:
    checks = [f"summary.calendar.{key}" for key in ("half", "three_quarters", "end")]
    rows = calendar_rows(example("tidewall-fitness"), ())
    counted = [row for row in rows if any(says(a.text, key) for a in row.actions for key in checks)]
    assert counted
    assert {row.who for row in counted} == {"You"}


def test_the_days_left_over_of_a_last_month_are_no_row() -> None:
    rows = calendar_rows(a_desk(business={"start": "2027-01-04"}), ())
    assert rows[-1].month == "2027-12"


FACT: dict[str, Any] = {"finding": "From October the town pays for repairs", "effect": "opportunity", "importance": 5}


def test_what_is_done_about_a_fact_from_outside_is_named_by_the_first_clause_of_its_deed() -> None:
    desk = a_desk(environment=[FACT])
    told = OutsideRow(
        what=Statement(text=FACT["finding"], part=1),
        do=Statement(text="Buy them lunch; then ask.", part=1),
        date=desk.case.start.value,
        who="You",
        importance=5,
    )
    said = [[a.text for row in calendar_rows(desk, rows) for a in row.actions] for rows in ((told,), ())]
    assert any("buy them lunch" in text.lower() and "then ask" not in text for text in said[0])
    assert not any("lunch" in text.lower() for text in said[1])


def test_a_thin_brief_reads_its_log_again_and_ends_with_the_next_plan() -> None:
    months = calendar_rows(a_desk(A_STALL), ())
    said = [action.text for row in months for action in row.actions]
    assert sum(says(text, "summary.calendar.again") for text in said) == 1
    assert says(said[-1], "summary.calendar.next_plan")
