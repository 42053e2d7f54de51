"""Why nobody can come in the quiet hours, in the owner's words."""

from __future__ import annotations

from typing import Any

import pytest

from service.moves.obstacle import blocked
from tests.moves.briefs import a_case, a_desk

AWAY = "Nobody can come on a Tuesday afternoon: the children are out of school at four."
FILL = ["Fill the quiet afternoons"]


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        (AWAY, True),
        ("We like it here. The afternoon is dead because people work until six.", True),
        ("The children are out of school at four.", False),
        ("The afternoon is quiet.", False),
        (None, False),
    ],
)
def test_it_names_a_quiet_part_of_the_day_and_what_keeps_people_away(notes: str | None, found: bool) -> None:
    case = a_case(notes=notes)
    assert (case.obstacle is not None) is found
    assert (case.fill is None) is found


def test_only_the_parts_it_speaks_of_are_blocked() -> None:
    case = a_case(notes=AWAY)
    assert case.obstacle and case.week
    assert {str(slot.part) for slot in blocked(case.obstacle, case.week.quiet)} == {"afternoon"}


def keys(**changes: Any) -> set[str]:
    return {action.task.key for action in a_desk(**changes).scheme.actions}


def test_instead_of_adverts_ten_are_asked_where_the_owner_wants_those_hours_filled() -> None:
    assert "learn.unblock" in keys(notes=AWAY, goals=FILL)
    assert not any(key.startswith("fill_hours") for key in keys(notes=AWAY, goals=FILL))
    assert "learn.unblock" not in keys(notes=AWAY, goals=["Keep the homes"])
    assert "learn.unblock" not in keys(goals=FILL)
