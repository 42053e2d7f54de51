"""Differences that are important, real and sustained."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.advantage import (
    Claim,
    Uniqueness,
    advantage,
    claim,
    distance,
    is_important,
    is_real,
    normalised,
    rating_missing,
    uniqueness,
    weighted_rating,
    weighted_variance,
)

ratings = st.one_of(st.none(), st.floats(1, 5))


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=20))
def test_weights_sum_to_one_and_one_of_them_is_important(weights: list[float]) -> None:
    shares = normalised(weights)
    assert sum(shares) == pytest.approx(1)
    assert any(is_important(w, len(shares)) for w in shares)


def test_equal_weights_are_all_important_despite_rounding() -> None:
    assert all(is_important(w, 3) for w in normalised([0.1, 0.1, 0.1]))


@pytest.mark.parametrize(
    ("own", "rivals", "real"),
    [
        (5, [2, 4], True),
        (4, [2, 4], False),
        (5, [2, None], None),
        (4, [4, None], False),
        (None, [2, 4], None),
        (5, [], None),
    ],
)
def test_a_difference_is_real_only_against_every_rival(own: float | None, rivals: list[float | None], real: bool | None) -> None:
    assert is_real(own, rivals) is real


@pytest.mark.parametrize(
    ("own", "rivals", "lead"), [(5, [2, 4], 1), (3, [3, 5], -2), (4, [2, None], 2), (4, [None], None), (None, [2], None), (4, [], None)]
)
def test_advantage_is_over_the_best_rated_rival(own: float | None, rivals: list[float | None], lead: float | None) -> None:
    assert advantage(own, rivals) == lead


@given(st.floats(1, 5), st.lists(ratings, min_size=1, max_size=6))
def test_filling_in_a_missing_rating_never_overturns_a_settled_answer(own: float, rivals: list[float | None]) -> None:
    settled = is_real(own, rivals)
    for filled in (1.0, 5.0):
        known = is_real(own, [filled if r is None else r for r in rivals])
        assert settled is None or known is settled


@given(st.floats(1, 5), st.lists(ratings, min_size=1, max_size=6))
def test_the_order_of_rivals_changes_nothing(own: float, rivals: list[float | None]) -> None:
    turned = rivals[::-1]
    assert is_real(own, turned) is is_real(own, rivals)
    assert advantage(own, turned) == advantage(own, rivals)
    assert weighted_variance(0.2, turned) == weighted_variance(0.2, rivals)


@pytest.mark.parametrize(
    ("important", "real", "sustained", "verdict"),
    [
        (True, True, True, "position"),
        (False, True, True, "support"),
        (True, True, None, "support"),
        (True, False, True, "do_not_claim"),
        (True, None, True, "unknown"),
    ],
)
def test_a_claim_needs_all_three(important: bool, real: bool | None, sustained: bool | None, verdict: Claim) -> None:
    assert claim(important, real, sustained) == verdict


@pytest.mark.parametrize(
    ("claims", "important", "verdict"),
    [
        (["position", "unknown"], [True, True], "unique"),
        (["support", "do_not_claim"], [True, True], "me_too"),
        (["unknown", "do_not_claim"], [True, True], "unknown"),
        (["unknown", "do_not_claim"], [False, True], "me_too"),
        ([], [], "unknown"),
    ],
)
def test_the_verdict_hangs_on_missing_ratings_only_where_they_matter(
    claims: list[Claim], important: list[bool], verdict: Uniqueness
) -> None:
    assert uniqueness(claims, important) == verdict


@pytest.mark.parametrize(("own", "best", "missing"), [(5, 4, 0), (3, 3, 1), (2, 4, 3), (4, 4.5, 1), (3, 5, None)])
def test_a_clear_lead_is_a_point_above_the_best(own: float, best: float, missing: float | None) -> None:
    assert rating_missing(own, best) == missing


def test_the_weighted_rating_is_over_what_is_rated() -> None:
    assert weighted_rating([0.3, 0.25, 0.2, 0.15, 0.1], [4, 4, 3, None, 2]) == pytest.approx(3.53, abs=0.005)
    assert weighted_rating([1.0], [None]) is None


def test_a_criterion_separates_only_players_that_are_rated() -> None:
    assert weighted_variance(0.2, [3, 5, 1]) == pytest.approx(0.533, abs=5e-4)
    assert weighted_variance(0.2, [3, None]) is None


def test_distance_on_the_map() -> None:
    assert distance((3, 5), (5, 2)) == pytest.approx(3.6056, abs=5e-5)
