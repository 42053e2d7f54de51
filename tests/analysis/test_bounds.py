"""Exact bounds, against scipy's distributions and figures worked out by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats

from service.analysis.bounds import Standard, coverage_bound, kept_for_bound, lower_bound, tolerance_factor

counts = st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("kept", "total", "bound"),
    [
        (289, 293, 0.9729),
        (22, 27, 0.6834),
        (228, 293, 0.7440),
        (171, 190, 0.8662),
        (171, 180, 0.9222),
        (302, 400, 0.7253),
        (27, 27, 0.9183),
    ],
)
def test_the_lower_bound_is_clopper_pearsons(kept: int, total: int, bound: float) -> None:
    assert lower_bound(kept, total) == pytest.approx(bound, abs=5e-5)


@given(counts)
def test_a_count_as_seen_is_no_less_than_its_bound(count: tuple[int, int]) -> None:
    kept, total = count
    assert lower_bound(kept, total) <= kept / total


def test_nothing_kept_bounds_nothing() -> None:
    assert lower_bound(0, 12) == 0


def test_the_count_needed_is_the_smallest_whose_bound_reaches_the_rate() -> None:
    assert kept_for_bound(0.95, 180) == 176
    assert lower_bound(176, 180) >= 0.95 > lower_bound(175, 180)


def test_a_rate_that_even_a_perfect_record_cannot_show_has_no_count() -> None:
    assert kept_for_bound(0.95, 44) is None
    assert kept_for_bound(0.95, 45) == 45


@pytest.mark.parametrize(("n", "factor"), [(48, 1.9730), (20, 2.2078), (22, 2.1738), (60, 1.9333)])
def test_the_tolerance_factor_is_the_noncentral_ts(n: int, factor: float) -> None:
    assert tolerance_factor(n) == pytest.approx(factor, abs=5e-5)
    exact = stats.nct.ppf(0.9, n - 1, stats.norm.ppf(0.95) * math.sqrt(n)) / math.sqrt(n)
    assert tolerance_factor(n) == pytest.approx(exact, rel=1e-9)


@example(4159, 0.9444054922482135, 0.9375)  # scipy's noncentral t is nan on the way
@given(st.integers(10, 100_000), st.floats(0.05, 0.995), st.floats(0.55, 0.99))
def test_the_coverage_bound_undoes_the_tolerance_factor(n: int, keep: float, confidence: float) -> None:
    factor = tolerance_factor(n, Standard(keep, confidence))
    assert coverage_bound(factor, n, confidence) == pytest.approx(keep, abs=1e-7)


@pytest.mark.parametrize("n", [10, 1000, 10**9])
def test_the_coverage_bound_stays_a_share_at_any_distance(n: int) -> None:
    assert coverage_bound(-math.inf, n) == pytest.approx(0, abs=1e-9)
    assert coverage_bound(math.inf, n) == pytest.approx(1, abs=1e-8)


@pytest.mark.parametrize(("keep", "confidence"), [(0, 0.9), (1, 0.9), (0.95, 0), (0.95, 1.5)])
def test_a_standard_is_made_of_shares(keep: float, confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Standard(keep, confidence)
