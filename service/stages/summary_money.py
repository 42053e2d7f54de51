"""The money in a few lines, and what the rest of it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from service.domain.evidence import Phrase, Statement, known
from service.domain.plan.owner import MoneyRow
from service.figures.segments import SegmentFigures
from service.moves.model import Payer
from service.stages.desk import Desk

MUCH_LEFT = 0.25
"""Share of the budget from which it is said what the rest is for."""
MOST_NAMED = 2


def money_rows(desk: Desk) -> tuple[MoneyRow, ...]:
    """Spending by what it is for, the largest first."""
    sums = {payer: sum(a.cost.value for a in desk.scheme.actions if a.task.payer == payer) for payer in get_args(Payer)}
    spent = sorted(((payer, total) for payer, total in sums.items() if total > 0), key=lambda pt: (-pt[1], pt[0]))
    return tuple(MoneyRow(what=str(desk.phrase(f"summary.money.{payer}")), amount=total) for payer, total in spent)


def money_left(desk: Desk) -> Statement | None:
    """What the rest is for, and what one more person may cost at most; None where little is left, or nobody's worth is known."""
    money, people = desk.scheme.budget, list(_sought(desk))[:MOST_NAMED]
    if desk.case.thin or not people or money.unspent <= MUCH_LEFT * (money.limit + money.reserve):
        return None
    return desk.tell("summary.left.rest", caps=desk.book.listed([_cap(desk, segment) for segment in people]))


def _cap(desk: Desk, segment: SegmentFigures) -> Phrase:
    """What one more may cost at most: half a year of what one leaves, as for an advert."""
    each = known(segment.contribution_year)
    cap = desk.ledger.fact(f"left.{segment.name}.cap", each.value / 2, "money", "contribution a year ÷ 2", {"c": each})
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
