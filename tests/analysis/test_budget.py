"""Money that adds up exactly and stays within the limit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.budget import Wish, largest_remainder, spending_limit, split_budget

MONTHS = ("2027-01", "2027-02", "2027-03")

wishes = st.lists(
    st.tuples(st.sampled_from("ABC"), st.integers(1, 4), st.floats(0, 5000), st.integers(1, 3), st.integers(0, 300)),
    max_size=8,
).map(
    lambda rows: [Wish(f"A{i}", goal, rank, MONTHS[:n], amount=money, least=least) for i, (goal, rank, money, n, least) in enumerate(rows)]
)


@pytest.mark.parametrize(
    ("budget", "limit", "reserve"), [(18000, 16200, 1800), (600, 540, 60), (24000, 21600, 2400), (0, 0, 0), (15, 13, 2)]
)
def test_a_tenth_of_the_budget_is_kept_back(budget: float, limit: int, reserve: int) -> None:
    assert spending_limit(budget) == (limit, reserve)


@given(wishes, st.floats(0, 20000))
def test_a_budget_adds_up_by_task_by_objective_and_by_month(asked: list[Wish], money: float) -> None:
    budget = split_budget(asked, money)
    assert budget.total == sum(line.cost for line in budget.lines) == sum(budget.by_objective.values()) == sum(budget.by_month.values())
    assert budget.total + budget.unspent == budget.limit
    assert budget.unspent >= 0
    assert budget.limit + budget.reserve == int(money)


@given(wishes, st.floats(0, 20000))
def test_no_better_rank_is_cut_while_a_worse_one_is_paid_in_full(asked: list[Wish], money: float) -> None:
    budget = split_budget(asked, money)
    rank = {w.id: w.rank for w in asked}
    short = [rank[i] for i in budget.cut + budget.dropped]
    whole = [rank[line.id] for line in budget.lines if line.id not in budget.cut]
    assert not short or not whole or max(whole) <= min(short)


@given(wishes, st.floats(0, 20000))
def test_the_order_of_wishes_changes_no_cost(asked: list[Wish], money: float) -> None:
    one, other = split_budget(asked, money), split_budget(asked[::-1], money)
    assert {line.id: line.cost for line in one.lines} == {line.id: line.cost for line in other.lines}


def test_the_lowest_rank_is_cut_first_and_dropped_when_too_little_is_left() -> None:
    asked = [
        Wish("A1", "G1", 1, ("jan",), amount=600),
        Wish("A2", "G1", 2, ("jan", "feb"), amount=250),
        Wish("A3", "G2", 3, ("feb",), amount=400, least=350),
    ]
    cut = split_budget(asked, 1300)
    assert (cut.total, cut.dropped, cut.cut) == (850, ("A3",), ())
    smaller = split_budget(asked, 800)
    assert {line.id: line.cost for line in smaller.lines} == {"A1": 600, "A2": 120}
    assert smaller.cut == ("A2",)
    assert smaller.by_month == {"jan": 660, "feb": 60}


def test_a_share_of_the_limit_grows_with_the_budget() -> None:
    budget = split_budget([Wish("A1", "G1", 1, ("jan",), share_of_limit=0.05), Wish("A2", "G1", 2, ("jan",))], 18000)
    assert [(line.id, line.cost) for line in budget.lines] == [("A1", 810)]
    assert budget.by_objective == {"G1": 810}


def test_a_cost_is_spread_in_whole_units() -> None:
    assert largest_remainder(100, [1, 1, 1]) == (34, 33, 33)
    assert largest_remainder(10, [0, 2, 1]) == (0, 7, 3)


@given(st.integers(0, 10**6), st.lists(st.floats(0.01, 100), min_size=1, max_size=24))
def test_parts_add_up_and_lie_within_one_of_their_share(total: int, weights: list[float]) -> None:
    parts = largest_remainder(total, weights)
    assert sum(parts) == total
    assert all(abs(part - total * w / sum(weights)) < 1 + 1e-6 for part, w in zip(parts, weights, strict=True))


def test_nothing_can_be_spread_over_nothing() -> None:
    with pytest.raises(ValueError, match="weight"):
        largest_remainder(10, [])
