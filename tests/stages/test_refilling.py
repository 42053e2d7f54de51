"""What the cuts leave over goes back to the ideas."""

from __future__ import annotations

import datetime as dt

import pytest

from service.domain.evidence import Statement
from service.domain.plan.owner import Summary, Trial
from service.stages.fitting import TRIAL, length_of_field
from service.stages.refilling import refill
from service.stages.summary import write_summary
from tests.moves.briefs import a_desk

FULL, THREE, TWO = "Do it now. So and so. Mind this. Then stop there.", "Do it now. So and so. Mind this.", "Do it now. So and so."


def with_ideas(idea: str, words: str | None) -> Summary:
    summary = write_summary(a_desk(goals=["Fewer Sundays"]))
    told = Statement(text=idea, part=1)
    said = Statement(text=words, part=1) if words else None
    roads = tuple(route.model_copy(update={"ideas": (told,), "words": said}) for route in summary.routes[:1])
    return summary.model_copy(update={"routes": roads, "ideas": (told,)})


@pytest.mark.parametrize(
    ("left", "on_road", "words", "beside"),
    [
        (0, TWO, None, TWO),
        (2, THREE, None, TWO),
        (5, TWO, "“Come in.”", TWO),
        (7, THREE, "“Come in.”", TWO),
        (10, FULL, "“Come in.”", TWO),
        (99, FULL, "“Come in.”", FULL),
    ],
)
def test_there_is_as_much_as_fits_words_before_length(left: int, on_road: str, words: str | None, beside: str) -> None:
    filled = refill(with_ideas(TWO, None), with_ideas(FULL, "“Come in.”"), left, "en")
    (road,) = filled.routes
    assert road.ideas[0].text == on_road
    assert (road.words.text if road.words else None) == words
    assert filled.ideas[0].text == beside


def test_what_was_not_cut_stays_as_it_is() -> None:
    full = with_ideas(FULL, "“Come in.”")
    assert refill(full, full, 0, "en") == full


def test_a_road_that_lost_its_ideas_gets_the_first_again_where_that_fits() -> None:
    full = with_ideas(FULL, None)
    bare = full.model_copy(update={"routes": tuple(route.model_copy(update={"ideas": ()}) for route in full.routes)})
    assert refill(bare, full, 3, "en").routes[0].ideas == ()
    assert refill(bare, full, 6, "en").routes[0].ideas[0].text == TWO
    assert refill(bare, full, 99, "en").routes[0].ideas[0].text == FULL
    assert refill(bare, bare, 99, "en").routes[0].ideas == ()


@pytest.mark.parametrize(("left", "told"), [(2, None), (3, "Do it now."), (5, "Do it now."), (6, TWO)])
def test_the_days_of_a_trial_take_room_too_and_with_them_the_deed_alone_will_do(left: int, told: str | None) -> None:
    days = Trial(who="You", start=dt.date(2027, 1, 4), finish=dt.date(2027, 1, 29))
    summary = with_ideas(FULL, None)
    full = summary.model_copy(update={"routes": tuple(route.model_copy(update={"trial": days}) for route in summary.routes)})
    bare = full.model_copy(update={"routes": tuple(route.model_copy(update={"ideas": ()}) for route in full.routes)})
    (road,) = refill(bare, full, left + TRIAL["en"], "en").routes
    assert [idea.text for idea in road.ideas] == ([told] if told else [])
    assert road.trial == (days if told else None)


FLATS = {"finding": "Two estates open", "effect": "opportunity", "importance": 4, "size": 600, "size_unit": "homes"}
FAIR = {"finding": "A trade fair comes", "effect": "opportunity", "importance": 5}
TWO_TOLD = {"place": "No clock", "people": "Two drivers gave notice and were never asked why"}


def test_rows_and_tables_that_a_large_cut_took_come_back_where_there_is_room() -> None:
    full = write_summary(a_desk(environment=[FLATS, FAIR], audit=TWO_TOLD, complaints=None)).model_copy(update={"routes": ()})
    bare = full.model_copy(update={"outside": (), "told": (), "earnings": None})
    assert len(full.outside) == len(full.told) == 2
    assert refill(bare, full, 0, "en") == bare
    whole = refill(bare, full, 9999, "en")
    assert (whole.outside, whole.told, whole.earnings) == (full.outside, full.told, full.earnings)
    first = refill(bare, full, length_of_field("outside", full.outside[:1], "en"), "en")
    assert len(first.outside) == 1


def test_a_road_that_lost_its_steps_gets_the_first_again_where_it_fits() -> None:
    full = write_summary(a_desk(goals=["Keep our homes"]))
    road = next(route for route in full.routes if route.steps)
    long = full.model_copy(update={"routes": (road.model_copy(update={"ideas": ()}),)})
    cut = long.model_copy(update={"routes": (road.model_copy(update={"steps": (), "ideas": ()}),)})
    assert refill(cut, long, 0, "en").routes[0].steps == ()
    assert refill(cut, long, 99, "en").routes[0].steps == road.steps[:1]
