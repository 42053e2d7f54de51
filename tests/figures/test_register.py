"""The promise register of whole briefs, to the digit: a dental clinic, a courier, a cleaning firm, a mechanic."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from service.analysis.levels import meets
from service.domain.evidence import Fact, Ledger
from service.figures.register import Register, read_register
from service.figures.register_line import RegisterLine
from service.reading.brief_file import read_brief

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def register_of(name: str) -> Register:
    return read_register(read_brief(EXAMPLES / f"{name}.yaml"), Ledger())


def line_of(name: str, key: str) -> RegisterLine:
    line = register_of(name).get(key)
    assert line is not None, [line.key for line in register_of(name).lines]
    return line


def numbers(*facts: Fact | None) -> list[float | None]:
    return [None if fact is None else round(fact.value, 4) for fact in facts]


def test_the_clinic_has_a_line_for_each_case() -> None:
    assert [line.key for line in register_of("brightside-dental").lines] == [
        "wait",
        "wait.sat morning",
        "wait.Nervous adults",
        "wait.quiet",
        "call_back",
        "estimate",
    ]


def test_weekday_waits_are_promised_without_the_uneven_saturday() -> None:
    line = line_of("brightside-dental", "wait")
    assert (line.basis, line.verdict, line.flags) == ("measured", "within_zone", ("overpromising_now", "behind_competitor"))
    assert (line.n, line.excluded, line.strictest_segment, line.competitor) == (293, ("sat morning",), "Young families", "SmileCo")
    assert numbers(line.rank, line.deliverable, line.promise, line.median) == [284, 19, 20, 6]
    assert numbers(line.kept, line.total, line.keep_rate_lower_bound, line.broken_per_month) == [289, 293, 0.9729, 8.1873]
    assert numbers(line.current_kept, line.current_total, line.current_broken_per_month) == [129, 320, 208.9059]
    assert numbers(line.misses_allowed, line.groups_tested) == [9, 8]


def test_the_days_that_a_line_covers_are_known() -> None:
    assert {slot.day for slot in line_of("brightside-dental", "wait").dayparts} == {"mon", "tue", "wed", "thu", "fri"}
    assert [slot.name for slot in line_of("brightside-dental", "wait.quiet").dayparts] == ["tue_afternoon", "thu_afternoon"]


def test_saturday_is_named_and_must_be_fixed_first() -> None:
    line = line_of("brightside-dental", "wait.sat morning")
    assert (line.basis, line.verdict, line.group, line.promise) == ("provisional", "fix_first", "sat morning", None)
    assert set(line.flags) == {"overpromising_now", "behind_competitor", "measure_first", "uneven"}
    assert numbers(line.deliverable, line.kept, line.total, line.keep_rate_lower_bound) == [33, 22, 27, 0.6834]
    assert numbers(line.supported_keep, line.missing_samples, line.broken_per_month) == [0.9183, 18, 8.8161]
    (saturday,) = line.uneven_groups
    assert (saturday.name, saturday.is_month, numbers(saturday.n, saturday.kept, saturday.level, saturday.chance)) == (
        "sat morning",
        False,
        [27, 22, 20, 0.0100],
    )


def test_a_stricter_segment_has_a_line_of_its_own() -> None:
    line = line_of("brightside-dental", "wait.Nervous adults")
    assert (line.verdict, line.promise, line.segment, line.broken_per_month) == ("fix_first", None, "Nervous adults", None)
    assert numbers(line.adequate, line.desired, line.kept, line.total, line.keep_rate_lower_bound) == [10, 0, 228, 293, 0.7440]


def test_quiet_dayparts_keep_what_the_stricter_segment_needs() -> None:
    line = line_of("brightside-dental", "wait.quiet")
    assert (line.basis, line.verdict, line.pool, line.segment) == ("provisional", "within_zone", "quiet", "Nervous adults")
    assert line.group == "tue afternoon, thu afternoon"
    assert "measure_first" in line.flags
    assert numbers(line.deliverable, line.promise, line.kept, line.missing_samples, line.weeks_to_measure) == [7, 10, 27, 18, 3]


def test_a_modelled_measure_says_what_would_pass() -> None:
    line = line_of("brightside-dental", "call_back")
    assert (line.basis, line.verdict, line.n, line.n_assumed) == ("modelled", "fix_first", 48, False)
    assert numbers(line.deliverable, line.keep_rate, line.keep_rate_lower_bound, line.p90_needed) == [12.1994, 0.9262, 0.88, 5.3219]
    assert numbers(line.broken_per_month, line.kept, line.total) == [14.3952, None, None]


def test_what_nobody_says_is_acceptable_is_held_back() -> None:
    line = line_of("brightside-dental", "estimate")
    assert (line.basis, line.verdict, line.promise, line.yes_no, line.unit) == ("measured", "held_back", None, True, "share")
    assert line.share_of == "share of treatments"
    assert numbers(line.deliverable, line.kept, line.total, line.keep_rate) == [0.8662, 171, 190, 0.9]


def test_the_courier_has_no_promise_for_everyone() -> None:
    line = line_of("quaymark-couriers", "collect")
    assert (line.verdict, line.promise, line.flags) == ("fix_first", None, ("overpromising_now", "behind_competitor", "uneven"))
    assert (line.excluded, line.strictest_segment) == ((), "Offices")
    assert numbers(line.rank, line.deliverable, line.kept, line.total, line.keep_rate_lower_bound) == [386, 95, 302, 400, 0.7253]
    assert numbers(line.current_kept, line.current_broken_per_month, line.misses_allowed) == [108, 2215.6764, 14]
    assert [group.name for group in line.uneven_groups] == ["fri afternoon"]


def test_the_worst_afternoon_is_named() -> None:
    line = line_of("quaymark-couriers", "collect.fri afternoon")
    assert line.verdict == "fix_first"
    assert numbers(line.kept, line.total) == [6, 36]


def test_a_pool_by_load_is_promised_to_the_segment_it_serves() -> None:
    line = line_of("quaymark-couriers", "collect.below_85")
    assert (line.basis, line.verdict, line.segment, line.group) == ("measured", "within_zone", "Offices", "midday, evening")
    assert line.flags == ("overpromising_now",)
    assert numbers(line.deliverable, line.promise, line.kept, line.total, line.keep_rate_lower_bound, line.median) == [
        52,
        60,
        117,
        117,
        0.9805,
        24,
    ]
    assert round(line.broken_per_month.value if line.broken_per_month else 0) == 17


def test_a_quieter_pool_serves_those_who_are_left() -> None:
    line = line_of("quaymark-couriers", "collect.quiet")
    assert (line.basis, line.segment, line.n) == ("provisional", "Clinics and labs", 29)
    assert numbers(line.deliverable, line.promise, line.missing_samples) == [36, 45, 16]


def test_the_couriers_other_measures_promise_nothing() -> None:
    window, claims, quote = (line_of("quaymark-couriers", key) for key in ("window", "claims", "quote"))
    assert (window.verdict, claims.verdict, quote.verdict) == ("fix_first", "fix_first", "held_back")
    assert numbers(window.deliverable, window.kept_needed, window.broken_per_month) == [0.7859, 1399, 625.0434]
    assert numbers(claims.deliverable, claims.keep_rate, claims.p90_needed, claims.current_keep_rate) == [28.3881, 0.3994, None, 0.0622]
    assert numbers(quote.deliverable, quote.keep_rate, quote.missing_samples) == [3.75, None, 45]
    assert (quote.basis, quote.flags) == ("assumed", ("measure_first",))


def test_the_cleaning_firm_splits_saturday_so_that_weekdays_meet_the_least_accepted() -> None:
    line = line_of("nuanxiang-jiazheng", "late")
    assert (line.verdict, line.excluded) == ("within_zone", ("周六全天",))
    assert numbers(line.rank, line.deliverable, line.promise, line.kept, line.total, line.keep_rate_lower_bound) == [
        141,
        29,
        30,
        142,
        144,
        0.9635,
    ]
    saturday = line_of("nuanxiang-jiazheng", "late.周六全天")
    assert (saturday.verdict, saturday.basis) == ("fix_first", "provisional")
    assert numbers(saturday.deliverable, saturday.kept, saturday.total, saturday.uneven_groups[0].chance) == [53, 30, 36, 0.0083]


def test_a_share_is_promised_as_one_would_say_it() -> None:
    line = line_of("nuanxiang-jiazheng", "same_cleaner")
    assert (line.verdict, line.flags) == ("within_zone", ("overpromising_now",))
    assert numbers(line.deliverable, line.promise, line.broken_per_month, line.current_keep_rate) == [0.9222, 0.9, 29.7895, None]


def test_where_every_segment_is_missed_the_loosest_judges_the_line_and_the_stricter_have_their_own() -> None:
    line, parents = line_of("nuanxiang-jiazheng", "reply"), line_of("nuanxiang-jiazheng", "reply.替父母下单的子女")
    assert numbers(line.adequate, line.deliverable, line.p90_needed) == [24, 38.6741, 13.1193]
    assert numbers(parents.adequate, parents.p90_needed) == [12, 8.2861]
    assert "behind_competitor" in line.flags


def test_without_records_there_are_no_lines_but_the_standard_is_known() -> None:
    register = register_of("hedge-lane-cycles")
    assert register.lines == ()
    assert numbers(register.smallest_n, register.smallest_n_one_miss, register.keep_target, register.confidence) == [45, 77, 0.95, 0.9]
    assert register.get("wait") is None


def test_only_measured_and_modelled_promises_are_published() -> None:
    assert [line.key for line in register_of("brightside-dental").published()] == ["wait"]
    assert [line.key for line in register_of("quaymark-couriers").published()] == ["collect.below_85"]
    assert [line.key for line in register_of("nuanxiang-jiazheng").published()] == ["late", "same_cleaner"]


def test_lines_are_found_by_measure_and_by_what_must_be_fixed() -> None:
    register = register_of("brightside-dental")
    assert [line.key for line in register.of("wait")] == ["wait", "wait.sat morning", "wait.Nervous adults", "wait.quiet"]
    assert [line.key for line in register.fix_first()] == ["wait.sat morning", "wait.Nervous adults", "call_back"]


@pytest.mark.parametrize("example", sorted(p.stem for p in EXAMPLES.glob("*.yaml")))
def test_every_promise_lies_between_adequate_and_deliverable(example: str) -> None:
    lines = register_of(example).lines
    assert len({line.key for line in lines}) == len(lines)
    for line in lines:
        assert (line.promise is not None) == (line.verdict in ("delight", "within_zone"))
        if line.promise and line.adequate and line.deliverable:
            assert meets(line.deliverable.value, line.promise.value, line.better)
            assert meets(line.promise.value, line.adequate.value, line.better)


@pytest.mark.parametrize("example", sorted(p.stem for p in EXAMPLES.glob("*.yaml")))
def test_every_number_names_what_it_rests_on(example: str) -> None:
    ledger = Ledger()
    register = read_register(read_brief(EXAMPLES / f"{example}.yaml"), ledger)
    facts = [value for line in register.lines for value in vars(line).values() if isinstance(value, Fact)]
    for fact in facts:
        assert fact.evidence
        assert all(e.kind == "brief" or e.ref in ledger.calculations for e in fact.evidence)
    for line in register.lines:
        assert line.deliverable is None or line.deliverable.evidence[0].ref == f"promise.{line.key}"
