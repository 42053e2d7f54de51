"""Whom the firm serves: the value of each segment, the four tiers, where profit leaks, and whether the figures agree."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.analysis import customer_value, tiers
from service.analysis.tiers import TIERS, Tier
from service.domain.brief import Brief
from service.domain.evidence import Fact, Ledger
from service.figures.derived import derived, quotient, total
from service.figures.first_place import FirstPlace, read_first_place
from service.figures.money import Money
from service.figures.reconciliation import Reconciliation, reconcile
from service.figures.segments import SegmentFigures, read_segment


@dataclass(frozen=True)
class TierFigures:
    """A tier and its share of the firm; no share of profit where the firm's customers leave none in all."""

    name: Tier
    segments: tuple[SegmentFigures, ...]
    customers: Fact
    customers_share: Fact | None
    revenue_share: Fact | None
    profit_share: Fact | None


@dataclass(frozen=True)
class Losing:
    """A segment that costs more than it brings, and the firm's month if all of it left while the fixed costs stay."""

    segment: SegmentFigures
    covered_month: Fact | None
    left_month_without: Fact | None


@dataclass(frozen=True)
class Customers:
    """All segments, in tier order where every one has a tier, else in the brief's; `tiers` is empty then.

    `tier_hangs_on_mix` holds the segments that the blended margin, used for all, would put in another tier.
    """

    segments: tuple[SegmentFigures, ...]
    tiers: tuple[TierFigures, ...]
    total_customers: Fact | None
    revenue_year: Fact | None
    profit_year: Fact | None
    average_lifetime: Fact | None
    first_place: FirstPlace | None
    largest_leak: SegmentFigures | None
    losing: tuple[Losing, ...]
    blended_margin_used: bool
    tier_hangs_on_mix: tuple[SegmentFigures, ...]
    order_hangs_on_mix: bool
    reconciliation: Reconciliation


@dataclass(frozen=True)
class _Totals:
    """All customers, and what they bring and leave in a year."""

    people: Fact | None
    revenue: Fact | None
    visits: Fact | None
    profit: Fact | None


def read_customers(brief: Brief, ledger: Ledger, money: Money) -> Customers:
    """Value the segments and sort them into tiers."""
    single = [read_segment(s, i, money, ledger) for i, s in enumerate(brief.segments)]
    totals = _totals(single, ledger)
    valued = _with_values([_with_shares(s, totals, ledger) for s in single], ledger)
    average = _average_lifetime(valued, totals.people, ledger)
    placed = _with_tiers(valued, average, ledger)
    blended = _place_blended(placed)
    return Customers(
        segments=tuple(placed),
        tiers=_tiers(placed, totals, ledger),
        total_customers=totals.people,
        revenue_year=totals.revenue,
        profit_year=totals.profit,
        average_lifetime=average,
        first_place=read_first_place(placed, ledger),
        largest_leak=_largest_leak(placed),
        losing=tuple(_losing(s, money, ledger) for s in placed if s.contribution_all and s.contribution_all.value < 0),
        blended_margin_used=any(s.contribution_year is not None and not s.own_mix for s in placed),
        tier_hangs_on_mix=tuple(s for s, p in zip(placed, blended, strict=False) if s.tier != p.tier),
        order_hangs_on_mix=tiers.ranked(blended) != list(range(len(blended))),
        reconciliation=reconcile(placed, money, ledger),
    )


def _totals(segments: Sequence[SegmentFigures], ledger: Ledger) -> _Totals:
    return _Totals(
        people=total(ledger, "customers.total", "people", "Σ customers", [s.customers for s in segments]),
        revenue=total(ledger, "customers.revenue_year", "money", "Σ customers × revenue", [s.revenue_all for s in segments]),
        visits=total(ledger, "customers.visits_year", "count", "Σ customers × visits a year", [s.visits_all for s in segments]),
        profit=total(ledger, "customers.profit_year", "money", "Σ customers × contribution", [s.contribution_all for s in segments]),
    )


def _with_shares(segment: SegmentFigures, totals: _Totals, ledger: Ledger) -> SegmentFigures:
    def share(name: str, part: Fact | None, whole: Fact | None) -> Fact | None:
        formula = "of the segment ÷ of all segments"
        return derived(ledger, f"segment.{segment.index}.{name}", "share", formula, quotient, part=part, whole=whole)

    return replace(
        segment,
        share_of_customers=share("share_of_customers", segment.customers, totals.people),
        revenue_share=share("revenue_share", segment.revenue_all, totals.revenue),
        visits_share=share("visits_share", segment.visits_all, totals.visits),
        profit_share=share("profit_share", segment.contribution_all, totals.profit),
    )


def _with_values(segments: Sequence[SegmentFigures], ledger: Ledger) -> list[SegmentFigures]:
    """Lifetime values; where some segment cannot be valued, only of those whose value needs no referrals at the firm's mean."""
    known = [s.valued for s in segments if s.valued is not None]
    mean = customer_value.mean_own_value(known) if len(known) == len(segments) else None
    return [replace(s, lifetime_value=_lifetime(s, mean, ledger)) for s in segments]


