"""Stage situation: what is done today, what is known outside, who is ahead on what, and what follows from joining the two."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.plan.block import Note
from service.domain.plan.direction import Situation, Strategy
from service.moves.model import Move
from service.stages.desk import Desk
from service.stages.situation_audit import Audit, read_audit
from service.stages.situation_outside import read_outside
from service.stages.situation_swot import Sides, read_sides
from service.stages.situation_tows import write_tows

MOST_ASSUMPTIONS = 3
LEANING = frozenset({"situation", "customers", "positioning", "expectations", "objectives"})
"""Sections whose assumptions the choice of strategies leans on; the rest concern dates and costs."""


def write_situation(desk: Desk) -> Situation:
    """The audit, the four quadrants, the moves that join them, and the strategies chosen."""
    inside, outside, sides = read_audit(desk), read_outside(desk), read_sides(desk)
    return Situation(
        audit=(*inside.rows, *outside.rows),
        swot=sides.swot,
        tows=write_tows(desk, sides),
        strategies=tuple(_strategy(desk, move) for move in desk.scheme.moves),
        notes=tuple(_notes(desk, inside, outside, sides)),
    )


def _strategy(desk: Desk, move: Move) -> Strategy:
    return Strategy(
        id=desk.scheme.move_id(move),
        title=str(desk.phrase(f"moves.{move.kind}.title", **move.slots)),
        reason=desk.say(f"moves.{move.kind}.{move.reason}", **move.slots),
        objectives=tuple(o.id for o in desk.scheme.objectives if o.move is move),
    )


def _notes(desk: Desk, inside: Audit, outside: Audit, sides: Sides) -> Iterator[Note]:
    assumptions = [a for a in desk.doubts.assumptions if LEANING.intersection(a.sections)][:MOST_ASSUMPTIONS]
    if assumptions:
        named = desk.book.listed([f"{a.id}" for a in assumptions])
        leans = [desk.say("situation.leans", ids=named)]
        yield desk.note("key_assumptions", *leans, *(a.statement for a in assumptions))
    silent = [desk.phrase(f"situation.topics.{topic}") for topic in (*inside.silent, *outside.silent)]
    unknown = [desk.say("situation.silent", topics=desk.book.listed(silent, "or"))] if silent else []
    if not sides.compared:
        unknown.append(desk.say(f"situation.{sides.why_empty}"))
    if unknown:
        yield desk.note("not_known", *unknown)
