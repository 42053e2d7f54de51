"""Levels that a record supports: order statistics, sizes of records, and the log-normal model."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from service.analysis.bounds import Standard
from service.analysis.levels import (
    Better,
    LogNormal,
    beats,
    kept_at,
    log_normal,
    meets,
    misses_allowed,
    rank,
    sample_level,
    smallest_n,
    strictest,
    supported_keep,
    typical_level,
)

standards = st.builds(Standard, st.floats(0.3, 0.99), st.floats(0.5, 0.99))


@pytest.mark.parametrize(("n", "r"), [(293, 284), (320, 310), (400, 386), (180, 176), (144, 141), (45, 45)])
def test_the_rank_is_the_smallest_that_keeps_the_standard(n: int, r: int) -> None:
    assert rank(n) == r


@given(st.integers(1, 400), standards)
def test_the_rank_agrees_with_the_binomial_distribution(n: int, standard: Standard) -> None:
    cdf = stats.binom.cdf(np.arange(n), n, standard.keep)
    expected = next((r for r in range(1, n + 1) if cdf[r - 1] >= standard.confidence - 1e-12), None)
    assert rank(n, standard) == expected


def test_a_confidence_met_exactly_counts_as_met() -> None:
    assert rank(41, Standard(0.5, 0.5)) == 21


def test_too_small_a_record_has_no_rank_and_allows_no_misses() -> None:
    assert rank(44) is None
    assert misses_allowed(44) is None


def test_forty_five_deliveries_without_a_miss_make_a_promise_and_seventy_seven_with_one() -> None:
    assert smallest_n() == 45
    assert smallest_n(misses=1) == 77


@pytest.mark.parametrize(("n", "misses"), [(280, 8), (300, 9), (320, 10), (400, 14), (45, 0)])
def test_larger_records_may_hold_more_misses(n: int, misses: int) -> None:
    assert misses_allowed(n) == misses


@given(standards, st.integers(0, 5))
def test_the_smallest_record_is_the_first_that_allows_the_misses(standard: Standard, misses: int) -> None:
    n = smallest_n(standard, misses)
    before = misses_allowed(n - 1, standard)
    assert misses_allowed(n, standard) == misses
    assert before is None or before < misses


@pytest.mark.parametrize(("n", "keep"), [(5, 0.63), (10, 0.79), (22, 0.90), (27, 0.9183), (38, 0.9412), (45, 0.95)])
def test_the_worst_of_a_few_values_keeps_what_their_number_supports(n: int, keep: float) -> None:
    assert supported_keep(n) == pytest.approx(keep, abs=0.005)


def test_too_few_values_give_their_worst() -> None:
    found = sample_level(np.array([3.0, 9.0, 4.0]), "lower")
    assert (found.value, found.rank) == (9.0, None)
    assert sample_level(np.array([3.0, 9.0, 4.0]), "higher").value == 3.0


@given(st.lists(st.integers(-500, 500), min_size=1, max_size=200))
def test_higher_is_better_mirrors_lower_is_better(values: list[int]) -> None:
    record = np.array(values, dtype=np.float64)
    assert sample_level(record, "lower").value == -sample_level(-record, "higher").value
    assert kept_at(record, 7, "lower") == kept_at(-record, -7, "higher")


def test_repeating_a_record_never_raises_the_rank_more_than_its_size() -> None:
    for n in range(45, 2000):
        assert (rank(2 * n) or 0) <= 2 * (rank(n) or 0)


@pytest.mark.parametrize(("better", "good", "bad"), [("lower", 5.0, 9.0), ("higher", 9.0, 5.0)])
def test_better_depends_on_the_direction(better: Better, good: float, bad: float) -> None:
    assert meets(good, bad, better)
    assert meets(good, good, better)
    assert beats(good, bad, better)
    assert not beats(good, good, better)
    assert strictest([bad, good], better) == good


@pytest.mark.parametrize(("typical", "better", "level"), [(3, "lower", 3.75), (5, "higher", 4), (-4, "lower", -3.2), (-4, "higher", -5)])
def test_a_typical_value_is_taken_a_quarter_worse(typical: float, better: Better, level: float) -> None:
    assert typical_level(typical, better) == pytest.approx(level)


def model(median: float, p90: float, n: int, better: Better = "lower") -> LogNormal:
    found = log_normal(median, p90, n, better)
    assert found is not None
    return found


def test_a_median_and_a_p90_give_the_log_normal_tolerance_level() -> None:
    calls = model(2.5, 7, 48)
    assert calls.sigma == pytest.approx(0.8034, abs=5e-5)
    assert calls.level() == pytest.approx(12.1994, abs=5e-5)
    assert model(6, 15, 22).level() == pytest.approx(28.4, abs=0.05)
    assert model(4, 18, 60).level() == pytest.approx(38.7, abs=0.05)


def test_the_model_says_how_often_a_level_is_kept_and_at_least_so_often() -> None:
    calls = model(2.5, 7, 48)
    assert [calls.keep_rate(8), calls.keep_bound(8)] == pytest.approx([0.9262, 0.8800], abs=5e-5)
    assert [calls.keep_rate(1), calls.keep_bound(1)] == pytest.approx([0.1270, 0.0848], abs=5e-5)
    assert calls.keep_bound(calls.level()) == pytest.approx(0.95)


def test_the_p90_needed_is_the_one_at_which_the_level_just_passes() -> None:
    needed = model(2.5, 7, 48).p90_needed(8)
    assert needed == pytest.approx(5.3219, abs=5e-5)
    assert needed is not None
    assert model(2.5, needed, 48).level() == pytest.approx(8)
    assert model(4, 18, 60).p90_needed(12) == pytest.approx(8.29, abs=0.005)


def test_no_p90_helps_where_the_median_itself_misses() -> None:
    assert model(6, 15, 22).p90_needed(5) is None
    assert model(6, 4, 22, "higher").p90_needed(-1) is None


@given(st.floats(0.01, 1e4), st.floats(1.01, 50), st.integers(10, 5000), st.floats(0.05, 20))
def test_the_model_is_reflected_where_higher_is_better(median: float, spread: float, n: int, ratio: float) -> None:
    low, high = model(median, median * spread, n), model(1 / median, 1 / (median * spread), n, "higher")
    assert low.level() == pytest.approx(1 / high.level(), rel=1e-9)
    assert low.keep_rate(median * ratio) == pytest.approx(high.keep_rate(1 / (median * ratio)))
    assert low.keep_bound(median * ratio) == pytest.approx(high.keep_bound(1 / (median * ratio)), abs=1e-9)


def test_a_level_of_nothing_is_never_kept_where_lower_is_better_and_always_where_higher_is() -> None:
    assert model(2, 5, 20).keep_rate(0) == 0
    assert model(5, 2, 20, "higher").keep_rate(0) == 1


@pytest.mark.parametrize(("median", "p90"), [(0, 5), (5, 5), (-1, 3), (2, 0)])
def test_some_figures_are_no_log_normal(median: float, p90: float) -> None:
    assert log_normal(median, p90, 30, "lower") is None


@given(st.integers(10, 3000), st.integers(1, 500))
def test_more_values_never_loosen_the_model(n: int, more: int) -> None:
    assert model(3, 8, n + more).level() <= model(3, 8, n).level() * (1 + 1e-12)
    assert math.isfinite(model(3, 8, n).level())
