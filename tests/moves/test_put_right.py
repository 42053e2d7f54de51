"""What goes wrong is written down and put right, with cover for people."""

from __future__ import annotations

from typing import Any

import pytest

from service.moves.model import Move
from service.moves.put_right import lost_someone, put_right, unrecorded
from tests.moves.briefs import A_STALL, OWNER, a_brief, a_case


def made(**changes: Any) -> Move:
    move = put_right(a_case(**changes))
    assert move
    return move


def test_a_thin_brief_has_other_worries() -> None:
    assert put_right(a_case(A_STALL)) is None


def test_complaints_that_are_written_down_need_no_move() -> None:
    assert put_right(a_case(complaints={"per_month": 6, "handling": "Each goes into the blue book"})) is None


@pytest.mark.parametrize(
    ("complaints", "aim", "reason"),
    [
        (None, "written_few", "reason_none"),
        ({}, "written_few", "reason_none"),
        ({"per_month": 6}, "written", "reason_none"),
        ({"handling": "We apologise"}, "written_few", "reason"),
        ({"per_month": 6, "handling": "We apologise"}, "written", "reason"),
    ],
)
def test_the_aim_counts_complaints_where_the_owner_does(complaints: dict[str, Any] | None, aim: str, reason: str) -> None:
    case = a_case(complaints=complaints)
    move = put_right(case)
    assert move
    assert (move.aims[0].key, move.reason) == (f"put_right.{aim}", reason)
    assert case.book.phrase(f"moves.put_right.{move.reason}", **move.slots)


@pytest.mark.parametrize(
    ("handling", "said"), [("We apologise", "We apologise."), ("We apologise!", "We apologise!"), ("小何道歉", "小何道歉。")]
)
def test_the_owners_words_end_as_a_sentence(handling: str, said: str) -> None:
    assert made(language="zh" if "小" in handling else "en", complaints={"handling": handling}).slots["handling"] == said


def test_one_person_alone_sets_no_limits_for_others() -> None:
    team, alone = made(), made(team=[OWNER])
    assert [t.key for t in team.tasks] == ["put_right.book", "put_right.limits", "put_right.cover"]
    assert [t.key for t in alone.tasks] == ["put_right.book", "put_right.cover"]
    assert (team.risks, alone.risks) == (("leaver",), ("cover_solo",))


@pytest.mark.parametrize(
    ("changes", "lost"),
    [({"notes": "We lost a fitter last year"}, True), ({"audit": {"people": "Two quit"}}, True), ({"notes": "All well"}, False)],
)
def test_someone_who_left_is_a_cause_of_its_own(changes: dict[str, Any], lost: bool) -> None:
    assert lost_someone(a_brief(**changes)) is lost
    assert ("cover" in made(**changes).causes) is lost


def test_no_word_on_handling_is_not_a_confession() -> None:
    assert not unrecorded(a_brief(complaints=None))
    assert not unrecorded(a_brief(complaints={"per_month": 2}))
    assert unrecorded(a_brief())


def test_putting_right_is_not_counted_in_money() -> None:
    assert made().worth == 0
