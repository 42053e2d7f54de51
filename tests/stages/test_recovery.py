"""Complaints: redress, limits and what is never heard."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.plan.delivery import Relationships
from service.moves.causes import family_of_kind
from service.prompts import read_yaml, wording
from service.stages.desk import Desk
from service.stages.recovery_complaints import find_silent, line_of, read_kinds
from service.stages.recovery_limits import read_limits
from service.stages.relationships import write_relationships
from tests.stages.firms_with_people import (
    DESK_ROLE,
    FITTERS,
    MANAGER,
    OWNER,
    REGULARS,
    TEAM,
    a_desk,
    an_example,
    texts,
)

WAIT: dict[str, Any] = {"measure": "wait", "label": "Wait at the counter", "unit": "min", "better": "lower", "per_month": 100}


def decision(section: Relationships, strategy: str) -> str:
    return next(r.decision.text for r in section.recovery if r.strategy == strategy)


def with_complaints(kinds: dict[str, float], **changes: Any) -> Desk:
    return a_desk(segments=[REGULARS], complaints={"per_month": sum(kinds.values()), "kinds": kinds}, **changes)


def test_each_kind_of_complaint_has_its_own_redress() -> None:
    section = write_relationships(with_complaints({"waiting": 4, "bill too high": 3, "still broken": 2}, team=TEAM))
    fair = decision(section, "treat_fairly")
    assert fair.index("Waiting") < fair.index("Bill too high") < fair.index("Still broken")


@pytest.mark.parametrize(
    ("language", "name", "family"),
    [
        ("en", "pain", "body"), ("en", "painting uneven", "other"), ("en", "lost or damaged", "damage"), ("en", "late delivery", "late"),
        ("en", "no answer", "silence"), ("en", "trainer changed", "person"), ("en", "class full", "full"),
        ("en", "changing rooms", "place"), 
        ("en", "charged after leaving", "leaving"), ("zh", "退卡还扣钱", "leaving"),
        ("zh", "迟到", "late"), ("zh", "弄坏东西", "damage"), ("zh", "换了人没说", "person"),
        ("zh", "打扫不彻底", "faulty"), ("zh", "颜料洗不掉", "stain"), ("zh", "补课约不上", "full"),
    ],
)  # fmt: skip
def test_a_complaint_is_understood_by_its_words(language: Any, name: str, family: str) -> None:
    assert family_of_kind(language, name) == family


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_kind_of_complaint_has_words_for_explaining_and_for_redress(language: Any) -> None:
    for family in (*read_yaml("lexicon/complaints.yaml")[language], "other"):
        assert f"relationships.explain.{family}" in wording(language)
        assert f"relationships.redress.{family}" in wording(language)


def test_amends_make_nobody_else_late() -> None:
    section = write_relationships(with_complaints({"came late": 4}, team=TEAM))
    assert "suits them is kept for them" in decision(section, "treat_fairly")


def test_things_that_were_harmed_are_seen_to() -> None:
    kept = decision(write_relationships(an_example("qingdou-huashi")), "treat_fairly")
    assert "颜料洗不掉：当面看，洗还是赔" in kept
    assert "验一遍" not in kept


def test_pain_goes_to_the_professional_and_never_into_money() -> None:
    limits = texts(write_relationships(an_example("brightside-dental")).limits)
    assert "Dr Amara Osei sees to it" in limits
    only_staff = with_complaints({"burn": 1}, team=[{**OWNER, "contact": False}, MANAGER, FITTERS])
    assert "the fitter sees to it" in texts(write_relationships(only_staff).limits)


def test_keys_have_a_rule_of_their_own() -> None:
    keys = {"process": "Keys hang by the door with names on them"}
    for team in ([], TEAM):
        section = write_relationships(a_desk(segments=[REGULARS], audit=keys, team=team))
        assert "key" in texts(section.limits)
        assert "Keys" in decision(section, "fail_safe")


def test_the_front_line_gives_a_tenth_and_the_manager_half_of_a_years_worth() -> None:
    desk = an_example("brightside-dental")
    limits = read_limits(desk)
    assert limits is not None
    assert 0.05 * limits.each.value < limits.front_line.value <= 0.1 * limits.each.value
    assert limits.manager.value <= 0.5 * limits.each.value


RICH: dict[str, Any] = {**REGULARS, "name": "Firms", "revenue_per_year": 9000, "visits_per_year": 90}


@pytest.mark.parametrize(("team", "words"), [(TEAM, "of five"), ([OWNER, {**FITTERS, "reports_to": "Owner"}], "losing one costs far more")])
def test_nobody_at_the_front_gives_more_than_the_main_service_costs(team: list[dict[str, Any]], words: str) -> None:
    desk = a_desk(segments=[RICH, {**RICH, "name": "Shops", "revenue_per_year": 5000}], team=team)
    limits = read_limits(desk)
    assert limits is not None
    assert (limits.front_line.value, limits.manager.value, limits.by_price) == (80, 400, True)
    said = texts(write_relationships(desk).limits)
    assert words in said
    assert ("of five" in said) == (team is TEAM)


def test_a_main_service_that_costs_next_to_nothing_leaves_no_sum() -> None:
    cheap = [{"name": "Repair", "price": 0.5, "variable_cost": 0.1, "minutes": 60, "per_month": 150}]
    assert read_limits(a_desk(segments=[RICH, {**RICH, "name": "Shops"}], services=cheap, team=TEAM)) is None


def test_a_second_tier_of_passers_by_does_not_set_the_limit() -> None:
    limits = read_limits(an_example("quaymark-couriers"))
    assert limits is not None
    assert limits.by_price
    assert limits.front_line.value <= 32


@pytest.mark.parametrize(
    ("team", "words"),
    [
        ([], "You need ask nobody"),
        ([OWNER, {**FITTERS, "reports_to": "Owner"}], "Ada Moss decides"),
        ([OWNER, MANAGER, {**FITTERS, "contact": False}], "The office manager may give"),
        (TEAM, "the office manager up to"),
        ([*TEAM, *({**DESK_ROLE, "role": f"Helper {x}"} for x in "abc")], "Whoever meets customers may give"),
    ],
)
def test_limits_follow_the_people_there_are(team: list[dict[str, Any]], words: str) -> None:
    assert words in texts(write_relationships(a_desk(segments=[REGULARS], team=team)).limits)


@pytest.mark.parametrize(
    ("segments", "words"),
    [
        ([], "nobody can say yet"),
        ([{**REGULARS, "cost_to_serve_per_year": 900}], "after care even one"),
        ([{**REGULARS, "revenue_per_year": 60}], "mends nothing"),
    ],
)
def test_without_worth_no_sum_is_set_and_the_reason_is_said(segments: list[dict[str, Any]], words: str) -> None:
    section = write_relationships(a_desk(segments=segments, team=TEAM, delivery=[{**WAIT, "typical": 10}]))
    assert words in texts(section.limits)


def test_without_tiers_the_limit_comes_from_all_who_leave_something() -> None:
    limits = read_limits(a_desk(segments=[{**REGULARS, "retention_rate": None}]))
    assert limits is not None
    assert limits.front_line.value > 0


def test_silence_is_counted_against_the_record() -> None:
    wait = {**WAIT, "samples": [5.0] * 60 + [50.0] * 40}
    segment = {**REGULARS, "expects": {"wait": {"adequate": 20}}}
    desk = a_desk(segments=[segment], delivery=[wait], complaints={"per_month": 4, "kinds": {"waiting": 4}}, team=TEAM)
    silent = find_silent(desk, read_kinds(desk))
    assert silent is not None
    assert silent.missed.value == pytest.approx(40)
    assert silent.share.value == pytest.approx(0.9)
    assert "90%" in decision(write_relationships(desk), "encourage_complaints")


def test_a_record_without_misses_or_volume_says_nothing_of_silence() -> None:
    segment = {**REGULARS, "expects": {"wait": {"adequate": 20}}}
    for wait in ({**WAIT, "samples": [5.0] * 100}, {**WAIT, "samples": [50.0] * 100, "per_month": None}, {**WAIT, "typical": 50}):
        desk = a_desk(segments=[segment], delivery=[wait], complaints={"per_month": 4, "kinds": {"waiting": 4}})
        assert find_silent(desk, read_kinds(desk)) is None


def test_misses_of_a_yes_no_measure_count_too() -> None:
    done = {**WAIT, "measure": "fixed", "label": "Fixed at the first visit", "better": "higher", "kept": 80, "total": 100, "per_month": 50}
    desk = a_desk(segments=[REGULARS], delivery=[done], complaints={"kinds": {"not fixed": 2}}, team=TEAM)
    assert "fails 10 times a month" in decision(write_relationships(desk), "encourage_complaints")


@pytest.mark.parametrize(("adequate", "silent"), [(0.75, False), (0.85, True)])
def test_a_yes_no_measure_kept_as_often_as_accepted_lets_nobody_down(adequate: float, silent: bool) -> None:
    segment = {**REGULARS, "expects": {"fixed": {"adequate": adequate}}}
    done = {**WAIT, "measure": "fixed", "label": "Fixed at the first visit", "unit": "share", "better": "higher"}
    for record in ({"kept": 80, "total": 100}, {"samples": [1.0] * 80 + [0.0] * 20}):
        desk = a_desk(segments=[segment], delivery=[{**done, **record, "per_month": 50}], complaints={"kinds": {"not fixed": 2}}, team=TEAM)
        assert (find_silent(desk, read_kinds(desk)) is not None) == silent


def test_a_complaint_finds_its_measure_by_words_or_by_what_both_are_about() -> None:
    arrival = {**WAIT, "measure": "arrival", "label": "Arrival past the hour agreed", "typical": 10}
    quote = {**WAIT, "measure": "quote", "label": "Quotation sent", "typical": 3}
    desk = a_desk(segments=[REGULARS], delivery=[quote, arrival], complaints={"kinds": {"came late": 2, "quoted wrongly": 1, "rude": 1}})
    found = [line.measure if (line := line_of(desk, kind)) else None for kind in read_kinds(desk)]
    assert found == ["arrival", "quote", None]


def test_what_is_not_known_of_complaints_is_said() -> None:
    section = write_relationships(a_desk(segments=[{**REGULARS, "retention_rate": None}], team=TEAM))
    assert "counts no complaints" in decision(section, "encourage_complaints")
    assert "Nobody knows who left" in decision(section, "learn_from_lost")
    assert "what will be different" in decision(section, "explain")


def test_handling_that_works_is_kept_and_counted() -> None:
    complaints = {"per_month": 2, "kinds": {"late": 1, "rude": 1}, "handling": "Every one is written in the ledger and answered by hand."}
    section = write_relationships(a_desk(segments=[REGULARS], complaints=complaints, team=TEAM))
    assert "“Every one is written in the ledger and answered by hand”" in decision(section, "encourage_complaints")
    assert "less than one short call" in decision(section, "cultivate")


def test_a_thin_brief_with_complaints_still_puts_things_right() -> None:
    section = write_relationships(a_desk(complaints={"per_month": 3, "kinds": {"late": 3}}))
    assert len(section.recovery) == 8
    assert [note.topic for note in section.notes] == ["reading"]


def test_a_firm_of_several_without_sums_acts_with_work_and_time() -> None:
    section = write_relationships(a_desk(team=TEAM, delivery=[{**WAIT, "typical": 10}]))
    assert "work or time" in decision(section, "act_quickly")
