"""The measure that misses what customers accept is mended before anything is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from service.moves.case import read_case
from service.moves.fix_measure import fix_measure
from service.moves.model import Move
from tests.figures.busy_firms import a_clinic
from tests.moves.briefs import LATE, MANY_OVER, OFTEN_FIXED, ON_TIME, SELDOM_FIXED, SLOW_ANSWERS, TODAY, a_case

ALWAYS_LATE = {**LATE, "samples": [5.0] * 40 + [30.0] * 60, "per_month": 120}
SLOW = {"measure": "slow", "unit": "h", "better": "lower", "median": 5, "p90": 90, "n": 60}


def made(**changes: Any) -> Move:
    move = fix_measure(a_case(**changes))
    assert move
    return move


def test_where_everything_is_within_what_customers_accept_nothing_is_mended() -> None:
    assert fix_measure(a_case(delivery=[ON_TIME, OFTEN_FIXED])) is None
    assert fix_measure(a_case(delivery=[])) is None


def test_what_nobody_said_they_accept_is_not_mended() -> None:
    assert fix_measure(a_case(segments=[{"name": "Homes"}])) is None


def test_a_summary_is_mended_by_bringing_the_slow_ones_down() -> None:
    (aim,) = made().aims
    assert (aim.key, aim.baseline.value, aim.better) == ("fix_measure.p90", 30, "lower")
    assert 5 < aim.target.value < 30


def test_a_yes_no_measure_is_mended_in_shares_and_counts_the_misses() -> None:
    move = made(delivery=[SELDOM_FIXED])
    assert (move.aims[0].key, move.aims[0].baseline.value, move.aims[0].target.value) == ("fix_measure.share", 0.75, 0.9)
    assert float(move.slots["misses"]) == 50  # type: ignore[arg-type]
    assert (move.tasks[0].key, move.doors[0].key) == ("fix_measure.fix_share", "fix_measure.promise_share")


def test_a_record_of_samples_is_mended_in_shares_kept() -> None:
    move = made(delivery=[ALWAYS_LATE], capacity=None)
    assert (move.aims[0].key, move.aims[0].better) == ("fix_measure.kept", "higher")
    assert (move.aims[0].unit, move.aims[0].target.unit) == ("share", "share")


@pytest.mark.parametrize(
    ("label", "task"),
    [
        ("Reply to a message", "fix_reply"),
        ("Start past the time agreed", "fix_late"),
        ("Claims settled", "fix_settle"),
        ("Accounts finished", "fix_other"),
        ("Zeal", "fix_other"),
    ],
)
def test_the_task_follows_the_kind_of_measure(label: str, task: str) -> None:
    move = made(delivery=[{**SLOW, "label": label}], segments=[{"name": "Homes", "expects": {"slow": {"adequate": 24}}}])
    assert move.tasks[0].key == f"fix_measure.{task}"
    assert move.slots["segment"] == "Homes"


def test_of_several_the_one_that_breaks_most_comes_first() -> None:
    often = {**SELDOM_FIXED, "per_month": 2000}
    assert made(delivery=[SLOW_ANSWERS, often]).aims[0].key == "fix_measure.share"
    assert made(delivery=[often, SLOW_ANSWERS]).aims[0].key == "fix_measure.share"
    assert made(delivery=[SLOW_ANSWERS, {**SELDOM_FIXED, "per_month": 1}]).aims[0].key == "fix_measure.p90"


def test_what_is_late_because_the_week_is_overfull_is_mended_by_levelling() -> None:
    assert fix_measure(read_case(a_clinic(), TODAY)) is None


def test_a_record_without_dayparts_is_mended_even_in_an_overfull_week() -> None:
    assert made(delivery=[ALWAYS_LATE], capacity=MANY_OVER).aims[0].key == "fix_measure.kept"
