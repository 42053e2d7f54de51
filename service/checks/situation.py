"""SIT: strengths and weaknesses inside, opportunities and threats outside, and moves that join them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from service.checks.brief_path import brief_value
from service.checks.finding import finding, words
from service.domain.plan.direction import SwotItem, TowsMove
from service.domain.plan.plan import Finding, Plan
from service.writing.numerals import plain

INSIDE = ("strengths", "weaknesses")
OUTSIDE = ("opportunities", "threats")
LETTERS = {"strengths": "s", "weaknesses": "w", "opportunities": "o", "threats": "t"}
HIGH_INSIDE = 20.0
"""Weight in percent × points of difference from which an item must be used."""
HIGH_OUTSIDE = 4.0
"""Importance from which an item must be used."""
OUTSIDE_FACTS = "environment"
INSIDE_FACTS = ("own", "audit", "team", "delivery", "capacity", "copy", "complaints", "services")
EFFECTS = {"opportunity": "opportunities", "threat": "threats"}
"""Where a fact of the brief belongs, by what it does to the firm."""
_LEAD = re.compile(r"advantage\.\d+")


def sides(plan: Plan) -> Iterator[Finding]:
    """SIT-1: strengths and weaknesses are inside, opportunities and threats outside; none stands in two quadrants, or in the wrong one."""
    seen: dict[str, set[str]] = defaultdict(set)
    for quadrant, path, item in _items(plan):
        heads = _heads(item)
        if quadrant in INSIDE and OUTSIDE_FACTS in heads:
            yield finding(plan, "SIT-1.inside", path, id=item.id)
        if quadrant in OUTSIDE and heads and heads <= set(INSIDE_FACTS):
            yield finding(plan, "SIT-1.outside", path, id=item.id)
        if _speaks_against(plan, quadrant, item):
            yield finding(plan, "SIT-1.side", path, id=item.id)
        for mark in _marks(item):
            seen[mark].add(quadrant)
            if len(seen[mark]) > 1:
                yield finding(plan, "SIT-1.twice", path, id=item.id)
                break


def evident(plan: Plan) -> Iterator[Finding]:
    """SIT-2: every item rests on the brief, a calculation or a passage."""
    for _, path, item in _items(plan):
        if all(e.kind == "assumption" for e in (*item.evidence, *item.statement.evidence)):
            yield finding(plan, "SIT-2.evidence", path, id=item.id)


def joined(plan: Plan) -> Iterator[Finding]:
    """SIT-3: each move joins an inside and an outside item that exist; each of the four cells is filled or explained."""
    ids = {item.id: LETTERS[quadrant] for quadrant, _, item in _items(plan)}
    for cell, path, move in _moves(plan):
        for unknown in [each for each in move.uses if each not in ids]:
            yield finding(plan, "SIT-3.unknown", f"{path}.uses", id=move.id, item=unknown)
        letters = {ids[each] for each in move.uses if each in ids}
        if not set(cell) <= letters:
            inside, outside = (words(plan, f"quadrants.{letter}") for letter in cell)
            yield finding(plan, "SIT-3.joins", f"{path}.uses", id=move.id, inside=inside, outside=outside)
    for cell in ("so", "st", "wo", "wt"):
        reason = plan.situation.tows.empty.get(cell)
        if not getattr(plan.situation.tows, cell) and (reason is None or not reason.text.strip()):
            yield finding(plan, "SIT-3.empty", f"situation.tows.{cell}", cell=cell.upper())


def used(plan: Plan) -> Iterator[Finding]:
    """SIT-4: every item with a high score is used by some move, where there is one on the other side to join it with."""
    joined_ids = {each for _, _, move in _moves(plan) for each in move.uses}
    sides_filled = {quadrant in INSIDE for quadrant, _, _ in _items(plan)}
    for quadrant, path, item in _items(plan):
        high = item.score >= (HIGH_INSIDE if quadrant in INSIDE else HIGH_OUTSIDE)
        if high and len(sides_filled) > 1 and item.id not in joined_ids:
            yield finding(plan, "SIT-4.unused", path, id=item.id, score=plain(item.score))


def _items(plan: Plan) -> Iterator[tuple[str, str, SwotItem]]:
    for quadrant in (*INSIDE, *OUTSIDE):
        for index, item in enumerate(getattr(plan.situation.swot, quadrant)):
            yield quadrant, f"situation.swot.{quadrant}[{index}]", item


def _moves(plan: Plan) -> Iterator[tuple[str, str, TowsMove]]:
    for cell in ("so", "st", "wo", "wt"):
        for index, move in enumerate(getattr(plan.situation.tows, cell)):
            yield cell, f"situation.tows.{cell}[{index}]", move


def _speaks_against(plan: Plan, quadrant: str, item: SwotItem) -> bool:
    """Whether what an item rests on says the opposite: a lead among the weaknesses, a fact that harms among the opportunities."""
    helps = quadrant in ("strengths", "opportunities")
    for evidence in (*item.evidence, *item.statement.evidence):
        if evidence.kind == "calculation" and _LEAD.fullmatch(evidence.ref):
            lead = next((c.value for c in plan.calculations if c.name == evidence.ref), None)
            if isinstance(lead, int | float) and lead and (lead > 0) != helps:
                return True
        if evidence.kind == "brief" and evidence.ref.startswith(f"{OUTSIDE_FACTS}."):
            effect = brief_value(plan.brief, f"{'.'.join(evidence.ref.split('.')[:2])}.effect")
            if effect in EFFECTS and EFFECTS[effect] != quadrant:
                return True
    return False


def _heads(item: SwotItem) -> set[str]:
    """Blocks of the brief an item rests on."""
    return {e.ref.split(".")[0] for e in (*item.evidence, *item.statement.evidence) if e.kind == "brief"}


def _marks(item: SwotItem) -> set[str]:
    """What makes an item the same as another: its id, its words, the outside fact or the comparison it rests on."""
    support = (*item.evidence, *item.statement.evidence)
    facts = {e.ref for e in support if e.kind == "brief" and e.ref.split(".")[0] == OUTSIDE_FACTS}
    comparisons = {e.ref for e in support if e.kind == "calculation" and e.ref.startswith("advantage.")}
    return {f"id {item.id}", f"text {item.statement.text.casefold()}", *facts, *comparisons}
