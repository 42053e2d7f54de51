"""Sample sizes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.survey import margin_of_error, sample_size


@pytest.mark.parametrize(
    ("population", "margin", "size"),
    [
        (2020, 0.05, 323),
        (2020, 0.08, 140),
        (390, 0.05, 194),
        (390, 0.08, 109),
        (123, 0.05, 94),
        (123, 0.08, 68),
        (123, 0.10, 55),
        (None, 0.05, 385),
    ],
)
def test_sample_sizes_match_the_tables(population: float | None, margin: float, size: int) -> None:
    assert sample_size(margin, population) == size


def test_the_margin_that_answers_leave() -> None:
    assert margin_of_error(156, 390) == pytest.approx(0.0609, abs=5e-5)
    assert margin_of_error(385) == pytest.approx(0.05, abs=1e-4)
    assert margin_of_error(1, 1) == 0
    assert margin_of_error(0, 390) is None


@given(st.integers(1, 10**6), st.floats(0.01, 0.2))
def test_the_sample_is_never_larger_than_the_population(population: int, margin: float) -> None:
    assert 1 <= sample_size(margin, population) <= population


@given(st.integers(2, 10**6), st.floats(0.02, 0.2))
def test_the_sample_reaches_its_margin(population: int, margin: float) -> None:
    reached = margin_of_error(sample_size(margin, population), population)
    assert reached is not None
    assert reached <= margin + 1e-6


@given(st.integers(1, 10**6), st.floats(0.02, 0.2), st.floats(0.02, 0.2))
def test_a_finer_margin_asks_for_more(population: int, one: float, other: float) -> None:
    fine, coarse = sorted((one, other))
    assert sample_size(fine, population) >= sample_size(coarse, population)
