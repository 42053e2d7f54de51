"""What each service may cost: its band, what a rival's price would ask of us, and whether to hold or to raise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from service.analysis.pricing import units_to_stand_still
from service.domain.brief import Brief
from service.domain.evidence import Fact, Ledger, Phrase
from service.figures.derived import derived
from service.figures.money import Money
from service.figures.position import Position
from service.figures.price_bands import Band, FloorBasis, RivalCeiling, TargetMargin, read_band, read_target
from service.figures.price_rise import Rise, possible_rise
from service.figures.repairs import Repair, read_repairs
from service.figures.services import ServiceFigures

Decision = Literal["hold", "raise", "exception"]
Reason = Literal[
    "room_below_ceiling",
    "floor_above_ceiling",
    "above_ceiling",
    "below_floor",
    "no_rival_price",
    "ceiling_unknown",
    "not_core",
    "volume_unknown",
    "no_room",
    "not_yet",
    "one_at_a_time",
    "counted_on",
]
SAME = 1e-9


@dataclass(frozen=True)
class PriceFigures:
    """A service's price; `exception` holds a price that lies outside its band.

    `ceiling` is None without a rival's price, or where missing ratings leave only `ceiling_low` to `ceiling_high`;
    a rise keeps to `ceiling_low`, which `binding_low` sets.
    `stand_still_volume` is None, and `match_loses_money` true, where a delivery at the cheapest rival's price leaves nothing.
    `asked` is what each rival asks for it.
    `possible_price` and the four figures after it describe the rise that could be made, also where the decision is to hold.
    """

    service: ServiceFigures
    floor: Fact | None
    floor_basis: FloorBasis
    reference_low: Fact | None
    reference_median: Fact | None
    reference_high: Fact | None
    ceiling: Fact | None
    ceiling_low: Fact | None
    ceiling_high: Fact | None
    ceilings: tuple[RivalCeiling, ...]
    binding_rival: Phrase | None
    binding_low: Phrase | None
    asked: tuple[tuple[Phrase, Fact], ...]
    cheapest_rival: Phrase | None
    cheapest_price: Fact | None
    cheapest_contribution: Fact | None
    match_loses_money: bool
    stand_still_volume: Fact | None
    recommended: Fact
    decision: Decision
    reason: Reason
    possible_price: Fact | None
    step: Fact | None
    gain_month: Fact | None
    may_leave: Fact | None
    may_leave_share: Fact | None


@dataclass(frozen=True)
class Prices:
    """All prices, the margin behind their floors, and the steps that would stop a segment from losing money.

    `counted_on` names the services whose buyers want the price as it was.
    """

    services: tuple[PriceFigures, ...]
    target: TargetMargin
    repairs: tuple[Repair, ...]
    counted_on: frozenset[str] = frozenset()

    @property
    def raised(self) -> PriceFigures | None:
        """The one price that is raised."""
        return next((p for p in self.services if p.decision == "raise"), None)


def read_prices(  # noqa: PLR0913 (what a price is judged by)
    brief: Brief, ledger: Ledger, money: Money, position: Position, may_raise: bool = True, counted_on: frozenset[str] = frozenset()
) -> Prices:
    """Decide on every price; at most one core service is raised, and none before `may_raise`.

    A price that customers count on, by the name of its service, is held.
    """
    target = read_target(brief, money, ledger)
    bands = {s.index: read_band(s, target, position, ledger) for s in money.services}
    prices = [_price(s, bands[s.index], target.basis, ledger) for s in money.services]
    return Prices(_with_one_rise(prices, may_raise, counted_on), target, read_repairs(brief, ledger, money, bands), counted_on)


def _price(service: ServiceFigures, band: Band, basis: FloorBasis, ledger: Ledger) -> PriceFigures:
    """A price held for now."""
    outside = _outside(service, band)
    rise = None if outside in ("floor_above_ceiling", "above_ceiling") else possible_rise(service, band, ledger)
    matched = _contribution_at(service, band.cheapest_price, ledger)
    return PriceFigures(
        service=service,
        floor=band.floor,
        floor_basis=basis,
        reference_low=band.reference_low,
        reference_median=band.reference_median,
        reference_high=band.reference_high,
        ceiling=band.ceiling,
        ceiling_low=band.ceiling_low,
        ceiling_high=band.ceiling_high,
        ceilings=band.ceilings,
        binding_rival=band.binding_rival,
        binding_low=band.binding_low,
        asked=band.asked,
        cheapest_rival=band.cheapest_rival,
        cheapest_price=band.cheapest_price,
        cheapest_contribution=matched,
        match_loses_money=matched is not None and matched.value <= 0,
        stand_still_volume=_stand_still(service, matched, ledger),
        recommended=service.price,
        decision="exception" if outside else "hold",
        reason=outside or _why_hold(service, band, rise),
        possible_price=rise.price if rise else None,
        step=rise.step if rise else None,
        gain_month=rise.gain if rise else None,
        may_leave=rise.may_leave if rise else None,
        may_leave_share=rise.may_leave_share if rise else None,
    )


def _outside(service: ServiceFigures, band: Band) -> Reason | None:
    """How the price stands outside its band, if it does."""
    price, floor, ceiling = service.price.value, band.floor, band.ceiling_high
    if floor and ceiling and floor.value > ceiling.value + SAME:
        return "floor_above_ceiling"
    if ceiling and price > ceiling.value + SAME:
        return "above_ceiling"
    return "below_floor" if floor and price < floor.value - SAME else None


def _why_hold(service: ServiceFigures, band: Band, rise: Rise | None) -> Reason:
    """Why a price inside its band is not raised; where a rise is possible, because another comes first."""
    if rise:
        return "one_at_a_time"
    if band.cheapest_price is None:
        return "no_rival_price"
    if service.role != "core":
        return "not_core"
    if band.ceiling is None:
        return "ceiling_unknown"
    return "volume_unknown" if service.contribution_month is None else "no_room"


def _contribution_at(service: ServiceFigures, cheapest: Fact | None, ledger: Ledger) -> Fact | None:
    """What a delivery would leave at the cheapest rival's price, where that is below ours."""
    if cheapest is None or cheapest.value >= service.price.value:
        return None
    formula = "cheapest rival's price − variable cost"
    name = f"price.{service.index}.contribution_at_cheapest"
    return derived(ledger, name, "money", formula, lambda p, c: p - c, p=cheapest, c=service.variable_cost)


