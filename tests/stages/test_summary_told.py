"""The owner's own words in part 1, and what happens when a promise is missed."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from service.pipeline import Stamp, write_plan
from service.stages.desk import Desk
from service.stages.situation_actions import told_actions
from service.stages.situation_audit import read_audit
from service.stages.summary import write_summary
from service.stages.summary_put_right import put_right
from service.stages.summary_told import told_rows
from service.stages.summary_year import calendar_rows
from tests.moves.briefs import A_STALL, a_desk, example

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
WORDS = {"process": "Nobody rings after a first visit; no clock", "place": "The telephone is answered by whoever is free"}


def told_desk(**more: Any) -> Desk:
    return a_desk(audit=WORDS, **more)


def test_each_of_the_owners_words_has_its_deed_its_day_and_its_person() -> None:
    rows = {row.quote.text: row for row in told_rows(told_desk())}
    assert next(iter(rows)) == "“Nobody rings after a first visit”"
    row = rows["“No clock”"]
    action = next(a for a in told_desk().scheme.actions if a.task.key == "told.clock")
    assert row.do.text.startswith("Hang a clock where customers wait, and a board beside it that says how late each of you runs:")
    assert (row.date, row.who) == (action.finish.value, action.task.owner)
    assert [piece.ref for piece in row.quote.evidence] == ["audit.process"]


def test_of_a_longer_deed_the_owner_reads_the_first_step() -> None:
    row = told_rows(a_desk(audit={"process": "Nobody has time to look ahead; a diary on paper"}, complaints=None))[0]
    assert row.do.text == "Keep the diary in a calendar on the telephone, with the way from one job to the next in it"


def test_an_action_answers_once_and_what_has_a_task_of_its_own_comes_first() -> None:
    found = [action.id for _, action in told_actions(example("copperbeech-plumbing"))]
    assert len(found) == len(set(found))
    keys = {row.do.text: row for row in told_rows(example("copperbeech-plumbing"))}
    assert next(iter(keys)).startswith("Make it one sheet")


def test_what_mondays_list_says_in_the_same_words_is_said_to_stand_there() -> None:
    rows = [row.do.text for row in told_rows(example("quaymark-couriers"))]
    assert "On Monday's list: open one complaint book: date, what, what was done, who" in rows
    assert sum(row.startswith("On Monday's list") for row in rows) == 1


def test_the_audit_names_what_mends_it() -> None:
    desk = told_desk()
    process = next(row for row in read_audit(desk).rows if row.topic == "process")
    assert "Clock and board up: A" in process.so_what.text


def test_part_one_shows_some_of_them() -> None:
    assert write_summary(example("brightside-dental")).told
    assert told_rows(a_desk(A_STALL)) == ()


def test_a_missed_promise_has_its_sum_and_a_guarantee_its_day() -> None:
    said = write_plan(example("brightside-dental").brief, Stamp("a-plan", NOW)).summary.put_right
    assert said
    assert "up to £10" in said.text
    assert "From 1 July, if the log keeps the promise until then, a missed one takes £10 off the bill" in said.text


def test_without_a_guarantee_the_sums_stand_alone() -> None:
    said = put_right(example("fernhill-accounting"))
    assert said
    assert "above that Ruth Cormier decides." in said.text and "From " not in said.text
    assert put_right(a_desk(A_STALL)) is None


@pytest.mark.parametrize(
    ("changes", "most"),
    [
        ({}, "€60"),
        ({"complaints": {"per_month": 600}}, "€1,048"),
        ({"complaints": None}, None),
        ({"business": {"fixed_costs_per_month": 90_000}}, None),
    ],
    ids=["every complaint its sum", "a tenth of what is left", "nobody counted", "nothing is left"],
)
def test_what_a_month_may_cost_in_all_has_its_line(changes: dict[str, Any], most: str | None) -> None:
    said = put_right(a_desk(**changes))
    assert said
    found = re.search(r"Once that comes to (\S+) in a month", said.text)
    assert (found[1] if found else None) == most


def test_in_its_month_it_is_named_after_what_the_goals_need() -> None:
    months = {row.month: [said.text for said in row.actions] for row in calendar_rows(example("quaymark-couriers"), ())}
    assert months["2027-05"][-1] == "Asked of each: what brought you?"
    assert len(months["2027-05"]) > 1
