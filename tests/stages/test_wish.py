"""A wish to do less of a service is weighed, and believed by the rest of part 1."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from service.domain.evidence import Phrase
from service.stages.programme import write_programme
from service.stages.summary_customers import customer_rows
from service.stages.wish import shrinking
from service.stages.wish_kept import keeps_clear
from tests.moves.briefs import ALL_OVER, HOMES, a_desk, a_segment

CHECK_WISH = {"notes": "I do not want to do a check for ever."}
CHECKED = a_segment("Checkers", (30, 90, 2, 5, 0.5), service_mix={"Check": 1})


@pytest.mark.parametrize(
    ("changes", "service"),
    [
        (CHECK_WISH, "Check"),
        ({}, None),
        ({"notes": "I do not want a second shop."}, None),
        ({"notes": "I do not want to do a repair for ever."}, None),
        ({**CHECK_WISH, "capacity": None}, None),
        ({**CHECK_WISH, "capacity": ALL_OVER}, None),
    ],
    ids=["affordable", "no wish", "no service", "the best paid hour", "no week", "no room"],
)
def test_less_of_a_service_is_allowed_where_better_paid_hours_fill_its_place(changes: dict[str, Any], service: str | None) -> None:
    found = shrinking(a_desk(**changes))
    assert (str(found.name) if found else None) == service


@pytest.mark.parametrize(("changes", "treatment"), [(CHECK_WISH, "serve"), ({}, "win")])
def test_those_who_buy_nothing_else_are_not_looked_for(changes: dict[str, Any], treatment: str) -> None:
    rows = {row.segment: row.treatment for row in customer_rows(a_desk(segments=[HOMES, CHECKED | {"revenue_per_year": 400}], **changes))}
    assert rows["Checkers"] == treatment


@pytest.mark.parametrize(("wish", "clear"), [("I do not want a helicopter", True), ("I do not want any more reviews", False)])
def test_a_wish_that_no_action_touches_is_kept(wish: str, clear: bool) -> None:
    desk = a_desk()
    assert not keeps_clear(desk, Phrase(wish))
    assert keeps_clear(replace(desk, sections={"programme": write_programme(desk)}), Phrase(wish)) is clear
