"""Dates: after what comes before, inside the horizon, within the owner's hours."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain.brief import Brief
from service.moves.dating import date_moves
from service.stages.desk import Desk
from tests.moves.any_brief import any_brief
from tests.moves.briefs import A_STALL, OWNER, TEAM, a_brief, a_case, a_desk, a_scheme, desk_of, moves_of

SOON = settings(max_examples=15)
HOURS = st.one_of(st.just(0.0), st.floats(min_value=0.05, max_value=12))
EPSILON = 1e-6


def owners_weeks(desk: Desk) -> tuple[float, ...]:
    return desk.scheme.weekly_hours.get(desk.case.posts.owner, ())


def a_short_plan(months: int, **changes: Any) -> Desk:
    return a_desk(business={"horizon_months": months, **changes})


@SOON
@given(any_brief(), HOURS)
def test_the_owner_is_never_asked_for_more_hours_than_there_are(brief: Brief, hours: float) -> None:
    business = brief.business.model_copy(update={"owner_hours_per_week": hours})
    desk = desk_of(brief.model_copy(update={"business": business}))
    assert max(owners_weeks(desk), default=0.0) <= hours + EPSILON


@SOON
@given(any_brief())
def test_nobody_is_asked_for_more_hours_than_the_role_has(brief: Brief) -> None:
    desk = desk_of(brief)
    for role in desk.case.people.roles:
        weeks = desk.scheme.weekly_hours.get(str(role.role), ())
        assert role.hours is None or max(weeks, default=0.0) <= role.hours + EPSILON


@SOON
@given(any_brief())
def test_nothing_begins_before_what_it_waits_for_is_done(brief: Brief) -> None:
    scheme = desk_of(brief).scheme
    finished = {a.id: a.finish.value for a in scheme.actions}
    assert all(finished[before] < a.start.value for a in scheme.actions for before in a.after)


@pytest.mark.parametrize("months", range(1, 25))
def test_every_date_lies_inside_the_horizon(months: int) -> None:
    desk = a_short_plan(months)
    first, last = desk.case.start.value, desk.case.end.value
    spans = [(a.start.value, a.finish.value) for a in desk.scheme.actions] + [(r.start.value, r.finish.value) for r in desk.scheme.routines]
    assert all(first <= start <= finish <= last for start, finish in spans)
    assert all(first <= d <= last for d in (*(o.due.value for o in desk.scheme.objectives), *(d.date.value for d in desk.scheme.doors)))


@SOON
@given(any_brief())
def test_no_objective_is_due_before_its_own_last_action_is_done(brief: Brief) -> None:
    scheme = desk_of(brief).scheme
    for objective in scheme.objectives:
        served = [a for a in scheme.actions if a.objective == objective.id]
        own = [a.finish.value for a in served if a.task.key.startswith(f"{objective.move.kind}.") and not a.task.tidies]
        assert served
        assert max(own, default=objective.due.value) <= objective.due.value


def test_false_lines_are_gone_in_the_first_week_whatever_is_printed_or_answered_later() -> None:
    scheme = a_scheme()
    objective, reprint = scheme.objective_of("take_down"), scheme.action("take_down.reprint")
    assert objective
    assert reprint
    assert objective.due.value == dt.date(2027, 1, 8)
    assert reprint.finish.value > objective.due.value


def test_a_year_keeps_the_weeks_of_the_limits() -> None:
    scheme = a_scheme()
    launch, ask = scheme.action("lead.launch"), scheme.action("lead.ask_ten")
    assert launch
    assert ask
    assert (ask.start.value - dt.date(2027, 1, 4)).days // 7 == 4
    assert launch.start.value >= dt.date(2027, 5, 10)


def test_a_shorter_plan_draws_everything_together() -> None:
    year, half = a_scheme().action("fill_hours.page"), a_short_plan(6).scheme.action("fill_hours.page")
    assert year
    assert half
    assert half.start.value < year.start.value


def test_a_longer_plan_is_not_stretched() -> None:
    year, two = a_scheme().action("fill_hours.page"), a_short_plan(24).scheme.action("fill_hours.page")
    assert year
    assert two
    assert two.start.value == year.start.value


def test_a_campaign_without_room_is_shortened_rather_than_dropped() -> None:
    tight = a_desk(business={"owner_hours_per_week": 3, "horizon_months": 9}, team=[OWNER])
    calls = tight.scheme.action("keep.call.0")
    loose = a_desk(business={"owner_hours_per_week": 40, "horizon_months": 9}, team=[OWNER]).scheme.action("keep.call.0")
    assert loose
    assert calls is None or calls.finish.value - calls.start.value <= loose.finish.value - loose.start.value


@pytest.mark.parametrize("hours", [0.25, 0.5, 0.75, 1, 2, 4])
def test_what_finds_no_room_is_named(hours: float) -> None:
    desk = a_desk(business={"owner_hours_per_week": hours}, team=[OWNER])
    planned = {t.key for m in desk.choice.made for t in m.tasks} | {
        h.key for m in desk.choice.made for h in m.habits if any(h.hours.values())
    }
    placed = {a.task.key for a in desk.scheme.actions} | {r.habit.key for r in desk.scheme.routines}
    assert planned - placed == set(desk.scheme.unplaced)


def test_a_routine_that_does_not_fit_leaves_room_for_a_beginning() -> None:
    alone = a_desk(A_STALL, business={"owner_hours_per_week": 0.75})
    assert alone.scheme.routines == ()
    assert "record.keep_log" in alone.scheme.unplaced
    assert alone.scheme.actions
    kept = a_desk(A_STALL, business={"owner_hours_per_week": 1})
    assert [r.habit.key for r in kept.scheme.routines] == ["record.keep_log"]


def test_others_work_on_where_the_owner_has_no_hour() -> None:
    desk = a_desk(business={"owner_hours_per_week": 0})
    assert desk.scheme.actions
    assert all(a.task.owner != "Owner" for a in desk.scheme.actions)
    assert sum(owners_weeks(desk)) == 0


def test_nobody_at_all_does_nothing_at_all() -> None:
    desk = a_desk(business={"owner_hours_per_week": 0}, team=[OWNER])
    assert (desk.scheme.actions, desk.scheme.objectives, desk.scheme.moves, desk.scheme.routines) == ((), (), (), ())
    assert dict(desk.scheme.weekly_hours) == {}


def test_without_a_limit_everything_finds_room() -> None:
    assert a_desk(business={"owner_hours_per_week": None}).scheme.unplaced == ()


def test_routines_count_from_their_first_week() -> None:
    case = a_case(business={"owner_hours_per_week": None}, team=TEAM)
    dated = date_moves(case, moves_of(a_brief()).made)
    log = next(h for h in dated.habits if h.habit.key == "learn.keep_log")
    assert log.start.value == dt.date(2027, 1, 18)
    assert dated.weekly_hours["Receptionist"][-1] >= 1.5


RULE = {"finding": "From October each rented house needs a record", "kind": "regulation", "effect": "opportunity", "importance": 5}


def test_an_offer_is_there_before_the_rule_that_asks_for_it() -> None:
    """The owner alone has two hours a week; without the rule other tasks come first."""
    alone: dict[str, Any] = {"business": {"owner_hours_per_week": 2}, "team": [OWNER]}
    launches = [a_desk(**alone, environment=facts).scheme.action("lead.launch") for facts in ([RULE], [{**RULE, "kind": "market"}])]
    with_rule, without = (launch.finish.value if launch else dt.date.max for launch in launches)
    assert with_rule < without
