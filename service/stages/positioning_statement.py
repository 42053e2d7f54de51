"""The positioning statement: the fullest one whose words stay within the promise register."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checks.levels import stated_levels
from service.copycheck import check_copy
from service.domain.evidence import Phrase, Statement, known, named
from service.figures.register_line import RegisterLine
from service.figures.rivals import RivalFigures
from service.moves.copy_lines import promised
from service.moves.model import SlotDict
from service.moves.promise_sentence import promise_sentence
from service.stages.desk import Desk

LONGEST_NEED = 120


def write_statement(desk: Desk) -> Statement:
    """For whom, what, because of what, unlike whom; without a position a working sentence from the register and plain facts."""
    candidates = [*(_unique(desk) if desk.case.position.chosen else ()), *_working(desk)]
    return next((desk.book.join([c]) for c in candidates if is_within_register(desk, c)), desk.book.join(candidates[-1:]))


def is_within_register(desk: Desk, text: str, *, level_said: bool = False) -> bool:
    """Whether words promise nothing beyond the register; a level may stand in them only where they are a line of it."""
    if not level_said and next(stated_levels(text), None):
        return False
    rivals = [c.name for c in desk.brief.competitors]
    return not check_copy(text, promised(desk.case.register), rivals=rivals, language=desk.brief.language)


def target(desk: Desk) -> Phrase | None:
    """The segment the position is for; without tiers the largest by revenue, then by heads, then by name."""
    case = desk.case
    if case.fill and case.fill.segment:
        return case.fill.segment.name
    if case.customers.tiers and case.focus:
        return case.focus.name
    sizes = [(-(s.revenue_all.value if s.revenue_all else 0), -(s.customers.value if s.customers else 0), s.name) for s in case.customers.segments]
    return min(sizes)[2] if sizes else None


def frame_of(desk: Desk) -> Phrase:
    """What the firm is, in a few words."""
    return _head(desk.brief.business.kind, "business.kind")


def place_of(desk: Desk) -> Phrase | None:
    """Where it is, without the country."""
    location = desk.brief.business.location
    return _head(location, "business.location") if location else None


def rivals_by_name(desk: Desk) -> list[RivalFigures]:
    """Rivals in an order that the brief's order does not change."""
    return sorted(desk.case.position.rivals, key=lambda r: r.name)


def best_promise(desk: Desk) -> RegisterLine | None:
    """The promise that most customers can have: for everyone before one for a segment, the most kept first."""
    lines = [line for line in desk.case.register.published() if line.verdict in ("delight", "within_zone")]
    return min(lines, key=lambda x: (x.segment is not None, -(x.per_month.value if x.per_month else 0), x.key), default=None)


def _unique(desk: Desk) -> Iterator[Phrase]:
    """From the fullest wording down: without the need, without the proof, without the rivals' images."""
    segment, chosen = target(desk), known_chosen(desk)
    need, proof = _need(desk, segment), chosen.hard_to_copy
    slots: SlotDict = {"frame": frame_of(desk), "criterion": desk.case.low(chosen.name)}
    who = _who(desk, segment)
    because = desk.phrase("positioning.because", proof=desk.case.low(Phrase(_bare(proof), proof.evidence))) if proof else Phrase("")
    unlike, names = _unlike(desk, images=True), _unlike(desk, images=False)
    for wanted, reason, rivals in ((need, because, unlike), (Phrase(""), because, unlike), (Phrase(""), because, names), (Phrase(""), Phrase(""), names)):
        yield desk.phrase("positioning.statement", who=who, need=wanted, because=reason, unlike=rivals, **slots)


def known_chosen(desk: Desk):  # type: ignore[no-untyped-def]
    """replaced"""


def _who(desk: Desk, segment: Phrase | None) -> Phrase:
    place = place_of(desk)
    who = desk.case.low(segment) if segment else Phrase(desk.case.trade.words["customers"])
    return desk.phrase("positioning.who_place", who=who, place=place) if place else who
