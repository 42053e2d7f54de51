"""PRV-6 and PRV-7: order changes no choice, and another firm's brief gives another plan."""

from __future__ import annotations

from service.checks import differing_choices, overlap, same_choices
from tests.checks.changes import changed
from tests.checks.plans import a_plan

ENGLISH, CHINESE = a_plan("en"), a_plan("zh")


def test_another_order_of_segments_and_rivals_is_the_same_choice() -> None:
    turned = changed(ENGLISH, {"customers.segments": lambda rows: rows[::-1], "positioning.differences": lambda rows: rows[::-1]})

    assert same_choices(ENGLISH, turned)


def test_another_promise_is_another_choice() -> None:
    other = changed(ENGLISH, {"expectations.promises[0].promise": 19})

    assert not same_choices(ENGLISH, other)
    assert differing_choices(ENGLISH, other) == ("promises",)


def test_a_plan_overlaps_wholly_with_itself() -> None:
    assert overlap(ENGLISH, ENGLISH) == 1
    assert overlap(CHINESE, CHINESE) == 1


def test_plans_of_two_firms_hardly_overlap() -> None:
    assert overlap(ENGLISH, CHINESE) < 0.05


def test_longer_runs_of_words_overlap_less() -> None:
    other = changed(ENGLISH, {"situation.strategies[0].reason": "The empty afternoon is the cheapest thing of all to sell"})

    assert overlap(ENGLISH, other, 8) < 1
    assert overlap(changed(ENGLISH, {}), other, 10_000) == 0
