"""Exact one-sided bounds of a keep rate: from a count (Clopper–Pearson) and from a normal sample (noncentral t)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import betaincinv, nctdtr, nctdtrit, ndtr, ndtri

MOST_SDS = 9.0
"""Beyond so many standard deviations a float shows nothing more of the normal distribution."""


@dataclass(frozen=True)
class Standard:
    """How often a promise must be kept, and how sure we want to be of it."""

    keep: float = 0.95
    confidence: float = 0.90

    def __post_init__(self) -> None:
        """Both are shares strictly between 0 and 1."""
        if not (0 < self.keep < 1 and 0 < self.confidence < 1):
            raise ValueError("keep and confidence must lie between 0 and 1")


STANDARD = Standard()
"""What the method asks for unless told otherwise: 95 in 100, nine-tenths sure."""


def lower_bound(kept: int, total: int, confidence: float = 0.90) -> float:
    """The keep rate that is passed with this confidence: one-sided Clopper–Pearson, Beta(kept, total − kept + 1)."""
    return 0.0 if kept <= 0 else float(betaincinv(kept, total - kept + 1, 1 - confidence))


def kept_for_bound(wanted: float, total: int, confidence: float = 0.90) -> int | None:
    """The smallest count of `total` whose lower bound reaches `wanted`; None when even all of them do not."""
    if lower_bound(total, total, confidence) < wanted:
        return None
    low, high = 0, total
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if lower_bound(middle, total, confidence) >= wanted else (middle + 1, high)
    return low


def tolerance_factor(n: int, standard: Standard = STANDARD) -> float:
    """One-sided normal tolerance factor k: mean + k·sd of n values covers `keep` with `confidence` (noncentral t, Natrella 1963)."""
    root = math.sqrt(n)
    return float(nctdtrit(n - 1, ndtri(standard.keep) * root, standard.confidence)) / root


def coverage_bound(sds: float, n: int, confidence: float = 0.90) -> float:
    """The keep rate whose tolerance factor is `sds`: what mean + sds·sd of n values covers with this confidence."""
    root = math.sqrt(n)
    limit = max(-MOST_SDS, min(MOST_SDS, sds)) * root
    low, high = -2 * abs(limit) - MOST_SDS, 2 * abs(limit) + MOST_SDS
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if _share_below(limit, n - 1, middle) > confidence else (low, middle)
    return float(ndtr(low / root))


def _share_below(limit: float, freedom: int, centre: float) -> float:
    """Noncentral t, P(T ≤ limit); far out, where scipy's gives nan, its normal approximation (Abramowitz & Stegun 26.7.10)."""
    share = float(nctdtr(freedom, centre, limit))
    if not math.isnan(share):
        return share
    return float(ndtr((limit * (1 - 1 / (4 * freedom)) - centre) / math.sqrt(1 + limit**2 / (2 * freedom))))
