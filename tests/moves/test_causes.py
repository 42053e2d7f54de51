"""The commonest complaints get a first step on Monday."""

from __future__ import annotations

from typing import Any

import pytest

from service.moves.causes import MENDED, MOST_CAUSES
from service.prompts import wording
from service.stages.monday import monday_list
from tests.moves.briefs import a_desk

LATE_STARTS = {
    "measure": "slow",
    "label": "Start past the time agreed",
    "unit": "h",
    "better": "lower",
    "median": 20,
    "p90": 60,
    "n": 60,
    "per_month": 90,
}
WAITING = [{"name": "Homes", "customers": 60, "expects": {"slow": {"adequate": 24}}}]


def causes(kinds: dict[str, float], **changes: Any) -> list[str]:
    desk = a_desk(complaints={"per_month": max(1, sum(kinds.values())), "kinds": kinds}, **changes)
    return sorted(a.task.key.removeprefix("learn.cause_") for a in desk.scheme.actions if a.task.key.startswith("learn.cause_"))


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        ({"bill too high": 2, "still broken": 3, "scratched floor": 1}, ["bill", "faulty"]),
        ({"charged after leaving": 5, "class full": 4}, ["full", "leaving"]),
        ({"bill too high": 2, "wrong bill": 2, "staff changed": 1}, ["bill", "person"]),
        ({"bill too high": 19, "still broken": 1}, ["bill"]),
        ({"pain": 5, "no answer": 5, "painting uneven": 5}, []),
        ({}, []),
    ],
)
def test_the_two_commonest_causes_are_mended_each_once(kinds: dict[str, float], found: list[str]) -> None:
    assert causes(kinds) == found
    assert len(found) <= MOST_CAUSES
    assert causes(dict(reversed(kinds.items()))) == found


def test_work_that_takes_days_is_overdue_and_not_late() -> None:
    days = {"measure": "days", "label": "Days until it is finished", "unit": "days", "better": "lower", "median": 3, "p90": 6, "n": 60}
    assert causes({"repair late": 3}, delivery=[days]) == ["overdue"]


def test_lateness_that_a_task_mends_already_needs_no_second_one() -> None:
    assert causes({"came late": 3}) == ["late"]
    assert causes({"came late": 3}, delivery=[LATE_STARTS], segments=WAITING) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_family_has_its_words(language: Any) -> None:
    for family in MENDED:
        assert {f"moves.learn.tasks.cause_{family}.{word}" for word in ("what", "short", "indicator", "monday", "done")} <= set(
            wording(language)
        )


def test_the_commonest_comes_before_the_questions_and_the_second_last() -> None:
    desk = a_desk(
        complaints={"per_month": 7, "kinds": {"bill too high": 4, "still broken": 3}},
        business={"owner_hours_per_week": 9},
        capacity=None,
        copy=[],
    )
    rows = [item.what.text for item in monday_list(desk)]
    bill, broken, questions = (
        next(i for i, row in enumerate(rows) if word in row) for word in ("“bill too high”", "“still broken”", "questions")
    )
    assert bill < questions < broken
