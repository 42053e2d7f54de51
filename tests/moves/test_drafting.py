"""Planning limits: every entry of the data file is complete and used, and hours go to the people there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from service.moves.causes import MENDED
from service.moves.drafting import Drafting, Posts, effort, read_posts
from service.moves.model import Payer
from service.prompts import read_yaml, wording
from service.writing.ideas import Post
from tests.moves.briefs import A_STALL, DESK, FITTERS, MANAGER, OWNER, TEAM, a_case

SERVICE = Path(__file__).parents[2] / "service"
FOUR = Posts("Owner", "Office manager", "Receptionist", "Fitter")
ALONE = Posts("Owner", "Owner", "Owner", "Owner")
MADE_BY_FAMILY = {
    "fix_measure.fix_reply",
    "fix_measure.fix_late",
    "fix_measure.fix_settle",
    "fix_measure.fix_other",
    "fix_measure.fix_share",
}
MADE_BY_CAUSE = {f"learn.cause_{family}" for family in MENDED}
MADE_BY_WORDS = {f"told.{deed}" for language in ("en", "zh") for deed in read_yaml("lexicon/told.yaml")[language]}


def drafted() -> Iterator[str]:
    """Names of tasks and habits that the moves' code drafts."""
    for file in [*sorted((SERVICE / "moves").glob("*.py")), SERVICE / "stages" / "trials.py"]:
        source = file.read_text("utf-8")
        for kind in re.findall(r'Drafting\("(\w+)"', source):
            yield from (f"{kind}.{word}" for word in re.findall(r'"(\w+)"', source))


def entries(block: str) -> list[tuple[str, dict[str, Any]]]:
    return [(name, dict(given)) for name, given in effort()[block].items()]


@pytest.mark.parametrize("block", ["tasks", "habits"])
def test_every_entry_is_drafted_by_a_move(block: str) -> None:
    assert {name for name, _ in entries(block)} - set(drafted()) - MADE_BY_CAUSE - MADE_BY_WORDS == set()


def test_every_family_of_measures_has_its_task() -> None:
    assert {name for name, _ in entries("tasks") if name.startswith("fix_measure.")} == MADE_BY_FAMILY
    assert {name for name, _ in entries("tasks") if name.startswith("learn.cause_")} == MADE_BY_CAUSE
    assert {name for name, _ in entries("tasks") if name.startswith("told.")} == MADE_BY_WORDS


@pytest.mark.parametrize(("name", "given"), entries("tasks"))
def test_a_task_is_complete(name: str, given: dict[str, Any]) -> None:
    assert given["who"] in get_args(Post)
    assert set(given["hours"]) <= set(get_args(Post))
    assert given["who"] in given["hours"]
    assert given["payer"] in get_args(Payer)
    assert 0 <= given["week"] < 52
    assert given["weeks"] >= 1
    assert all(before in effort()["tasks"] for before in given.get("after", ()))
    assert set(given) - {"hands_each", "monthly", "tidies"} <= {
        "who",
        "week",
        "weeks",
        "hours",
        "payer",
        "solo",
        "monday",
        "cost",
        "least_prices",
        "after",
    }
    assert ("monday" in given) == (f"moves.{name.split('.')[0]}.tasks.{name.split('.')[1]}.monday" in wording("en"))


@pytest.mark.parametrize(("name", "given"), entries("habits"))
def test_a_habit_is_complete(name: str, given: dict[str, Any]) -> None:
    assert set(given) == {"who", "week", "hours", "solo"}, name
    assert {given["who"], *given["hours"]} <= set(get_args(Post))


