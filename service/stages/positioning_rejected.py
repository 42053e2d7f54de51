"""What is not claimed: each criterion without a position, why not with its price, and what would change it (READ-4)."""

from __future__ import annotations

from service.analysis.advantage import HIGHEST_RATING
from service.domain.evidence import Fact, Phrase, Statement, known
from service.domain.plan.market import NotChosen
from service.figures.criteria import CriterionFigures
from service.moves.model import SlotDict
from service.stages.desk import Desk
from service.stages.positioning_prices import changes_of_price, price_of_matching
from service.stages.positioning_record import changes_of_record, record_against


def write_rejected(desk: Desk) -> tuple[NotChosen, ...]:
    """One row a criterion that is no position, the heaviest first; none where there is nobody to compare with."""
    position = desk.case.position
    if not position.rivals:
        return ()
    rest = [c for c in position.criteria if position.chosen is None or c.index != position.chosen.index]
    return tuple(_row(desk, c) for c in sorted(rest, key=lambda c: (-c.weight.value, c.name)))


def reason_of(c: CriterionFigures) -> str:
    """Which test a criterion fails."""
    if c.own is None or c.best is None:
        return "unrated"
    if c.real is None:
        return "open"
    if c.real:
        return "second" if c.verdict == "position" else "copyable" if c.important else "light"
    return "level" if known(c.advantage).value >= 0 else "behind"


def slots_of(desk: Desk, c: CriterionFigures) -> SlotDict:
    """What can be said of a criterion in figures."""
    slots: SlotDict = {"criterion": desk.case.low(c.name), "weight": c.weight, "unknown": desk.book.listed(c.unknown_rivals)}
    for key, fact in (
        ("own", c.own),
        ("best", c.best),
        ("rival", c.best_rival),
        ("mean", desk.case.position.mean_weight),
        ("score", c.score),
    ):
        if fact is not None:
            slots[key] = fact
    chosen = desk.case.position.chosen
    if chosen:
        slots |= {"chosen": desk.case.low(chosen.name), "first": known(chosen.score)}
    if not c.important:
        slots["missing"] = weight_missing(desk, c)
    return slots


def weight_missing(desk: Desk, c: CriterionFigures) -> Fact:
    """How much weight a criterion lacks to the mean."""
    mean = known(desk.case.position.mean_weight)
    inputs = {"mean": mean, "weight": c.weight}
    return desk.ledger.fact(f"positioning.{c.index}.weight_missing", mean.value - c.weight.value, "points", "mean weight − weight", inputs)


def rating_wanted(desk: Desk, c: CriterionFigures) -> Fact:
    """The rating that would be a clear lead: the best rival's and one more, at most 5."""
    best = known(c.best)
    value = min(best.value + 1, HIGHEST_RATING)
    return desk.ledger.fact(f"positioning.{c.index}.rating_wanted", value, "rating", "best rival's rating + 1, at most 5", {"best": best})


def _row(desk: Desk, c: CriterionFigures) -> NotChosen:
    reason, slots = reason_of(c), slots_of(desk, c)
    price = price_of_matching(desk) if c.role_price and reason in ("behind", "level") else None
    against = record_against(desk, c) if reason in ("behind", "level", "open") else None
    why = [desk.phrase(f"positioning.why.{_shape(c, reason)}", **slots), *(p for p in (price, against) if p)]
    return NotChosen(
        what=desk.say("positioning.what_price" if c.role_price else "positioning.what", criterion=c.name),
        why=desk.book.join(why),
        changes_if=_changes(desk, c, reason, slots),
    )


def _shape(c: CriterionFigures, reason: str) -> str:
    """The unrated are worded by what is known of the rivals."""
    return "unrated_all" if reason == "unrated" and c.best is None else reason


def _changes(desk: Desk, c: CriterionFigures, reason: str, slots: SlotDict) -> Statement:
    """What would turn the refusal."""
    if reason in ("behind", "level"):
        return desk.book.join([_overtaking(desk, c, slots)])
    if reason == "open" and not c.important:
        return desk.say("positioning.changes.open_light", **slots)
    return desk.say(f"positioning.changes.{_shape(c, reason)}", **slots)


def _overtaking(desk: Desk, c: CriterionFigures, slots: SlotDict) -> Phrase:
    """What it takes to be ahead: lower costs, a record, a rating; nothing where a rival already has the highest."""
    if c.role_price:
        return changes_of_price(desk)
    recorded = changes_of_record(desk, c)
    if recorded:
        return recorded
    if known(c.best).value >= HIGHEST_RATING:
        return desk.phrase("positioning.changes.never", **slots)
    return desk.phrase("positioning.changes.rating", goal=rating_wanted(desk, c), **slots)
