"""Break-even: at today's mix, by the main service alone, and the service that it would miss most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.analysis.economics import break_even_share, break_even_units, whole_units
from service.domain.evidence import Fact, Ledger
from service.figures.derived import derived
from service.figures.services import ServiceFigures


@dataclass(frozen=True)
class Month:
    """The three sums that the rest follows from."""

    revenue: Fact | None
    contribution: Fact | None
    fixed: Fact | None


@dataclass(frozen=True)
class Dependence:
    """A service without which the main one alone would have to sell more than today to break even."""

    service: ServiceFigures
    needed: Fact
    now: Fact


def volume_share(ledger: Ledger, month: Month) -> Fact | None:
    """The share of today's volume that pays the fixed costs."""
    formula = "fixed costs ÷ contribution, at today's mix"
    name = "break_even.share_of_volume"
    return derived(ledger, name, "share", formula, break_even_share, fixed_costs=month.fixed, contribution=month.contribution)


def main_units(ledger: Ledger, main: ServiceFigures | None, month: Month) -> Fact | None:
    """How many of the main service pay what the others leave unpaid, whole ones."""
    formula = "(fixed costs − contribution of the other services) ÷ contribution of one, rounded up"
    return _units(ledger, "break_even.main_service", formula, main, month)


def _units(ledger: Ledger, name: str, formula: str, main: ServiceFigures | None, month: Month) -> Fact | None:
    if main is None:
        return None

    def units(fixed: float, contribution: float, main_month: float, each: float) -> float | None:
        needed = break_even_units(fixed, contribution - main_month, each)
        return None if needed is None else whole_units(needed)

    return derived(
        ledger,
        name,
        "count",
        formula,
        units,
        fixed=month.fixed,
        contribution=month.contribution,
        main_month=main.contribution_month,
        each=main.contribution,
    )


def main_share(ledger: Ledger, main: ServiceFigures | None, month: Month) -> Fact | None:
    """The same as a share of today's volume of the main service, not rounded."""
    if main is None:
        return None

    def share(fixed: float, contribution: float, main_month: float) -> float | None:
        return max(0.0, fixed - (contribution - main_month)) / main_month if main_month > 0 else None

    formula = "(fixed costs − contribution of the other services) ÷ contribution of the main service"
    return derived(
        ledger,
        "break_even.main_service_share",
        "share",
        formula,
        share,
        fixed=month.fixed,
        contribution=month.contribution,
        main_month=main.contribution_month,
    )


def dependence(ledger: Ledger, sold: Sequence[ServiceFigures], main: ServiceFigures | None, month: Month) -> Dependence | None:
    """The service whose loss would ask most of the main one, where that is more than today's volume and today's is enough."""
    needed = main_units(ledger, main, month)
    if main is None or main.per_month is None or needed is None or needed.value > main.per_month.value:
        return None
    lost = [(s, _without(ledger, s, main, month)) for s in sold if s is not main]
    short = [(s, units) for s, units in lost if units is not None and units.value > main.per_month.value]
    if not short:
        return None
    service, units = min(short, key=lambda pair: (-pair[1].value, pair[0].name))
    return Dependence(service, units, main.per_month)


def _without(ledger: Ledger, lost: ServiceFigures, main: ServiceFigures | None, month: Month) -> Fact | None:
    kept = derived(
        ledger,
        f"contribution.without.{lost.index}",
        "money",
        "contribution − that of the service",
        lambda c, lost: c - lost,
        c=month.contribution,
        lost=lost.contribution_month,
    )
    formula = "(fixed costs − contribution of the other services but this one) ÷ contribution of one, rounded up"
    return _units(ledger, f"break_even.without.{lost.index}", formula, main, replace(month, contribution=kept))
