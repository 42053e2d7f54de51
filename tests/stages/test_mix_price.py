"""What the mix decides on prices, and why."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.plan.promise import Mix, ServicePrice
from service.stages.mix import write_mix
from tests.stages.firms_with_people import LEAVERS, REGULARS, TEAM, a_desk, a_desk_for, an_example
from tests.stages.mix_rows import BEHIND, RIVAL, SERVICE, a_market, refs, topics, without

DEAR = {**RIVAL, "prices": {"Repair": 90}}


def row(mix: Mix, service: str = "Repair") -> ServicePrice:
    return next(r for r in mix.price.services if r.service == service)


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


def test_a_price_that_its_buyers_want_as_it_was_is_held_and_says_so() -> None:
    mix = write_mix(an_example("fernhill-accounting"))
    assert "want the price as it was" in topics(mix, "price") and "want the price as it was" in mix.price.decision.text


def test_a_rise_that_a_single_leaver_undoes_is_told_in_person() -> None:
    desk = an_example("fernhill-accounting")
    segments = tuple(s.model_copy(update={"needs": None}) for s in desk.brief.segments)
    mix = write_mix(a_desk_for(desk.brief.model_copy(update={"segments": segments})))
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
