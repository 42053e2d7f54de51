"""What the mix decides on people."""

from __future__ import annotations

from service.stages.mix import write_mix
from tests.stages.firms_with_people import FITTERS, MANAGER, OWNER, REGULARS, TEAM, a_desk, an_example
from tests.stages.mix_rows import CROWDED, UNSOLD, a_market, refs, without


def test_a_hire_is_refused_with_the_hours_demand_needs() -> None:
    mix = write_mix(an_example("brightside-dental"))
    assert {"staffing.hours", "capacity.week"} <= refs(mix.people.rejected.evidence)
    assert "staffing.hire_from" in refs(mix.people.decision.evidence)


def test_paid_hours_that_are_not_sold_come_before_a_hire() -> None:
    assert "54 hours that you pay for" in write_mix(an_example("quaymark-couriers")).people.rejected.text


def test_hours_that_lack_with_none_idle_make_the_hire_the_next_sum() -> None:
    crew = [OWNER, MANAGER, {**FITTERS, "people": 1}]
    assert "next plan's first sum" in write_mix(a_desk(capacity=CROWDED, team=crew)).people.rejected.text
    assert "say no to the least paying work" in write_mix(a_desk(capacity=CROWDED, team=[OWNER])).people.rejected.text


def test_one_person_alone_gets_other_words_for_people() -> None:
    desk = a_market(team=[OWNER], segments=[REGULARS], capacity=UNSOLD)
    mix = write_mix(desk)
    assert "in your hands" in mix.people.decision.text and "you" in mix.people.short.text.lower()
    assert "A helper" in mix.people.rejected.text
    assert "ill" in write_mix(a_desk(team=[OWNER], segments=[REGULARS])).people.short.text


def test_someone_who_left_puts_the_cover_plan_first() -> None:
    mix = write_mix(a_desk(team=TEAM, segments=[REGULARS], notes="We lost two fitters last year."))
    assert "notes" in refs(mix.people.decision.evidence) and "hire nobody" in mix.people.short.text


def test_words_are_learnt_where_there_is_no_cover_to_write() -> None:
    desk = an_example("tidewall-fitness")
    kept = without(desk, "put_right.cover")
    assert "what they may say" in write_mix(kept).people.short.text
    left = without(desk, "put_right.cover", "lead.words", "take_down.team_words")
    assert "full hours" in write_mix(left).people.short.text
