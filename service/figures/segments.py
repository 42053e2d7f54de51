"""A segment in money: what one of its customers buys, leaves and takes in a year."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from service.analysis.customer_value import Customers as Valued
from service.analysis.customer_value import discounted_years
from service.analysis.tiers import Tier
from service.domain.brief import Segment
from service.domain.evidence import Fact, Ledger, Phrase, named
from service.figures.derived import derived, given, product, quotient
from service.figures.money import Money
from service.figures.services import ServiceFigures


@dataclass(frozen=True)
class SegmentFigures:
    """A segment. Figures are of one customer a year; `…_all` are of all its customers a year, shares are of the firm."""

    index: int
    name: Phrase
    needs: Phrase | None
    touch: Literal["low", "medium", "high"] | None
    demanding: bool
    customers: Fact | None
    revenue_year: Fact | None
    visits_year: Fact | None
    cost_to_serve_year: Fact | None
    retention: Fact | None
    referrals_year: Fact | None
    own_mix: bool
    margin: Fact | None
    covered_year: Fact | None
    contribution_year: Fact | None
    contribution_blended: Fact | None
    hours_year: Fact | None
    contribution_hour: Fact | None
    revenue_all: Fact | None
    visits_all: Fact | None
    covered_all: Fact | None
    contribution_all: Fact | None
    discounted_years: Fact | None
    lost_year: Fact | None
    lost_profit_year: Fact | None
    share_of_customers: Fact | None = None
    revenue_share: Fact | None = None
    visits_share: Fact | None = None
    profit_share: Fact | None = None
    lifetime_value: Fact | None = None
    value_index: Fact | None = None
    tier: Tier | None = None

    @property
    def valued(self) -> Valued | None:
        """The segment as the customer-value maths takes it, where all of it is known; no word on referrals counts as none."""
        if self.customers is None or self.contribution_year is None or self.retention is None:
            return None
        referrals = self.referrals_year.value if self.referrals_year else 0.0
        return Valued(self.customers.value, self.contribution_year.value, self.retention.value, referrals, self.demanding)


@dataclass(frozen=True)
class _Margins:
    """What a segment's revenue leaves: by its own services where it names them, else as the firm's."""

    own: Fact | None
    blended: Fact | None

    @property
    def used(self) -> Fact | None:
        return self.own or self.blended


def read_segment(segment: Segment, i: int, money: Money, ledger: Ledger) -> SegmentFigures:
    """What the brief and the month say of one segment, without the others."""
    margins = _Margins(_mix_margin(segment, i, money, ledger), money.margin)
    customers = given(segment.customers, "people", f"segments.{i}.customers")
    revenue = given(segment.revenue_per_year, "money", f"segments.{i}.revenue_per_year")
    visits = given(segment.visits_per_year, "count", f"segments.{i}.visits_per_year")
    care = given(segment.cost_to_serve_per_year, "money", f"segments.{i}.cost_to_serve_per_year")
    retention = given(segment.retention_rate, "share", f"segments.{i}.retention_rate")
    name = f"segment.{i}"
    covered = derived(ledger, f"{name}.covered_year", "money", "revenue × margin", product, one=revenue, other=margins.used)
    left = _left(ledger, f"{name}.contribution_year", revenue, margins.used, care)
    hours = _hours(segment, i, money, ledger)
    left_all = _all(ledger, f"{name}.contribution_all", customers, left)
    lost = derived(ledger, f"{name}.lost_year", "people", "customers × (1 − retention)", _leavers, customers=customers, retention=retention)
    return SegmentFigures(
        index=i,
        name=named(segment.name, f"segments.{i}.name"),
        needs=named(segment.needs, f"segments.{i}.needs") if segment.needs else None,
        touch=segment.touch,
        demanding=segment.demanding,
        customers=customers,
        revenue_year=revenue,
        visits_year=visits,
        cost_to_serve_year=care,
        retention=retention,
        referrals_year=given(segment.referrals_per_year, "count", f"segments.{i}.referrals_per_year"),
        own_mix=margins.own is not None,
        margin=margins.used,
        covered_year=covered,
        contribution_year=left,
        contribution_blended=_left(ledger, f"{name}.contribution_blended", revenue, margins.blended, care) if margins.own else None,
        hours_year=hours,
        contribution_hour=derived(ledger, f"{name}.contribution_hour", "money", "contribution ÷ hours", quotient, part=left, whole=hours),
        revenue_all=_all(ledger, f"{name}.revenue_all", customers, revenue),
        visits_all=_all(ledger, f"{name}.visits_all", customers, visits),
        covered_all=_all(ledger, f"{name}.covered_all", customers, covered),
        contribution_all=left_all,
        discounted_years=derived(
            ledger, f"{name}.discounted_years", "years", "Σ over years 0–9 of (retention ÷ 1.1)^t", discounted_years, retention=retention
        ),
        lost_year=lost,
        lost_profit_year=derived(
            ledger, f"{name}.lost_profit_year", "money", "customers lost × contribution", product, one=lost, other=left
        ),
    )


def _left(ledger: Ledger, name: str, revenue: Fact | None, margin: Fact | None, care: Fact | None) -> Fact | None:
    formula = "revenue × margin − cost to serve"
    return derived(ledger, name, "money", formula, lambda r, m, c: r * m - c, r=revenue, m=margin, c=care)


def _all(ledger: Ledger, name: str, customers: Fact | None, each: Fact | None) -> Fact | None:
    return None if each is None else derived(ledger, name, each.unit, "customers × each", product, one=customers, other=each)


def _mix(segment: Segment, money: Money) -> list[tuple[float, ServiceFigures]]:
    """Share of visits and service; empty where there is no mix or it names what is not sold."""
    sold = {str(s.name): s for s in money.sold}
    mix = segment.service_mix or {}
    return [(share, sold[name]) for name, share in mix.items()] if set(mix) <= set(sold) else []


def _mix_margin(segment: Segment, i: int, money: Money, ledger: Ledger) -> Fact | None:
    """Σ share × (price − variable cost) ÷ Σ share × price over the segment's own services."""
    mix = _mix(segment, money)
    price = math.fsum(share * s.price.value for share, s in mix)
    parts = [share * s.contribution.value for share, s in mix if s.contribution is not None]
    if price <= 0 or len(parts) < len(mix):
        return None
    inputs = {str(s.name): share for share, s in mix}
    formula = "Σ share of visits × (price − variable cost) ÷ Σ share of visits × price"
    return ledger.fact(f"segment.{i}.margin", math.fsum(parts) / price, "share", formula, inputs)


