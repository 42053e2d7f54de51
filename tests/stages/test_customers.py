"""Stage customers: whom the plan ranks and how, what each group gets, and when it keeps silent."""

from __future__ import annotations

import math

import pytest

from service.stages.customers import write_customers
from tests.stages.a_desk import EXAMPLES, a_segment, a_stall, a_workshop, desk_for, example_desk
from tests.stages.customers_notes import level, note, said, topics


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_every_example_is_written_in_tier_order_with_what_each_segment_gets(name: str) -> None:
    desk = example_desk(name)
    section = write_customers(desk)
    assert [s.name for s in section.segments] == [str(s.name) for s in desk.case.customers.segments]
    assert all(s.service_level.text for s in section.segments)
    assert all(n.text.strip() and n.part == 2 for n in section.notes)
    assert len({n.text for n in section.notes}) == len(section.notes)
    if section.tiers:
        assert math.isclose(sum(t.customers_share for t in section.tiers), 1)
        assert sorted(s for t in section.tiers for s in t.segments) == sorted(s.name for s in section.segments)


def test_one_sentence_about_the_customers_gives_no_tiers_and_says_why() -> None:
    section = write_customers(desk_for(a_stall()))
    assert (section.segments, section.tiers, section.allocation, section.capacity) == ((), (), (), ())
    assert section.unserved_hours is None
    assert [n.topic for n in section.notes] == ["reading"]
    assert "locked out" in section.notes[0].text


def test_the_order_of_segments_in_the_brief_changes_nothing() -> None:
    raw = a_workshop()
    one = write_customers(desk_for(raw))
    other = write_customers(desk_for(raw, segments=raw["segments"][::-1]))
    assert [s.name for s in one.segments] == [s.name for s in other.segments]
    assert [s.service_level.text for s in one.segments] == [s.service_level.text for s in other.segments]


def test_a_segment_that_loses_money_is_not_courted_and_its_going_is_priced() -> None:
    raw = a_workshop()
    raw["segments"][2] = a_segment("Passing trade", (400, 90, 1, 200, 0.5), touch="high")
    desk = desk_for(raw)
    section = write_customers(desk)
    assert said(desk, "level.losing") in level(section, "Passing trade")
    assert said(desk, "level.touch_whoever") in level(section, "Passing trade")
    assert "losing" in topics(section)
    assert said(desk, "losing.steps") in note(section, "losing")


def test_without_fixed_costs_the_loss_is_said_without_the_firms_month() -> None:
    raw = a_workshop()
    del raw["business"]["fixed_costs_per_month"]
    raw["segments"][2] = a_segment("Passing trade", (400, 90, 1, 200, 0.5))
    section = write_customers(desk_for(raw))
    assert "fixed costs would stay" in note(section, "losing")
    assert "left over" not in note(section, "losing")
    assert "costs you have anyway" in note(section, "cost_to_serve")


def test_losing_all_of_a_segment_may_still_leave_a_profit() -> None:
    raw = a_workshop()
    raw["business"]["fixed_costs_per_month"] = 500
    raw["segments"][2] = a_segment("Passing trade", (40, 90, 1, 200, 0.5))
    assert "would be left" in note(write_customers(desk_for(raw)), "losing")


def test_a_duty_of_care_is_stated_in_health_trades_only() -> None:
    assert "duty_of_care" in topics(write_customers(example_desk("brightside-dental")))
    cared_for = a_workshop()
    cared_for["business"] |= {"kind": "home care firm", "sector": "social care"}
    assert "duty_of_care" in topics(write_customers(desk_for(cared_for)))
    assert "duty_of_care" not in topics(write_customers(desk_for(a_workshop())))


def test_a_missing_figure_is_named_where_there_are_no_tiers() -> None:
    raw = a_workshop()
    del raw["segments"][1]["retention_rate"]
    section = write_customers(desk_for(raw))
    assert section.tiers == ()
    assert "stay a year" in note(section, "tiers")
    assert "Homes" in note(section, "tiers")


def test_the_blended_margin_is_named_where_the_brief_has_no_mix() -> None:
    assert "blended margin of 83%" in note(write_customers(desk_for(a_workshop())), "margin")
    some = note(write_customers(example_desk("brightside-dental")), "margin")
    assert "Nervous adults" in some
    assert "would stand in another tier" in some
    own = note(write_customers(example_desk("quaymark-couriers")), "margin")
    assert "Online shops" in own
    assert "No tier and no place" in own


