"""The band of a price: floor by cost, reference and ceiling by the rivals."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from service.analysis.pricing import DEFAULT_TARGET_MARGIN, premium_range, price_floor
from service.domain.brief import Brief
from service.domain.evidence import Fact, Ledger, Phrase
from service.figures.derived import derived, given, quotient
from service.figures.money import Money
from service.figures.position import Position
from service.figures.rivals import RivalFigures
from service.figures.services import ServiceFigures

SAME = 1e-9
FloorBasis = Literal["brief", "fixed_share", "assumed"]


@dataclass(frozen=True)
class TargetMargin:
    """The margin behind every floor, and what fixed costs need; `too_low` where it loses money at today's volume.

    `used` is None where the fixed costs eat all revenue, so that no margin would do.
    """

    used: Fact | None
    basis: FloorBasis
    needed: Fact | None
    result_month: Fact | None

    @property
    def too_low(self) -> bool:
        """Whether the owner's target leaves less than the fixed costs take."""
        return self.basis == "brief" and bool(self.used and self.needed and self.used.value < self.needed.value - SAME)


@dataclass(frozen=True)
class RivalCeiling:
    """What a rival's price allows, and how far above or below it; low and high differ where ratings are missing, `premium` is None then."""

    rival: Phrase
    price: Fact
    premium: Fact | None
    low: Fact
    high: Fact


@dataclass(frozen=True)
class Band:
    """The band of one service. `ceiling` is None where there is no rival's price or missing ratings leave a range.

    `binding_rival` sets the ceiling, `binding_low` the low end of the range; `asked` is what each rival asks.
    """

    floor: Fact | None
    reference_low: Fact | None
    reference_median: Fact | None
    reference_high: Fact | None
    asked: tuple[tuple[Phrase, Fact], ...]
    cheapest_rival: Phrase | None
    cheapest_price: Fact | None
    ceilings: tuple[RivalCeiling, ...]
    ceiling: Fact | None
    ceiling_low: Fact | None
    ceiling_high: Fact | None
    binding_rival: Phrase | None
    binding_low: Phrase | None


def read_target(brief: Brief, money: Money, ledger: Ledger) -> TargetMargin:
    """The brief's target margin, else fixed costs ÷ revenue, else 20 % as an assumption."""
    needed = derived(
        ledger, "price.margin_needed", "share", "fixed costs ÷ revenue", quotient, part=money.fixed_month, whole=money.revenue_month
    )
    stated = given(brief.business.target_margin, "share", "business.target_margin")
    if stated is not None:
        formula = "revenue × target margin − fixed costs"
        left = derived(
            ledger,
            "price.result_at_target",
            "money",
            formula,
            lambda r, t, f: r * t - f,
            r=money.revenue_month,
            t=stated,
            f=money.fixed_month,
        )
        return TargetMargin(stated, "brief", needed, left)
    if needed is not None:
        return TargetMargin(needed if needed.value < 1 else None, "fixed_share", needed, None)
    assumed = ledger.fact(
        "price.target_margin_assumed", DEFAULT_TARGET_MARGIN, "share", "margin taken where the brief names none: our assumption"
    )
    return TargetMargin(assumed, "assumed", None, None)


def read_band(service: ServiceFigures, target: TargetMargin, position: Position, ledger: Ledger) -> Band:
    """Floor, reference and ceiling of one service."""
    name = f"price.{service.index}"
    offers = [(r, r.prices[service.name]) for r in position.rivals if service.name in r.prices]
    cheapest = min(offers, key=lambda o: (o[1].value, o[0].name)) if offers else None
    ceilings = tuple(c for rival, price in offers if (c := _ceiling(service, rival, price, position, ledger)) is not None)
    complete = bool(ceilings) and len(ceilings) == len(offers)
    low = _least(ledger, f"{name}.ceiling_low", [c.low for c in ceilings]) if complete else None
    high = _least(ledger, f"{name}.ceiling_high", [c.high for c in ceilings]) if complete else None
    settled = low is not None and high is not None and high.value - low.value < SAME
    return Band(
        floor=derived(
            ledger,
            f"{name}.floor",
            "money",
            "variable cost ÷ (1 − target margin)",
            price_floor,
            variable_cost=service.variable_cost,
            target_margin=target.used,
        ),
        reference_low=_reference(ledger, f"{name}.reference_low", "the lowest price of a rival", [p.value for _, p in offers], min),
        reference_median=_reference(
            ledger, f"{name}.reference", "median of the rivals' prices", [p.value for _, p in offers], statistics.median
        ),
        reference_high=_reference(ledger, f"{name}.reference_high", "the highest price of a rival", [p.value for _, p in offers], max),
        asked=tuple((rival.name, price) for rival, price in offers),
        cheapest_rival=cheapest[0].name if cheapest else None,
        cheapest_price=cheapest[1] if cheapest else None,
        ceilings=ceilings,
        ceiling=_least(ledger, f"{name}.ceiling", [c.high for c in ceilings]) if settled else None,
        ceiling_low=low,
        ceiling_high=high,
        binding_rival=min(ceilings, key=lambda c: (c.high.value, c.rival)).rival if settled else None,
        binding_low=min(ceilings, key=lambda c: (c.low.value, c.rival)).rival if complete else None,
    )


def _ceiling(service: ServiceFigures, rival: RivalFigures, price: Fact, position: Position, ledger: Ledger) -> RivalCeiling | None:
    """A rival's price × (1 + premium); None where no criterion but the price is rated for both."""
    rest = [c for c in position.criteria if not c.role_price]
    own = [c.own.value if c.own else None for c in rest]
    theirs = [f.value if (f := c.rivals[rival.name]) else None for c in rest]
    span = premium_range([c.weight.value for c in rest], own, theirs)
    if span is None or all(o is None or t is None for o, t in zip(own, theirs, strict=True)):
        return None
    name = f"price.{service.index}.ceiling.{rival.index}"
    formula = "rival's price × (1 + Σ weight × (own − rival's rating) ÷ 4), weights without the price summing to 1"
    low, high = (
        ledger.fact(
            f"{name}.{end}", price.value * (1 + premium), "money", f"{formula}; missing ratings {end}", {"price": price, "premium": premium}
        )
        for end, premium in zip(("low", "high"), span, strict=True)
    )
    settled = span[1] - span[0] < SAME
    premium = ledger.fact(f"price.premium.{rival.index}", span[1], "share", "Σ weight × (own − rival's rating) ÷ 4") if settled else None
    return RivalCeiling(rival.name, price, premium, low, high)


def _least(ledger: Ledger, name: str, amounts: Sequence[Fact]) -> Fact:
    values = [a.value for a in amounts]
    return ledger.fact(name, min(values), "money", "the lowest over the rivals", {"by_rival": values})


def _reference(ledger: Ledger, name: str, formula: str, prices: Sequence[float], of: Callable[[Sequence[float]], float]) -> Fact | None:
    return ledger.fact(name, of(prices), "money", formula, {"prices": list(prices)}) if prices else None
