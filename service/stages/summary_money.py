"""The money by what it buys, and what the rest of it is for."""

from __future__ import annotations

import math
from collections.abc import Iterator

from service.domain.evidence import Phrase, Statement, known
from service.domain.plan.owner import MoneyRow
from service.figures.segments import SegmentFigures
from service.stages.desk import Desk

MUCH_LEFT = 0.25
"""Share of the budget from which it is said what the rest is for."""
MOST_NAMED = 2
MOST_BOUGHT = 4
"""Rows of the table; what is smaller stands together in one more."""


def money_rows(desk: Desk) -> tuple[MoneyRow, ...]:
    """What is bought, the largest first, and the smallest things together at the end."""
    sums: dict[str, float] = {}
    for action in desk.scheme.actions:
        if action.cost.value > 0:
            thing = str(desk.phrase(f"summary.buys.{'_'.join(action.task.key.split('.')[:2])}", **action.slots))
            sums[thing] = sums.get(thing, 0.0) + action.cost.value
    rows = [MoneyRow(what=thing, amount=amount) for thing, amount in sorted(sums.items(), key=lambda each: (-each[1], each[0]))]
    if len(rows) <= MOST_BOUGHT + 1:
        return tuple(rows)
    small = MoneyRow(what=str(desk.phrase("summary.buys.small")), amount=math.fsum(row.amount for row in rows[MOST_BOUGHT:]))
    return (*rows[:MOST_BOUGHT], small)


def money_left(desk: Desk) -> Statement | None:
    """What the rest is for, and what one more person may cost at most; None where little is left, or nobody's worth is known."""
    money, people = desk.scheme.budget, list(_sought(desk))[:MOST_NAMED]
    if desk.case.thin or not people or money.unspent <= MUCH_LEFT * (money.limit + money.reserve):
        return None
    caps = [_cap(desk, segment) for segment in people if _half(segment) <= money.unspent]
    return desk.tell("summary.left.rest", caps=desk.book.listed(caps)) if caps else desk.tell("summary.left.rest_alone")


def _half(segment: SegmentFigures) -> float:
    """What one more may cost at most: half a year of what one leaves, as for an advert."""
    return known(segment.contribution_year).value / 2


def _cap(desk: Desk, segment: SegmentFigures) -> Phrase:
    each = known(segment.contribution_year)
    cap = desk.ledger.fact(f"left.{segment.name}.cap", _half(segment), "money", "contribution a year ÷ 2", {"c": each})
    return desk.phrase("summary.left.cap", cap=cap, segment_low=desk.case.group_words(segment.name))


def _sought(desk: Desk) -> Iterator[SegmentFigures]:
    """Whom the plan wins or keeps and who brings money, each once."""
    fill, segments = desk.case.fill, desk.case.customers.segments
    kept = {int(o.aim.key.rsplit(".", 1)[1]) for o in desk.scheme.objectives if o.move.kind == "keep" and o.aim.key.startswith("keep.")}
    won = fill.segment if fill and desk.scheme.has("fill_hours") else desk.case.focus
    for segment in segments:
        wanted = segment.index in kept or (won is not None and segment.index == won.index)
        if wanted and segment.contribution_year and segment.contribution_year.value > 0:
            yield segment
