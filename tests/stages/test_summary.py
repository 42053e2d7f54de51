"""Part 1: what the owner reads, by the figures of the firm."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from service.domain.brief import Brief
from service.stages.summary import write_summary
from tests.moves.any_brief import any_brief
from tests.moves.briefs import (
    A_STALL,
    ALL_OVER,
    CALM,
    DAYS,
    HOMES,
    LANDLORDS,
    MANY_OVER,
    TWO_SEASONS,
    a_desk,
    a_segment,
    a_week,
    desk_of,
    example,
)
from tests.moves.test_price_step import CHEAP, NEAR
from tests.stages.sayings import says
from tests.stages.summary_texts import NOBODY, summary


def short(**changes: Any) -> str:
    return " ".join(s.text for s in summary(**changes).in_short)


@settings(max_examples=25)
@given(any_brief())
def test_everything_the_owner_reads_is_of_part_one(brief: Brief) -> None:
    found = write_summary(desk_of(brief))
    statements = [found.opening, *found.in_short, *found.payback, *found.options, *found.rules_to_check, *found.know_by, found.offer.what]
    statements += [row.text for row in found.customers] + [a for row in found.calendar for a in row.actions]
    assert {s.part for s in statements} == {1}
    assert all(s.text.strip() for s in statements)


@pytest.mark.parametrize(
    ("changes", "key"),
    [({}, "chosen"), ({"own": {}}, "unknown"), ({"own": {"ratings": {"Speed": 3, "Care": 3, "Price": 3}}}, "me_too")],
)
def test_the_opening_says_whether_the_firm_stands_out(changes: dict[str, Any], key: str) -> None:
    assert says(summary(**changes).opening.text, f"summary.opening.{key}")


def test_a_thin_brief_is_thanked_for_what_it_says() -> None:
    opening = write_summary(a_desk(A_STALL)).opening.text
    assert "£90" in opening


@pytest.mark.parametrize(
    ("goals", "key"),
    [
        (["Fewer Sundays"], "one_yes"),
        (["Hire another fitter"], "one_no"),
        (["Fewer Sundays", "Keep the homes"], "all"),
        (["Fewer Sundays", "Hire another fitter"], "some"),
        (["Be happy", "Hire another fitter"], "none"),
    ],
)
def test_the_opening_says_how_many_goals_can_be_had(goals: list[str], key: str) -> None:
    assert says(summary(goals=goals).opening.text, f"summary.opening.asked_{key}")


NEARLY_ALL = {"hours": ALL_OVER["hours"], "demand": a_week({**dict.fromkeys(DAYS, (9, 6.5)), "sat": (3,)})}
COSTLY = a_segment("Shops", (60, 200, 10, 240, 0.8), service_mix={"Repair": 1})
UNCOUNTED = [{"name": "Repair", "price": 90, "variable_cost": 20, "minutes": 60}]


def a_rival(price: float) -> dict[str, Any]:
    """A rival who asks so much for a repair."""
    return {"name": "Bolt", "prices": {"Repair": price}, "ratings": {"Speed": 5, "Care": 2, "Price": 5}}


SHORT: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("stop", {}, {"copy": []}),
    ("pull", {"goals": ["Twenty more landlords", "No more Saturdays in a rush"]}, {"goals": ["Twenty more landlords"]}),
    ("mend_one", {}, {"capacity": CALM}),
    ("mend_one", {"goals": ["Fewer Sundays"]}, {"goals": ["Twenty more landlords", "No more Saturdays in a rush"]}),
    ("mend_one_calls", {"goals": ["Keep those who ring on a Saturday"]}, {}),
    ("mend_short", {"capacity": NEARLY_ALL}, {"capacity": ALL_OVER}),
    ("mend_short_all", {"capacity": ALL_OVER}, {"capacity": MANY_OVER}),
    ("mend_many", {"capacity": MANY_OVER}, {}),
    ("mend_season", {"capacity": TWO_SEASONS}, {"capacity": MANY_OVER}),
    ("mend_fix", {"capacity": CALM}, {}),
    ("sell_home", {}, {"own": {}}),
    ("sell", {"capacity": None}, {"own": {}}),
    ("fill", {"own": {}}, {}),
    ("me_too_copy", {"own": {"ratings": {"Speed": 3, "Care": 5, "Price": 3}}, "capacity": None}, {}),
    ("leak", {}, {"goals": ["Keep the homes"]}),
    ("leak_asked", {"goals": ["Keep our customers"]}, {}),
    ("told_loss", {"notes": "We lost a fitter last year."}, {"notes": "All is well."}),
    ("told_leave", {"notes": "One fitter is on parental leave from June."}, {"notes": "We lost a fitter last year."}),
    ("told_away", {"notes": "We had to say no to ten people."}, {"notes": "We had to say no to ten people.", "capacity": CALM}),
    ("told_obstacle", {"notes": "In the afternoon they are at work until six.", "goals": ["Fill the quiet afternoons"]}, {}),
    ("told_wish", {"notes": "I do not want a second shop."}, {}),
    ("told_wish_service", {"notes": "I do not want to do a check for ever."}, {"notes": "I do not want to do a repair for ever."}),
    ("price.volume", {}, {"competitors": [a_rival(85)]}),
    ("price.loses", {"competitors": [a_rival(19)]}, {}),
    ("price.gap", {"services": UNCOUNTED}, {}),
    ("losing", {}, {"segments": [HOMES, LANDLORDS]}),
    ("no_money", {"business": {"marketing_budget": None}}, {}),
    ("no_money", {"business": {"marketing_budget": 0}}, {}),
    ("money_untouched", {"business": {"marketing_budget": 1}}, {}),
    ("money_plain", {"capacity": None, **NOBODY}, {}),
    ("money_keeps", {"capacity": None}, {}),
    ("money_turned", {"capacity": None, "segments": [HOMES, COSTLY]}, {"capacity": None}),
    ("losing_gone", {"segments": [HOMES, COSTLY]}, {"segments": [HOMES]}),
    ("money_worse", {}, {"business": {"marketing_budget": 1500}}),
    ("money_nothing", {"business": {"marketing_budget": 1500, "horizon_months": 1}}, {}),
    ("money_kept", {"business": {"marketing_budget": 1500}}, {"capacity": None}),
    ("money_price", {"services": CHEAP, "competitors": NEAR}, {}),
    ("money_price_all", {"services": CHEAP, "competitors": NEAR, "capacity": None}, {"services": CHEAP, "competitors": NEAR}),
    ("money_better", {"business": {"marketing_budget": 1500}}, {}),
]


@pytest.mark.parametrize(("key", "present", "absent"), SHORT, ids=[key for key, _, _ in SHORT])
def test_half_a_page_holds_what_the_figures_call_for_and_is_silent_on_the_rest(
    key: str, present: dict[str, Any], absent: dict[str, Any]
) -> None:
    assert says(short(**present), f"summary.short.{key}")
    assert not says(short(**absent), f"summary.short.{key}")


@pytest.mark.parametrize(
    ("demand", "where"),
    [
        (MANY_OVER["demand"], "Begin with Monday to Saturday morning; the most room is Monday to Friday afternoon."),
        ({"mon": {"early": 9, "noon": 9, "late": 10, "night": 1}}, "Begin with Monday late; the most room is Monday night."),
    ],
)
def test_moving_begins_where_hours_are_over_and_ends_where_they_are_free(demand: dict[str, Any], where: str) -> None:
    hours = MANY_OVER["hours"] if demand is MANY_OVER["demand"] else {"mon": {"early": 8, "noon": 8, "late": 8, "night": 20}}
    assert where in short(capacity={"hours": hours, "demand": demand})


def test_new_terms_say_how_many_may_leave_before_it_is_worse_than_today() -> None:
    desk = a_desk(capacity=None, segments=[HOMES, COSTLY])
    assert "with more than 21 of the 60 gone" in write_summary(desk).in_short[-1].text
    reckoned = desk.ledger.calculations["turn.may_leave"].inputs
    people, gain, before = (float(reckoned[name]) for name in ("customers", "gain", "contribution"))
    assert (people - 21) * (before + gain) >= people * before > (people - 22) * (before + gain)


def test_the_money_is_the_last_decision() -> None:
    assert says(summary().in_short[-1].text, "summary.short.money_worse")


def test_a_stall_starts_a_log_tonight_and_tries_its_one_sentence() -> None:
    blocks = write_summary(a_desk(A_STALL)).in_short
    assert [any(says(s.text, f"summary.short.{key}") for s in blocks) for key in ("record", "sentence")] == [True, True]


def test_a_cushion_that_a_few_sales_fewer_take_is_told_at_the_head() -> None:
    assert says(write_summary(example("quaymark")).opening.text, "summary.opening.left")
    assert not says(write_summary(example("brightside")).opening.text, "summary.opening.left")


def test_what_a_group_costs_is_derived_from_what_each_leaves_and_takes() -> None:
    blocks = " ".join(block.text for block in write_summary(example("quaymark")).in_short)
    assert says(blocks, "summary.short.losing")
    assert "€3,010" in blocks and "€3,700" in blocks
