"""Part 2, objectives and situation."""

from __future__ import annotations

from collections.abc import Sequence

from service.domain.evidence import Statement
from service.domain.plan.direction import AuditRow, Objective, SwotItem, Tows
from service.exports.blocks import bullets, under
from service.exports.document import Block, Words
from service.exports.workings import Section, Workings

PS = ("product", "price", "place", "promotion", "people", "process", "physical_evidence")


def objectives(w: Workings) -> Section:
    """Objectives with where they start, why they can be done, and areas without one."""
    section = w.plan.objectives
    rows = [_objective(w, each) for each in section.objectives]
    feasible = bullets([w.of(each.id, each.feasibility) for each in section.objectives])
    not_now = bullets([w.of(w.wording.label(f"area.{each.area}"), each.reason) for each in section.not_now])
    blocks = [
        *w.plain_table("objectives", ("id", "area", "objective", "measured_by", "from_to", "by", "owner"), rows),
        *under(w.topic("feasible"), feasible),
        *under(w.topic("not_now"), not_now),
        *w.notes(section.notes),
    ]
    return Section("objectives", tuple(blocks))


def _objective(w: Workings, each: Objective) -> tuple[Words, ...]:
    wording = w.wording
    span = wording.label("from_to", start=wording.number(each.baseline, each.unit), end=wording.number(each.target, each.unit))
    return (
        Words(each.id, emphasis=True),
        Words(wording.label(f"area.{each.area}")),
        w.words(each.statement),
        Words(each.metric),
        Words(span, tags=w.tags(each.baseline_source)),
        Words(wording.date(each.due)),
        Words(each.owner),
    )


def situation(w: Workings) -> Section:
    """Audit, SWOT, TOWS and the moves chosen."""
    section = w.plan.situation
    inside = [row for row in section.audit if row.topic in PS]
    outside = [row for row in section.audit if row.topic not in PS]
    blocks = [
        *w.table("audit_inside", ("p", "today", "so_what"), [_audit(w, row, "p") for row in inside]),
        *w.table("audit_outside", ("outside", "known", "so_what"), [_audit(w, row, "outside") for row in outside]),
        *under(w.topic("swot"), _swot(w)),
        *under(w.topic("tows"), w.plain_table("tows", ("id", "move", "uses"), _tows(w, section.tows))),
        *under(w.topic("strategies"), _strategies(w)),
        *w.notes(section.notes),
    ]
    return Section("situation", tuple(blocks))


def _audit(w: Workings, row: AuditRow, kind: str) -> tuple[Words, ...]:
    return Words(w.wording.label_or(f"{kind}.{row.topic}", row.topic), emphasis=True), w.words(row.finding), w.words(row.so_what)


def _swot(w: Workings) -> list[Block]:
    swot = w.plan.situation.swot
    inside = [_swot_item(w, item) for item in (*swot.strengths, *swot.weaknesses)]
    outside = [_swot_item(w, item) for item in (*swot.opportunities, *swot.threats)]
    return [
        *w.table("swot_inside", ("id", "inside", "score"), inside),
        *w.table("swot_outside", ("id", "outside", "importance"), outside),
    ]


def _swot_item(w: Workings, item: SwotItem) -> tuple[Words, ...]:
    return Words(item.id, emphasis=True), w.words(item.statement, "", item.evidence), Words(w.wording.number(item.score), number=True)


def _tows(w: Workings, tows: Tows) -> list[Sequence[Words]]:
    rows: list[Sequence[Words]] = []
    for name, moves in (("so", tows.so), ("st", tows.st), ("wo", tows.wo), ("wt", tows.wt)):
        rows += [(Words(move.id, emphasis=True), w.words(move.move), w.ids(move.uses)) for move in moves]
        rows += _empty_cell(w, name, tows.empty.get(name)) if not moves else []
    return rows


def _empty_cell(w: Workings, name: str, reason: Statement | None) -> list[Sequence[Words]]:
    return [(Words(name.upper(), emphasis=True), w.words(reason), Words(""))] if reason else []


def _strategies(w: Workings) -> list[Block]:
    rows = [
        (Words(each.id, emphasis=True), Words(each.title), w.words(each.reason), w.ids(each.objectives))
        for each in w.plan.situation.strategies
    ]
    return w.plain_table("strategies", ("id", "move", "why", "goals"), rows)
