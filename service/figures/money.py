"""The firm's month and year in money, and what pays the fixed costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from service.domain.brief import Brief
from service.domain.evidence import Fact, Ledger
from service.figures import break_even
from service.figures.break_even import Dependence, Month
from service.figures.derived import derived, given, product, quotient, total
from service.figures.services import ServiceFigures, main_service, read_services

NEAR = 0.10


@dataclass(frozen=True)
class Money:
    """The firm's month. `cost_to_serve_close_to` names what the cost to serve is suspiciously like (a question to the owner)."""

    services: tuple[ServiceFigures, ...]
    revenue_month: Fact | None
    revenue_year: Fact | None
    contribution_month: Fact | None
    margin: Fact | None
    fixed_month: Fact | None
    fixed_year: Fact | None
    left_month: Fact | None
    left_year: Fact | None
    break_even_share: Fact | None
    break_even_revenue: Fact | None
    main: ServiceFigures | None
    break_even_main: Fact | None
    break_even_main_share: Fact | None
    dependence: Dependence | None
    variable_cost_year: Fact | None
    cost_to_serve_year: Fact | None
    cost_to_serve_close_to: Literal["variable_cost", "fixed_costs"] | None

    @property
    def leading(self) -> ServiceFigures:
        """The main service; where no volumes are known the core service with the highest price, ties by name."""
        core = [s for s in self.services if s.role == "core"] or self.services
        return self.main or min(core, key=lambda s: (-s.price.value, str(s.name)))

    @property
    def sold(self) -> tuple[ServiceFigures, ...]:
        """The services that count in the sums."""
        return tuple(s for s in self.services if not s.is_extra)


def read_money(brief: Brief, ledger: Ledger) -> Money:
    """Work out the month from the services and the fixed costs."""
    services = read_services(brief, ledger)
    sold = [s for s in services if not s.is_extra]
    month = _month(brief, sold, ledger)
    main = main_service(sold)
    left = derived(ledger, "month.left", "money", "contribution − fixed costs", lambda c, f: c - f, c=month.contribution, f=month.fixed)
    margin = derived(ledger, "margin", "share", "contribution ÷ revenue", quotient, part=month.contribution, whole=month.revenue)
    variable_year = _variable_cost_year(ledger, month)
    fixed_year = _year(ledger, "fixed_costs.year", month.fixed)
    care = _cost_to_serve(brief, ledger)
    return Money(
        services=services,
        revenue_month=month.revenue,
        revenue_year=_year(ledger, "revenue.year", month.revenue),
        contribution_month=month.contribution,
        margin=margin,
        fixed_month=month.fixed,
        fixed_year=fixed_year,
        left_month=left,
        left_year=_year(ledger, "year.left", left),
        break_even_share=break_even.volume_share(ledger, month),
        break_even_revenue=derived(ledger, "break_even.revenue", "money", "fixed costs ÷ margin", quotient, part=month.fixed, whole=margin),
        main=main,
        break_even_main=break_even.main_units(ledger, main, month),
        break_even_main_share=break_even.main_share(ledger, main, month),
        dependence=break_even.dependence(ledger, sold, main, month),
        variable_cost_year=variable_year,
        cost_to_serve_year=care,
        cost_to_serve_close_to=_close_to(care, variable_year, fixed_year),
    )


def _month(brief: Brief, sold: Sequence[ServiceFigures], ledger: Ledger) -> Month:
    return Month(
        revenue=total(ledger, "revenue.month", "money", "Σ price × deliveries a month", [s.revenue_month for s in sold]),
        contribution=total(
            ledger, "contribution.month", "money", "Σ (price − variable cost) × deliveries a month", [s.contribution_month for s in sold]
        ),
        fixed=given(brief.business.fixed_costs_per_month, "money", "business.fixed_costs_per_month"),
    )


def _variable_cost_year(ledger: Ledger, month: Month) -> Fact | None:
    formula = "12 × (revenue − contribution)"
    return derived(ledger, "variable_cost.year", "money", formula, lambda r, c: 12 * (r - c), r=month.revenue, c=month.contribution)


def _cost_to_serve(brief: Brief, ledger: Ledger) -> Fact | None:
    parts = [
        derived(
            ledger,
            f"segment.{i}.cost_to_serve_all",
            "money",
            "customers × cost to serve a year",
            product,
            one=given(s.customers, "people", f"segments.{i}.customers"),
            other=given(s.cost_to_serve_per_year, "money", f"segments.{i}.cost_to_serve_per_year"),
        )
        for i, s in enumerate(brief.segments)
    ]
    return total(ledger, "cost_to_serve.year", "money", "Σ over segments of customers × cost to serve a year", parts)


def _close_to(care: Fact | None, variable: Fact | None, fixed: Fact | None) -> Literal["variable_cost", "fixed_costs"] | None:
    if care is None:
        return None
    if fixed and care.value > fixed.value:
        return "fixed_costs"
    near = variable is not None and care.value > 0 and abs(care.value - variable.value) <= NEAR * variable.value
    return "variable_cost" if near else None


def _year(ledger: Ledger, name: str, month: Fact | None) -> Fact | None:
    return derived(ledger, name, "money", "12 × the month", lambda m: 12 * m, m=month)
