"""The other prices, looked at on the day one is raised: which of them take a step too, how far, and why the rest are held."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from service.analysis.economics import contribution_per_hour
from service.analysis.pricing import LARGEST_LEVELLING, price_for_hour, raised_price
from service.domain.evidence import Fact, Ledger, known
from service.figures.derived import derived
from service.figures.money import Money
from service.figures.price_bands import RivalCeiling
from service.figures.price_rise import Rise, rise_to
from service.figures.prices import PriceFigures, Prices
from service.figures.services import ServiceFigures

SAME = 1e-9
MOST_BESIDE = 3
"""Prices that move along with the first: what one letter can carry."""
ROOM = "price × 1.04, at most the low end of the ceiling, rounded down to a price people charge"
LEVELLED = (
    "the price at which an hour leaves as much as an hour of the main service, at most price × 1.1, the dearest rival's price and the"
    " low end of the ceiling, rounded down to a price people charge"
)

Why = Literal["first", "room", "worst_paid", "unwanted"]
Held = Literal["counted_on", "unknown", "unrated", "as_good", "dear", "no_room", "carries_not", "no_rival"]


@dataclass(frozen=True)
class PriceStep:
    """A price that moves, what it then leaves an hour, and how many deliveries a year may leave before it costs money.

    `why` is `worst_paid` or `unwanted` where it goes further than the ordinary step; `dearest` is the rival that asks most.
    """

    figures: PriceFigures
    rise: Rise
    why: Why
    hour: Fact | None
    may_leave_year: Fact
    volume_year: Fact
    dearest: RivalCeiling | None

    @property
    def service(self) -> ServiceFigures:
        """The service whose price it is."""
        return self.figures.service


@dataclass(frozen=True)
class HeldPrice:
    """A price that stays, and why; `binding` is the rival whose price and ratings allow least."""

    figures: PriceFigures
    reason: Held
    binding: RivalCeiling | None

    @property
    def service(self) -> ServiceFigures:
        """The service whose price it is."""
        return self.figures.service


@dataclass(frozen=True)
class PriceSteps:
    """The price that is raised first, those that move the same day (what brings most first), and those that stay (what sells most first).

    `gain_month` is what those beside the first bring a month if all stay.
    """

    first: PriceStep
    beside: tuple[PriceStep, ...]
    held: tuple[HeldPrice, ...]
    gain_month: Fact | None


def read_price_steps(
    prices: Prices, money: Money, ledger: Ledger, unwanted: str | None = None, elsewhere: frozenset[str] = frozenset()
) -> PriceSteps | None:
    """Decide on the other prices; None while no price is raised, or where the contribution of a month is not known.

    `unwanted` names the service the owner wishes to do less of, `elsewhere` the services whose price another part of the plan changes.
    """
    raised = prices.raised
    first = _first(raised, ledger) if raised and money.contribution_month else None
    if first is None:
        return None
    others = [p for p in prices.services if p is not raised and _is_sold(p) and str(p.service.name) not in elsewhere]
    worst = _worst_paid(money)
    able: list[PriceStep] = []
    held: list[HeldPrice] = []
    for p in others:
        why: Why = "unwanted" if str(p.service.name) == unwanted else "worst_paid" if p.service is worst else "room"
        reason = _held(p, prices)
        step = None if reason else _step(p, why, money.leading.contribution_hour, ledger)
        if step:
            able.append(step)
        elif p.cheapest_price or p.service is worst:
            held.append(HeldPrice(p, reason or _no_step(p), _binding(p)))
    beside = tuple(sorted(able, key=lambda s: (-s.rise.gain.value, str(s.service.name)))[:MOST_BESIDE])
    return PriceSteps(first, beside, tuple(sorted(held, key=_sold_most)), _gain(beside, ledger))


def _is_sold(p: PriceFigures) -> bool:
    return p.service.role != "support" and not p.service.is_extra and p.service.price.value > 0


def _sold_most(held: HeldPrice) -> tuple[float, str]:
    revenue = held.service.revenue_month
    return (-revenue.value if revenue else 0.0, str(held.service.name))


def _worst_paid(money: Money) -> ServiceFigures | None:
    """The supplementary service whose hour leaves least of all: who says no to it costs little; None where a core service's does."""
    paid = [s for s in money.sold if s.contribution_hour]
    worst = min(paid, key=lambda s: (known(s.contribution_hour).value, str(s.name)), default=None)
    return worst if len(paid) > 1 and worst and worst.role == "supplementary" else None


