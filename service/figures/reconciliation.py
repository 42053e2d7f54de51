"""Whether segments and services tell of the same firm: visits, revenue and contribution, counted both ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.evidence import Fact, Ledger
from service.figures.derived import derived, total
from service.figures.money import Money
from service.figures.segments import SegmentFigures

TOLERANCE = 0.03


@dataclass(frozen=True)
class TwoCounts:
    """One figure counted by segments and by services; `agree` is None where either is unknown."""

    by_segments: Fact | None
    by_services: Fact | None
    apart: Fact | None

    @property
    def agree(self) -> bool | None:
        """Whether they lie within 3 % of each other."""
        return None if self.apart is None else self.apart.value <= TOLERANCE


@dataclass(frozen=True)
class Reconciliation:
    """The checks; a failed one is a question to the owner. Contribution is before the cost to serve."""

    visits_month: TwoCounts
    revenue_year: TwoCounts
    contribution_year: TwoCounts


def reconcile(segments: Sequence[SegmentFigures], money: Money, ledger: Ledger) -> Reconciliation:
    """Count visits, revenue and contribution both ways."""
    year = total(ledger, "customers.visits_year", "count", "Σ customers × visits a year", [s.visits_all for s in segments])
    month = derived(ledger, "customers.visits_month", "count", "visits a year ÷ 12", lambda y: y / 12, y=year)
    deliveries = total(ledger, "services.deliveries_month", "count", "Σ deliveries a month", [s.per_month for s in money.sold])
    revenue = total(ledger, "customers.revenue_year", "money", "Σ customers × revenue", [s.revenue_all for s in segments])
    covered = total(ledger, "customers.covered_year", "money", "Σ customers × revenue × margin", [s.covered_all for s in segments])
    contribution = derived(ledger, "contribution.year", "money", "12 × the month", lambda m: 12 * m, m=money.contribution_month)
    return Reconciliation(
        visits_month=_counts("reconciliation.visits", month, deliveries, ledger),
        revenue_year=_counts("reconciliation.revenue", revenue, money.revenue_year, ledger),
        contribution_year=_counts("reconciliation.contribution", covered, contribution, ledger),
    )


def _counts(name: str, segments: Fact | None, services: Fact | None, ledger: Ledger) -> TwoCounts:
    formula = "|by segments − by services| ÷ the larger"
    apart = derived(ledger, name, "share", formula, _apart, one=segments, other=services)
    return TwoCounts(segments, services, apart)


def _apart(one: float, other: float) -> float:
    larger = max(one, other)
    return abs(one - other) / larger if larger else 0.0