def _hours(segment: Segment, i: int, money: Money, ledger: Ledger) -> Fact | None:
    own = _mix_hours(segment, i, money, ledger)
    return own or derived(
        ledger,
        f"segment.{i}.hours_year",
        "h",
        "visits × mean minutes of a delivery ÷ 60",
        lambda visits, minutes: visits * minutes / 60,
        visits=given(segment.visits_per_year, "count", f"segments.{i}.visits_per_year"),
        minutes=_mean_minutes(money, ledger),
    )


def _mix_hours(segment: Segment, i: int, money: Money, ledger: Ledger) -> Fact | None:
    """Hours by the segment's own services: as many visits as its revenue pays for, so that hours and margin rest on the same visits."""
    mix = _mix(segment, money)
    price = math.fsum(share * s.price.value for share, s in mix)
    parts = [share * s.minutes.value for share, s in mix if s.minutes is not None]
    if segment.revenue_per_year is None or price <= 0 or len(parts) < len(mix):
        return None
    hours = segment.revenue_per_year / price * math.fsum(parts) / 60
    formula = "revenue ÷ mean price of its services × their mean minutes ÷ 60"
    return ledger.fact(f"segment.{i}.hours_year", hours, "h", formula, {str(s.name): share for share, s in mix})


def _mean_minutes(money: Money, ledger: Ledger) -> Fact | None:
    """Mean minutes of a delivery over all that is sold."""
    known = [(s.minutes.value, s.per_month.value) for s in money.sold if s.minutes is not None and s.per_month is not None]
    volume = math.fsum(n for _, n in known)
    if len(known) < len(money.sold) or volume <= 0:
        return None
    mean = math.fsum(m * n for m, n in known) / volume
    return ledger.fact("visit.mean_minutes", mean, "min", "Σ minutes × deliveries ÷ Σ deliveries")


def _leavers(customers: float, retention: float) -> float:
    return customers * (1 - retention)