@pytest.mark.parametrize("block", ["tasks", "habits"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_entry_has_its_words(block: str, language: str) -> None:
    texts = wording("zh" if language == "zh" else "en")
    parts = {"tasks": ("what", "short", "indicator"), "habits": ("what", "rhythm", "indicator")}[block]
    keys = [f"moves.{name.split('.')[0]}.{block}.{name.split('.')[1]}.{part}" for name, _ in entries(block) for part in parts]
    assert [key for key in keys if key not in texts] == []
    assert [key for key in texts if key.startswith("moves.") and key.endswith(".monday") and f"{key[:-6]}done" not in texts] == []


@pytest.mark.parametrize(
    ("team", "posts"),
    [
        (TEAM, FOUR),
        ([], Posts("the owner", "the owner", "the owner", "the owner")),
        ([OWNER], ALONE),
        ([OWNER, DESK | {"reports_to": "Owner"}], Posts("Owner", "Owner", "Receptionist", "Owner")),
        ([OWNER, MANAGER, FITTERS], Posts("Owner", "Office manager", "Office manager", "Fitter")),
        ([{"role": "Bookkeeper", "people": 2, "contact": False}, {"role": "Cook", "people": 2, "contact": False}], None),
    ],
)
def test_the_posts_of_a_team(team: list[dict[str, Any]], posts: Posts | None) -> None:
    found = read_posts(a_case(team=team).people)
    assert posts is None or replace(found, deliverers=()) == posts
    assert found.of("words") == found.steward
    assert found.solo == (len({found.owner, found.steward, found.desk, found.hands}) == 1)


def test_hours_go_to_whoever_holds_the_post_and_add_up_where_one_holds_two() -> None:
    limits = {"hours": {"steward": 12, "hands": 6, "owner": 1}}
    assert FOUR.hours(limits) == {"Office manager": 12, "Fitter": 6, "Owner": 1}
    assert Posts("Owner", "Owner", "Receptionist", "Fitter").hours(limits) == {"Owner": 13, "Fitter": 6}


def test_whoever_words_what_the_public_reads_takes_it_down() -> None:
    press = {"role": "Marketing assistant", "people": 1, "contact": False, "reports_to": "Owner"}
    posts = read_posts(a_case(team=[*TEAM, press]).people)
    assert posts.of("words") == "Marketing assistant"
    assert posts.hours(effort()["tasks"]["take_down.swap"]) == {"Marketing assistant": 2}


def test_everyone_who_does_the_work_may_be_needed_for_as_long() -> None:
    posts = replace(FOUR, deliverers=(("Fitter", 3), ("Painter", 2)))
    assert posts.hours({"hours": {"owner": 5, "hands": 12}, "hands_each": 1.5}) == {"Owner": 5, "Fitter": 4.5, "Painter": 3.0}
    assert read_posts(a_case(team=TEAM).people).deliverers == (("Fitter", 3),)
    assert read_posts(a_case(team=[OWNER]).people).deliverers == (("Owner", 1.0),)


def test_one_person_alone_needs_less_and_the_file_may_say_how_much() -> None:
    assert ALONE.hours({"hours": {"steward": 6, "desk": 4}}) == {"Owner": 4.0}
    assert ALONE.hours({"hours": {"steward": 6}, "solo": 0.5}) == {"Owner": 0.5}


def test_a_task_takes_its_limits_from_the_file_and_changes_from_the_move() -> None:
    draft = Drafting("record", FOUR)
    plain, later = draft.task("read_log", "record.rows"), draft.task("read_log", "record.rows", {"x": "y"}, of=3, week=7)
    assert (plain.key, plain.week, plain.owner, plain.after) == ("record.read_log", 12, "Office manager", ("record.open_log",))
    assert (later.key, later.week, later.slots) == ("record.read_log.3", 7, {"x": "y"})


def test_a_monday_takes_one_person_no_longer_than_the_whole_task() -> None:
    given = effort()["tasks"]["take_down.swap"]
    assert Drafting("take_down", FOUR).task("swap", "take_down.lines").monday_minutes == given["monday"] > 60 * given["solo"]
    assert Drafting("take_down", ALONE).task("swap", "take_down.lines").monday_minutes == 60 * given["solo"]
    assert Drafting("keep", ALONE).task("call", "keep.retention.0").monday_minutes is None


def test_a_habit_of_one_person_may_take_no_hours_of_its_own() -> None:
    assert Drafting("put_right", ALONE).habit("review", "put_right.written").hours == {"Owner": 0}
    assert Drafting("put_right", FOUR).habit("friday", "put_right.written", ("put_right.book",)).after == ("put_right.book",)


def test_a_stall_has_one_person_for_everything() -> None:
    assert a_case(A_STALL).posts.solo
