"""The first idea of a road has four weeks, somebody who tries it and hours for it, and nothing else of the plan moves for it."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

from service.domain.brief import Brief
from service.moves.case import read_case
from service.moves.choosing import choose_moves
from service.moves.dating import LAST_SERVED
from service.moves.scheme import Action, make_scheme
from service.pipeline import Stamp, set_desk, write_plan
from service.reading.brief_file import read_brief
from service.stages.desk import Desk
from service.stages.trials import APART_WEEKS, FIRST_WEEK, MOST, deed_of
from tests.moves.briefs import A_REPAIR_SHOP, A_STALL, EXAMPLES, TODAY, a_brief

GOALS = ["Keep our homes", "Fill Tuesday", "Less of a queue on Monday"]
NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


def trials(desk: Desk) -> list[Action]:
    return [action for action in desk.scheme.actions if action.task.key.startswith(LAST_SERVED)]


def brief_of(stem: str) -> Brief:
    return read_brief(next(file for file in EXAMPLES if file.stem == stem))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_nothing_else_moves_for_a_trial(file: Path) -> None:
    desk = set_desk(read_brief(file), TODAY)
    case = read_case(read_brief(file), TODAY)
    without = make_scheme(case, choose_moves(case).made)
    days = {a.task.key: (a.start.value, a.finish.value) for a in desk.scheme.actions if a not in trials(desk)}
    assert days == {a.task.key: (a.start.value, a.finish.value) for a in without.actions}
    assert desk.scheme.budget.total == without.budget.total
    assert desk.scheme.unplaced == without.unplaced


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_trials_are_few_and_begin_after_the_first_weeks(file: Path) -> None:
    desk = set_desk(read_brief(file), TODAY)
    found = trials(desk)
    begin = desk.case.start.value + dt.timedelta(weeks=FIRST_WEEK) - dt.timedelta(days=desk.case.start.value.weekday())
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
    assert len(tried) > 1
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


def test_an_idea_whose_months_the_plan_does_not_see_stays_without_a_day() -> None:
    tidewall = brief_of("tidewall-fitness")
    business = tidewall.business.model_copy(update={"horizon_months": 3})
    short = tidewall.model_copy(update={"goals": ("Less of a rush in January",), "business": business})
    assert not [action for action in trials(set_desk(short, TODAY)) if "at the start of the rush" in str(action.slots["deed"])]


def test_a_thin_brief_plans_no_hours_for_ideas() -> None:
    assert trials(set_desk(a_brief(A_STALL), TODAY)) == []


def test_an_idea_that_finds_no_hours_stays_without_a_day() -> None:
    alone = {"team": [{"role": "Owner", "people": 1, "hours_per_week": 40, "contact": True}]}
    able = set_desk(a_brief(A_REPAIR_SHOP, goals=GOALS, **alone), TODAY)
    busy = set_desk(a_brief(A_REPAIR_SHOP, goals=GOALS, business={"owner_hours_per_week": 0.5}, **alone), TODAY)
    assert trials(able)
    assert trials(busy) == []
    assert not any(key.startswith(LAST_SERVED) for key in busy.scheme.unplaced)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_a_road_whose_ideas_found_no_room_tells_no_days(file: Path) -> None:
    routes = write_plan(read_brief(file), Stamp("a-plan", NOW)).summary.routes
    assert all(route.ideas for route in routes if route.trial)
