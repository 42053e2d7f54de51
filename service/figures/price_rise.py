"""A rise of one price: what it brings if all stay, and how much volume may leave before it costs money."""

from __future__ import annotations

from dataclasses import dataclass

from service.analysis.pricing import raised_price, share_that_may_leave
from service.domain.evidence import Fact, Ledger
from service.figures.price_bands import Band
from service.figures.services import ServiceFigures


@dataclass(frozen=True)
class Rise:
    """A new price, the step to it, its gain a month if all stay, and the deliveries a month and the share of them that may leave."""

    price: Fact
    step: Fact
    gain: Fact
    may_leave: Fact
    may_leave_share: Fact


def possible_rise(service: ServiceFigures, band: Band, ledger: Ledger) -> Rise | None:
    """The step of at most 4 %, to a price people charge, of a core service whose volume is known.

    It stays within the ceiling; where missing ratings leave a range, within the low end of it.
    """
    new = raised_price(service.price.value, band.ceiling_low.value) if band.ceiling_low and service.role == "core" else None
    if new is None or service.contribution is None or service.per_month is None:
        return None
    name = f"price.{service.index}"
    price = ledger.fact(
        f"{name}.possible_price", new, "money", "price × 1.04, at most the low end of the ceiling, rounded down to a price people charge"
    )
    return rise_to(service, price, name, ledger)


def rise_to(service: ServiceFigures, price: Fact, name: str, ledger: Ledger) -> Rise | None:
    """What a new price brings, its figures recorded below `name`.

    None where a delivery would still leave nothing, or where cost or volume is not known.
    """
    each, volume = service.contribution, service.per_month
    if each is None or volume is None:
        return None
    step = ledger.fact(f"{name}.step", price.value - service.price.value, "money", "possible price − price")
    share = share_that_may_leave(each.value, each.value + step.value)
    if share is None:
        return None
    leave = ledger.fact(f"{name}.may_leave_share", share, "share", "1 − old ÷ new contribution", {"old": each, "step": step})
    return Rise(
        price=price,
        step=step,
        gain=ledger.fact(f"{name}.gain_month", step.value * volume.value, "money", "step × deliveries a month"),
        may_leave=ledger.fact(f"{name}.may_leave", share * volume.value, "count", "share that may leave × deliveries a month"),
        may_leave_share=leave,
    )
