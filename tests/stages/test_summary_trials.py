"""Quiet months try the trade's ideas, one each."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.domain.evidence import Statement
from service.domain.plan.owner import MonthRow, Summary
from service.stages.desk import Desk
from service.stages.summary import write_summary
from service.stages.summary_trials import with_trials
from tests.moves.briefs import A_STALL, EXAMPLES, a_desk, example

ENOUGH = 999
IDEAS = tuple(Statement(text=f"Try number {name}. It may work.", part=1) for name in ("first", "second", "third", "fourth"))


def a_month(desk: Desk, key: str, number: int) -> MonthRow:
    actions = (desk.tell(f"summary.calendar.{key}", what="calls") if key != "busy" else Statement(text="Cards printed", part=1),)
    return MonthRow(month=f"2027-{number:02}", actions=actions, who="You", spend=0, look_for=None)


def a_year(desk: Desk, keys: list[str], ideas: int) -> Summary:
    months = tuple(a_month(desk, key, number) for number, key in enumerate(keys, 1))
    summary = write_summary(desk)
    roads = tuple(route.model_copy(update={"ideas": ()}) for route in summary.routes)
    return summary.model_copy(update={"routes": roads, "ideas": IDEAS[:ideas], "calendar": months})


def told(desk: Desk, keys: list[str], ideas: int, room: int = ENOUGH) -> list[str]:
    quiet = {f"2027-{number:02}" for number, key in enumerate(keys, 1) if key != "busy"}
    rows = with_trials(desk, a_year(desk, keys, ideas), room, quiet).calendar
    return ["; ".join(action.text for action in row.actions) for row in rows]


def test_each_quiet_month_tries_the_next_idea_and_busy_ones_none() -> None:
    rows = told(a_desk(A_STALL), ["busy", "goes_on", "keep_on"], 4)
    assert [("first" in row, "second" in row) for row in rows] == [(False, False), (True, False), (False, True)]
    assert "; " not in rows[1] + rows[2]


@pytest.mark.parametrize(("ideas", "room", "trials"), [(0, ENOUGH, 0), (1, ENOUGH, 1), (4, ENOUGH, 4), (4, -ENOUGH, 0)])
def test_there_are_no_more_trials_than_ideas_and_room(ideas: int, room: int, trials: int) -> None:
    rows = told(a_desk(A_STALL), ["keep_on"] * 5, ideas, room)
    assert sum("On trial" in row for row in rows) == trials


def test_a_thin_brief_leaves_out_the_months_in_which_nothing_happens() -> None:
    assert len(told(a_desk(A_STALL), ["busy", "keep_on", "keep_on", "keep_on"], 1)) == 2


def test_a_fuller_plan_has_no_trials_for_its_ideas_begin_at_once() -> None:
    desk = a_desk()
    year = a_year(desk, ["keep_on"] * 3, 3)
    assert with_trials(desk, year, ENOUGH, {"2027-01", "2027-02", "2027-03"}) == year


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_an_example_tries_no_idea_it_does_not_show(file: Path) -> None:
    summary = write_summary(example(file.stem))
    shown = [idea.text for idea in (*summary.ideas, *(i for route in summary.routes for i in route.ideas))]
    tried = [a.text.split(": ", 1)[1] for row in summary.calendar for a in row.actions if a.text.startswith("On trial")]
    assert all(any(deed.lower() in text.lower() for text in shown) for deed in tried)
