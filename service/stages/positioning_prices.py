"""What it would cost to be the cheap one: the volume that matching the lowest price takes, or the loss on each delivery."""

from __future__ import annotations

from service.domain.evidence import Fact, Phrase, known
from service.figures.prices import PriceFigures
from service.moves.model import SlotDict
from service.stages.desk import Desk


def undercut(desk: Desk) -> PriceFigures | None:
    """The service that matters most among those a rival sells for less, ties by name."""
    under = [p for p in desk.case.prices.services if p.cheapest_price and p.cheapest_price.value < p.service.price.value]
    priced = [p for p in under if p.stand_still_volume or p.match_loses_money]
    return min(priced or under, key=lambda p: (-_weight(p), p.service.name), default=None)


def price_of_matching(desk: Desk, prefix: str = "positioning.matching") -> Phrase | None:
    """What matching the lowest price would take."""
    price = undercut(desk)
    if price is None:
        return None
    slots: SlotDict = {
        "theirs": known(price.cheapest_price),
        "rival": price.cheapest_rival or Phrase(""),
        "service": desk.case.low(price.service.name),
        "price": price.service.price,
    }
    if price.match_loses_money and price.cheapest_contribution:
        loss = desk.ledger.fact(
            f"positioning.{price.service.index}.loss", -price.cheapest_contribution.value, "money", "variable cost − cheapest rival's price"
        )
        return desk.phrase(f"{prefix}.loses", loss=loss, **slots)
    if price.stand_still_volume and price.service.per_month:
        return desk.phrase(f"{prefix}.volume", volume=price.stand_still_volume, now=price.service.per_month, **slots)
    return desk.phrase(f"{prefix}.gap", gap=_gap(desk, price), **slots)


def changes_of_price(desk: Desk) -> Phrase:
    """How far costs would have to fall for the low price to leave what is left today."""
    price = undercut(desk)
    if price is None:
        return desk.phrase("positioning.changes.price_unknown")
    return desk.phrase("positioning.changes.price", gap=_gap(desk, price), service=desk.case.low(price.service.name))


def _gap(desk: Desk, price: PriceFigures) -> Fact:
    theirs, ours = known(price.cheapest_price), price.service.price
    name = f"positioning.{price.service.index}.price_gap"
    return desk.ledger.fact(name, ours.value - theirs.value, "money", "price − cheapest rival's price", {"ours": ours, "theirs": theirs})


def _weight(price: PriceFigures) -> float:
    month = price.service.contribution_month or price.service.revenue_month
    return month.value if month else 0.0
