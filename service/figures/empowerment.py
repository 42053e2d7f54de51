"""What the front line and the manager may give away without asking."""

from __future__ import annotations

from dataclasses import dataclass

from service.analysis.empowerment import empowerment_limits
from service.domain.evidence import Fact, Ledger
from service.figures.customers import Customers, TierFigures


@dataclass(frozen=True)
class Empowerment:
    """Limits in money, and the tier whose customers they are measured by."""

    tier: TierFigures
    contribution_year: Fact
    front_line: Fact
    manager: Fact


def read_empowerment(customers: Customers, ledger: Ledger) -> Empowerment | None:
    """10 % and 50 % of what a customer of the second tier leaves in a year (REL-2); of the first where that comes to nothing."""
    worth = [(tier, value) for tier in customers.tiers if (value := _contribution(tier)) is not None]
    for tier, value in [*worth[1:2], *worth[:1]]:
        limits = empowerment_limits(value)
        if limits is not None:
            return _empowerment(tier, value, limits, ledger)
    return None


def _contribution(tier: TierFigures) -> float | None:
    """What a customer of a tier leaves in a year on the average, over its segments that leave something; None where none does."""
    paying = [(s.contribution_all.value, s.customers.value) for s in tier.segments if s.contribution_all and s.customers]
    paying = [(left, people) for left, people in paying if left > 0]
    return sum(left for left, _ in paying) / sum(people for _, people in paying) if paying else None


def _empowerment(tier: TierFigures, value: float, limits: tuple[int, int], ledger: Ledger) -> Empowerment:
    formula = "Σ contribution ÷ Σ customers, over the segments of the tier that leave something"
    each = ledger.fact("empower.contribution_year", value, "money", formula, {"tier": tier.name})
    return Empowerment(
        tier=tier,
        contribution_year=each,
        front_line=ledger.fact("empower.front_line", limits[0], "money", "10 % of it, rounded down", {"contribution": each}),
        manager=ledger.fact("empower.manager", limits[1], "money", "50 % of it, rounded down", {"contribution": each}),
    )
