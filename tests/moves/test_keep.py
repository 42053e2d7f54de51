"""Segments that carry the profit and lose customers are kept, in heads where they are few."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Fact
from service.moves.keep import keep
from service.moves.model import Aim, Move
from tests.moves.briefs import HOMES, LANDLORDS, PASSERS_BY, RIVALS, a_case, a_segment

NO_POSITION = {"own": {"ratings": {"Care": 2}}}


def made(**changes: Any) -> Move:
    move = keep(a_case(**changes))
    assert move
    return move


def amount(aim: Aim, slot: str) -> float:
    value = aim.slots[slot]
    assert isinstance(value, Fact)
    return value.value


@pytest.mark.parametrize(
    "segments",
    [
        [PASSERS_BY],
        [{**HOMES, "retention_rate": 0.95}],
        [{k: v for k, v in HOMES.items() if k != "retention_rate"}],
        [{k: v for k, v in HOMES.items() if k != "customers"}],
        [{"name": "Homes"}],
    ],
)
def test_who_carries_no_profit_or_stays_or_is_not_counted_is_left_alone(segments: list[dict[str, Any]]) -> None:
    assert keep(a_case(segments=segments)) is None


def test_a_small_share_of_the_profit_is_not_worth_a_move() -> None:
    assert [a.key for a in made().aims] == ["keep.retention.0"]


def test_the_goal_keeps_fifteen_in_a_hundred_of_those_who_leave() -> None:
    (aim,) = made().aims
    assert (aim.baseline.value, aim.target.value) == (0.7, 0.75)
    assert amount(aim, "kept") == 30
    assert amount(aim, "gain") == pytest.approx(30 * 175.008, rel=1e-3)


def test_few_customers_are_counted_in_heads() -> None:
    (aim,) = made(segments=[{**LANDLORDS, "customers": 40}]).aims
    assert (aim.key, aim.baseline.value, aim.target.value, aim.better) == ("keep.heads.0", 8, 7, "lower")
    assert amount(aim, "allowed") == 2


@pytest.mark.parametrize(("customers", "retention", "now", "goal"), [(1, 0.8, 1, 0), (4, 0.5, 2, 1), (49, 0.4, 29, 25)])
def test_at_least_one_head_fewer_leaves_and_never_fewer_than_none(customers: int, retention: float, now: int, goal: int) -> None:
    (aim,) = made(segments=[{**LANDLORDS, "customers": customers, "retention_rate": retention}]).aims
    assert (aim.baseline.value, aim.target.value) == (now, goal)


def test_the_two_largest_leaks_are_mended_the_larger_first() -> None:
    third = a_segment("Shops", (300, 500, 4, 20, 0.5))
    fourth = a_segment("Offices", (300, 500, 4, 20, 0.6))
    move = made(segments=[{**HOMES, "customers": 300}, third, fourth])
    assert [str(a.slots["segment"]) for a in move.aims] == ["Shops", "Offices"]
    assert move.slots["segments_low"] == "shops and offices"


def test_leaks_alike_go_by_name() -> None:
    twins = [{**HOMES, "name": name} for name in ("B", "A")]
    assert [str(a.slots["segment"]) for a in made(segments=twins).aims] == ["A", "B"]


def test_many_are_rung_and_few_are_seen() -> None:
    assert [t.key for t in made().tasks] == ["keep.call.0", "keep.leavers"]
    assert [t.key for t in made(segments=[{**LANDLORDS, "touch": "low"}]).tasks] == ["keep.visit.0", "keep.leavers"]


def test_whoever_wants_a_personal_touch_gets_the_same_hands_where_no_offer_does_it() -> None:
    personal = [{**HOMES, "touch": "high"}]
    assert "keep.same_hands.0" in [t.key for t in made(segments=personal, **NO_POSITION).tasks]
    assert "keep.same_hands.0" not in [t.key for t in made(segments=personal).tasks]


def test_every_aim_has_a_watch_that_can_be_written_in_words() -> None:
    case = a_case(segments=[LANDLORDS, {**HOMES, "customers": 120}])
    move = keep(case)
    assert move
    assert [w.key for w in move.watches] == [a.key for a in move.aims]
    for aim in move.aims:
        assert case.book.phrase("moves.keep.risks.leave.sign", **{**move.slots, **aim.slots})


def test_rivals_have_no_part_in_it() -> None:
    assert made(competitors=[]).aims[0].target == made(competitors=RIVALS).aims[0].target


STARTERS = a_segment("Starters", (540, 100, 10, 5, 0.41))


def newcomers(**changes: Any) -> list[str]:
    return [t.key for t in made(**changes).tasks if t.key.startswith("keep.newcomers")]


@pytest.mark.parametrize(
    ("goals", "asked"),
    [
        (["Lose fewer starters"], ["keep.newcomers.1"]),
        (["Keep the homes"], []),
        (["Fill the quiet afternoons"], []),
    ],
)
def test_those_who_leave_early_are_rung_three_times_where_the_owner_asks_for_it(goals: list[str], asked: list[str]) -> None:
    assert newcomers(segments=[HOMES, STARTERS | {"revenue_per_year": 30}], goals=goals) == asked


@pytest.mark.parametrize(("customers", "hours"), [(540, 108), (30, 26)])
def test_the_hours_of_the_three_calls_grow_with_their_number(customers: int, hours: float) -> None:
    starters = STARTERS | {"revenue_per_year": 30, "customers": customers}
    tasks = made(segments=[HOMES, starters], goals=["Lose fewer starters"]).tasks
    assert sum(next(t for t in tasks if t.key.startswith("keep.newcomers")).hours.values()) == hours


@pytest.mark.parametrize(("goals", "kept"), [(["Be happy"], False), (["Keep our landlords"], True)])
def test_those_who_come_once_by_nature_are_kept_only_where_the_owner_asks(goals: list[str], kept: bool) -> None:
    assert bool(keep(a_case(goals=goals, segments=[{**LANDLORDS, "retention_rate": 0.1}]))) is kept
