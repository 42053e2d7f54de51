"""Which groups of a record are uneven."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom

from service.analysis.uneven import GroupCheck, check_groups, clear_offenders, too_many_misses


def test_a_group_that_fails_too_often_is_uneven() -> None:
    kept = np.array([True] * 22 + [False] * 5 + [True] * 37 + [False])
    saturday, monday = check_groups(kept, ["sat"] * 27 + ["mon"] * 38)
    assert (saturday.group, saturday.n, saturday.kept) == ("sat", 27, 22)
    assert saturday.chance == pytest.approx(0.0100, abs=5e-5)
    assert monday.chance == pytest.approx(0.8576, abs=5e-5)
    assert (saturday.uneven, monday.uneven) == (True, False)


def test_small_groups_are_not_judged() -> None:
    assert not GroupCheck("sat", 19, 0, 0.0).uneven
    assert GroupCheck("sat", 20, 0, 0.0).uneven
    assert not GroupCheck("sat", 20, 17, 0.05).uneven


def test_rows_without_a_group_are_left_out() -> None:
    assert check_groups(np.array([True, False]), [None, None]) == ()


def test_groups_come_in_order_of_appearance() -> None:
    assert [c.group for c in check_groups(np.array([True] * 3), ["b", "a", "b"])] == ["b", "a"]


def test_offenders_are_clear_only_while_they_are_the_smaller_part() -> None:
    bad, good = GroupCheck("sat", 40, 20, 0.0), GroupCheck("mon", 60, 60, 1.0)
    assert clear_offenders([bad, good], 100) == (bad,)
    assert clear_offenders([bad, good], 80) == ()
    assert clear_offenders([bad, good], 100, already=15) == ()


@pytest.mark.parametrize(("n", "misses"), [(1, 2), (20, 4), (45, 6), (100, 10)])
def test_so_many_misses_are_a_surprise_and_one_fewer_is_none(n: int, misses: int) -> None:
    assert too_many_misses(n) == misses
    assert misses > n or binom.sf(misses - 1, n, 0.05) < 0.05
    assert binom.sf(misses - 2, n, 0.05) >= 0.05
