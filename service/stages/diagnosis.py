"""The opening of part 1: where the firm is ahead, where it is furthest behind, and how many of its goals can be had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.domain.evidence import Fact, Statement
from service.domain.plan.owner import Route
from service.figures.criteria import CriterionFigures
from service.stages.desk import Desk

A_POINT = 1.0
"""Points of a rating from which a firm is told that it is behind."""


def write_opening(desk: Desk, routes: Sequence[Route]) -> Statement:
    """Two to four sentences that hold for this firm only; thanks for what it said where that is next to nothing."""
    if desk.case.thin:
        said = [desk.tell("summary.opening.thin", price=desk.case.money.leading.price)]
    else:
        said = [_standing(desk), *_weakness(desk)]
    return desk.book.join([*said, *_asked(desk, routes)], part=1)


def _standing(desk: Desk) -> Statement:
    position = desk.case.position
    chosen = position.chosen
    if chosen:
        slots = {"criterion": desk.case.low(chosen.name), "own": chosen.own, "best": chosen.best, "rival": chosen.best_rival}
        return desk.tell("summary.opening.chosen", **slots)
    return desk.tell(f"summary.opening.{'me_too' if position.verdict == 'me_too' else 'unknown'}")


def _weakness(desk: Desk) -> Iterator[Statement]:
    """The point, other than the price, on which a rival's lead weighs most."""
    criteria = (c for c in desk.case.position.criteria if not c.role_price)
    behind = [(_lag(c), c.name, c) for c in criteria if c.advantage and c.advantage.value <= -A_POINT]
    if not behind:
        return
    worst = min(behind, key=lambda b: b[:2])[2]
    slots = {"criterion": desk.case.low(worst.name), "own": worst.own, "best": worst.best, "rival": worst.best_rival}
    yield desk.tell("summary.opening.behind", **slots)


def _lag(criterion: CriterionFigures) -> float:
    """Weight × lead, negative where a rival is ahead."""
    return criterion.weight.value * (criterion.advantage.value if criterion.advantage else 0.0)


def _asked(desk: Desk, routes: Sequence[Route]) -> Iterator[Statement]:
    """How many of the owner's goals are reached in this plan."""
    asked = [r for r in routes if not r.added]
    if not asked:
        return
    met = sum(r.answer == "yes" for r in asked)
    key = "all" if met == len(asked) else "none" if met == 0 else "some"
    if len(asked) == 1:
        key = "one_yes" if met else "one_no"
    yield desk.tell(f"summary.opening.asked_{key}", met=_count(desk, "met", met), goals=_count(desk, "all", len(asked)))


def _count(desk: Desk, name: str, value: int) -> Fact:
    return desk.ledger.fact(f"goals.{name}", value, "count", "goals of the brief" if name == "all" else "goals answered with a yes")
