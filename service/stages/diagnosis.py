"""The opening of part 1: what the firm does well, and how many of its goals can be had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.domain.evidence import Fact, Statement
from service.domain.plan.owner import Route
from service.stages.desk import Desk
from service.stages.summary_earnings import thin_cushion


def write_opening(desk: Desk, routes: Sequence[Route]) -> Statement:
    """Two or three sentences that hold for this firm only; thanks for what it said where that is next to nothing."""
    thin = desk.case.thin
    said = desk.tell("summary.opening.thin", price=desk.case.money.leading.price) if thin else _standing(desk)
    return desk.book.join([said, *_asked(desk, routes), *_left(desk)], part=1)


def _standing(desk: Desk) -> Statement:
    position = desk.case.position
    chosen = position.chosen
    if chosen:
        slots = {"criterion": desk.case.low(chosen.name), "own": chosen.own, "best": chosen.best, "rival": chosen.best_rival}
        bare = position.without_lead
        ahead = (
            [desk.tell("summary.opening.without", rivals=desk.book.listed([name for name, _ in bare.ahead]))] if bare and bare.ahead else []
        )
        return desk.book.join([desk.tell("summary.opening.chosen", **slots), *ahead], part=1)
    return desk.tell(f"summary.opening.{'me_too' if position.verdict == 'me_too' else 'unknown'}")


def _left(desk: Desk) -> Iterator[Statement]:
    """What a month leaves the firm, where a few sales fewer would take it."""
    units = thin_cushion(desk)
    if units:
        yield desk.tell("summary.opening.left", left=desk.case.money.left_month, units=units)


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
