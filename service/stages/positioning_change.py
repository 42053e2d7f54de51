"""What would make a position where there is none, cheapest first: asking, proving, and only then getting better (POS-1)."""

from __future__ import annotations

from service.analysis.advantage import rating_missing
from service.domain.evidence import Phrase, Statement
from service.figures.criteria import CriterionFigures
from service.stages.desk import Desk
from service.stages.positioning_rejected import rating_wanted, slots_of

MOST_WAYS = 3
ORDER = ("first", "then", "last")

_Way = tuple[float, float, bool, float, str]


def ways_to_a_position(desk: Desk) -> list[Statement]:
    """Up to three ways: rating points cost most, then weight, then a proof; ties by weight and name."""
    ways = sorted((cost, c.index, c) for c in desk.case.position.criteria if (cost := _cost(desk, c)) is not None)
    criteria = [c for _, _, c in ways[:MOST_WAYS]]
    return [desk.say(f"positioning.change.{place}", way=_way(desk, c)) for place, c in zip(ORDER, criteria, strict=False)]


def _cost(desk: Desk, c: CriterionFigures) -> _Way | None:
    """Rating points, weight and proof that are missing; None where the lead is out of reach or unknown."""
    if c.own is None or c.best is None:
        return None
    rating = rating_missing(c.own.value, c.best.value)
    weight = 0.0 if c.important else 1 / len(desk.case.position.criteria) - c.weight.value
    return None if rating is None else (rating, weight, not c.sustained, -c.weight.value, str(c.name))


def _way(desk: Desk, c: CriterionFigures) -> Phrase:
    slots = slots_of(desk, c)
    ask = desk.scheme.action("prove.ask_points")
    if c.own and c.best and c.own.value <= c.best.value:
        key = "rating" if c.important else "rating_light"
        return desk.phrase(f"positioning.change.{key}", goal=rating_wanted(desk, c), **slots)
    parts = []
    if not c.important:
        key = "weight" if ask else "weight_plain"
        parts.append(desk.phrase(f"positioning.change.{key}", action=Phrase(ask.id if ask else ""), **slots))
    if c.unknown_rivals:
        parts.append(desk.phrase("positioning.change.unknown", **slots))
    if not c.sustained:
        parts.append(desk.phrase("positioning.change.proof", **slots))
    joined = desk.book.join(parts)
    return Phrase(joined.text, joined.evidence)
