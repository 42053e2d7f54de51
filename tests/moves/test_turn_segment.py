"""A segment that costs more than it brings is turned, by price where a step is enough, else by care."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Fact
from service.moves.model import Move
from service.moves.turn_segment import turn_segment
from tests.moves.briefs import HOMES, LANDLORDS, PASSERS_BY, a_case, a_segment, example


def made(**changes: Any) -> Move:
    move = turn_segment(a_case(**changes))
    assert move
    return move


def amount(move: Move, slot: str) -> float:
    value = move.slots[slot]
    assert isinstance(value, Fact)
    return value.value


def test_where_everyone_leaves_something_nobody_is_turned() -> None:
    assert turn_segment(a_case(segments=[HOMES, LANDLORDS])) is None


def test_a_segment_that_nobody_counted_is_not_turned() -> None:
    assert turn_segment(a_case(segments=[HOMES, {k: v for k, v in PASSERS_BY.items() if k != "customers"}])) is None


def test_the_loss_is_named_for_one_and_for_all() -> None:
    move = made()
    assert amount(move, "loss") == pytest.approx(200 * amount(move, "each_loss"))
    assert move.worth == amount(move, "loss")
    assert move.slots["segment"] == "Passing trade"


def test_the_aim_is_no_loss() -> None:
    (aim,) = made().aims
    assert aim.baseline.value < 0 == aim.target.value
    assert aim.better == "higher"


def test_of_two_the_larger_loss_is_turned_first() -> None:
    small = a_segment("Tiny trade", (2, 60, 1, 90, 0.1))
    assert made(segments=[small, PASSERS_BY, HOMES]).slots["segment"] == "Passing trade"
    assert made(segments=[PASSERS_BY, small, HOMES]).slots["segment"] == "Passing trade"


def test_losses_alike_go_by_name() -> None:
    twins = [{**PASSERS_BY, "name": name} for name in ("Second", "First")]
    assert made(segments=[*twins, HOMES]).slots["segment"] == "First"


def test_a_loss_that_no_bearable_step_closes_is_closed_by_care() -> None:
    move = made()
    assert (move.aims[0].key, [t.key for t in move.tasks]) == ("turn_segment.contribution_care", ["turn_segment.care"])
    assert move.risks == ()


def test_a_loss_that_a_price_step_closes_is_told_by_letter() -> None:
    scheme = example("quaymark").scheme
    (move,) = (m for m in scheme.moves if m.kind == "turn_segment")
    assert move.aims[0].key == "turn_segment.contribution"
    assert {"turn_segment.letter", "turn_segment.care"} <= {t.key for t in move.tasks}
    assert amount(move, "old") < amount(move, "new")
    assert move.risks == ("gone",)


def test_an_eighth_of_them_may_go_and_at_least_one() -> None:
    assert amount(made(), "may_go") == 24
    assert amount(made(segments=[{**PASSERS_BY, "customers": 3}, HOMES]), "may_go") == 1


def test_without_a_cost_to_serve_no_loss_is_known() -> None:
    dear = [{"name": "Repair", "price": 90, "variable_cost": 100, "minutes": 60, "per_month": 260}]
    without = {k: v for k, v in HOMES.items() if k != "cost_to_serve_per_year"}
    assert turn_segment(a_case(services=dear, segments=[without])) is None
