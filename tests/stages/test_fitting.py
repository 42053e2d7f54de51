"""Part 1 keeps its length: the least needed goes first, and what must stand stays."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Statement
from service.domain.plan.owner import Summary
from service.stages.fitting import MOST, count, fit
from service.stages.summary import write_summary
from tests.moves.briefs import EXAMPLES, a_desk, example

PARTS = ("options", "ideas", "words", "risks", "not_yet", "rules_to_check", "say", "know_by", "payback", "customers", "who", "in_short")


def long(words: int) -> Summary:
    """A part 1 whose opening, which is never cut, has so many words."""
    flats = [{"finding": "Two estates open.", "effect": "opportunity", "size": 600, "importance": 5}]
    summary = write_summary(a_desk(environment=flats, goals=["Be happy", "Hire another fitter"]))
    return summary.model_copy(update={"opening": Statement(text="word " * words, part=1)})


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_an_example_fits(file: Any) -> None:
    desk = example(file.stem)
    assert count(write_summary(desk), (), desk.brief.language) <= MOST[desk.brief.language]


def test_what_fits_is_left_as_it_is() -> None:
    summary = long(1)
    assert fit(summary, (), "en") == summary


def test_what_an_owner_can_do_without_goes_before_anything_that_is_needed() -> None:
    summary = long(1)
    over = MOST["en"] - count(summary, (), "en") + 5
    shorter = fit(long(1 + over), (), "en")
    luxuries = ("options", "words", "risks", "rules_to_check", "ideas")
    assert shorter.offer.story is None or any(len(getattr(shorter, part)) < len(getattr(summary, part)) for part in luxuries)
    assert (shorter.say, shorter.customers, shorter.in_short) == (summary.say, summary.customers, summary.in_short)


def test_no_cut_is_left_untried_and_the_owners_goals_are_never_cut() -> None:
    summary, shortest = long(1), fit(long(9000), (), "en")
    assert shortest.options == ()
    assert shortest.offer.story is None
    assert all(len(getattr(shortest, part)) <= len(getattr(summary, part)) for part in PARTS)
    assert [r for r in shortest.routes if not r.added] == [r for r in summary.routes if not r.added]
    assert len([r for r in shortest.routes if r.added]) == 1
    assert shortest.in_short[-1] == summary.in_short[-1]
    assert all(len(row.actions) <= 2 for row in shortest.calendar)


def test_what_stands_beside_counts_too() -> None:
    summary = long(1)
    assert count(summary, (summary.offer,), "en") > count(summary, (), "en")


def test_chinese_is_counted_in_characters() -> None:
    summary = long(1)
    chinese = summary.model_copy(update={"opening": Statement(text="木棉琴行", part=1)})
    bare = summary.model_copy(update={"opening": Statement(text="", part=1)})
    assert count(chinese, (), "zh") - count(bare, (), "zh") == 4
