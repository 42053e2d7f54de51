"""A price that a fact about a rival names, held against what the work itself costs."""

from __future__ import annotations

import re

from service.domain.brief import Environment
from service.moves.case import Case
from service.moves.lexicon import mentions
from service.moves.model import SlotDict

AMOUNT = re.compile(r"(?:[£€$¥]\s?|\b[A-Z]{3}\s)(\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)\s*元")


def price_below_cost(case: Case, index: int, fact: Environment) -> SlotDict | None:
    """What following a rival's price would lose on each of the leading service; None where no price is named, or it still covers the
    costs of the work.

    `index` is the fact's place in the brief.
    """
    leading = case.money.leading
    if fact.effect != "threat" or leading.variable_cost is None or not mentions(case.brief.language, "asks_only", fact.finding):
        return None
    found = AMOUNT.search(fact.finding)
    asked = float((found[1] or found[2]).replace(",", "")) if found else 0.0
    if not 0 < asked < leading.variable_cost.value:
        return None
    name = f"events.{index}"
    price = case.ledger.fact(f"{name}.price", asked, "money", "price that the fact names")
    inputs = {"cost": leading.variable_cost, "price": price}
    loss = case.ledger.fact(
        f"{name}.loss", leading.variable_cost.value - asked, "money", "variable cost − price that the fact names", inputs
    )
    return {"price": price, "loss": loss, "service": case.low(leading.name)}
