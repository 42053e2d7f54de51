"""What the tests of the situation read of it."""

from __future__ import annotations

from service.domain.brief import Brief
from service.domain.plan.direction import Situation, TowsMove
from service.stages.situation import write_situation
from tests.stages.market_desks import a_desk

CELLS = ("so", "st", "wo", "wt")


def situation(brief: Brief) -> Situation:
    return write_situation(a_desk(brief))


def moves_of(section: Situation) -> list[tuple[str, TowsMove]]:
    return [(cell, move) for cell in CELLS for move in getattr(section.tows, cell)]
