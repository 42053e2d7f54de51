"""What the stage decides: one accountable role for everything, hours, how news travels, what is kept and changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from service.domain.plan.delivery import Organisation
from service.stages.organisation import write_organisation
from tests.stages.firms_with_people import DESK_ROLE, EXAMPLES, FITTERS, MANAGER, OWNER, REGULARS, TEAM, a_desk, an_example

WEEK = {"hours": {"mon": {"morning": 10}, "tue": {"morning": 10}}}
BAD_HANDLING = {"per_month": 3, "handling": "Nobody writes it down."}
LATE: dict[str, Any] = {"measure": "late", "label": "Arrival late", "unit": "min", "better": "lower", "typical": 10}


def note(section: Organisation, topic: str) -> str:
    return next((n.text for n in section.notes if n.topic == topic), "")


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_exactly_one_role_answers_for_every_action_promise_and_gap(file: Any) -> None:
    desk = an_example(file.stem)
    section = write_organisation(desk)
    rows = [(r.kind, r.what) for r in section.responsibilities]
    wanted = [("action", a.id) for a in desk.scheme.actions] + [("promise", x.key) for x in desk.case.register.lines]
    assert sorted(rows) == sorted([*wanted, *(("gap", str(n)) for n in range(1, 6))])
    assert len(set(rows)) == len(rows)
    assert {r.accountable for r in section.responsibilities} <= {r.role for r in section.roles}
    assert section.promise_owner == desk.case.posts.steward


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_nobody_is_given_more_hours_than_they_have(file: Any) -> None:
    for role in write_organisation(an_example(file.stem)).roles:
        assert role.hours_per_week is None or role.plan_hours_busiest_week <= role.hours_per_week


def test_an_action_is_answered_for_by_its_own_owner() -> None:
    desk = an_example("quaymark-couriers")
    accountable = {r.what: r.accountable for r in write_organisation(desk).responsibilities if r.kind == "action"}
    assert accountable == {a.id: a.task.owner for a in desk.scheme.actions}


def test_whoever_answers_messages_answers_for_that_promise_and_the_owner_for_their_own_work() -> None:
    rows = {r.what: r.accountable for r in write_organisation(an_example("brightside-dental")).responsibilities if r.kind == "promise"}
    assert (rows["call_back"], rows["estimate"], rows["wait.quiet"]) == ("Receptionist", "Owner-dentist", "Practice manager")


def test_one_person_needs_no_chart_and_talks_to_the_log() -> None:
    section = write_organisation(an_example("hedge-lane-cycles"))
    assert section.size == "solo"
    assert [r.role for r in section.roles] == ["the owner"]
    assert section.empowerment == ()
    assert "quarter of an hour" in section.upward.text
    assert section.notes == ()


def test_one_person_without_a_stand_in_prepares_for_being_ill() -> None:
    assert "fall ill" in note(write_organisation(an_example("copperbeech-plumbing")), "culture")


def test_whoever_meets_customers_speaks_first_on_friday() -> None:
    assert "the receptionist speaks first" in write_organisation(an_example("brightside-dental")).upward.text
    no_desk = write_organisation(a_desk(segments=[REGULARS], team=[OWNER, MANAGER, FITTERS]))
    assert "the fitter speaks first" in no_desk.upward.text
    office = write_organisation(a_desk(segments=[REGULARS], team=[OWNER, MANAGER]))
    assert "the office manager speaks first" in office.upward.text


def test_a_manager_who_meets_no_customers_goes_where_they_are() -> None:
    assert "45 minutes a week" in write_organisation(an_example("brightside-dental")).upward.text
    seen = write_organisation(a_desk(segments=[REGULARS], team=[OWNER, {**MANAGER, "contact": True}, FITTERS]))
    assert "45 minutes" not in seen.upward.text


def test_with_layers_between_the_page_goes_straight_to_the_owner() -> None:
    assert "straight to Moana Reid" in write_organisation(an_example("tidewall-fitness")).upward.text


def test_what_is_hard_to_copy_is_kept_else_what_leads_else_what_works() -> None:
    assert "sedation" in write_organisation(an_example("brightside-dental")).keep.text
    assert "Told when late" in write_organisation(an_example("quaymark-couriers")).keep.text
    good = {"per_month": 3, "handling": "Every one goes into a book and is answered the same day."}
    assert "goes into a book" in write_organisation(a_desk(segments=[REGULARS], team=TEAM, complaints=good)).keep.text
    assert "The honest shop" in write_organisation(a_desk(own={"image": "The honest shop"})).keep.text
    assert "does not show" in write_organisation(a_desk()).keep.text


def test_what_must_change_is_what_the_owners_own_words_show_first() -> None:
    shown = {"segments": [REGULARS], "team": TEAM, "delivery": [{**LATE, "samples": [5.0] * 100, "typical": None}]}
    assert "Nobody writes it down" in write_organisation(a_desk(**shown, complaints=BAD_HANDLING)).change.text
    assert "Learns by watching" in write_organisation(a_desk(**shown, audit={"people": "Learns by watching."})).change.text
    boast = {"copy": ["We are never late, guaranteed!"]}
    assert "Words that run ahead" in write_organisation(a_desk(**shown, **boast)).change.text
    assert "feeling" in write_organisation(a_desk()).change.text
    assert "Nothing in the brief" in write_organisation(a_desk(**shown)).change.text


@pytest.mark.parametrize(
    ("team", "words"),
    [
        ([OWNER, {**FITTERS, "reports_to": "Owner"}], "Nobody stands between"),
        (TEAM, "One layer"),
        ([*TEAM, {**FITTERS, "role": "Apprentice", "reports_to": "Fitter"}], "Two layers"),
        ([OWNER, MANAGER, {**FITTERS, "people": 14}], "14 people report to the office manager"),
    ],
)
def test_layers_and_spans_are_said(team: list[dict[str, Any]], words: str) -> None:
    assert words in note(write_organisation(a_desk(segments=[REGULARS], team=team)), "layers")


def test_a_team_without_a_chart_says_nothing_of_layers() -> None:
    loose = [{k: v for k, v in r.items() if k != "reports_to"} for r in (OWNER, FITTERS)]
    assert "layer" not in note(write_organisation(a_desk(segments=[REGULARS], team=loose)), "layers")


def test_a_role_of_several_that_owns_something_needs_a_lead() -> None:
    section = write_organisation(an_example("brightside-dental"))
    assert "receptionist (2 people)" in note(section, "layers")
    assert "hygienist" not in note(section, "layers")


def test_staffing_says_when_one_more_is_due_or_what_is_short() -> None:
    room = a_desk(segments=[REGULARS], team=TEAM, capacity={**WEEK, "demand": {"mon": {"morning": 11}, "tue": {"morning": 2}}})
    said = note(write_organisation(room), "staffing")
    assert "17 hours a week are asked for" in said
    assert "a matter of when" in said
    short = a_desk(segments=[REGULARS], team=TEAM, capacity={**WEEK, "demand": {"mon": {"morning": 10}, "tue": {"morning": 9}}})
    assert "too few" in note(write_organisation(short), "staffing")


def test_paid_hours_far_from_sold_ones_are_a_question_or_a_check() -> None:
    assert "one of the questions" in note(write_organisation(an_example("brightside-dental")), "staffing")
    desk = an_example("brightside-dental")
    unasked = replace(desk, doubts=replace(desk.doubts, question_keys=()))
    assert "Check that" in note(write_organisation(unasked), "staffing")


def test_training_names_hours_people_and_the_quiet_time() -> None:
    said = note(write_organisation(an_example("nuanxiang-jiazheng")), "training")
    assert "阿姨 18 小时（每人 2 小时）" in said
    assert "罗老师" in said
    assert note(write_organisation(an_example("quaymark-couriers")), "training") == ""


def test_nobody_who_delivers_stands_without_hours() -> None:
    desk = an_example("tidewall-fitness")
    delivering = {str(r.role) for r in desk.case.people.deliverers}
    section = write_organisation(desk)
    assert delivering >= {"Coach", "Personal trainer", "Class teacher"}
    assert all(r.plan_hours_year > 0 for r in section.roles if r.role in delivering)
    assert "the coach 28 hours (2 hours each)" in note(section, "training")


def test_a_marketing_role_words_what_the_public_reads_and_the_steward_keeps_the_register() -> None:
    section = write_organisation(an_example("tidewall-fitness"))
    answers = {r.role: r.answers_for.text for r in section.roles}
    assert "taken from the register" in answers["Marketing co-ordinator"]
    assert "very public promise" in answers["Club manager"]


def test_someone_who_left_is_remembered_in_the_cover() -> None:
    assert "People have left before" in note(write_organisation(an_example("brightside-dental")), "culture")
    good = {"per_month": 3, "handling": "Every one goes into a book and is answered the same day."}
    uncovered = a_desk(segments=[REGULARS], team=TEAM, complaints=good, notes="A fitter left us in May.")
    assert "gives notice next" in note(write_organisation(uncovered), "culture")
    calm = note(write_organisation(a_desk(segments=[REGULARS], team=TEAM, complaints=BAD_HANDLING)), "culture")
    assert "stands in for whom" in calm
    assert "left before" not in calm


def test_training_without_a_quiet_time_or_a_trainer_is_planned_all_the_same() -> None:
    edge: dict[str, Any] = {
        "criteria": [{"name": "Care", "weight": 1}],
        "own": {"ratings": {"Care": 5}, "hard_to_copy": {"Care": "Twenty years of the same hands"}},
        "competitors": [{"name": "Bolt", "ratings": {"Care": 2}}],
    }
    said = note(write_organisation(a_desk(segments=[REGULARS], team=TEAM, **edge)), "training")
    assert "in paid hours" in said
    assert "quiet" not in said


def test_answers_are_read_aloud_only_where_a_questionnaire_is_sent() -> None:
    said = {n: note(write_organisation(a_desk(segments=[{**REGULARS, "customers": n}], team=TEAM)), "culture") for n in (40, 400)}
    assert "read aloud" in said[400]
    assert "read aloud" not in said[40]


def test_two_lines_of_one_role_share_its_hours_once() -> None:
    section = write_organisation(a_desk(segments=[REGULARS], team=[*TEAM, {**DESK_ROLE, "people": 1}]))
    first, second = (r for r in section.roles if r.role == "Receptionist")
    assert first.plan_hours_year > 0
    assert second.plan_hours_year == 0


def test_a_role_outside_the_plan_still_hears_of_it() -> None:
    keeper = {"role": "Bookkeeper", "hours_per_week": 10, "contact": False, "reports_to": "Owner"}
    section = write_organisation(a_desk(segments=[REGULARS], team=[*TEAM, keeper]))
    assert "hears each week" in next(r.answers_for.text for r in section.roles if r.role == "Bookkeeper")
