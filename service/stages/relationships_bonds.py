"""Which bond a segment is kept by: the first that its value, its loyalty, its wishes and the plan's own actions allow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from service.domain.evidence import Fact, Phrase, Statement, known
from service.figures.segments import SegmentFigures
from service.moves.model import SlotDict
from service.moves.naming import offer_name
from service.stages.desk import Desk
from service.stages.relationships_who import called
from service.writing.week_names import name_slots

Stage = Literal["stranger", "acquaintance", "friend", "partner"]
Next = Literal["acquaintance", "friend", "partner", "hold"]
Bond = Literal["none", "financial", "social", "customisation", "structural"]
STAGE_FROM: tuple[tuple[float, Stage], ...] = ((0.9, "partner"), (0.8, "friend"), (0.5, "acquaintance"), (0.0, "stranger"))
NEXT_OF: dict[Stage, Next] = {"stranger": "acquaintance", "acquaintance": "friend", "friend": "partner", "partner": "partner"}
ONCE_BUT_TELLS = 0.5
"""Recommendations a year from which people who buy once are worth a bond."""
OFTEN, FEW = 12, 50
"""Visits a year and customers: so often, and so few, that a standing arrangement pays."""
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Tie:
    """A bond with the sentence that says how it is made."""

    bond: Bond
    key: str
    slots: SlotDict = field(default_factory=dict)


def stage_of(retention: Fact | None) -> Stage:
    """Where a segment stands, by the share who stay a year; a stranger where nobody counted."""
    share = retention.value if retention else 0.0
    return next((stage for floor, stage in STAGE_FROM if share >= floor - TOLERANCE), "stranger")


def choose_tie(desk: Desk, segment: SegmentFigures) -> Tie:
    """The first bond that fits; none is bought for whom the firm does not court."""
    return next(tie for rule in RULES if (tie := rule(desk, segment)) is not None)


def say_how(desk: Desk, segment: SegmentFigures, tie: Tie) -> Statement:
    """How the bond is made, after what the segment loses in a year where it is courted."""
    how = desk.say(f"relationships.how.{tie.key}", **_common(desk, segment), **tie.slots)
    lost = segment.lost_year
    if tie.bond == "none" or tie.key.startswith("tells") or lost is None or segment.customers is None or round(lost.value) < 1:
        return how
    return desk.book.join([desk.say("relationships.leaves", lost=lost, people=segment.customers), how])


def _common(desk: Desk, segment: SegmentFigures) -> SlotDict:
    return {"segment": segment.name, "segment_low": desk.case.low(segment.name)}


def _unknown(_desk: Desk, segment: SegmentFigures) -> Tie | None:
    return Tie("none", "unknown") if segment.retention is None else None


def _losing(desk: Desk, segment: SegmentFigures) -> Tie | None:
    """Whoever costs more than they bring gets terms, not a bond."""
    left = segment.contribution_year
    if left is None or left.value >= 0:
        return None
    loss = desk.ledger.fact(f"relationships.{segment.index}.loss", -left.value, "money", "−(yearly contribution of one of the segment)")
    move = next((m for m in desk.scheme.moves if m.kind == "turn_segment" and m.slots["segment"] == segment.name), None)
    action = next((a.id for a in desk.scheme.actions if a.move is move), None)
    return Tie("none", "losing_terms", {"loss": loss, "action": action}) if action else Tie("none", "losing", {"loss": loss})


def _lowest(desk: Desk, segment: SegmentFigures) -> Tie | None:
    if segment.tier != "lead":
        return None
    each = known(segment.contribution_year)
    if desk.case.week and desk.case.week.spare:
        return Tie("none", "lowest_spare", {"each": each, "quiet": name_slots(desk.book, desk.case.week.spare)})
    return Tie("none", "lowest", {"each": each})


def _same_hands(desk: Desk, segment: SegmentFigures) -> Tie | None:
    hands, visit = (desk.scheme.action(f"keep.{key}.{segment.index}") for key in ("same_hands", "visit"))
    if hands is None:
        return None
    if visit is None:
        return Tie("customisation", "same_hands", {"action": hands.id})
    return Tie("customisation", "visit_and_hands", {"action": hands.id, "visit_action": visit.id, "who": called(desk, visit.task.owner)})


def _offer(desk: Desk, segment: SegmentFigures) -> Tie | None:
    """The segment the named offer is made for."""
    words, focus = desk.scheme.action("lead.words"), desk.case.focus
    if words is None or focus is None or focus.index != segment.index:
        return None
    slots: SlotDict = {"offer": offer_name(desk.case), "action": words.id}
    call = desk.scheme.action(f"keep.call.{segment.index}")
    return Tie("customisation", "offer_and_call", {**slots, "call_action": call.id}) if call else Tie("customisation", "offer", slots)


def _visit(desk: Desk, segment: SegmentFigures) -> Tie | None:
    visit = desk.scheme.action(f"keep.visit.{segment.index}")
    return Tie("social", "visit", {"action": visit.id, "who": called(desk, visit.task.owner)}) if visit else None


def _call(desk: Desk, segment: SegmentFigures) -> Tie | None:
    call = desk.scheme.action(f"keep.call.{segment.index}")
    return Tie("social", "call", {"action": call.id, "who": called(desk, call.task.owner)}) if call else None


def _tells_others(desk: Desk, segment: SegmentFigures) -> Tie | None:
    """People who buy once and send others."""
    referrals = segment.referrals_year
    if referrals is None or referrals.value < ONCE_BUT_TELLS or stage_of(segment.retention) != "stranger":
        return None
    ask = desk.scheme.action("fill_hours.ask")
    slots: SlotDict = {"referrals": referrals}
    return Tie("social", "tells_asked", {**slots, "action": ask.id}) if ask else Tie("social", "tells", slots)


def _standing(_desk: Desk, segment: SegmentFigures) -> Tie | None:
    """Few who come often: a standing time, one person, papers in their form."""
    visits, people = segment.visits_year, segment.customers
    if visits is None or people is None or visits.value < OFTEN or people.value >= FEW or segment.touch == "high":
        return None
    return Tie("structural", "standing", {"visits": visits, "people": people})


def _price(desk: Desk, segment: SegmentFigures) -> Tie | None:
    """Whoever wants little touch and buys what becomes dearer: what is booked keeps the old price."""
    tell, main = desk.scheme.action("price_step.tell"), desk.case.money.main
    mix = desk.brief.segments[segment.index].service_mix
    if tell is None or main is None or segment.touch != "low" or (mix is not None and str(main.name) not in mix):
        return None
    return Tie("financial", "price", {"action": tell.id, "service": desk.case.low(main.name)})


def _card(_desk: Desk, segment: SegmentFigures) -> Tie | None:
    if segment.touch != "high":
        return None
    return Tie("customisation", "card_needs", {"needs": _quoted(segment.needs)}) if segment.needs else Tie("customisation", "card")


def _rhythm(_desk: Desk, segment: SegmentFigures) -> Tie | None:
    if segment.touch != "low":
        return None
    if segment.visits_year is None:
        return Tie("customisation", "rhythm_unknown")
    once = round(segment.visits_year.value) <= 1
    return Tie("customisation", "rhythm_year") if once else Tie("customisation", "rhythm", {"visits": segment.visits_year})


def _known_by_name(desk: Desk, segment: SegmentFigures) -> Tie:
    ask = desk.scheme.action("fill_hours.ask")
    slots: SlotDict = {} if segment.needs is None else {"needs": _quoted(segment.needs)}
    key = "known_needs" if segment.needs else "known"
    return Tie("social", f"{key}_asked", {**slots, "action": ask.id}) if ask else Tie("social", key, slots)


def _quoted(words: Phrase) -> Phrase:
    """The owner's words without the stop at their end."""
    return Phrase(words.rstrip(" .。"), words.evidence)


RULES: tuple[Callable[[Desk, SegmentFigures], Tie | None], ...] = (
    _unknown, _losing, _lowest, _same_hands, _offer, _visit, _call, _tells_others, _standing, _price, _card, _rhythm, _known_by_name,
)  # fmt: skip
