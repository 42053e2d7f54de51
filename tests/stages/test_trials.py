"""The first idea of a road has four weeks, somebody who tries it and hours for it, and nothing else of the plan moves for it."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

from service.domain.brief import Brief
from service.moves.case import read_case
from service.moves.choosing import choose_moves
from service.moves.dating import TRIALS
from service.moves.drafting import effort
from service.moves.scheme import Action, make_scheme
from service.pipeline import Stamp, set_desk, write_plan
from service.reading.brief_file import read_brief
from service.stages.desk import Desk
from service.stages.summary_year import calendar_rows
from service.stages.trials import APART_WEEKS, MOST, deed_of
from tests.moves.briefs import A_REPAIR_SHOP, A_STALL, EXAMPLES, TODAY, a_brief

GOALS = ["Keep our homes", "Fill Tuesday", "Less of a queue on Monday"]
NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


def trials(desk: Desk) -> list[Action]:
    return [action for action in desk.scheme.actions if action.task.key.startswith(TRIALS)]


def brief_of(stem: str) -> Brief:
    return read_brief(next(file for file in EXAMPLES if file.stem == stem))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_nothing_else_is_lost_or_waits_long_for_a_trial(file: Path) -> None:
    desk = set_desk(read_brief(file), TODAY)
    case = read_case(read_brief(file), TODAY)
    without = make_scheme(case, choose_moves(case).made)
    ends = {a.task.key: a.finish.value for a in desk.scheme.actions if a not in trials(desk)}
    before = {a.task.key: a.finish.value for a in without.actions}
    assert ends.keys() == before.keys()
    assert all(ends[key] - before[key] <= dt.timedelta(weeks=1) for key in before)
    assert desk.scheme.budget.total == without.budget.total
    assert desk.scheme.unplaced == without.unplaced


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_trials_are_few_and_begin_after_the_first_weeks(file: Path) -> None:
    desk = set_desk(read_brief(file), TODAY)
    found = trials(desk)
    first = desk.case.start.value
    begin = first + dt.timedelta(weeks=effort()["tasks"]["trade.try"]["week"], days=-first.weekday())
    assert len(found) <= MOST
    assert bool(found) != desk.case.thin
    assert all(action.start.value >= begin for action in found)
    assert all(sum(action.task.hours.values()) > 0 and action.cost.value == 0 for action in found)


def test_trials_begin_one_after_the_other() -> None:
    starts = [action.start.value for action in trials(set_desk(brief_of("brightside-dental"), TODAY))]
    assert len(starts) > 1
    assert all(after - before >= dt.timedelta(weeks=APART_WEEKS) for before, after in pairwise(starts))


def test_a_road_says_when_its_first_idea_is_tried_and_by_whom_as_the_programme_does() -> None:
    plan = write_plan(brief_of("brightside-dental"), Stamp("a-plan", NOW))
    programme = {action.what.text: action for action in plan.programme.actions}
    tried = [route for route in plan.summary.routes if route.trial]
    assert tried
    for route in tried:
        assert route.trial
        deed = deed_of(route.ideas[0].text)
        action = next(action for text, action in programme.items() if deed[1:] in text)
        assert (route.trial.start, route.trial.finish) == (action.start, action.finish)
        assert route.trial.who == ("You" if action.owner == "Owner-dentist" else action.owner)


def test_an_idea_with_months_begins_in_one_of_them() -> None:
    brief = brief_of("tidewall-fitness").model_copy(update={"goals": ("Less of a rush in January",)})
    january = next(action for action in trials(set_desk(brief, TODAY)) if "at the start of the rush" in str(action.slots["deed"]))
    assert january.start.value.month in (11, 12)
    assert january.start.value < dt.date(2028, 1, 1)


def test_the_months_hold_in_a_shorter_plan_and_one_that_does_not_see_them_has_no_trial() -> None:
    tidewall = brief_of("tidewall-fitness")
    for start, month in ((dt.date(2027, 2, 1), None), (dt.date(2027, 8, 2), 11)):
        business = tidewall.business.model_copy(update={"horizon_months": 6, "start": start})
        short = tidewall.model_copy(update={"goals": ("Less of a rush in January",), "business": business})
        found = [a.start.value.month for a in trials(set_desk(short, TODAY)) if "at the start of the rush" in str(a.slots["deed"])]
        assert found == ([month] if month else [])


@pytest.mark.parametrize("stem", ["brightside-dental", "fernhill-accounting", "quaymark-couriers", "tidewall-fitness"])
def test_a_trial_without_months_ends_by_the_day_its_objective_is_due(stem: str) -> None:
    desk = set_desk(brief_of(stem), TODAY)
    due = {objective.id: objective.due.value for objective in desk.scheme.objectives}
    assert trials(desk)
    assert all(action.finish.value <= due[action.objective] for action in trials(desk))


def test_a_month_names_its_trial_last() -> None:
    desk = set_desk(brief_of("quaymark-couriers"), TODAY)
    rows = [[str(action.text) for action in row.actions] for row in calendar_rows(desk, ())]
    named = [[text.startswith("On trial") for text in row] for row in rows if len(row) > 1]
    assert any(map(any, named))
    assert all(row == sorted(row) for row in named)


def test_who_does_the_work_tries_what_is_done_in_the_work() -> None:
    found = {str(action.slots["deed"])[:40]: action for action in trials(set_desk(brief_of("brightside-dental"), TODAY))}
    assert found["Make a small child's first visit a game"].task.owner == "Dentist"
    assert found["Make a small child's first visit a game"].task.hours == {"Dentist": 4}


def test_the_trial_for_the_first_goal_begins_early_even_where_the_weeks_are_full() -> None:
    desk = set_desk(brief_of("copperbeech-plumbing"), TODAY)
    (only,) = trials(desk)
    assert str(only.slots["deed"]).startswith("Have someone pick up")
    assert only.start.value - desk.case.start.value < dt.timedelta(weeks=6)


def test_a_thin_brief_plans_no_hours_for_ideas() -> None:
    assert trials(set_desk(a_brief(A_STALL), TODAY)) == []


def test_an_idea_that_finds_no_hours_stays_without_a_day() -> None:
    alone = {"team": [{"role": "Owner", "people": 1, "hours_per_week": 40, "contact": True}]}
    able = set_desk(a_brief(A_REPAIR_SHOP, goals=GOALS, **alone), TODAY)
    busy = set_desk(a_brief(A_REPAIR_SHOP, goals=GOALS, business={"owner_hours_per_week": 0.26, "horizon_months": 1}, **alone), TODAY)
    assert trials(able)
    assert trials(busy) == []
    assert not any(key.startswith(TRIALS) for key in busy.scheme.unplaced)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_a_road_whose_ideas_found_no_room_tells_no_days(file: Path) -> None:
    routes = write_plan(read_brief(file), Stamp("a-plan", NOW)).summary.routes
    assert all(route.ideas for route in routes if route.trial)
