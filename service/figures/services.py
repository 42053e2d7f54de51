"""The services in money: what each delivery, month and hour of them leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from service.analysis.economics import contribution_per_hour
from service.domain.brief import Brief, Service
from service.domain.evidence import Fact, Ledger, Phrase, from_brief, named
from service.figures.derived import derived, given, product


@dataclass(frozen=True)
class ServiceFigures:
    """A service; contribution = price − variable cost, of one delivery unless the name says month or hour."""

    index: int
    name: Phrase
    role: Literal["core", "supplementary", "support"]
    price: Fact
    variable_cost: Fact | None
    minutes: Fact | None
    per_month: Fact | None
    contribution: Fact | None
    contribution_month: Fact | None
    contribution_hour: Fact | None
    revenue_month: Fact | None

    @property
    def is_extra(self) -> bool:
        """Whether it is free and has no cost of its own: part of the other services, left out of the sums."""
        return self.price.value == 0 and self.variable_cost is None


def read_services(brief: Brief, ledger: Ledger) -> tuple[ServiceFigures, ...]:
    """All services, in the brief's order."""
    return tuple(_service(service, i, ledger) for i, service in enumerate(brief.services))


def _service(service: Service, i: int, ledger: Ledger) -> ServiceFigures:
    path, name = f"services.{i}", f"service.{i}"
    price = from_brief(service.price, "money", f"{path}.price")
    cost = given(service.variable_cost, "money", f"{path}.variable_cost")
    minutes = given(service.minutes, "min", f"{path}.minutes")
    volume = given(service.per_month, "count", f"{path}.per_month")
    each = derived(ledger, f"{name}.contribution", "money", "price − variable cost", lambda p, c: p - c, p=price, c=cost)
    return ServiceFigures(
        index=i,
        name=named(service.name, f"{path}.name"),
        role=service.role,
        price=price,
        variable_cost=cost,
        minutes=minutes,
        per_month=volume,
        contribution=each,
        contribution_month=derived(
            ledger, f"{name}.contribution_month", "money", "contribution × deliveries a month", product, one=each, other=volume
        ),
        contribution_hour=derived(
            ledger,
            f"{name}.contribution_hour",
            "money",
            "contribution ÷ minutes × 60",
            contribution_per_hour,
            contribution=each,
            minutes=minutes,
        ),
        revenue_month=derived(ledger, f"{name}.revenue_month", "money", "price × deliveries a month", product, one=price, other=volume),
    )


def main_service(sold: Sequence[ServiceFigures]) -> ServiceFigures | None:
    """The core service with the largest total contribution; a single core service needs no figures."""
    core = [s for s in sold if s.role == "core"]
    ranked = [(-s.contribution_month.value, s.name, s) for s in core if s.contribution_month]
    if len(core) == 1:
        return core[0]
    return min(ranked, key=lambda r: r[:2])[2] if core and len(ranked) == len(core) else None
