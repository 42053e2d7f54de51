"""Part 1 keeps its length: the least needed goes first, and what must stand stays."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from service.domain.brief import Language
from service.domain.evidence import Statement
from service.domain.plan.control import Programme
from service.domain.plan.owner import Route, Step, Summary, Trial
from service.pipeline import write_sections
from service.stages.cuts import _fewer_facts, _looks
from service.stages.desk import Desk
from service.stages.fitting import MOST, TRIAL, count, fit
from service.stages.printed import length_printed
from service.stages.summary import FOR_AN_EDITOR, write_summary
from service.stages.summary_say import say_rows
from tests.moves.briefs import EXAMPLES, a_desk, example

PARTS = ("options", "ideas", "words", "risks", "not_yet", "rules_to_check", "say", "know_by", "payback", "customers", "who", "in_short")


def without_ideas(route: Route) -> Route:
    return route.model_copy(update={"ideas": (), "words": None})


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
    over = MOST["en"] - count(summary, (), "en") + 1
    shorter = fit(long(1 + over), (), "en")
    luxuries = ("options", "words", "risks", "rules_to_check", "ideas")
    assert shorter.offer.story is None or any(len(getattr(shorter, part)) < len(getattr(summary, part)) for part in luxuries)
    assert (shorter.say, shorter.customers, shorter.in_short) == (summary.say, summary.customers, summary.in_short)


def test_no_cut_is_left_untried_and_the_owners_goals_are_never_cut() -> None:
    summary, shortest = long(1), fit(long(9000), (), "en")
    assert shortest.options == ()
    assert shortest.offer.story is None
    assert all(len(getattr(shortest, part)) <= len(getattr(summary, part)) for part in PARTS)
    assert [r for r in shortest.routes if not r.added] == [without_ideas(r) for r in summary.routes if not r.added]
    assert len([r for r in shortest.routes if r.added]) == 1
    assert shortest.in_short[-1] == summary.in_short[-1]
    assert all(len(row.actions) <= 2 for row in shortest.calendar)


def test_every_line_that_comes_down_is_named_however_long_the_rest_is() -> None:
    summary = write_summary(example("quaymark-couriers"))
    shortest = fit(summary.model_copy(update={"opening": long(9000).opening}), (), "en")
    down = [row.not_say for row in say_rows(example("quaymark-couriers")) if row.comes_down]
    assert [row.not_say for row in shortest.say] == down
    assert len(down) == 4


def test_steps_go_after_most_ideas_and_the_first_of_a_road_last() -> None:
    desk = a_desk(goals=["Keep our homes"])
    summary = write_summary(desk).model_copy(update={"opening": Statement(text="", part=1)})
    counts = []
    for words in range(1, 2600, 20):
        cut = fit(summary.model_copy(update={"opening": long(words).opening}), (), "en")
        counts.append(len(cut.routes[0].steps))
    assert counts == sorted(counts, reverse=True)
    assert {2, 1, 0} == set(counts)


def test_who_takes_a_step_is_counted_only_where_there_are_several() -> None:
    summary = long(1)
    step = Step(what=IDEA, who="Somebody of many names", start=dt.date(2027, 3, 1), finish=dt.date(2027, 3, 5))
    routes = (summary.routes[0].model_copy(update={"steps": (step,)}),)
    stepped, unnamed = (summary.model_copy(update={"routes": r}) for r in (routes, _unnamed(routes)))
    assert count(stepped, (), "en") - count(unnamed, (), "en") == 4
    alone, unnamed_alone = (s.model_copy(update={"who": s.who[:1]}) for s in (stepped, unnamed))
    assert count(alone, (), "en") == count(unnamed_alone, (), "en")


def _unnamed(routes: tuple[Route, ...]) -> tuple[Route, ...]:
    return tuple(r.model_copy(update={"steps": tuple(s.model_copy(update={"who": ""}) for s in r.steps)}) for r in routes)


IDEA = Statement(text="Do it. So. Then this. And stop.", part=1)


def test_ideas_go_one_by_one_the_second_ones_first_and_shorter_before_they_go() -> None:
    summary = long(1)
    roads = tuple(r.model_copy(update={"ideas": (IDEA, IDEA), "words": IDEA}) for r in summary.routes)
    full = summary.model_copy(update={"routes": roads})
    seen = []
    for words in range(1, 2600, 40):
        cut = fit(full.model_copy(update={"opening": long(words).opening}), (), "en")
        seen.append([(len(r.ideas), bool(r.words)) for r in cut.routes if not r.added])
        assert all(not worded or ideas for ideas, worded in seen[-1])
        assert {idea.text for r in cut.routes for idea in r.ideas} <= {IDEA.text, "Do it. So. Then this.", "Do it. So.", "Do it."}
    counts = [sum(ideas for ideas, _ in row) for row in seen]
    assert counts == sorted(counts, reverse=True)
    assert not any({0, 2} <= {ideas for ideas, _ in row} for row in seen)
    assert counts[-1] == 0


def test_a_sign_that_closes_part_one_is_not_said_in_its_month_too() -> None:
    summary = long(1)
    sign = summary.know_by[0]
    year = (summary.calendar[0].model_copy(update={"look_for": sign}), *summary.calendar[1:])
    cut = fit(summary.model_copy(update={"calendar": year, "opening": long(2300).opening}), (), "en")
    assert cut.know_by
    assert cut.calendar[0].look_for is None


def test_what_stands_beside_counts_too() -> None:
    summary = long(1)
    assert count(summary, (summary.offer,), "en") > count(summary, (), "en")


def test_chinese_is_counted_in_characters() -> None:
    summary = long(1)
    chinese = summary.model_copy(update={"opening": Statement(text="木棉琴行", part=1)})
    bare = summary.model_copy(update={"opening": Statement(text="", part=1)})
    assert count(chinese, (), "zh") - count(bare, (), "zh") == 4


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_days_of_a_trial_count_while_its_idea_is_told(language: Language) -> None:
    summary, days = long(1), Trial(who="", start=dt.date(2027, 1, 4), finish=dt.date(2027, 1, 29))
    for ideas, more in (((IDEA,), TRIAL[language]), ((), 0)):
        plain = summary.model_copy(update={"routes": (summary.routes[0].model_copy(update={"ideas": ideas, "trial": None}),)})
        tried = plain.model_copy(update={"routes": (plain.routes[0].model_copy(update={"trial": days}),)})
        assert count(tried, (), language) - count(plain, (), language) == more


def test_a_fact_that_the_risks_tell_as_well_goes_before_one_that_stands_alone() -> None:
    rival = {"finding": "A chain opens", "effect": "threat", "kind": "competitor", "importance": 5}
    fair = {"finding": "A trade fair comes", "effect": "opportunity", "importance": 3}
    summary = write_summary(a_desk(environment=[rival, fair]))
    kept = [_fewer_facts(most)(summary).outside for most in (2, 1)]
    assert [[row.what.text for row in rows] for rows in kept] == [[row.what.text for row in summary.outside], ["A trade fair comes"]]


def test_the_first_things_to_look_for_stay() -> None:
    summary = write_summary(example("brightside-dental"))
    looks = [row.look_for for row in summary.calendar if row.look_for]
    assert [row.look_for for row in _looks(2)(summary).calendar if row.look_for] == looks[:2]


@pytest.fixture(name="written")
def _written() -> tuple[Desk, Programme]:
    bare = example("copperbeech-plumbing")
    desk = replace(bare, sections={name: section for name, section, _ in write_sections(bare)})
    programme = desk.sections["programme"]
    assert isinstance(programme, Programme)
    return desk, programme


def test_what_is_given_back_is_counted_as_it_will_be_printed(written: tuple[Desk, Programme]) -> None:
    desk, programme = written
    assert 0 <= MOST["en"] - length_printed(desk, programme, write_summary(desk)) <= 2 * FOR_AN_EDITOR["en"]


@pytest.mark.parametrize("longer", [400, -9999])
def test_what_would_be_too_long_in_print_is_cut_further(
    written: tuple[Desk, Programme], monkeypatch: pytest.MonkeyPatch, longer: int
) -> None:
    """An estimate that is too low before the cut, or too low for what is given back, costs a row and not the bound."""
    desk, programme = written
    lengths = iter([MOST["en"] + longer, MOST["en"] + 1])
    monkeypatch.setattr("service.stages.summary.length_printed", lambda *_: next(lengths))
    assert length_printed(desk, programme, write_summary(desk)) <= MOST["en"] - max(0, longer - 2 * FOR_AN_EDITOR["en"])