def _stand_still(service: ServiceFigures, matched: Fact | None, ledger: Ledger) -> Fact | None:
    formula = "deliveries × contribution now ÷ contribution at the cheapest rival's price"
    return derived(
        ledger,
        f"price.{service.index}.stand_still_volume",
        "count",
        formula,
        units_to_stand_still,
        units=service.per_month,
        contribution_now=service.contribution,
        contribution_then=matched,
    )


def _with_one_rise(prices: Sequence[PriceFigures], may_raise: bool, counted_on: frozenset[str]) -> tuple[PriceFigures, ...]:
    """Raise the price that brings most, of those nobody counts on, ties by name; while nothing may be raised, say that it is for later."""
    prices = [replace(p, reason="counted_on") if _is_held_for(p, counted_on) else p for p in prices]
    able = [(-p.gain_month.value, p.service.name, p) for p in prices if p.gain_month and p.reason != "counted_on" and not _stays_outside(p)]
    best = min(able, key=lambda a: a[:2])[2] if able else None

    def decided(price: PriceFigures) -> PriceFigures:
        if price is not best or price.possible_price is None:
            return price
        if not may_raise:
            return price if price.decision == "exception" else replace(price, reason="not_yet")
        return replace(price, decision="raise", reason="room_below_ceiling", recommended=price.possible_price)

    return tuple(decided(p) for p in prices)


def _is_held_for(price: PriceFigures, counted_on: frozenset[str]) -> bool:
    """Whether a price that could rise is held for those who count on it."""
    return price.decision == "hold" and bool(price.gain_month) and str(price.service.name) in counted_on


def _stays_outside(price: PriceFigures) -> bool:
    """Whether the possible rise would leave the price below its floor."""
    return bool(price.floor and price.possible_price and price.possible_price.value < price.floor.value - SAME)
