"""A feared season in hours: what is asked for in its weeks, what is left of the hours to sell while some are away, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from service.domain.evidence import Fact
from service.moves.case import Case
from service.moves.model import SlotDict
from service.prompts import read_yaml


def season_gap(case: Case, index: int, finding: str) -> SlotDict | None:
    """Hours a week asked for, left and missing; None where the fact does not say by how much it is busier, or nothing is missing.

    `finding` says how much more is asked for (`four in ten more`) and may say how many of those who deliver are away.
    """
    week, signs = case.week, read_yaml(f"lexicon/{case.brief.language}.yaml")["season_gap"]
    more = _number(signs["more"], finding)
    if week is None or week.demand is None or more is None:
        return None
    name = f"events.{index}"
    grown = case.ledger.fact(f"{name}.more", more, "share", "share by which the season is busier, as the fact says")
    inputs = {"demand": week.demand, "more": grown}
    need = case.ledger.fact(f"{name}.need", week.demand.value * (1 + more), "h", "hours booked × (1 + share)", inputs)
    people, away = sum(n for _, n in case.posts.deliverers), _number(signs["away"], finding)
    left = _left(case, week.hours, index, away, people) if away and away < people else week.hours
    if need.value <= left.value:
        return None
    gap = case.ledger.fact(f"{name}.gap", need.value - left.value, "h", "hours asked for − hours left", {"need": need, "left": left})
    return {"more": grown, "need": need, "left": left, "missing": gap}


def _left(case: Case, hours: Fact, index: int, away: float, people: float) -> Fact:
    """The hours to sell without those who are away: each delivers the same share."""
    gone = case.ledger.fact(f"events.{index}.away", away, "people", "people away, as the fact says")
    rule = "hours to sell × (people − people away) ÷ people"
    return case.ledger.fact(f"events.{index}.left", hours.value * (people - away) / people, "h", rule, {"hours": hours, "gone": gone})


def _number(patterns: Sequence[dict[str, Any]], text: str) -> float | None:
    """The first number that a pattern finds: its `value`, else what its group says, by its table or in digits, times its `of`."""
    for pattern in patterns:
        found = re.search(pattern["sign"], text, re.IGNORECASE)
        if found and "value" in pattern:
            return float(pattern["value"])
        if found:
            said = found[1].lower()
            table: dict[str, float] = pattern.get("words", {})
            if said in table or said.isdigit():
                return float(table.get(said, 0) or said) * float(pattern.get("of", 1))
    return None
