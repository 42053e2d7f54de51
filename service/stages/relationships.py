"""Stage relationships: each segment's road from stranger to partner, and how what goes wrong is put right."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.plan.block import Note
from service.domain.plan.delivery import Relationship, Relationships
from service.figures.segments import SegmentFigures
from service.stages.desk import Desk
from service.stages.recovery import write_recovery
from service.stages.recovery_limits import say_exceptions, say_limits
from service.stages.relationships_bonds import NEXT_OF, choose_tie, say_how, stage_of


def write_relationships(desk: Desk) -> Relationships:
    """One row a segment, the eight ways of putting right, and who may give what; a line where nothing is known."""
    if desk.case.thin and desk.brief.complaints is None:
        return Relationships(segments=(), recovery=(), limits=(), notes=(desk.note("reading", desk.say("relationships.minimal")),))
    return Relationships(
        segments=tuple(_row(desk, s) for s in desk.case.customers.segments),
        recovery=tuple(write_recovery(desk)),
        limits=(*say_limits(desk), *say_exceptions(desk)),
        notes=tuple(_notes(desk)),
    )


def _row(desk: Desk, segment: SegmentFigures) -> Relationship:
    tie, stage = choose_tie(desk, segment), stage_of(segment.retention)
    return Relationship(
        tier=segment.tier,
        segment=segment.name,
        stage=stage,
        next_stage="hold" if tie.bond == "none" else NEXT_OF[stage],
        bond=tie.bond,
        how=say_how(desk, segment, tie),
    )


def _notes(desk: Desk) -> Iterator[Note]:
    if not desk.case.customers.segments:
        yield desk.note("reading", desk.say("relationships.minimal"))
