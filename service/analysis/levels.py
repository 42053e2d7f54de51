"""What a record supports: the order statistic, how many values it takes, and the log-normal model of a median and a p90."""

from __future__ import annotations

import bisect
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtr, ndtr

from service.analysis.bounds import STANDARD, Standard, coverage_bound, tolerance_factor

Better = Literal["lower", "higher"]
Values = NDArray[np.float64]

SMALLEST_KNOWN = 10
"""Below so many values a record counts as assumed."""
TYPICAL_MARGIN = 1.25
"""A typical value without a record is taken so many times worse."""
P90_SDS = 1.2816
"""Standard deviations from the median to the 90th percentile of a normal distribution."""

TIE = 1e-12
"""Rounding error of a distribution function: a confidence that is met exactly counts as met."""


def meets(level: float, wanted: float, better: Better) -> bool:
    """Whether a level is at least as good as the one wanted."""
    return level <= wanted if better == "lower" else level >= wanted


def beats(level: float, other: float, better: Better) -> bool:
    """Whether a level is better than another one."""
    return not meets(other, level, better)


def strictest(levels: list[float], better: Better) -> float:
    """The tightest of some levels."""
    return min(levels) if better == "lower" else max(levels)


@lru_cache(maxsize=4096)
def rank(n: int, standard: Standard = STANDARD) -> int | None:
    """Smallest r with Binom(n, keep).cdf(r − 1) ≥ confidence: the r-th best value may be promised; None when n is too small."""
    first = bisect.bisect_left(range(n), True, key=lambda r: bool(bdtr(r, n, standard.keep) >= standard.confidence - TIE))
    return first + 1 if first < n else None


def misses_allowed(n: int, standard: Standard = STANDARD) -> int | None:
    """How many of n values may lie beyond a level that is still promised; None when n is too small for any promise."""
    r = rank(n, standard)
    return None if r is None else n - r


@lru_cache(maxsize=64)
def smallest_n(standard: Standard = STANDARD, misses: int = 0) -> int:
    """The smallest record that supports a promise with so many misses: Binom(n, 1 − keep).cdf(misses) ≤ 1 − confidence."""

    def suffices(n: int) -> bool:
        return (allowed := misses_allowed(n, standard)) is not None and allowed >= misses

    high = misses + 1
    while not suffices(high):
        high *= 2
    return bisect.bisect_left(range(high), True, key=suffices)


def supported_keep(n: int, standard: Standard = STANDARD) -> float:
    """The keep rate that the worst of n values supports with this confidence: (1 − confidence)^(1/n)."""
    return float((1 - standard.confidence) ** (1 / n))


def kept_at(values: Values, level: float, better: Better) -> int:
    """How many values keep a level."""
    return int(np.count_nonzero(values <= level if better == "lower" else values >= level))


@dataclass(frozen=True)
class SampleLevel:
    """The tightest level that values support."""

    value: float
    rank: int | None
    """Place of the value, counted from the best; None when there are too few values and the worst was taken."""


def sample_level(values: Values, better: Better, standard: Standard = STANDARD) -> SampleLevel:
    """The order statistic that keeps `keep` with `confidence`; the worst value where there are too few."""
    ordered = np.sort(values) if better == "lower" else -np.sort(-values)
    r = rank(len(values), standard)
    return SampleLevel(float(ordered[(r or len(values)) - 1]), r)


def typical_level(typical: float, better: Better) -> float:
    """What to assume from a typical value: a quarter worse (× 1.25, or ÷ 1.25 where higher is better)."""
    worse_is_larger = (better == "lower") == (typical >= 0)
    return typical * TYPICAL_MARGIN if worse_is_larger else typical / TYPICAL_MARGIN


@dataclass(frozen=True)
class LogNormal:
    """A log-normal model of a delivery: `n` values with this median and this σ of their logarithms; reflected where higher is better."""

    median: float
    sigma: float
    n: int
    better: Better

    def level(self, standard: Standard = STANDARD) -> float:
        """T = exp(μ + kσ) with the one-sided normal tolerance factor k(n); exp(μ − kσ) where higher is better."""
        return self._beyond(tolerance_factor(self.n, standard))

    def keep_rate(self, level: float) -> float:
        """The share of deliveries that keep a level, by the model."""
        return float(ndtr(self._sds(level)))

    def keep_bound(self, level: float, confidence: float = 0.90) -> float:
        """The share that keep a level, at its cautious end."""
        return coverage_bound(self._sds(level), self.n, confidence)

    def p90_needed(self, wanted: float, standard: Standard = STANDARD) -> float | None:
        """The p90 that lets `wanted` be promised: ln p90 = ln median + 1.2816 · ln(wanted / median) / k; None when the median misses it."""
        if not beats(self.median, wanted, self.better) or wanted <= 0:
            return None
        return float(self.median * (wanted / self.median) ** (P90_SDS / tolerance_factor(self.n, standard)))

    def _beyond(self, sds: float) -> float:
        return self.median * math.exp((sds if self.better == "lower" else -sds) * self.sigma)

    def _sds(self, level: float) -> float:
        if level <= 0:
            return -math.inf if self.better == "lower" else math.inf
        sds = math.log(level / self.median) / self.sigma
        return sds if self.better == "lower" else -sds


def log_normal(median: float, p90: float, n: int, better: Better) -> LogNormal | None:
    """The model of a median and a p90 (the level nine in ten keep): σ = |ln p90 − ln median| / 1.2816; None where it cannot be one."""
    if median <= 0 or p90 <= 0 or median == p90:
        return None
    return LogNormal(median, abs(math.log(p90) - math.log(median)) / P90_SDS, n, better)
