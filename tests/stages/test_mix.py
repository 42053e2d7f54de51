"""Seven Ps: each decided from the firm's own figures, with the action that carries it and the price of what was rejected."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, get_args

import pytest

from service.domain.brief import Language, P
from service.domain.evidence import Evidence
from service.domain.plan.promise import FailPoint, Mix, MixDecision, ServicePrice
from service.moves.scheme import Action
from service.prompts import read_yaml, wording
from service.stages.desk import Desk
from service.stages.mix import write_mix
from service.stages.mix_carriers import carriers, watch_words
from service.stages.mix_parts import Decided
from service.writing.phrasebook import slot_names
from tests.stages.firms_with_people import EXAMPLES, FITTERS, LEAVERS, MANAGER, OWNER, REGULARS, TEAM, a_desk, an_example

NAMES = [path.stem for path in EXAMPLES]
SERVICE: dict[str, Any] = {"name": "Repair", "price": 80, "variable_cost": 20, "minutes": 60, "per_month": 150}
CRITERIA = [
    {"name": "Speed", "weight": 40, "dimension": "responsiveness"},
    {"name": "Looks", "weight": 25, "dimension": "tangibles"},
    {"name": "Price", "weight": 35, "role": "price"},
]
RIVAL: dict[str, Any] = {"name": "Torvane", "prices": {"Repair": 60}, "ratings": {"Speed": 3, "Looks": 4, "Price": 4}}
DEAR = {**RIVAL, "prices": {"Repair": 90}}
AHEAD = {"ratings": {"Speed": 5, "Looks": 3, "Price": 3}, "hard_to_copy": {"Speed": "A workshop beside every customer"}}
BEHIND = {"ratings": {"Speed": 2, "Looks": 3, "Price": 3}}
UNSOLD = {"hours": {"mon": {"day": 40}, "tue": {"day": 40}}, "demand": {"mon": {"day": 20}, "tue": {"day": 22}}}
CROWDED = {"hours": {"mon": {"day": 20}, "tue": {"day": 20}}, "demand": {"mon": {"day": 24}, "tue": {"day": 19}}}
LATE: dict[str, Any] = {"measure": "late", "label": "Late arrival", "unit": "min", "better": "lower", "per_month": 100}


def a_market(own: dict[str, Any] | None = None, **changes: Any) -> Desk:
    return a_desk(**{"criteria": CRITERIA, "competitors": [RIVAL], "own": own or AHEAD, "team": TEAM, "segments": [REGULARS], **changes})


def without(desk: Desk, *keys: str) -> Desk:
    """The desk as if some tasks had found no place."""
    kept = tuple(a for a in desk.scheme.actions if a.task.key not in keys)
    return dataclasses.replace(desk, scheme=dataclasses.replace(desk.scheme, actions=kept))


def decisions(mix: Mix) -> dict[str, MixDecision]:
    return {name: getattr(mix, name) for name in get_args(P)}


def points(mix: Mix) -> dict[str, FailPoint]:
    return {point.step: point for point in mix.process.blueprint}


def row(mix: Mix, service: str = "Repair") -> ServicePrice:
    return next(r for r in mix.price.services if r.service == service)


def topics(mix: Mix, topic: str) -> str:
    return " ".join(n.text for n in mix.notes if n.topic == topic)


def refs(evidence: tuple[Evidence, ...]) -> set[str]:
    return {e.ref for e in evidence}


@pytest.mark.parametrize("name", NAMES)
def test_each_p_is_a_decision_with_actions_an_owner_and_an_indicator(name: str) -> None:
    desk = an_example(name)
    roles = {str(r.role) for r in desk.case.people.roles} | {str(desk.case.people.owner.role)}
    known = {a.id for a in desk.scheme.actions}
    for decision in decisions(write_mix(desk)).values():
        assert decision.actions and set(decision.actions) <= known
        assert decision.owner in roles and decision.indicator
        assert decision.decision.part == decision.rejected.part == 2 and decision.short.part == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_lines_for_the_owner_name_no_ids(name: str) -> None:
    for decision in decisions(write_mix(an_example(name))).values():
        assert not re.search(r"\b[AGKRM]\d", decision.short.text)


@pytest.mark.parametrize("name", NAMES)
def test_each_fail_point_has_a_standard_a_recovery_and_someone_who_answers_for_it(name: str) -> None:
    desk = an_example(name)
    roles = {str(r.role) for r in desk.case.people.roles} | {str(desk.case.people.owner.role)}
    for point in write_mix(desk).process.blueprint:
        assert point.standard.text and point.recovery.text and point.backstage.text
        assert point.owner in roles and point.fails_because.evidence


@pytest.mark.parametrize("name", NAMES)
def test_prices_stay_in_their_band_or_the_exception_is_argued(name: str) -> None:
    mix = write_mix(an_example(name))
    for price in mix.price.services:
        below = price.floor is not None and price.recommended < price.floor - 0.005
        above = price.ceiling is not None and price.recommended > price.ceiling + 0.005
        assert not (below or above) or price.service in topics(mix, "exceptions")


def test_a_unique_position_becomes_a_named_offer_with_dated_steps() -> None:
    desk = an_example("brightside-dental")
    mix = write_mix(desk)
    assert "The Gentleness Visit" in mix.product.decision.text
    assert mix.product.actions == tuple(a.id for key in ("words", "ask_ten", "pilot", "launch") if (a := desk.scheme.action(f"lead.{key}")))
    assert "date.lead.launch.finish" in refs(mix.product.decision.evidence)
    assert "The Gentleness Visit" in mix.product.short.text


def test_without_a_position_the_core_service_is_mended_first() -> None:
    mix = write_mix(an_example("quaymark-couriers"))
    assert mix.product.decision.text.startswith("Same-day job stays")
    assert "Tracking page" in mix.product.rejected.text


def test_ground_that_is_being_mended_is_not_left_to_rivals() -> None:
    late = {**LATE, "measure": "speed", "label": "Speed of reply", "kept": 60, "total": 100}
    wanted = {**REGULARS, "expects": {"speed": {"adequate": 0.9, "desired": 1}}}
    criteria = [{**CRITERIA[0], "measure": "speed"}, CRITERIA[2]]
    mix = write_mix(a_market(BEHIND, criteria=criteria, delivery=[late], segments=[wanted]))
    assert "Speed" not in mix.product.rejected.text


def test_the_price_is_raised_only_by_an_action_of_the_scheme() -> None:
    desk = an_example("brightside-dental")
    assert row(write_mix(desk), "Check-up and clean").recommended == 64
    mix = write_mix(without(desk, "price_step.tell"))
    assert all(r.recommended == r.price for r in mix.price.services)
    assert "64" not in mix.price.short.text


def test_going_down_to_the_cheapest_rival_is_refused_with_the_volume_it_takes() -> None:
    mix = write_mix(an_example("brightside-dental"))
    assert {"price.0.stand_still_volume", "competitors.0.prices.Check-up and clean"} <= refs(mix.price.rejected.evidence)


def test_a_rival_below_our_own_cost_is_refused_with_the_loss_on_each() -> None:
    mix = write_mix(a_market(competitors=[{**RIVAL, "prices": {"Repair": 15}}]))
    assert "£5" in mix.price.rejected.text


@pytest.mark.parametrize(("cost", "expected"), [(20, "£"), (76, "nothing")])
def test_without_a_cheaper_rival_a_tenth_off_is_weighed(cost: float, expected: str) -> None:
    mix = write_mix(a_desk(services=[{**SERVICE, "variable_cost": cost}]))
    assert "A tenth off" in mix.price.rejected.text
    assert (expected == "nothing") == ("nothing" in mix.price.rejected.text)


def test_a_minimal_brief_decides_nothing_and_says_so_with_the_log_as_action() -> None:
    desk = an_example("hedge-lane-cycles")
    mix = write_mix(desk)
    log = desk.scheme.action("record.open_log")
    assert log and log.id in mix.process.actions and mix.process.blueprint == ()
    assert row(mix, "Full service at your door").floor is None
    assert not mix.notes


def test_a_target_below_fixed_costs_is_no_price_to_go_to() -> None:
    mix = write_mix(an_example("brightside-dental"))
    assert "no price to go to" in topics(mix, "price") and "-£8,841" in topics(mix, "price")


def test_a_floor_above_the_ceiling_is_said_plainly_and_the_price_held() -> None:
    mix = write_mix(a_market(BEHIND, business={"name": "Elm", "kind": "repair shop", "fixed_costs_per_month": 9000}))
    assert row(mix).recommended == 80 and "does not carry you" in topics(mix, "exceptions")
    assert "cost down" in mix.price.short.text


def test_a_missing_rating_gives_a_range_instead_of_a_ceiling() -> None:
    mix = write_mix(an_example("quaymark-couriers"))
    assert row(mix, "Document run").ceiling is None
    assert "€13.75 to €17.50" in topics(mix, "price")


def test_a_losing_segment_gets_its_repair_and_its_exception() -> None:
    mix = write_mix(an_example("quaymark-couriers"))
    assert row(mix, "Returns pick-up").recommended == 17
    assert "break-even price" in topics(mix, "price") and "Returns pick-up at €17" in topics(mix, "exceptions")
    assert "€12 to €17" in mix.price.short.text


def test_a_rise_that_a_single_leaver_undoes_is_told_in_person() -> None:
    mix = write_mix(an_example("fernhill-accounting"))
    assert "in person" in topics(mix, "price") and "as long as nobody leaves" in mix.price.short.text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"competitors": []}, "Nobody's price is known"),
        ({"services": [{**SERVICE, "per_month": None}], "competitors": [DEAR]}, "cannot be weighed"),
        ({"own": {"ratings": {"Looks": 3, "Price": 3}}, "competitors": [DEAR]}, "A rating is missing"),
        ({"services": [{**SERVICE, "price": 120}]}, "already stands above"),
    ],
)
def test_a_held_price_has_its_reason(change: dict[str, Any], words: str) -> None:
    assert words in write_mix(a_market(**change)).price.decision.text


def test_no_room_below_the_ceiling_holds_the_price() -> None:
    level = {"ratings": {"Speed": 3, "Looks": 4, "Price": 3}}
    mix = write_mix(a_market(level, competitors=[{**RIVAL, "prices": {"Repair": 80}}]))
    assert "no room left" in mix.price.decision.text and "your price is your limit" not in topics(mix, "price")
    assert "come out level" in topics(mix, "price")


@pytest.mark.parametrize(("cost", "words"), [(50, "still leaves"), (85, "more than it brings")])
def test_a_price_below_its_floor_is_argued(cost: float, words: str) -> None:
    business = {"name": "Elm", "kind": "repair shop", "target_margin": 0.6}
    mix = write_mix(a_desk(services=[{**SERVICE, "variable_cost": cost}], business=business))
    assert words in topics(mix, "exceptions")


def test_a_price_above_its_ceiling_without_known_volume_is_argued() -> None:
    mix = write_mix(a_market(services=[{"name": "Repair", "price": 120}]))
    assert "someone has counted" in topics(mix, "exceptions")


def test_a_target_that_leaves_a_little_but_not_enough_is_named() -> None:
    business = {"name": "Elm", "kind": "repair shop", "target_margin": 0.7, "fixed_costs_per_month": 8399}
    assert "no price to go to" not in topics(write_mix(a_desk(business=business)), "price")


def test_an_assumed_margin_is_marked_as_such() -> None:
    mix = write_mix(a_desk(business={"name": "Elm", "kind": "repair shop"}))
    assert "assumption" in {e.kind for n in mix.notes for e in n.evidence}


def test_a_losing_segment_without_a_price_of_its_own_is_named() -> None:
    losing = {**LEAVERS, "cost_to_serve_per_year": 90}
    assert "No price repairs passers-by" in topics(write_mix(a_desk(segments=[REGULARS, losing], team=TEAM)), "price")


def test_a_repair_that_the_plan_leaves_is_said() -> None:
    losing = {**LEAVERS, "cost_to_serve_per_year": 190, "service_mix": {"Repair": 1}}
    assert "leaves the price" in topics(write_mix(a_desk(segments=[REGULARS, losing], team=TEAM)), "price")


def test_a_repair_above_the_ceiling_is_argued() -> None:
    losing = {**LEAVERS, "cost_to_serve_per_year": 60, "service_mix": {"Repair": 1}}
    mix = write_mix(a_market(segments=[REGULARS, losing]))
    assert "may go in peace" in topics(mix, "price") and "above its ceiling" in topics(mix, "exceptions")


@pytest.mark.parametrize(
    ("capacity", "words"),
    [(UNSOLD, "unsold as it is"), (CROWDED, "where queues begin"), (None, "nobody has counted yet")],
)
def test_more_hours_or_a_second_place_are_refused_with_the_hours(capacity: dict[str, Any] | None, words: str) -> None:
    assert words in write_mix(a_desk(capacity=capacity, team=TEAM)).place.rejected.text


def test_an_overfull_part_of_the_week_is_capped_and_the_quiet_one_offered() -> None:
    mix = write_mix(an_example("brightside-dental"))
    assert "Saturday morning stops at 5 visits" in mix.place.decision.text and "Tuesday and Thursday afternoon" in mix.place.short.text


def test_many_overfull_parts_move_the_hours() -> None:
    mix = write_mix(an_example("quaymark-couriers"))
    assert mix.place.decision.text.startswith("Hours follow demand") and mix.place.short.text.startswith("Hours move")


def test_a_calm_week_and_an_unknown_one_change_nothing() -> None:
    calm = write_mix(a_desk(capacity={"hours": {"mon": {"day": 10}}, "demand": {"mon": {"day": 8}}}))
    located = write_mix(a_desk(business={"name": "Elm", "kind": "repair shop", "location": "Derby"}))
    assert "no part of it is over" in calm.place.decision.text and "80%" in calm.place.short.text
    assert "Derby" in located.place.decision.text
    assert "where it is done now" in write_mix(a_desk()).place.decision.text


def test_quiet_hours_alone_are_offered_first() -> None:
    mix = write_mix(a_desk(segments=[REGULARS], capacity=UNSOLD, team=TEAM))
    assert mix.place.short.text.startswith("Bookings are offered")


def test_promotion_does_what_costs_little_first_and_speaks_with_one_voice() -> None:
    text = write_mix(an_example("brightside-dental")).promotion.decision.text
    assert text.index("costs little") < text.index("costs money") < text.index("within 20 minutes")


def test_without_a_budget_nothing_is_bought() -> None:
    mix = write_mix(a_desk(segments=[REGULARS], capacity=UNSOLD, team=TEAM, business={"name": "Elm", "kind": "repair shop"}))
    assert "Nothing is bought" in mix.promotion.decision.text and "by name" in mix.promotion.short.text


def test_a_growth_the_hours_do_not_carry_is_not_advertised() -> None:
    assert "435.6 hours" in write_mix(an_example("quaymark-couriers")).promotion.rejected.text


def test_a_share_in_a_goal_to_fill_hours_is_no_growth() -> None:
    assert "154" not in write_mix(an_example("qingdou-huashi")).promotion.rejected.text


def test_an_advert_to_everyone_is_refused_by_the_fullest_hours_or_the_least_worth() -> None:
    assert "115%" in write_mix(an_example("brightside-dental")).promotion.rejected.text
    two = write_mix(a_desk(segments=[REGULARS, {**LEAVERS, "cost_to_serve_per_year": 5}], team=TEAM))
    assert "passers-by" in two.promotion.rejected.text


def test_a_rivals_move_is_met_with_what_leads_a_visit_a_call_or_nothing() -> None:
    threat = {"finding": "Torvane opens next door.", "kind": "competitor", "effect": "threat"}
    few = {**REGULARS, "customers": 20, "retention_rate": 0.7}
    assert "Torvane at 3" in topics(write_mix(a_market(environment=[threat])), "defence")
    assert "costs a visit" in topics(write_mix(a_market(BEHIND, segments=[few], environment=[threat])), "defence")
    called = a_market(BEHIND, segments=[{**REGULARS, "retention_rate": 0.7}], environment=[threat])
    assert "The answer is a call" in topics(write_mix(called), "defence")
    assert "Nothing is matched" in topics(write_mix(a_desk(environment=[{**threat, "finding": "A chain comes"}])), "defence")


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
    assert "notes" in refs(mix.people.decision.evidence) and "Nobody is hired" in mix.people.short.text


def test_words_are_learnt_where_there_is_no_cover_to_write() -> None:
    desk = an_example("tidewall-fitness")
    kept = without(desk, "put_right.cover")
    assert "what may be said" in write_mix(kept).people.short.text
    left = without(desk, "put_right.cover", "lead.words", "take_down.team_words")
    assert "roster" in write_mix(left).people.short.text


def test_a_plan_without_any_promotion_says_that_nothing_is_advertised() -> None:
    mix = write_mix(without(a_desk(), "record.one_line", "prove.ask_five"))
    assert "Nothing is advertised yet" in mix.promotion.decision.text and "No advert" in mix.promotion.short.text


def test_only_the_launch_is_paid_for_where_nothing_else_is_done() -> None:
    desk = a_market()
    others = [a.task.key for a in desk.scheme.actions if not a.task.key.startswith("lead.")]
    mix = write_mix(without(desk, *others))
    assert mix.promotion.decision.text.startswith("The Speed Job offered by name") and "The Speed Job" in mix.promotion.short.text


def test_the_price_of_the_first_core_service_speaks_where_no_volume_is_known() -> None:
    services = [{"name": "Oil", "price": 9, "role": "supplementary"}]
    assert "Oil stays at £9" in write_mix(a_desk(services=services)).price.decision.text


def test_a_tool_is_not_bought_while_a_rule_or_a_count_is_missing() -> None:
    assert "call centre" in write_mix(an_example("brightside-dental")).process.rejected.text
    assert "292 of 1,460" in write_mix(an_example("quaymark-couriers")).process.rejected.text
    assert "Planning software" in write_mix(a_desk(capacity=CROWDED, team=TEAM)).process.rejected.text
    noted = {"per_month": 4, "handling": "Nothing is written down"}
    assert "fit on one page" in write_mix(a_desk(team=TEAM, segments=[REGULARS], complaints=noted)).process.rejected.text
    assert "A tool to buy" in write_mix(a_desk()).process.rejected.text


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


def test_order_of_rivals_and_segments_changes_no_price_and_no_choice() -> None:
    brief = an_example("quaymark-couriers").brief
    turned = a_desk(**{**_raw(brief), "competitors": _raw(brief)["competitors"][::-1]})
    one, other = write_mix(an_example("quaymark-couriers")), write_mix(turned)
    assert [r.recommended for r in one.price.services] == [r.recommended for r in other.price.services]
    assert {n: d.actions for n, d in decisions(one).items()} == {n: d.actions for n, d in decisions(other).items()}


def test_a_decision_without_any_action_still_has_an_owner() -> None:
    desk = a_desk()
    bare = dataclasses.replace(desk, scheme=dataclasses.replace(desk.scheme, actions=()))
    fields = Decided(desk.say("mix.place.unknown"), desk.say("mix.place.unknown"), desk.say("mix.place.unknown"), ("lead",)).fields(bare)
    assert fields["actions"] == () and fields["owner"] == desk.case.posts.owner and fields["indicator"] == ""


def test_an_action_whose_objective_nobody_watches_is_read_by_its_own_indicator() -> None:
    desk = an_example("brightside-dental")
    action: Action = carriers(desk, ("lead.words",))[0]
    unwatched = dataclasses.replace(desk, scheme=dataclasses.replace(desk.scheme, indicators=()))
    assert watch_words(unwatched, action) == "People trained"


def _raw(brief: Any) -> dict[str, Any]:
    raw: dict[str, Any] = brief.model_dump(mode="json", by_alias=True, exclude_none=True)
    return raw


@pytest.mark.parametrize("section", ["mix.", "quality_gaps."])
def test_chinese_texts_use_only_what_the_english_ones_are_given(section: str) -> None:
    trade = {"firm", "core", "core_low"}.union(*(entry["words"] for entry in read_yaml("trades/zh.yaml")))
    ours = {key: text for key, text in wording("zh").items() if key.startswith(section)}
    lacking = {key: slots for key, text in ours.items() if (slots := set(slot_names(text)) - trade - set(slot_names(wording("en")[key])))}
    assert lacking == {}


@pytest.mark.parametrize("section", ["mix.", "quality_gaps."])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_template_holds_a_digit_of_its_own(section: str, language: Language) -> None:
    texts = {key: re.sub(r"\{[^}]*\}", "", text) for key, text in wording(language).items() if key.startswith(section)}
    assert [key for key, text in texts.items() if re.search(r"\d", text)] == []
