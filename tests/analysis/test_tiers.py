"""Tiers and the order of segments."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.customer_value import Customers, average, lifetime_values
from service.analysis.tiers import TIERS, Placed, Tier, nearly_equal, place, ranked, tier_of, turning_retention

MARGIN = 25210 / 35530
CLINIC = [
    Customers(900, 210 * MARGIN - 38, 0.86, 0.25),
    Customers(520, 380 * MARGIN - 120, 0.74, 0.4, demanding=True),
    Customers(600, 65 * MARGIN - 41, 0.2),
]
NAMES = ["Families", "Anxious", "Passers-by"]
segments = st.builds(
    Customers,
    count=st.floats(1, 1e4),
    contribution_year=st.floats(-500, 5000),
    retention=st.floats(0, 1),
    referrals_year=st.floats(0, 2),
    demanding=st.booleans(),
)
firms = st.lists(segments, min_size=1, max_size=7)


@pytest.mark.parametrize(
    ("index", "tier"), [(1.5, "platinum"), (1.49, "gold"), (0.75, "gold"), (0.74, "iron"), (0.25, "iron"), (0.2, "lead")]
)
def test_tier_by_value_against_the_average(index: float, tier: Tier) -> None:
    assert tier_of(index * 700, 700) == tier


@pytest.mark.parametrize(("value", "tier"), [(10, "gold"), (0, "lead"), (-10, "lead")])
def test_where_the_average_customer_loses_money_only_those_who_bring_some_are_kept(value: float, tier: Tier) -> None:
    assert tier_of(value, -5) == tier


def test_the_clinic_has_one_segment_each_in_platinum_gold_and_lead() -> None:
    assert [p.tier for p in place(NAMES, CLINIC)] == ["gold", "platinum", "lead"]
    assert [p.tier for p in place(NAMES, CLINIC, premium=1)] == ["gold", "gold", "lead"]


def test_within_five_per_cent_the_yearly_contribution_decides() -> None:
    more, less = Placed("A", "gold", 100, 10), Placed("B", "gold", 96, 20)
    assert ranked([more, less]) == [1, 0]
    assert ranked([more, replace(less, value=94)]) == [0, 1]
    assert ranked([more, replace(less, tier="iron")]) == [0, 1]


def test_equal_segments_are_ordered_by_name() -> None:
    assert ranked([Placed("B", "gold", 1, 1), Placed("A", "gold", 1, 1)]) == [1, 0]


def test_the_order_of_the_first_two_turns_at_the_retention_worked_out_by_hand() -> None:
    assert turning_retention(NAMES, CLINIC, 1, 0) == pytest.approx(0.6620, abs=5e-5)


def test_no_retention_turns_an_order_that_rests_on_one_year_alone() -> None:
    firm = [Customers(10, 1000, 0.5), Customers(10, 10, 0.9)]
    assert turning_retention(["A", "B"], firm, 0, 1) is None


@given(firms)
def test_every_segment_has_one_tier_and_value_falls_from_tier_to_tier(firm: list[Customers]) -> None:
    placed = place([str(i) for i in range(len(firm))], firm)
    order = ranked(placed)
    assert sorted(order) == list(range(len(firm)))
    tiers = [placed[i].tier for i in order]
    assert tiers == sorted(tiers, key=TIERS.index)
    for one, other in pairwise(order):
        assert placed[one].tier == placed[other].tier or placed[one].value > placed[other].value


@given(firms, st.integers())
def test_the_order_of_the_brief_changes_neither_tier_nor_place(firm: list[Customers], seed: int) -> None:
    names = [str(i) for i in range(len(firm))]
    turned = list(range(len(firm)))
    random.Random(seed).shuffle(turned)  # noqa: S311  a shuffle, not a secret
    before, after = place(names, firm), place([names[i] for i in turned], [firm[i] for i in turned])
    assert [before[i].name for i in ranked(before)] == [after[i].name for i in ranked(after)]
    assert {p.name: p.tier for p in before} == {p.name: p.tier for p in after}


@given(st.lists(segments, min_size=2, max_size=2))
def test_at_the_turning_retention_the_first_still_leads(firm: list[Customers]) -> None:
    first, second = ranked(place(["A", "B"], firm))
    turn = turning_retention(["A", "B"], firm, first, second)
    if turn is None:
        return
    assert turn <= firm[first].retention
    changed = [replace(s, retention=turn) if i == first else s for i, s in enumerate(firm)]
    assert ranked(place(["A", "B"], changed))[0] == first


@given(firms)
def test_the_average_lies_between_the_least_and_the_most(firm: list[Customers]) -> None:
    values = lifetime_values(firm)
    assert min(values) - 1e-6 <= average(values, firm) <= max(values) + 1e-6


def test_nearly_equal_is_the_same_both_ways() -> None:
    assert nearly_equal(95, 100)
    assert nearly_equal(100, 95)
    assert not nearly_equal(94, 100)
    assert not nearly_equal(-1, 1)