def _lifetime(segment: SegmentFigures, mean: float | None, ledger: Ledger) -> Fact | None:
    valued = segment.valued
    if valued is None or (mean is None and valued.referrals_year > 0):
        return None
    value = customer_value.lifetime_value(valued, mean or 0.0)
    formula = "(contribution + referrals a year × the firm's mean own value) × discounted years, × 1.1 for demanding customers"
    inputs = {
        "contribution": valued.contribution_year,
        "retention": valued.retention,
        "referrals": valued.referrals_year,
        "mean_own_value": mean,
        "demanding": valued.demanding,
    }
    return ledger.fact(f"segment.{segment.index}.lifetime_value", value, "money", formula, inputs)


def _average_lifetime(segments: Sequence[SegmentFigures], people: Fact | None, ledger: Ledger) -> Fact | None:
    """Mean over all customers; None where a segment has no value or the firm no customers."""
    known = [(s.valued, s.lifetime_value.value) for s in segments if s.lifetime_value is not None and s.valued is not None]
    if people is None or people.value <= 0 or len(known) < len(segments):
        return None
    mean = customer_value.average([value for _, value in known], [v for v, _ in known])
    return ledger.fact("customers.average_lifetime", mean, "money", "Σ customers × lifetime value ÷ Σ customers")


def _with_tiers(segments: Sequence[SegmentFigures], average: Fact | None, ledger: Ledger) -> list[SegmentFigures]:
    known = [s.valued for s in segments if s.valued is not None]
    if average is None:
        return list(segments)
    placed = tiers.place([str(s.name) for s in segments], known)
    formula = "lifetime value ÷ the average customer's"
    tiered = [
        replace(
            s,
            tier=p.tier,
            value_index=derived(ledger, f"segment.{s.index}.value_index", "", formula, quotient, part=s.lifetime_value, whole=average),
        )
        for s, p in zip(segments, placed, strict=True)
    ]
    return [tiered[i] for i in tiers.ranked(placed)]


def _place_blended(segments: Sequence[SegmentFigures]) -> list[tiers.Placed]:
    """Where the segments would stand with the blended margin for all; empty where they have no tiers."""
    known = [s.valued for s in segments if s.valued is not None]
    if not segments or segments[0].tier is None:
        return []
    contributions = [(s.contribution_blended or s.contribution_year) for s in segments]
    changed = [replace(v, contribution_year=c.value) for v, c in zip(known, contributions, strict=True) if c is not None]
    return tiers.place([str(s.name) for s in segments], changed)


def _tiers(segments: Sequence[SegmentFigures], totals: _Totals, ledger: Ledger) -> tuple[TierFigures, ...]:
    """All four, empty ones too; none at all where the segments have no tiers."""
    if not segments or segments[0].tier is None:
        return ()
    return tuple(_tier(tier, [s for s in segments if s.tier == tier], totals, ledger) for tier in TIERS)


def _tier(tier: Tier, members: Sequence[SegmentFigures], totals: _Totals, ledger: Ledger) -> TierFigures:
    def share(name: str, parts: Sequence[Fact | None], whole: Fact | None) -> Fact | None:
        if whole is None or whole.value <= 0:
            return None
        value = math.fsum(part.value for part in parts if part is not None) / whole.value
        return ledger.fact(f"tier.{tier}.{name}", value, "share", "of the tier ÷ of all customers")

    people = math.fsum(s.customers.value for s in members if s.customers is not None)
    return TierFigures(
        name=tier,
        segments=tuple(members),
        customers=ledger.fact(f"tier.{tier}.customers", people, "people", "Σ customers of its segments"),
        customers_share=share("customers_share", [s.customers for s in members], totals.people),
        revenue_share=share("revenue_share", [s.revenue_all for s in members], totals.revenue),
        profit_share=share("profit_share", [s.contribution_all for s in members], totals.profit),
    )


def _largest_leak(segments: Sequence[SegmentFigures]) -> SegmentFigures | None:
    """The segment whose leavers take the most profit a year; None unless it is known of all."""
    known = [(-s.lost_profit_year.value, s.name, s) for s in segments if s.lost_profit_year is not None]
    if not known or len(known) < len(segments):
        return None
    loss, _, segment = min(known, key=lambda k: k[:2])
    return segment if loss < 0 else None


def _losing(segment: SegmentFigures, money: Money, ledger: Ledger) -> Losing:
    name = f"segment.{segment.index}"
    covered = derived(
        ledger, f"{name}.covered_month", "money", "customers × revenue × margin ÷ 12", lambda y: y / 12, y=segment.covered_all
    )
    formula = "what the firm's month leaves − what the segment covers, while the fixed costs stay"
    left = derived(ledger, f"{name}.month_without", "money", formula, lambda m, c: m - c, m=money.left_month, c=covered)
    return Losing(segment, covered, left)
