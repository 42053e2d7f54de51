"""What a named offer consists of in a trade: acts that its customers can see, by the group that it is made for."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain.brief import Brief
from service.writing.playbook import own_playbook
from service.writing.signs import any_stands


@dataclass(frozen=True)
class TradeOffer:
    """Lines of an offer, and what must be settled before they are printed (may be empty)."""

    lines: tuple[str, ...]
    settle: str


def offer_of(brief: Brief, group: str, side: str) -> TradeOffer | None:
    """The offer of the firm's trade for a group of customers, else for anyone; None where the trade has none.

    `side` is what the offer stands on; an offer that names sides is made only where one of them is it.
    """
    offers = own_playbook(brief).get("offers", ())
    able = [o for o in offers if side in o.get("side", (side,)) and ("group" not in o or any_stands(o["group"], group.lower()))]
    best = min(able, key=lambda o: ("group" not in o, "side" not in o), default=None)
    return TradeOffer(tuple(best["lines"]), best.get("settle", "")) if best else None
