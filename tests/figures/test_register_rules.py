"""Rules of the register that one brief seldom shows together: guesses, rivals, groups, months, pools, names that clash."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.brief import Brief
from service.domain.evidence import Ledger
from service.figures.register import Register, read_register
from service.figures.register_line import RegisterLine

EVERYONE = [{"name": "Everyone", "expects": {"wait": {"adequate": 30}}}]
WEEK = {
    "hours": {"mon": {"morning": 10, "afternoon": 10}, "tue": {"morning": 10, "afternoon": 10}, "sat": {"all day": 10}},
    "demand": {"mon": {"morning": 8, "afternoon": 3}, "tue": {"morning": 8, "afternoon": 4}, "sat": {"all day": 12}},
}


def a_register(delivery: dict[str, Any] | list[dict[str, Any]], **blocks: Any) -> Register:
    entries = delivery if isinstance(delivery, list) else [delivery]
    brief = Brief.model_validate(
        {
            "business": {"name": "Any", "kind": "any"},
            "services": [{"name": "Visit", "price": 10}],
            "segments": EVERYONE,
            "delivery": [{"measure": "wait", "unit": "min", "better": "lower", **entry} for entry in entries],
            **blocks,
        }
    )
    return read_register(brief, Ledger())


def a_line(delivery: dict[str, Any], **blocks: Any) -> RegisterLine:
    return a_register(delivery, **blocks).lines[0]


def grouped(**groups: list[float]) -> dict[str, Any]:
    return {
        "samples": [value for values in groups.values() for value in values],
        "sample_groups": [name.replace("_", " ") for name, values in groups.items() for _ in values],
    }


def value(fact: Any) -> float | None:
    return None if fact is None else float(fact)


def keys(register: Register) -> list[str]:
    return [line.key for line in register.lines]


def test_a_typical_value_is_never_promised() -> None:
    line = a_line({"typical": 8, "per_month": 100, "current_promise": 9})
    assert (line.basis, line.verdict, line.promise, value(line.deliverable)) == ("assumed", "held_back", None, 10)
    assert line.flags == ("overpromising_now", "measure_first")
    assert value(line.weeks_to_measure) == 2


def test_a_share_without_its_total_is_taken_as_it_is() -> None:
    line = a_line({"typical": 0.9, "unit": "share of visits", "better": "higher"})
    assert (line.basis, line.yes_no, value(line.deliverable), line.keep_rate) == ("assumed", True, 0.9, None)


def test_a_few_yes_and_no_answers_are_assumed() -> None:
    line = a_line(
        {"kept": 9, "total": 9, "unit": "share", "better": "higher"}, segments=[{"name": "A", "expects": {"wait": {"adequate": 0.5}}}]
    )
    assert (line.basis, line.verdict, value(line.missing_samples)) == ("assumed", "held_back", 36)


def test_median_and_p90_without_n_rest_on_twenty_and_say_so() -> None:
    line = a_line({"median": 4, "p90": 12})
    assert (line.basis, line.n, line.n_assumed, line.verdict) == ("modelled", 20, True, "within_zone")
    assert line.may_be_published


@pytest.mark.parametrize("entry", [{"median": 4, "p90": 18, "n": 9}, {"median": 18, "p90": 18, "n": 60}])
def test_where_no_model_holds_the_p90_is_all_that_is_known(entry: dict[str, float]) -> None:
    line = a_line(entry)
    assert (line.basis, line.verdict, value(line.deliverable), value(line.missing_samples)) == ("assumed", "held_back", 18, 45)


def test_an_entry_without_any_record_says_what_customers_accept_and_no_more() -> None:
    line = a_line({"current_promise": 5})
    assert (line.basis, line.verdict, line.deliverable, value(line.adequate)) == ("assumed", "held_back", None, 30)
    assert line.flags == ("measure_first",)


def test_higher_is_better_is_judged_the_other_way_round() -> None:
    entry = {"measure": "battery", "unit": "h", "better": "higher", "samples": [7.0] * 60, "current_promise": 8}
    segments = [{"name": n, "expects": {"battery": {"adequate": a}}} for n, a in (("A", 4), ("B", 5), ("C", 8))]
    rivals = [{"name": "X", "promises": {"battery": 5}}, {"name": "Y", "promises": {"battery": 9}}]
    register = a_register(entry, segments=segments, competitors=rivals)
    line, strict = register.lines
    assert (value(line.adequate), value(line.promise), line.strictest_segment, line.competitor) == (5, 6, "B", "Y")
    assert line.flags == ("overpromising_now", "behind_competitor")
    assert (strict.key, strict.verdict) == ("battery.C", "fix_first")


def test_a_rivals_promise_that_ours_meets_is_no_defeat() -> None:
    rivals = [{"name": "X", "promises": {"wait": 10}}, {"name": "Y", "promises": {"wait": 10}}, {"name": "Z", "promises": {"call": 1}}]
    line = a_line({"samples": [8.0] * 60, "current_promise": 10}, competitors=rivals)
    assert (value(line.promise), line.competitor, line.flags) == (10, "X", ())


def test_the_promise_stops_at_what_is_adequate() -> None:
    line = a_line({"samples": [27.0] * 60})
    assert value(line.promise) == 30
    line = a_line({"samples": [21.0] * 60}, segments=[{"name": "A", "expects": {"wait": {"adequate": 24}}}])
    assert (value(line.promise), line.verdict) == (24, "within_zone")


def test_a_segment_that_only_hopes_sets_no_bar_beside_those_who_accept() -> None:
    hoper = {"name": "Hopers", "expects": {"wait": {"desired": 1}}}
    line = a_line({"samples": [4.0] * 60}, segments=[*EVERYONE, hoper])
    assert (line.desired, line.verdict) == (None, "within_zone")
    alone = a_line({"samples": [4.0] * 60}, segments=[hoper])
    assert (value(alone.desired), alone.adequate, alone.verdict) == (1, None, "held_back")


def test_an_even_record_is_not_split() -> None:
    register = a_register(grouped(mon=[5.0] * 40, tue=[6.0] * 40))
    assert keys(register) == ["wait"]
    assert value(register.lines[0].groups_tested) == 2


def test_an_uneven_group_is_split_off_where_nobody_said_what_is_adequate() -> None:
    register = a_register(grouped(mon=[5.0] * 150, sat=[9.0] * 22 + [5.0] * 8), customers_in_words="All", segments=[])
    assert keys(register) == ["wait"]
    register = a_register(grouped(mon=[5.0] * 400, sat=[9.0] * 12 + [5.0] * 18), customers_in_words="All", segments=[])
    assert keys(register) == ["wait", "wait.sat"]
    assert {line.verdict for line in register.lines} == {"held_back"}


def test_a_second_group_is_split_off_once_the_first_has_tightened_the_promise() -> None:
    record = grouped(mon=[4.0] * 300, fri=[9.0] * 8 + [4.0] * 22, sat=[40.0] * 20 + [4.0] * 10)
    register = a_register(record)
    assert keys(register) == ["wait", "wait.sat", "wait.fri"]
    assert value(register.lines[0].promise) == 5


def test_where_most_groups_fail_nothing_is_split() -> None:
    register = a_register(grouped(mon=[50.0] * 40, tue=[50.0] * 40, wed=[5.0] * 40))
    assert keys(register) == ["wait"]
    assert register.lines[0].verdict == "fix_first"


def test_rows_without_a_group_stay_with_the_rest() -> None:
    record = grouped(mon=[5.0] * 100, sat=[40.0] * 25)
    record["sample_groups"] = ["  " if g == "mon" else g for g in record["sample_groups"]]
    line = a_line(record)
    assert (line.n, line.excluded) == (100, ("sat",))


def test_uneven_groups_of_one_load_state_share_a_line() -> None:
    week = {
        "hours": {"mon": {"a": 10}, "fri": {"a": 10}, "sat": {"a": 10}},
        "demand": {"mon": {"a": 7}, "fri": {"a": 12}, "sat": {"a": 11}},
    }
    record = grouped(mon_a=[5.0] * 200, fri_a=[40.0] * 25, sat_a=[50.0] * 25)
    assert keys(a_register(record, capacity=week)) == ["wait", "wait.fri a, sat a"]
    assert keys(a_register(record)) == ["wait", "wait.fri a", "wait.sat a"]
    chinese = a_register(record, capacity=week, language="zh")
    assert chinese.lines[1].group == "fri a、sat a"


def test_spellings_of_one_daypart_are_one_group() -> None:
    record = grouped(mon_morning=[5.0] * 60, sat=[40.0] * 10) | {}
    record["sample_groups"] = [*record["sample_groups"], *["Saturday All Day"] * 6, *["周六 all day"] * 6]
    record["samples"] = [*record["samples"], *[40.0] * 12]
    line = a_line(record, capacity=WEEK)
    assert line.excluded == ("sat",)
    assert [slot.name for slot in line.dayparts] == ["mon_morning"]


def test_a_bad_month_is_named_but_not_split_off() -> None:
    dates = ["2026-10-05"] * 300 + ["2026-11-05"] * 30
    register = a_register({"samples": [5.0] * 300 + [20.0] * 10 + [5.0] * 20, "sample_dates": dates})
    assert keys(register) == ["wait"]
    line = register.lines[0]
    assert (line.flags, line.n, value(line.promise)) == (("uneven",), 330, 5)
    (november,) = line.uneven_groups
    assert (november.name, november.is_month, value(november.kept)) == ("2026-11", True, 20)


def test_one_month_is_compared_with_nothing() -> None:
    line = a_line({"samples": [5.0] * 60, "sample_dates": ["2026-10-05"] * 60})
    assert line.flags == ()


def test_a_quiet_pool_needs_ten_deliveries_and_somebody_to_serve() -> None:
    segments = [*EVERYONE, {"name": "Strict", "expects": {"wait": {"adequate": 10}}}]
    busy = [25.0] * 50
    assert keys(a_register(grouped(mon_morning=busy, mon_afternoon=[6.0] * 9), segments=segments, capacity=WEEK)) == ["wait", "wait.Strict"]
    assert keys(a_register(grouped(mon_morning=busy, mon_afternoon=[12.0] * 20), segments=segments, capacity=WEEK)) == [
        "wait",
        "wait.Strict",
    ]
    register = a_register(grouped(mon_morning=busy, mon_afternoon=[6.0] * 10), segments=segments, capacity=WEEK)
    assert keys(register) == ["wait", "wait.Strict", "wait.quiet"]
    assert (register.lines[2].basis, value(register.lines[2].promise)) == ("provisional", 10)


def test_a_line_of_a_part_of_the_week_knows_how_long_it_takes_in_the_rest() -> None:
    segments = [*EVERYONE, {"name": "Strict", "expects": {"wait": {"adequate": 10}}}]
    record = grouped(mon_morning=[25.0] * 50, mon_afternoon=[6.0] * 10)
    quiet = a_register(record, segments=segments, capacity=WEEK).get("wait.quiet")
    assert quiet is not None and value(quiet.elsewhere) == 30
    few = a_register(grouped(mon_morning=[25.0] * 9, mon_afternoon=[6.0] * 10), segments=segments, capacity=WEEK)
    assert [line.elsewhere for line in few.lines] == [None] * len(few.lines)


def test_a_daypart_named_without_its_day_stands_for_all_days() -> None:
    segments = [*EVERYONE, {"name": "Strict", "expects": {"wait": {"adequate": 10}}}]
    register = a_register(grouped(Morning=[25.0] * 50, Afternoon=[6.0] * 50, other=[25.0] * 50), segments=segments, capacity=WEEK)
    quiet = register.get("wait.quiet")
    assert quiet is not None
    assert [slot.name for slot in quiet.dayparts] == ["mon_afternoon", "tue_afternoon"]
    assert (quiet.group, quiet.basis) == ("afternoon", "measured")


def test_a_part_of_the_week_without_known_demand_is_in_no_pool() -> None:
    week = {"hours": WEEK["hours"], "demand": {"mon": {"morning": 8}}}
    segments = [*EVERYONE, {"name": "Strict", "expects": {"wait": {"adequate": 10}}}]
    register = a_register(grouped(mon_morning=[25.0] * 50, mon_afternoon=[6.0] * 50), segments=segments, capacity=week)
    assert keys(register) == ["wait", "wait.Strict"]


def test_names_that_clash_are_kept_apart() -> None:
    segments = [*EVERYONE, {"name": "quiet", "expects": {"wait": {"adequate": 10}}}]
    record = grouped(mon_morning=[25.0] * 50, mon_afternoon=[6.0] * 10)
    assert keys(a_register(record, segments=segments, capacity=WEEK)) == ["wait", "wait.quiet", "wait.quiet (2)"]
    twice = a_register([{"samples": [5.0] * 60}, {"samples": [9.0] * 60}])
    assert keys(twice) == ["wait", "wait (2)"]
    assert len(twice.of("wait")) == 2
