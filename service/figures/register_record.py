"""The record behind a promise, in its four forms: samples, a yes/no count, a model of median and p90, or a guess."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from service.analysis.bounds import Standard, lower_bound
from service.analysis.ladder import is_share
from service.analysis.levels import (
    SMALLEST_KNOWN,
    Better,
    LogNormal,
    Values,
    kept_at,
    log_normal,
    sample_level,
    supported_keep,
    typical_level,
)
from service.domain.brief import Delivery
from service.figures.register_line import Basis

ASSUMED_N = 20
"""How many values a median and p90 are taken to rest on where nobody says."""


@dataclass(frozen=True)
class Level:
    """What a record supports, how it was found, and what kind of evidence it is. `value` is None without any record."""

    value: float | None
    basis: Basis
    formula: str = ""
    inputs: Mapping[str, Any] = field(default_factory=dict)
    rank: int | None = None
    supported: float | None = None


@dataclass(frozen=True)
class Keep:
    """How often a level was kept: as seen, at the cautious end, and as a count where there is one."""

    rate: float
    low: float
    kept: int | None = None
    total: int | None = None


@dataclass(frozen=True)
class Samples:
    """Raw values."""

    values: Values
    better: Better

    @property
    def n(self) -> int:
        """How many values there are."""
        return len(self.values)

    @property
    def worst(self) -> float:
        """The worst value seen."""
        return float(self.values.max() if self.better == "lower" else self.values.min())

    def level(self, standard: Standard) -> Level:
        """The order statistic; the worst value, provisional or assumed, where there are too few (method 5)."""
        found = sample_level(self.values, self.better, standard)
        inputs = {"n": self.n, **vars(standard)}
        if found.rank is not None and self.n >= SMALLEST_KNOWN:
            formula = "order statistic x(r), smallest r with Binom(n, keep).cdf(r − 1) ≥ confidence"
            return Level(found.value, "measured", formula, {**inputs, "rank": found.rank}, rank=found.rank)
        supported = supported_keep(self.n, standard)
        basis: Basis = "provisional" if self.n >= SMALLEST_KNOWN else "assumed"
        return Level(self.worst, basis, "worst of too few values; keeps (1 − confidence)^(1/n)", inputs, supported=supported)

    def keep(self, level: float, standard: Standard) -> Keep:
        """Kept of total at a level, with its Clopper–Pearson lower bound."""
        kept = kept_at(self.values, level, self.better)
        return Keep(kept / self.n, lower_bound(kept, self.n, standard.confidence), kept, self.n)


@dataclass(frozen=True)
class YesNo:
    """A count of what went well: the share is the keep rate itself."""

    kept: int
    total: int

    @property
    def n(self) -> int:
        """How many were counted."""
        return self.total

    def level(self, standard: Standard) -> Level:
        """The Clopper–Pearson lower bound of the share."""
        inputs = {"kept": self.kept, "total": self.total, "confidence": standard.confidence}
        basis: Basis = "measured" if self.total >= SMALLEST_KNOWN else "assumed"
        low = lower_bound(self.kept, self.total, standard.confidence)
        return Level(low, basis, "Clopper–Pearson lower bound of kept of total", inputs)

    def keep(self, level: float, standard: Standard) -> Keep:  # noqa: ARG002 (the same at every level)
        """The share kept, with its lower bound."""
        low = lower_bound(self.kept, self.total, standard.confidence)
        return Keep(self.kept / self.total, low, self.kept, self.total)


@dataclass(frozen=True)
class Modelled:
    """A log-normal model of a median and a p90."""

    model: LogNormal
    n_assumed: bool

    @property
    def n(self) -> int:
        """How many values the model rests on."""
        return self.model.n

    def level(self, standard: Standard) -> Level:
        """The log-normal tolerance level."""
        inputs = {"median": self.model.median, "sigma": self.model.sigma, "n": self.n, **vars(standard)}
        return Level(self.model.level(standard), "modelled", "exp(ln median ± k·σ), k = one-sided normal tolerance factor", inputs)

    def keep(self, level: float, standard: Standard) -> Keep:
        """The share the model keeps at a level, and its cautious end."""
        return Keep(self.model.keep_rate(level), self.model.keep_bound(level, standard.confidence))


@dataclass(frozen=True)
class Guess:
    """Less than a record: a level taken for granted, or none at all."""

    value: float | None
    formula: str
    inputs: Mapping[str, Any] = field(default_factory=dict)
    n: int = 0

    def level(self, standard: Standard) -> Level:  # noqa: ARG002 (a guess knows no standard)
        """The level that is taken for granted."""
        return Level(self.value, "assumed", self.formula, self.inputs)

    def keep(self, level: float, standard: Standard) -> Keep | None:  # noqa: ARG002
        """Nothing is known of how often a guess is kept."""
        return None


Record = Samples | YesNo | Modelled | Guess


def read_record(entry: Delivery) -> Record:
    """The record of a delivery entry, the nearest to raw values first."""
    if entry.samples:
        return _samples(entry.samples, entry)
    if entry.kept is not None and entry.total is not None:
        return YesNo(entry.kept, entry.total)
    if entry.median is not None and entry.p90 is not None:
        return _modelled(entry.median, entry.p90, entry)
    if entry.typical is None:
        return Guess(None, "no record")
    if is_share(entry.unit):
        return Guess(entry.typical, "share without its total, taken as it is", {"typical": entry.typical})
    return Guess(typical_level(entry.typical, entry.better), "typical value, a quarter worse", {"typical": entry.typical})


def _samples(values: tuple[float, ...], entry: Delivery) -> Record:
    """Raw values; a column of 0 and 1 for a share is a yes/no count."""
    if is_share(entry.unit) and entry.better == "higher" and set(values) <= {0.0, 1.0}:
        return YesNo(int(sum(values)), len(values))
    return Samples(np.array(values, dtype=np.float64), entry.better)


def _modelled(median: float, p90: float, entry: Delivery) -> Record:
    """A model; below ten values, or where no log-normal fits, nothing but the p90 itself."""
    n = ASSUMED_N if entry.n is None else entry.n
    model = log_normal(median, p90, n, entry.better)
    if model is None or n < SMALLEST_KNOWN:
        return Guess(p90, "largest level known of too few values", {"median": median, "p90": p90, "n": n}, n)
    return Modelled(model, entry.n is None)
