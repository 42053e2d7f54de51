"""The blueprint: steps, fail points and what customers see."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.plan.promise import FailPoint, Mix
from service.stages.mix import write_mix
from tests.stages.firms_with_people import REGULARS, TEAM, a_desk, an_example
from tests.stages.mix_rows import LATE, SERVICE, UNSOLD, a_market, refs, topics


def points(mix: Mix) -> dict[str, FailPoint]:
    return {point.step: point for point in mix.process.blueprint}


def test_the_blueprint_keeps_only_steps_that_something_supports() -> None:
    steps = points(write_mix(an_example("brightside-dental")))
    assert list(steps)[:2] == ["Books", "Leaves a message"] and "Hands over a key" not in steps
    assert points(write_mix(a_desk(team=TEAM))) == {}


def test_the_wait_names_the_group_that_falls_behind_and_its_load() -> None:
    wait = points(write_mix(an_example("brightside-dental")))["Waits"]
    assert "Saturday morning" in wait.fails_because.text and "115%" in wait.fails_because.text
    assert "within 20 minutes" in wait.standard.text


def test_an_uneven_group_that_is_no_part_of_the_week_goes_by_its_own_name() -> None:
    samples = [5.0] * 80 + [5.0] * 20 + [90.0] * 20
    groups = ["Main road"] * 80 + ["River side"] * 40
    entry = {**LATE, "samples": samples, "sample_groups": groups}
    wanted = {**REGULARS, "expects": {"late": {"adequate": 20, "desired": 5}}}
    wait = points(write_mix(a_desk(delivery=[entry], segments=[wanted], team=TEAM)))["Waits"]
    assert "River side: only 20 of 40" in wait.fails_because.text


def test_a_wait_that_misses_what_is_accepted_has_that_as_its_standard() -> None:
    entry = {**LATE, "samples": [30.0] * 60}
    wanted = {**REGULARS, "expects": {"late": {"adequate": 20, "desired": 5}}}
    wait = points(write_mix(a_desk(delivery=[entry], segments=[wanted], team=TEAM)))["Waits"]
    assert "record carries" in wait.fails_because.text and "not promised yet" in wait.standard.text


@pytest.mark.parametrize(
    ("kinds", "step"),
    [
        ({"late visit": 3}, "Waits"),
        ({"no answer": 3}, "Leaves a message"),
        ({"fully booked": 2, "no appointment": 3}, "Finds no place"),
        ({"trainer changed": 1}, "Meets someone new"),
        ({"not clean": 1}, "Sees the result"),
        ({"lost parcel": 1}, "Gets it back"),
        ({"bill too high": 1}, "Pays"),
        ({"the colour": 4}, "the colour"),
    ],
)
def test_a_complaint_supports_its_step(kinds: dict[str, float], step: str) -> None:
    mix = write_mix(a_desk(team=TEAM, complaints={"per_month": 9, "kinds": kinds}))
    assert step in points(mix)
    assert f"complaints.kinds.{next(reversed(kinds))}" in refs(points(mix)[step].fails_because.evidence)


def test_a_rare_kind_that_fits_no_step_makes_none() -> None:
    assert "the colour" not in points(write_mix(a_desk(team=TEAM, complaints={"kinds": {"late": 9, "the colour": 1}})))


@pytest.mark.parametrize(
    ("changes", "step"),
    [
        ({"audit": {"process": "Keys lie on the counter with the names on"}}, "Hands over a key"),
        ({"audit": {"process": "New people fill in forms at the desk"}}, "Arrives"),
        ({"audit": {"process": "Papers are chased in March"}}, "Hands in papers"),
        ({"audit": {"process": "Nobody rings ahead when a job runs over"}}, "Waits"),
        ({"audit": {"price": "Materials on top, said afterwards"}}, "Pays"),
        ({"complaints": {"handling": "We apologise; nothing is written down"}}, "Complains"),
        ({"notes": "We lost a fitter last year."}, "Meets someone new"),
    ],
)
def test_the_owners_own_words_support_a_step(changes: dict[str, Any], step: str) -> None:
    assert "You wrote" in points(write_mix(a_desk(team=TEAM, **changes)))[step].fails_because.text


def test_messages_answered_by_whoever_fail_only_where_answers_are_measured() -> None:
    audit = {"place": "The telephone, whoever answers it"}
    reply = {"measure": "reply", "label": "Answer to a message", "unit": "h", "better": "lower", "typical": 3}
    assert "Leaves a message" in points(write_mix(a_desk(team=TEAM, audit=audit, delivery=[reply])))
    assert "Leaves a message" not in points(write_mix(a_desk(team=TEAM, audit=audit)))


def test_slow_work_and_missed_shares_go_by_their_own_labels() -> None:
    steps = points(write_mix(an_example("quaymark-couriers")))
    assert {"Delivered inside the window agreed", "Loss or damage claim settled"} <= set(steps)
    assert "Days from asking for a class to a place in it" in points(write_mix(an_example("tidewall-fitness")))


def test_what_customers_see_says_what_the_register_says() -> None:
    mix = write_mix(an_example("brightside-dental"))
    assert "audit.physical_evidence" in refs(mix.physical_evidence.decision.evidence)
    assert "none of the 5 points" in mix.physical_evidence.rejected.text
    assert "(tracking page)" in write_mix(an_example("quaymark-couriers")).physical_evidence.rejected.text


def test_a_card_or_the_log_is_shown_where_no_print_is_wrong() -> None:
    assert "card" in write_mix(a_market()).physical_evidence.short.text
    asked = write_mix(a_desk(segments=[REGULARS], capacity=UNSOLD, team=TEAM))
    assert "small card" in asked.physical_evidence.decision.text
    assert "plain line" in write_mix(a_desk(team=TEAM)).physical_evidence.short.text
    assert "log" in write_mix(a_desk(team=TEAM, segments=[REGULARS])).physical_evidence.short.text


def test_how_customers_can_judge_changes_what_is_shown() -> None:
    services = [{**SERVICE, "evaluation": "credence"}, {"name": "Oil", "price": 9, "role": "supplementary", "evaluation": "search"}]
    notes = topics(write_mix(a_desk(services=services)), "judging")
    assert "explained before" in notes and "stand where people look" in notes and "never advertised alone" in notes
    assert "11%" in topics(write_mix(an_example("brightside-dental")), "judging")