def _held(p: PriceFigures, prices: Prices) -> Held | None:
    """Why a price stays, whatever room it may have."""
    reasons: Sequence[tuple[bool, Held]] = (
        (p.cheapest_price is None, "no_rival"),
        (str(p.service.name) in prices.counted_on, "counted_on"),
        (p.ceiling_low is None, "unknown"),
        (_is_above(p), "as_good" if _is_as_good(_binding(p)) else "dear"),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _no_step(p: PriceFigures) -> Held:
    """Why a price that might move finds no step; with room below the ceiling, because the market's price does not carry it."""
    if raised_price(p.service.price.value, known(p.ceiling_low).value) is not None:
        return "carries_not"
    return "unrated" if p.ceiling is None else "no_room"


def _is_above(p: PriceFigures) -> bool:
    return p.ceiling_high is not None and p.service.price.value > p.ceiling_high.value + SAME


def _binding(p: PriceFigures) -> RivalCeiling | None:
    """The rival whose price and ratings allow least."""
    return min(p.ceilings, key=lambda c: (c.high.value, str(c.rival)), default=None)


def _is_as_good(rival: RivalCeiling | None) -> bool:
    """Whether a rival is rated as good or better, whatever the ratings that are missing."""
    return rival is not None and rival.high.value <= rival.price.value + SAME


def _first(p: PriceFigures, ledger: Ledger) -> PriceStep | None:
    rise = _found(p)
    return _with_hour(p, rise, "first", ledger) if rise else None


def _found(p: PriceFigures) -> Rise | None:
    """The rise of at most 4 % that was found for a core service."""
    if not (p.possible_price and p.step and p.gain_month and p.may_leave and p.may_leave_share):
        return None
    return Rise(p.possible_price, p.step, p.gain_month, p.may_leave, p.may_leave_share)


def _step(p: PriceFigures, why: Why, hour: Fact | None, ledger: Ledger) -> PriceStep | None:
    """The ordinary step; further for the worst paid hour and for what the owner wishes to do less of."""
    price, ceiling = p.service.price.value, known(p.ceiling_low).value
    room = raised_price(price, ceiling) if p.reason != "floor_above_ceiling" else None
    level = _level(p, hour) if why != "room" else None
    further = raised_price(price, min(level, ceiling), LARGEST_LEVELLING) if level is not None else None
    if further is not None and further > (room or 0.0) + SAME:
        new = ledger.fact(f"price.{p.service.index}.beside", further, "money", LEVELLED, {"hour": hour})
        rise = rise_to(p.service, new, f"price.{p.service.index}.beside", ledger)
        return _with_hour(p, rise, why, ledger) if rise else None
    rise = _found(p) or _ordinary(p, room, ledger)
    return _with_hour(p, rise, "room", ledger) if rise else None


def _ordinary(p: PriceFigures, room: float | None, ledger: Ledger) -> Rise | None:
    if room is None:
        return None
    name = f"price.{p.service.index}.beside"
    return rise_to(p.service, ledger.fact(name, room, "money", ROOM), name, ledger)


def _level(p: PriceFigures, hour: Fact | None) -> float | None:
    """The price at which an hour leaves as much as one of the main service, at most the dearest rival's."""
    s = p.service
    if hour is None or s.contribution_hour is None or s.variable_cost is None or s.minutes is None or not p.ceilings:
        return None
    equal = price_for_hour(s.variable_cost.value, s.minutes.value, hour.value)
    return min(equal, max(c.price.value for c in p.ceilings))


def _with_hour(p: PriceFigures, rise: Rise, why: Why, ledger: Ledger) -> PriceStep:
    name, volume = f"price.{p.service.index}", known(p.service.per_month)
    year = ledger.fact(f"{name}.volume_year", volume.value * 12, "count", "deliveries a month × 12", {"volume": volume})
    leave = derived(
        ledger,
        f"{name}.may_leave_year",
        "count",
        "share that may leave × deliveries a year",
        lambda share, deliveries: share * deliveries,
        share=rise.may_leave_share,
        deliveries=year,
    )
    hour = derived(
        ledger,
        f"{name}.hour_then",
        "money",
        "(contribution + step) ÷ minutes × 60",
        lambda each, step, minutes: contribution_per_hour(each + step, minutes),
        each=p.service.contribution,
        step=rise.step,
        minutes=p.service.minutes,
    )
    dearest = min(p.ceilings, key=lambda c: (-c.price.value, str(c.rival)), default=None)
    return PriceStep(p, rise, why, hour, known(leave), year, dearest)


def _gain(beside: tuple[PriceStep, ...], ledger: Ledger) -> Fact | None:
    if not beside:
        return None
    gains = [step.rise.gain.value for step in beside]
    return ledger.fact("price.beside.gain_month", math.fsum(gains), "money", "Σ step × deliveries a month, of the prices beside the first")