def test_an_order_that_hangs_on_the_mix_is_said() -> None:
    raw = a_workshop()
    raw["services"].append({"name": "Repair", "price": 90, "variable_cost": 60, "minutes": 60, "per_month": 60})
    raw["segments"] = [
        a_segment("Churches", (50, 400, 4, 20, 0.8), service_mix={"Repair": 1.0}),
        a_segment("Schools", (50, 380, 4, 20, 0.8), service_mix={"Tuning": 1.0}),
        a_segment("Bars", (50, 390, 4, 20, 0.8), service_mix={"Tuning": 1.0}),
    ]
    desk = desk_for(raw)
    assert desk.case.customers.order_hangs_on_mix or desk.case.customers.tier_hangs_on_mix
    assert "blended margin for all" in note(write_customers(desk), "margin")


def test_cost_to_serve_that_equals_another_sum_is_a_question() -> None:
    assert "written down twice" in note(write_customers(example_desk("brightside-dental")), "cost_to_serve")
    raw = a_workshop()
    raw["business"]["fixed_costs_per_month"] = 500
    assert "more than all your fixed costs" in note(write_customers(desk_for(raw)), "cost_to_serve")


def test_a_firm_that_would_still_earn_with_the_care_on_top_is_told_so() -> None:
    assert "after fixed costs would be £12,294" in note(write_customers(example_desk("copperbeech-plumbing")), "cost_to_serve")


def test_no_cost_to_serve_no_note() -> None:
    raw = a_workshop()
    for segment in raw["segments"]:
        segment["cost_to_serve_per_year"] = 0
    assert not topics(write_customers(desk_for(raw))) & {"cost_to_serve", "touch"}


def test_low_touch_stands_where_little_is_wanted_and_much_is_spent() -> None:
    section = write_customers(desk_for(a_workshop()))
    assert "Passing trade" in note(section, "touch")
    assert "Teachers" not in note(section, "touch")


def test_figures_that_disagree_are_a_question_and_figures_that_agree_are_said_once() -> None:
    raw = a_workshop()
    raw["services"][0]["per_month"] = 160
    apart = note(write_customers(desk_for(raw)), "agreement")
    assert "question to you" in apart
    assert "Groups and services agree" in note(write_customers(example_desk("quaymark-couriers")), "agreement")


def test_without_a_profit_in_all_there_are_no_shares_of_it() -> None:
    raw = a_workshop()
    raw["segments"] = [a_segment("Homes", (100, 90, 1, 200, 0.5)), a_segment("Bars", (10, 90, 1, 20, 0.5))]
    section = write_customers(desk_for(raw))
    assert all(s.profit_share is None for s in section.segments)
    assert "reading" in topics(section)
    assert all(t.rule.text for t in section.tiers)


def test_a_few_customers_that_carry_the_profit_are_counted() -> None:
    assert "82 customers" in note(write_customers(example_desk("quaymark-couriers")), "tiers")
    assert "bring" not in note(write_customers(desk_for(a_workshop())), "tiers")


def test_a_narrow_first_place_says_at_which_retention_it_turns() -> None:
    text = note(write_customers(example_desk("brightside-dental")), "tiers")
    assert "narrower than it looks" in text
    assert "fewer than 68 in a hundred" in text


@pytest.mark.parametrize(("revenue", "retention", "words"), [(151, 0.9, "come first"), (300, 0.8, "stand in gold")])
def test_a_first_place_that_hangs_on_the_premium_is_said(revenue: float, retention: float, words: str) -> None:
    choirs = a_segment("Choirs", (50, revenue, 3, 20, retention), demanding=True)
    homes = a_segment("Homes", (500, 200, 2, 20, 0.8))
    assert words in note(write_customers(desk_for(a_workshop(), segments=[choirs, homes])), "tiers")


def test_a_segment_that_leaves_more_in_one_year_but_stands_lower_is_explained() -> None:
    assert "单看一年" in note(write_customers(example_desk("nuanxiang-jiazheng")), "tiers")


def test_nobody_asks_for_anything_gives_everyone_the_same() -> None:
    raw = a_stall() | {"segments": [{"name": "Tenants"}, {"name": "Landlords"}]}
    desk = desk_for(raw)
    assert level(write_customers(desk), "Tenants") == said(desk, "level.same")


def test_a_promise_and_a_silence_are_named_for_the_segment_they_concern() -> None:
    section = write_customers(example_desk("brightside-dental"))
    assert "20 minutes" in level(section, "Young families")
    assert "20 minutes" not in level(section, "Nervous adults")
    assert "they accept 10 minutes" in level(section, "Nervous adults")


def test_a_firm_that_loses_money_hears_that_its_loss_would_grow() -> None:
    raw = a_workshop()
    raw["business"]["fixed_costs_per_month"] = 50_000
    raw["segments"][2] = a_segment("Passing trade", (400, 90, 1, 200, 0.5))
    section = write_customers(desk_for(raw))
    assert "would become one of" in note(section, "losing")
    assert "on top" not in note(section, "cost_to_serve")
