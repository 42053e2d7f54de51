"""Stage expectations: what is promised, what is held back, and what is insured."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import pytest

from service.domain.brief import Dimension
from service.domain.plan.promise import Expectations
from service.stages.expectations import write_expectations
from tests.stages.a_desk import EXAMPLES, a_segment, a_stall, a_workshop, desk_for, example_desk


def note(section: Expectations, topic: str) -> str:
    return " ".join(n.text for n in section.notes if n.topic == topic)


def side(section: Expectations, name: str) -> str:
    return next(row.says.text for row in section.dimensions if row.dimension == name)


def written(raw: dict[str, Any], **changes: Any) -> Expectations:
    return write_expectations(desk_for(raw, **changes))


def with_delivery(**fields: Any) -> dict[str, Any]:
    raw = a_workshop()
    raw["delivery"][0] |= fields
    return raw


def replaced(entry: dict[str, Any]) -> dict[str, Any]:
    return a_workshop() | {"delivery": [{"measure": "late", "label": "Arrival", "unit": "min", "better": "lower"} | entry]}


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_every_example_has_its_register_its_five_sides_and_an_answer_on_the_guarantee(name: str) -> None:
    desk = example_desk(name)
    section = write_expectations(desk)
    if desk.case.register.lines:
        assert [p.measure for p in section.promises] == [line.measure for line in desk.case.register.lines]
    assert [row.dimension for row in section.dimensions] == list(get_args(Dimension))
    assert all(row.says.text for row in section.dimensions)
    assert section.guarantee.statement.text
    assert section.who_may_promise.text
    assert len(section.copy_rows) == len(desk.case.copy_lines)
    assert len({n.text for n in section.notes}) == len(section.notes)


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_a_promise_lies_between_what_is_accepted_and_what_can_be_delivered(name: str) -> None:
    for promise in write_expectations(example_desk(name)).promises:
        if promise.promise is None:
            assert promise.sentence is None
            continue
        assert promise.adequate is not None
        assert promise.deliverable is not None
        levels = [promise.adequate, promise.promise, promise.deliverable]
        assert levels == sorted(levels, reverse=promise.better == "lower")
        assert (promise.sentence is not None) == (promise.basis in ("measured", "modelled"))
        assert promise.evidence


def test_without_a_record_the_owners_words_name_rows_that_are_all_held_back() -> None:
    section = written(a_stall())
    assert {p.measure for p in section.promises} == {"wait", "bill"}
    assert {(p.verdict, p.basis, p.samples, p.promise) for p in section.promises} == {("held_back", "assumed", 0, None)}
    assert "45 cases" in note(section, "levels")
    assert "two misses in 45, and 88" in note(section, "levels")
    assert not section.guarantee.offered
    assert "how long they wait" in side(section, "responsiveness")
    assert "nothing" in side(section, "empathy")


def test_words_that_name_no_wait_give_an_empty_register() -> None:
    section = written(a_stall(), customers_in_words="Everybody in town.")
    assert section.promises == ()
    assert "register is empty" in note(section, "measure_first")


def test_complaints_of_a_kind_are_a_reason_to_promise_nothing() -> None:
    complaints = {"per_month": 3, "kinds": {"rude on the telephone": 2, "broken chair": 1}}
    section = written(a_workshop(), complaints=complaints)
    assert "rude on the telephone" in side(section, "empathy")
    assert "broken chair" in side(section, "tangibles")
    assert "complaints" not in side(section, "reliability")


def test_a_criterion_that_nobody_measures_is_named_on_its_side() -> None:
    criteria = [
        {"name": "Gentle hands", "weight": 2, "dimension": "empathy"},
        {"name": "Price", "weight": 1, "dimension": "tangibles", "role": "price"},
    ]
    section = written(a_workshop(), criteria=criteria)
    assert "gentle hands" in side(section, "empathy")
    assert "price" not in side(section, "tangibles").lower()


def test_a_line_without_a_side_lies_on_that_of_the_criterion_it_shows() -> None:
    raw = with_delivery(dimension=None)
    section = written(raw, criteria=[{"name": "On time", "weight": 1, "dimension": "assurance", "measure": "late"}])
    assert section.promises[0].dimension == "assurance"
    assert "15 minutes" in side(section, "assurance")


def test_the_guarantee_pays_a_sixth_of_the_price_from_the_quarter_after_the_week_is_level() -> None:
    guarantee = write_expectations(example_desk("brightside-dental")).guarantee
    assert guarantee.offered
    assert (guarantee.measure, guarantee.payout, guarantee.starts) == ("wait", 10, dt.date(2027, 7, 1))
    assert guarantee.expected_cost == pytest.approx(491.24, abs=0.01)
    assert guarantee.reserve == 1800
    assert guarantee.condition is not None
    assert "Saturday morning" in guarantee.condition.text


def test_without_an_overload_the_guarantee_waits_for_a_quarter_of_logging() -> None:
    guarantee = written(a_workshop()).guarantee
    assert guarantee.offered
    assert guarantee.starts == dt.date(2027, 7, 1)
    assert guarantee.payout is not None
    assert guarantee.expected_cost is not None
    assert guarantee.expected_cost <= (guarantee.reserve or 0)


def test_a_smaller_reserve_pays_a_smaller_sum_and_says_why_not_more() -> None:
    guarantee = written(a_workshop(), business={"marketing_budget": 4500}).guarantee
    assert guarantee.offered
    assert (guarantee.payout or 99) < 15
    assert guarantee.condition is not None
    assert "Not £15" in guarantee.condition.text


@pytest.mark.parametrize(
    ("business", "words"),
    [
        ({"marketing_budget": 0}, "no money set aside"),
        ({"marketing_budget": 300}, "One promise would be fit"),
        ({"horizon_months": 4}, "too close to the plan's last day"),
    ],
)
def test_a_fit_promise_is_not_insured_without_money_or_time(business: dict[str, Any], words: str) -> None:
    guarantee = written(a_workshop(), business=business).guarantee
    assert not guarantee.offered
    assert words in guarantee.statement.text


def test_no_guarantee_on_a_promise_whose_volume_nobody_knows() -> None:
    raw = a_workshop()
    del raw["delivery"][0]["per_month"]
    assert "the brief does not say" in written(raw).guarantee.statement.text


def test_no_guarantee_on_a_share_that_is_kept_too_seldom() -> None:
    raw = replaced({"unit": "share of visits", "better": "higher", "kept": 180, "total": 200, "per_month": 100})
    raw["segments"] = [a_segment("Homes", (60, 270, 3, 20, 0.9), expects={"late": {"adequate": 0.8}})]
    assert "leaves a margin" in written(raw).guarantee.statement.text


def test_a_yes_no_promise_is_insured_outside_regulated_trades_only() -> None:
    raw = replaced({"unit": "share of visits", "better": "higher", "kept": 399, "total": 400, "per_month": 100})
    raw["segments"] = [a_segment("Homes", (60, 270, 3, 20, 0.9), expects={"late": {"adequate": 0.9}})]
    free = written(raw).guarantee
    assert free.offered
    assert "does not come true" in free.statement.text
    assert "regulator watches" in written(raw, business={"sector": "legal"}).guarantee.statement.text


def test_a_refusal_gives_its_price_and_the_misses_that_would_open_it() -> None:
    text = write_expectations(example_desk("quaymark-couriers")).guarantee.statement.text
    assert "€4,011 a month" in text
    assert "no more than 14" in text
    assert "held 98" in text


def test_a_loss_making_month_is_not_set_beside_the_price() -> None:
    raw = replaced({"samples": [30.0] * 60, "current_promise": 10, "per_month": 100})
    text = written(raw, business={"fixed_costs_per_month": 50_000}).guarantee.statement.text
    assert "You earn" not in text
    assert "The reserve is" in text


def test_an_uneven_group_stands_apart_with_its_count_its_chance_and_its_way_back() -> None:
    text = note(write_expectations(example_desk("brightside-dental")), "uneven")
    assert "Saturday morning: kept 22 times of 27" in text
    assert "45 cases running" in text
    assert "77 with one" in text
    assert "8 weeks, or 12 weeks" in text
    assert "stays in with the others" in note(write_expectations(example_desk("quaymark-couriers")), "uneven")


def test_a_bad_month_is_named_and_not_set_apart() -> None:
    values = [5.0] * 223 + [30.0] * 5
    dates = [dt.date(2026, 9, 1 + i % 28) for i in range(200)] + [dt.date(2026, 10, 1 + i % 28) for i in range(28)]
    text = note(written(with_delivery(samples=values, sample_dates=dates)), "uneven")
    assert "October 2026" in text
    assert "cannot be set apart" in text


def test_a_group_set_apart_without_a_volume_has_no_weeks() -> None:
    values, groups = [5.0] * 200 + [30.0] * 40, ["week"] * 200 + ["fair"] * 40
    raw = with_delivery(samples=values, sample_groups=groups)
    del raw["delivery"][0]["per_month"]
    text = note(written(raw), "uneven")
    assert "hardly ever happens" in text
    assert "45 cases running" in text
    assert "pace" not in text


@pytest.mark.parametrize(
    ("entry", "topic", "words"),
    [
        ({"median": 8, "p90": 18, "n": 60}, "change", "within 14.7 minutes it passes"),
        ({"median": 8, "p90": 18}, "levels", "we assume 20"),
        ({"median": 25, "p90": 40, "n": 60}, "change", "not only the slow ones"),
        ({"samples": [5.0] * 90 + [30.0] * 10}, "change", "10 missed that"),
        ({"typical": 12}, "measure_first", "one usual figure"),
        ({"samples": [12.0] * 30}, "measure_first", "every case so far kept"),
        ({"samples": [30.0] * 30}, "measure_first", "misses what is accepted"),
        ({}, "measure_first", "no record at all"),
        ({"samples": [12.0] * 60, "current_promise": 5}, "current", "not kept once"),
        ({"median": 8, "p90": 18, "n": 60, "current_promise": 5}, "current", "middle and slow end"),
        ({"typical": 12, "current_promise": 5}, "current", "no record stands behind it"),
    ],
)
def test_each_kind_of_record_says_what_it_carries_and_what_it_lacks(entry: dict[str, Any], topic: str, words: str) -> None:
    assert words in note(written(replaced(entry)), topic)


def test_a_share_promised_every_time_or_in_part_is_held_against_its_count() -> None:
    share = {"unit": "share of visits", "better": "higher", "kept": 170, "total": 200, "per_month": 50}
    segments = [a_segment("Homes", (60, 270, 3, 20, 0.9), expects={"late": {"adequate": 0.95}})]
    every = written(replaced(share | {"current_promise": 1.0}) | {"segments": segments})
    assert "every time is promised" in note(every, "current")
    assert "of as many would pass" in note(every, "change")
    assert "99% is promised" in note(written(replaced(share | {"current_promise": 0.99}) | {"segments": segments}), "current")


def test_a_record_without_an_answer_asks_what_is_acceptable() -> None:
    raw = a_workshop()
    for segment in raw["segments"]:
        segment["expects"] = {}
    section = written(raw)
    assert "the record is there (100 cases)" in note(section, "measure_first")
    assert "nobody has asked" in side(section, "reliability")
    assert not section.guarantee.offered
    few = written(replaced({"samples": [12.0] * 30, "dimension": "empathy"}) | {"segments": raw["segments"]})
    assert "more cases are needed" in note(few, "measure_first")


def test_too_few_cases_are_a_reason_of_their_own() -> None:
    section = written(replaced({"samples": [12.0] * 30, "dimension": "empathy"}))
    assert "too few" in side(section, "empathy")


def test_expectations_that_nobody_counts_against_are_named() -> None:
    raw = a_workshop()
    raw["segments"][0]["expects"] = {"reply": {"adequate": 24}}
    assert "reply" in note(written(raw), "measure_first")


def test_a_rival_who_promises_more_is_said_plainly() -> None:
    rival = [{"name": "Key & Fork", "promises": {"late": 10}}]
    assert "Key & Fork promises 10 minutes, you may say 15 minutes" in note(written(a_workshop(), competitors=rival), "rivals_promise")
    silent = note(write_expectations(example_desk("quaymark-couriers")), "rivals_promise")
    assert "no answer to that yet" in silent


def test_present_copy_is_refuted_by_a_count_and_replaced_by_the_register() -> None:
    rows = write_expectations(example_desk("brightside-dental")).copy_rows
    assert [row.index for row in rows] == [0]
    assert "only 129 were within" in rows[0].finding.text
    assert rows[0].replacement is not None
    assert "20 minutes" in rows[0].replacement.text


def test_a_share_that_is_rounded_up_in_copy_shows_its_cautious_end() -> None:
    rows = write_expectations(example_desk("copperbeech-plumbing")).copy_rows
    assert any("86% at the cautious end" in row.finding.text for row in rows)


def test_one_person_owns_the_register_and_those_who_sell_are_bound_by_it() -> None:
    assert "You own the register" in written(a_stall()).who_may_promise.text
    club = write_expectations(example_desk("tidewall-fitness")).who_may_promise.text
    assert "Stefan Kolar" in club
    assert "Membership adviser" in club
    unnamed = written(a_workshop()).who_may_promise.text
    assert "the booking manager" in unnamed
    own = written(a_workshop(), team=[{"role": "Owner", "name": "Ida"}, {"role": "Tuner", "contact": True, "reports_to": "Owner"}])
    assert "asks why" in own.who_may_promise.text


def test_an_owner_nobody_named_is_called_so() -> None:
    team = [{"role": "Manager", "contact": False}, {"role": "Tuner", "contact": True}, {"role": "Desk", "contact": True}]
    assert "the owner" in written(a_workshop(), team=team).who_may_promise.text
