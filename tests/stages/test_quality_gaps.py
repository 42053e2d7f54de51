"""The checklist of causes: present with an action, absent with evidence, or unknown and asked."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.plan.delivery import Cause, QualityGaps
from service.stages.desk import Desk
from service.stages.quality_gaps import CHECKLIST, write_quality_gaps
from tests.stages.firms_with_people import EXAMPLES, FITTERS, LEAVERS, MANAGER, OWNER, REGULARS, TEAM, a_desk, an_example

NAMES = [path.stem for path in EXAMPLES]
CRITERIA = [{"name": "Speed", "weight": 60}, {"name": "Price", "weight": 40, "role": "price"}]
RIVAL: dict[str, Any] = {"name": "Torvane", "ratings": {"Speed": 4, "Price": 4}}
DONE: dict[str, Any] = {"measure": "done", "label": "Done at once", "unit": "share of jobs", "better": "higher", "per_month": 100}
LATE: dict[str, Any] = {"measure": "late", "label": "Late arrival", "unit": "min", "better": "lower", "per_month": 100}
WANTS_LATE = {**REGULARS, "expects": {"late": {"adequate": 20, "desired": 5}}}


def cause(desk: Desk, key: str) -> Cause:
    """The cause of that key, of whichever gap."""
    number = next(n for n, causes in CHECKLIST.items() if key in causes)
    gap = next(g for g in write_quality_gaps(desk).gaps if g.gap == number)
    return gap.causes[list(CHECKLIST[number]).index(key)]


def unknown(gaps: QualityGaps) -> list[Cause]:
    return [c for g in gaps.gaps for c in g.causes if c.state == "unknown"]


@pytest.mark.parametrize("name", NAMES)
def test_every_present_cause_has_an_action_an_objective_an_owner_and_a_watch(name: str) -> None:
    desk = an_example(name)
    known = {a.id: a for a in desk.scheme.actions}
    roles = {str(r.role) for r in desk.case.people.roles}
    for gap in write_quality_gaps(desk).gaps:
        for each in [c for c in gap.causes if c.state == "present"]:
            assert each.actions and set(each.actions) <= set(known) and each.evidence
            assert each.objective == known[each.actions[0]].objective
            assert each.owner in roles and each.watched_by


@pytest.mark.parametrize("name", NAMES)
def test_absent_causes_have_evidence_and_unknown_ones_none(name: str) -> None:
    for gap in write_quality_gaps(an_example(name)).gaps:
        for each in gap.causes:
            assert each.state != "absent" or each.evidence
            assert each.state != "unknown" or (not each.evidence and not each.actions)


@pytest.mark.parametrize("name", NAMES)
def test_the_five_gaps_are_there_and_the_fifth_has_no_causes_of_its_own(name: str) -> None:
    gaps = write_quality_gaps(an_example(name)).gaps
    assert [g.gap for g in gaps] == [1, 2, 3, 4, 5]
    assert all(g.causes for g in gaps[:4]) and not gaps[4].causes


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_cause_of_the_checklist_has_its_words(language: str) -> None:
    desk = an_example("brightside-dental" if language == "en" else "nuanxiang-jiazheng")
    for number, causes in CHECKLIST.items():
        assert all(desk.book.has(f"quality_gaps.gap_{number}.causes.{key}.{word}") for key in causes for word in ("name", "short"))


def test_a_minimal_brief_knows_nothing_and_says_where_it_is_asked() -> None:
    gaps = write_quality_gaps(an_example("hedge-lane-cycles"))
    assert len(unknown(gaps)) == sum(len(g.causes) for g in gaps.gaps)
    assert [n.topic for n in gaps.notes] == ["unknown"] and "five talks" in gaps.notes[0].text


def test_silence_is_counted_against_what_the_record_misses() -> None:
    text = write_quality_gaps(an_example("brightside-dental")).gaps[4].summary.text
    assert "some 9 cases" in text and "3 complain" in text and "68%" in text


def test_a_yes_no_measure_kept_as_often_as_accepted_has_no_silence_to_count() -> None:
    assert "say nothing" not in write_quality_gaps(an_example("tidewall-fitness")).gaps[4].summary.text


@pytest.mark.parametrize(("adequate", "said"), [(0.85, True), (None, False)])
def test_a_yes_no_measure_below_what_is_accepted_is_counted_in_its_own_words(adequate: float | None, said: bool) -> None:
    expects = {"expects": {"fixed": {"adequate": adequate}}} if adequate else {}
    fixed = {"measure": "fixed", "label": "Fixed at once", "unit": "share", "better": "higher", "kept": 80, "total": 100, "per_month": 50}
    desk = a_desk(segments=[{**REGULARS, **expects}], delivery=[fixed], complaints={"kinds": {"not fixed": 2}})
    assert ("fails some 10 times a month" in write_quality_gaps(desk).gaps[4].summary.text) == said


def test_a_fifth_gap_without_figures_names_the_gaps_it_comes_from() -> None:
    assert "comes from" in write_quality_gaps(an_example("copperbeech-plumbing")).gaps[4].summary.text


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("asking", {"audit": {"promotion": "A website; no one asks for reviews"}}),
        ("asking", {"notes": "We gave ourselves these marks, rated by us."}),
        ("upward", {"team": TEAM, "audit": {"people": "The fitters never meet"}}),
        ("complaints", {"complaints": {"handling": "We apologise; nothing is written down"}}),
        ("amends", {"complaints": {"handling": "Whoever complains twice gets a credit note"}}),
        ("vague", {"audit": {"product": "A check is done when someone happens to think of it"}}),
        ("evidence", {"audit": {"physical_evidence": "An old sign, a worn floor"}}),
        ("training", {"team": TEAM, "audit": {"people": "New fitters shadow someone for a day"}}),
        ("cover", {"team": TEAM, "notes": "We lost a fitter last year."}),
        ("unclear_roles", {"team": TEAM, "audit": {"process": "The telephone, whoever answers it"}}),
        ("tools", {"audit": {"process": "The diary is kept on paper"}}),
        ("reward", {"team": TEAM, "audit": {"people": "Advisers are paid by the contract"}}),
        ("selling", {"team": TEAM, "audit": {"people": "Advisers are paid by the contract"}}),
        ("customers_unprepared", {"audit": {"process": "New people fill in forms at the desk"}}),
        ("intermediaries", {"audit": {"place": "Half of it through a booking platform"}}),
        ("price_alone", {"audit": {"price": "Cheaper on Mondays"}}),
        ("voices", {"audit": {"promotion": "Everyone writes what they like"}}),
        ("not_told", {"audit": {"process": "Nobody rings ahead"}}),
        ("sideways", {"team": TEAM, "audit": {"people": "Desk and workshop do not talk"}}),
        ("branches", {"audit": {"place": "Two branches, each with its own price"}}),
    ],
)
def test_the_owners_words_show_a_cause_and_are_its_evidence(key: str, changes: dict[str, Any]) -> None:
    found = cause(a_desk(**changes), key)
    assert found.state == "present" and found.actions
    assert found.evidence[0].kind == "brief"


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("upward", {"team": [OWNER]}),
        ("upward", {"team": TEAM, "audit": {"people": "We meet every Thursday"}}),
        ("layers", {"team": [OWNER]}),
        ("layers", {"team": TEAM}),
        ("segmentation", {"segments": [REGULARS, LEAVERS]}),
        ("new_over_old", {"goals": ["Keep the regulars"]}),
        ("complaints", {"complaints": {"handling": "The desk writes them into a book"}}),
        ("unclear_roles", {"team": [OWNER]}),
        ("customers_mixed", {"segments": [REGULARS]}),
        ("intermediaries", {"team": TEAM}),
        ("intermediaries", {"audit": {"place": "The workshop in Mill Lane"}}),
        ("peaks", {"capacity": {"hours": {"mon": {"day": 10}, "tue": {"day": 10}}, "demand": {"mon": {"day": 7}, "tue": {"day": 5}}}}),
        ("price_alone", {"audit": {"price": "One price since 2024"}}),
        ("selling", {"team": [OWNER]}),
        ("sideways", {"team": [OWNER]}),
        ("branches", {"team": TEAM, "business": {"name": "Elm", "kind": "repair shop", "location": "Derby"}}),
        ("adverts", {"copy": ["Repairs in Mill Lane."]}),
        ("standard_missed", {"delivery": [{**DONE, "kept": 199, "total": 200}]}),
    ],
)
def test_a_cause_is_absent_only_with_evidence(key: str, changes: dict[str, Any]) -> None:
    found = cause(a_desk(**changes), key)
    assert found.state == "absent" and found.evidence


@pytest.mark.parametrize(
    "key", ["upward", "layers", "complaints", "standard_missed", "adverts", "selling", "sideways", "cues", "new_services"]
)
def test_without_a_word_a_cause_is_unknown(key: str) -> None:
    assert cause(a_desk(), key).state == "unknown"


def test_handling_that_says_neither_is_unknown() -> None:
    assert cause(a_desk(complaints={"handling": "Ada telephones"}), "complaints").state == "unknown"


def test_three_steps_to_the_owner_are_too_many() -> None:
    crew = [OWNER, MANAGER, {**FITTERS, "role": "Head fitter", "people": 1}, {**FITTERS, "reports_to": "Head fitter"}]
    found = cause(a_desk(team=crew), "layers")
    assert found.state == "present" and "three steps" in found.cause.text


def test_a_team_that_reports_to_nobody_leaves_the_layers_unknown() -> None:
    crew = [OWNER, {"role": "Fitter", "people": 2}]
    assert cause(a_desk(team=crew), "layers").state == "unknown"


def test_courting_the_new_while_the_old_leave_is_named_with_what_leaves() -> None:
    found = cause(a_desk(team=TEAM, segments=[{**REGULARS, "retention_rate": 0.7}], goals=["Win more customers"]), "new_over_old")
    assert found.state == "present" and "goals.0" in {e.ref for e in found.evidence}


def test_no_position_against_named_rivals_shows_two_causes() -> None:
    desk = a_desk(team=TEAM, criteria=CRITERIA, competitors=[RIVAL], own={"ratings": {"Speed": 3, "Price": 3}})
    assert cause(desk, "asking").state == cause(desk, "not_positioned").state == "present"
    assert cause(an_example("brightside-dental"), "not_positioned").state == "absent"


def test_an_extra_service_that_loses_money_was_added_without_its_sum() -> None:
    assert "Returns pick-up" in cause(an_example("quaymark-couriers"), "new_services").cause.text
    assert cause(an_example("brightside-dental"), "new_services").state == "absent"


def test_an_advertised_level_is_nobodys_standard_when_the_record_misses_it() -> None:
    over = {**LATE, "samples": [15.0] * 60, "current_promise": 5}
    found = cause(a_desk(team=TEAM, delivery=[over], segments=[WANTS_LATE]), "wrong_standard")
    assert found.state == "present" and "5 minutes" in found.cause.text
    kept = {**over, "current_promise": 20}
    assert cause(a_desk(team=TEAM, delivery=[kept], segments=[WANTS_LATE]), "wrong_standard").state == "absent"


def test_the_standard_that_is_mended_is_the_one_named() -> None:
    desk = an_example("quaymark-couriers")
    found = cause(desk, "no_standard")
    fix = desk.scheme.actions_of("fix_measure")[0]
    assert found.actions == (fix.id,) and "window" in found.cause.text


def test_a_level_that_only_full_hours_break_is_answered_by_the_week() -> None:
    week = {"hours": {"mon": {"day": 20}, "tue": {"day": 20}}, "demand": {"mon": {"day": 24}, "tue": {"day": 9}}}
    late = {**LATE, "samples": [30.0] * 60, "sample_groups": ["mon day"] * 30 + ["tue day"] * 30}
    desk = a_desk(team=TEAM, delivery=[late], segments=[WANTS_LATE], capacity=week)
    assert cause(desk, "no_standard").actions[0] in {a.id for a in desk.scheme.actions_of("level_week")}


def test_a_share_below_its_standard_is_counted() -> None:
    found = cause(a_desk(team=TEAM, delivery=[{**DONE, "kept": 60, "total": 100}]), "standard_missed")
    assert found.state == "present" and "40 times in 100" in found.cause.text


def test_low_paying_work_in_full_hours_is_named_with_its_loss() -> None:
    found = cause(an_example("quaymark-couriers"), "customers_mixed")
    assert found.state == "present" and "€690" in found.cause.text
    assert cause(a_desk(segments=[{**REGULARS, "revenue_per_year": None}]), "customers_mixed").state == "unknown"


def test_peaks_count_when_they_are_over_the_hours_or_complained_of() -> None:
    near = {"hours": {"mon": {"day": 10}, "tue": {"day": 10}}, "demand": {"mon": {"day": 9}, "tue": {"day": 5}}}
    assert cause(an_example("brightside-dental"), "peaks").state == "present"
    assert cause(a_desk(team=TEAM, capacity=near), "peaks").state == "absent"
    assert cause(a_desk(team=TEAM, capacity=near, complaints={"kinds": {"waiting": 3}}), "peaks").state == "present"


def test_a_public_promise_over_the_record_counts_as_advert_without_any_copy() -> None:
    over = {**LATE, "samples": [15.0] * 60, "current_promise": 5}
    assert cause(a_desk(team=TEAM, delivery=[over], segments=[WANTS_LATE]), "adverts").state == "present"


def test_a_true_line_beside_a_false_one_is_two_voices() -> None:
    found = cause(an_example("brightside-dental"), "voices")
    assert found.state == "present" and {"copy.0", "copy.1"} <= {e.ref for e in found.evidence}
    assert cause(an_example("quaymark-couriers"), "voices").state == "unknown"


def test_prints_count_only_while_they_carry_a_false_line() -> None:
    assert cause(an_example("quaymark-couriers"), "cues").state == "present"
    assert cause(a_desk(audit={"promotion": "Two vans"}), "cues").state == "unknown"


@pytest.mark.parametrize("kind", ["no answer", "trainer changed", "bill higher than quoted"])
def test_complaints_about_not_having_been_told_show_it(kind: str) -> None:
    found = cause(a_desk(team=TEAM, complaints={"kinds": {kind: 3}}), "not_told")
    assert found.state == "present" and found.evidence[0].ref == f"complaints.kinds.{kind}"


def test_a_gap_with_something_ruled_out_says_so() -> None:
    gaps = write_quality_gaps(a_desk(team=TEAM))
    assert gaps.gaps[0].summary.text.startswith("Nothing you wrote") and gaps.gaps[1].summary.text == "Not known yet."


def test_where_nothing_asks_the_first_questions_do() -> None:
    desk = a_desk(segments=[REGULARS], team=TEAM, complaints={"handling": "The desk writes them into a book"})
    assert write_quality_gaps(desk).notes


def test_groups_are_named_in_one_order_whatever_the_brief_says() -> None:
    rows = [{"name": "Terraces"}, {"name": "Shops"}]
    plans = [write_quality_gaps(a_desk(segments=order)) for order in (rows, rows[::-1])]
    one, other = ({c.cause.text for gap in plan.gaps for c in gap.causes} for plan in plans)
    assert one == other
