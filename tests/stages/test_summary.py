"""Part 1: what the owner reads, by the figures of the firm."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from service.analysis.calendar import month_list
from service.domain.brief import Brief
from service.domain.plan.owner import Summary
from service.stages.summary import write_summary
from service.stages.summary_doors import MOST_DOORS, not_yet_rows
from service.stages.summary_offer import write_offer
from service.stages.summary_options import write_options
from service.stages.summary_risks import MOST_RISKS, MOST_SIGNS, know_rule, risk_rows, rules_to_check
from service.stages.summary_say import MOST_ROWS, say_rows
from service.stages.summary_year import MOST_A_MONTH, MOST_DUTIES, calendar_rows, money_rows, who_rows
from tests.moves.any_brief import any_brief
from tests.moves.briefs import (
    A_REPAIR_SHOP,
    A_STALL,
    CALM,
    EXAMPLES,
    FEW_ON_RECORD,
    GUESSED,
    HOMES,
    LANDLORDS,
    MANY_OVER,
    ON_TIME,
    OWNER,
    PASSERS_BY,
    RIVALS,
    SELDOM_FIXED,
    a_desk,
    desk_of,
    example,
)
from tests.stages.sayings import says

NOBODY: dict[str, Any] = {"segments": [], "customers_in_words": "People with broken things."}
SUMMARY: dict[str, Any] = {"label": "Start", "unit": "min", "better": "lower", "median": 10, "p90": 18, "n": 60}


def summary(**changes: Any) -> Summary:
    return write_summary(a_desk(**changes))


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
def test_half_a_page_begins_with_what_was_asked(goals: list[str], key: str) -> None:
    assert says(summary(goals=goals).in_short[0].text, f"summary.short.asked_{key}")


SHORT: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("stop", {}, {"copy": []}),
    ("mend_one", {}, {"capacity": CALM}),
    ("mend_many", {"capacity": MANY_OVER}, {}),
    ("mend_fix", {"capacity": CALM}, {}),
    ("sell_home", {}, {"own": {}}),
    ("sell", {"capacity": None}, {"own": {}}),
    ("fill", {"own": {}}, {}),
    ("me_too", {"own": {"ratings": {"Care": 3, "Speed": 3}}, "capacity": None}, {}),
    ("me_too_copy", {"own": {"ratings": {"Speed": 3, "Care": 5, "Price": 3}}, "capacity": None}, {}),
    ("leak", {}, {"goals": ["Keep the homes"]}),
    ("losing", {}, {"segments": [HOMES, LANDLORDS]}),
    ("no_money", {"business": {"marketing_budget": None}}, {}),
    ("no_money", {"business": {"marketing_budget": 0}}, {}),
    ("money_plain", {"capacity": None}, {}),
    ("money_worse", {}, {"business": {"marketing_budget": 1500}}),
    ("money_better", {"business": {"marketing_budget": 1500}}, {}),
]


@pytest.mark.parametrize(("key", "present", "absent"), SHORT, ids=[key for key, _, _ in SHORT])
def test_half_a_page_holds_what_the_figures_call_for_and_is_silent_on_the_rest(
    key: str, present: dict[str, Any], absent: dict[str, Any]
) -> None:
    assert says(short(**present), f"summary.short.{key}")
    assert not says(short(**absent), f"summary.short.{key}")


def test_a_stall_starts_a_log_tonight() -> None:
    assert any(says(s.text, "summary.short.record") for s in write_summary(a_desk(A_STALL)).in_short)


def test_each_segment_is_treated_by_what_it_leaves_and_where_it_fits() -> None:
    rows = {row.segment: row.treatment for row in summary().customers}
    assert rows == {"Homes": "keep_first", "Landlords": "win", "Passing trade": "do_not_court"}


@pytest.mark.parametrize(
    ("segment", "treatment"),
    [
        ({**HOMES, "retention_rate": 0.95}, "keep"),
        ({"name": "Homes"}, "serve"),
        ({**HOMES, "customers": 5, "retention_rate": 0.5}, "keep_first"),
    ],
)
def test_the_treatment_of_one_segment(segment: dict[str, Any], treatment: str) -> None:
    assert [r.treatment for r in summary(segments=[segment], capacity=None).customers] == [treatment]


def test_a_segment_to_keep_and_to_win_is_both() -> None:
    (row,) = summary(segments=[HOMES]).customers
    assert row.treatment == "keep_first"
    assert says(row.text.text, "summary.customers.keep_and_win")


@pytest.mark.parametrize(
    ("segment", "key"),
    [
        ({"name": "Homes", "customers": 8}, "count"),
        ({k: v for k, v in HOMES.items() if k != "retention_rate"}, "count_worth"),
        (HOMES, "count_worth_leave"),
        (HOMES, "needs"),
        (PASSERS_BY, "count_loss"),
    ],
)
def test_a_segment_is_told_in_its_numbers(segment: dict[str, Any], key: str) -> None:
    text = summary(segments=[segment], capacity=None).customers[0].text.text
    assert says(text, f"summary.customers.{key}")
    assert ".." not in text


def test_segments_told_the_same_are_told_once() -> None:
    rows = summary(segments=[{"name": "B"}, {"name": "A"}]).customers
    assert rows[1].text.text == f"The same as for {rows[0].segment}."


def why(**changes: Any) -> str:
    return " ".join(s.text for s in write_offer(a_desk(**changes)).why)


def test_the_offer_stands_against_every_rival_in_one_order() -> None:
    offer, turned = (write_offer(a_desk(competitors=order)) for order in (RIVALS, list(reversed(RIVALS))))
    assert [s.text for s in offer.why] == [s.text for s in turned.why]
    assert why().index("Acorn") < why().index("Bolt")
    assert offer.name == "The Care Job"
    assert offer.story


@pytest.mark.parametrize(
    ("rival", "key"),
    [
        ({"name": "Bolt"}, "against_unknown"),
        ({"name": "Bolt", "ratings": {"Care": 1}}, "ahead"),
        ({"name": "Bolt", "ratings": {"Speed": 5}}, "not_ahead"),
        ({"name": "Bolt", "ratings": {"Care": 1, "Speed": 5}}, "behind"),
        ({"name": "Bolt", "prices": {"Repair": 70}, "ratings": {"Care": 1}}, "cheaper"),
        ({"name": "Bolt", "prices": {"Repair": 120}, "ratings": {"Care": 1}}, "dearer"),
    ],
)
def test_why_us_and_not_a_rival(rival: dict[str, Any], key: str) -> None:
    assert says(why(competitors=[rival]), f"summary.offer.{key}")


def test_the_same_price_is_not_a_difference() -> None:
    assert "€90" not in why(competitors=[{"name": "Bolt", "prices": {"Repair": 90}, "ratings": {"Care": 1}}])


@pytest.mark.parametrize(
    ("changes", "key"),
    [({}, "what_slots"), ({"capacity": None}, "what"), ({**NOBODY, "capacity": None}, "what"), ({"own": {}}, "what_plain")],
)
def test_what_the_offer_is(changes: dict[str, Any], key: str) -> None:
    assert says(write_offer(a_desk(**changes)).what.text, f"summary.offer.{key}")


def test_a_quiet_promise_makes_an_offer_where_no_position_does() -> None:
    desk = example("quaymark")
    assert says(write_offer(desk).what.text, "summary.offer.what_quiet")


def test_what_stands_behind_an_offer_without_a_position_is_a_plain_price() -> None:
    offer = write_offer(a_desk(own={}, delivery=[]))
    assert [says(s.text, "summary.offer.contents_plain") for s in offer.contents] == [True]
    assert offer.story is None


def test_the_caveat_waits_for_proof_where_someone_left() -> None:
    left, plain = write_offer(a_desk(notes="We lost a fitter.")).caveat, write_offer(a_desk()).caveat
    assert left
    assert plain
    assert left.text != plain.text
    assert write_offer(a_desk(A_STALL)).caveat is None
    assert write_offer(a_desk(own={})).caveat


@pytest.mark.parametrize(
    ("delivery", "published", "why"),
    [
        ([ON_TIME], True, "why_kept"),
        ([SELDOM_FIXED], False, "why_fix"),
        ([FEW_ON_RECORD], False, "why_few"),
        ([GUESSED], False, "why_guess"),
        ([{**ON_TIME, "measure": "new"}], False, "why_unasked"),
        ([{**SUMMARY, "measure": "new"}], False, "why_unasked"),
    ],
)
def test_what_may_be_said_of_a_measure_and_why(delivery: list[dict[str, Any]], published: bool, why: str) -> None:
    row = say_rows(a_desk(delivery=delivery, copy=[], own={}))[0]
    assert says(row.say.text, "summary.say.quoted" if published else "summary.say.nothing")
    assert says(row.why.text, f"summary.say.{why}")


def test_present_lines_come_first_and_rows_are_few() -> None:
    rows = say_rows(a_desk())
    assert "You never wait at Elm Row!" in rows[0].not_say.text
    assert all(len(say_rows(example(f.stem))) <= MOST_ROWS for f in EXAMPLES)


def test_a_stall_says_what_it_does_and_for_how_much() -> None:
    (row,) = say_rows(a_desk(A_STALL, business={"location": "Hull, UK"}))
    assert "Lock opened in Hull, £90." in row.say.text
    (bare,) = say_rows(a_desk(A_STALL))
    assert "Lock opened, £90." in bare.say.text


def test_whoever_answers_for_something_is_named_with_the_busiest_week() -> None:
    desk = a_desk()
    rows = {row.who: row for row in who_rows(desk)}
    assert set(rows) == {"You", *(role for role in desk.scheme.weekly_hours if role != "Owner")}
    assert all(row.answers_for.text and "busiest week" in row.time.text for row in rows.values())
    assert MOST_DUTIES == 4


def test_who_has_no_task_of_their_own_helps() -> None:
    helpers = [r for r in who_rows(a_desk()) if r.answers_for.text.startswith("Helps") or "helps" in r.answers_for.text]
    assert {r.who for r in helpers} <= {"Fitter"}


@pytest.mark.parametrize("months", [1, 2, 3, 6, 12, 18, 24])
def test_the_year_has_a_row_a_month(months: int) -> None:
    desk = a_desk(business={"horizon_months": months, "start": "2027-02-01"})
    rows = calendar_rows(desk)
    assert [r.month for r in rows] == [f"{m:%Y-%m}" for m in month_list(desk.case.start.value, desk.case.end.value)]
    assert all(1 <= len(r.actions) <= MOST_A_MONTH for r in rows)
    assert sum(r.spend for r in rows) == desk.scheme.budget.total


@settings(max_examples=20)
@given(any_brief())
def test_no_money_is_lost_between_the_months(brief: Brief) -> None:
    desk = desk_of(brief)
    rows, spent = calendar_rows(desk), sum(r.amount for r in money_rows(desk))
    assert spent == desk.scheme.budget.total
    assert sum(r.spend for r in rows) == desk.scheme.budget.total


def test_the_days_left_over_of_a_last_month_are_no_row() -> None:
    rows = calendar_rows(a_desk(business={"start": "2027-01-04"}))
    assert rows[-1].month == "2027-12"


def test_the_money_is_told_by_what_it_is_for_the_largest_first() -> None:
    amounts = [r.amount for r in money_rows(a_desk())]
    assert amounts == sorted(amounts, reverse=True)
    assert money_rows(a_desk(A_STALL)) == ()


def test_doors_are_few_and_the_nearest_comes_first() -> None:
    for file in EXAMPLES:
        desk = example(file.stem)
        dates = [r.date for r in not_yet_rows(desk)]
        assert dates == sorted(dates)
        assert len(dates) <= MOST_DOORS
        assert all(desk.case.start.value <= d <= desk.case.end.value for d in dates)


def test_groups_set_apart_have_a_door_of_their_own() -> None:
    assert any("Saturday morning" in r.what.text for r in not_yet_rows(example("brightside")))


def test_money_kept_back_has_a_door_where_adverts_run() -> None:
    locked = [r for r in not_yet_rows(a_desk(business={"marketing_budget": 200_000})) if "of your budget" in r.what.text]
    assert len(locked) == 1
    assert not any("of your budget" in r.what.text for r in not_yet_rows(a_desk(business={"marketing_budget": 0})))


def test_people_come_first_among_the_risks() -> None:
    rows = risk_rows(a_desk())
    assert says(rows[0].what.text, "moves.put_right.risks.leaver.what")
    assert says(risk_rows(a_desk(team=[OWNER]))[0].what.text, "moves.put_right.risks.cover_solo.what")
    assert len(rows) <= MOST_RISKS


@pytest.mark.parametrize("kind", ["competitor", "regulation", "market"])
@pytest.mark.parametrize("base", [A_REPAIR_SHOP, A_STALL], ids=["shop", "stall"])
def test_a_threat_is_a_risk_with_its_sign_and_answer(base: dict[str, Any], kind: str) -> None:
    fact = {"finding": "Bolt opens next door.", "effect": "threat", "kind": kind}
    row = risk_rows(a_desk(base, environment=[fact]))[1]
    assert row.what.text == "Bolt opens next door"
    assert row.sign.text
    assert row.response.text


def test_the_most_important_threats_come_first_and_are_two() -> None:
    facts = [{"finding": f"Threat {i}", "effect": "threat", "importance": i} for i in (2, 5, 4)]
    assert [r.what.text for r in risk_rows(a_desk(environment=facts))][1:3] == ["Threat 5", "Threat 4"]


def test_the_rules_are_the_trades() -> None:
    desk = a_desk()
    assert len(rules_to_check(desk)) == len(desk.case.trade.rules)


@pytest.mark.parametrize(("count", "key"), [(0, None), (1, None), (2, "rule_few"), (MOST_SIGNS, "rule")])
def test_what_the_count_of_signs_means(count: int, key: str | None) -> None:
    rule = know_rule(a_desk(), count)
    assert rule is None if key is None else rule is not None and says(rule.text, f"summary.know.{key}")


def option_texts(**changes: Any) -> str:
    return " ".join(s.text for s in write_options(a_desk(**changes)))


def test_bolder_ideas_have_their_price() -> None:
    flats = [{"finding": "Two estates open.", "effect": "opportunity", "size": 600, "size_unit": "homes"}]
    assert "Two estates open" in option_texts(environment=flats)
    assert "Repair together with check" in option_texts()


@pytest.mark.parametrize(
    ("changes", "never"),
    [
        ({"services": A_REPAIR_SHOP["services"][:1]}, "together with"),
        ({**NOBODY, "environment": [{"finding": "Two estates open.", "effect": "opportunity", "size": 600}]}, "Two estates"),
        ({"environment": [{"finding": "Two estates open.", "effect": "opportunity"}]}, "Two estates"),
    ],
)
def test_an_idea_without_figures_is_left_out(changes: dict[str, Any], never: str) -> None:
    assert never not in option_texts(**changes)


def test_one_price_without_a_length_is_worked_through_as_a_what_if() -> None:
    rows = write_options(a_desk(A_STALL))
    assert len(rows) == 3
    assert all("What if" in row.text for row in rows)
    assert write_options(a_desk(A_STALL, services=[{"name": "Lock opened", "price": 90, "minutes": 30}])) == ()
    assert write_options(a_desk(A_STALL, services=[{"name": "Lock opened", "price": 0}])) == ()


def test_a_second_price_step_is_offered_beside_the_one_that_is_taken() -> None:
    services = [
        {"name": "Repair", "price": 62, "variable_cost": 20, "minutes": 60, "per_month": 260},
        {"name": "Tune", "price": 40, "variable_cost": 10, "minutes": 60, "per_month": 100},
    ]
    rivals = [{**RIVALS[0], "prices": {"Repair": 80, "Tune": 60}}, {**RIVALS[1], "prices": {"Repair": 120, "Tune": 80}}]
    assert says(option_texts(services=services, competitors=rivals), "summary.options.price")
    assert not says(option_texts(), "summary.options.price")
