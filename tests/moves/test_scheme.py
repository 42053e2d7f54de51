"""The whole plan connected: ids, objectives, indicators and doors, for any brief."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from service.domain.brief import Brief
from service.moves.model import wording_key
from service.moves.scheme import Scheme
from tests.moves.any_brief import any_brief
from tests.moves.briefs import A_STALL, EXAMPLES, OWNER, a_brief, a_scheme, desk_of, example

SOON = settings(max_examples=25)


@SOON
@given(any_brief())
def test_every_part_belongs_to_an_objective_and_every_objective_to_a_move(brief: Brief) -> None:
    scheme = desk_of(brief).scheme
    goals = {o.id: o for o in scheme.objectives}
    assert len(goals) == len(scheme.objectives)
    assert {a.objective for a in scheme.actions} | {r.objective for r in scheme.routines} <= set(goals)
    assert all(i.objective.id in goals for i in scheme.indicators)
    assert {id(o.move) for o in scheme.objectives} == {id(m) for m in scheme.moves}
    assert all(goals[a.objective].aim.key == a.task.aim for a in scheme.actions)


@SOON
@given(any_brief())
def test_every_objective_has_an_action_and_a_sign_to_watch(brief: Brief) -> None:
    scheme = desk_of(brief).scheme
    for objective in scheme.objectives:
        assert any(a.objective == objective.id for a in scheme.actions)
        assert any(i.objective is objective for i in scheme.indicators)


@SOON
@given(any_brief())
def test_ids_are_numbered_from_one_without_gaps(brief: Brief) -> None:
    scheme = desk_of(brief).scheme
    for letter, parts in (("G", scheme.objectives), ("A", scheme.actions), ("R", scheme.routines), ("K", scheme.indicators)):
        assert [p.id for p in parts] == [f"{letter}{i}" for i in range(1, len(parts) + 1)]
    assert [scheme.move_id(m) for m in scheme.moves] == [f"M{i}" for i in range(1, len(scheme.moves) + 1)]


@SOON
@given(any_brief())
def test_every_word_of_a_plan_can_be_said(brief: Brief) -> None:
    desk = desk_of(brief)
    scheme, book = desk.scheme, desk.book
    parts = [
        *((o.wording, o.slots) for o in scheme.objectives),
        *((a.wording, a.slots) for a in scheme.actions),
        *((r.wording, r.slots) for r in scheme.routines),
        *((i.wording, i.slots) for i in scheme.indicators),
        *((d.wording, d.slots) for d in scheme.doors),
    ]
    for wording, slots in parts:
        assert book.keys(wording)
        assert all(book.say(key, **slots).text for key in book.keys(wording))
    for move in (*desk.choice.made, *desk.choice.later):
        assert book.say(f"moves.{move.kind}.{move.reason}", **move.slots).text
        assert book.say(f"moves.{move.kind}.title", **move.slots).text


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_the_figures_of_an_objective_rest_on_something(file: Path) -> None:
    for objective in example(file.stem).scheme.objectives:
        assert objective.aim.baseline.evidence
        assert objective.aim.target.evidence
        assert objective.due.evidence


def test_a_plan_is_the_same_twice() -> None:
    one, two = desk_of(a_brief()), desk_of(a_brief())
    assert one.scheme == two.scheme
    assert one.ledger.calculations == two.ledger.calculations


def test_parts_are_found_by_key_and_kind() -> None:
    scheme = a_scheme()
    swap, objective = scheme.action("take_down.swap"), scheme.objective_of("lead")
    assert swap
    assert swap.move.kind == "take_down"
    assert objective
    assert any(i.objective is objective for i in scheme.indicators)
    assert {a.move.kind for a in scheme.actions_of("lead", "keep")} == {"lead", "keep"}
    assert scheme.has("lead")


def test_what_is_not_there_is_not_found() -> None:
    scheme: Scheme = a_scheme(A_STALL)
    assert (scheme.action("take_down.swap"), scheme.objective_of("lead")) == (None, None)
    assert not scheme.has("lead")
    assert scheme.actions_of("lead") == ()


def test_a_move_without_room_for_any_action_is_not_in_the_plan() -> None:
    desk = desk_of(a_brief(business={"owner_hours_per_week": 0.25}, team=[OWNER]))
    assert len(desk.scheme.moves) < len(desk.choice.made)


def test_a_key_with_an_index_shares_the_words_of_its_kind() -> None:
    assert wording_key("keep.call.3", "tasks") == wording_key("keep.call", "tasks") == "moves.keep.tasks.call"


def test_an_objective_knows_which_way_is_better() -> None:
    better = {o.aim.key: o.aim.better for o in a_scheme().objectives}
    assert better["take_down.lines"] == "lower"
    assert better["fill_hours.hours"] == "higher"
