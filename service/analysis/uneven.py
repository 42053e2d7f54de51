"""Uneven records: groups whose kept count is unlikely if they kept the promise as often as the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtr

SMALLEST_GROUP = 20
"""Smaller groups are not tested."""
UNLIKELY = 0.05
"""One-sided level of the binomial test."""


@dataclass(frozen=True)
class GroupCheck:
    """How one group kept a level."""

    group: str
    n: int
    kept: int
    chance: float
    """Chance of so few kept, or fewer, at the keep rate wanted: Binom(n, keep).cdf(kept)."""

    @property
    def tested(self) -> bool:
        """Whether the group is large enough to be judged."""
        return self.n >= SMALLEST_GROUP

    @property
    def uneven(self) -> bool:
        """Whether the group is large enough and its count too unlikely."""
        return self.tested and self.chance < UNLIKELY


def check_groups(kept: NDArray[np.bool_], groups: Sequence[str | None], keep: float = 0.95) -> tuple[GroupCheck, ...]:
    """Each group's kept count and its chance at the keep rate wanted, in order of appearance; rows without a group are left out."""
    counts: dict[str | None, list[int]] = {}
    for group, is_kept in zip(groups, kept.tolist(), strict=True):
        count = counts.setdefault(group, [0, 0])
        count[0] += 1
        count[1] += is_kept
    return tuple(GroupCheck(g, n, k, float(bdtr(k, n, keep))) for g, (n, k) in counts.items() if g is not None)


def too_many_misses(n: int, keep: float = 0.95) -> int:
    """The least number of misses in n cases that is unlikely (5 %, one-sided) if the promise is kept as often as wanted.

    For 45 cases and 95 % it is 6; one more than there are cases where even all of them missed would be no surprise.
    """
    return next((misses for misses in range(1, n + 1) if float(bdtr(n - misses, n, keep)) < UNLIKELY), n + 1)


def clear_offenders(checks: Sequence[GroupCheck], total: int, already: int = 0) -> tuple[GroupCheck, ...]:
    """The uneven groups, if with those `already` set apart they hold less than half of the record: where most fail it is the firm."""
    found = tuple(c for c in checks if c.uneven)
    return found if (already + sum(c.n for c in found)) * 2 < total else ()
