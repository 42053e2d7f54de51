"""Which moves a firm makes: every kind is asked, the urgent and most valuable seven are taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from service.moves.case import Case
from service.moves.fill_hours import fill_hours
from service.moves.fix_measure import fix_measure
from service.moves.keep import keep
from service.moves.lead import lead
from service.moves.learn import with_learning
from service.moves.level_week import level_week
from service.moves.model import Move
from service.moves.price_step import price_step
from service.moves.prove import prove
from service.moves.put_right import put_right
from service.moves.record import record
from service.moves.take_down import take_down
from service.moves.turn_segment import turn_segment

KINDS: tuple[Callable[[Case], Move | None], ...] = (
    take_down, level_week, record, fix_measure, put_right, turn_segment, prove, lead, keep, fill_hours, price_step,
)  # fmt: skip
MOST_MOVES = 7
HOSTS = ("keep", "fix_measure", "take_down", "level_week")
"""Moves that can carry the complaint book when seven are not enough, the most fitting first."""


@dataclass(frozen=True)
class Choice:
    """The moves made, most urgent and valuable first, and those left for later."""

    made: tuple[Move, ...]
    later: tuple[Move, ...]


def choose_moves(case: Case) -> Choice:
    """Ask every kind of move, rank by urgency and then by money at stake, take seven."""
    proposed = [move for propose in KINDS if (move := propose(case))]
    ranked = sorted(proposed, key=lambda m: (-m.urgent, -m.worth, m.kind))
    if len(ranked) > MOST_MOVES:
        ranked = _folded(ranked)
    return Choice(tuple(with_learning(case, ranked[:MOST_MOVES])), tuple(ranked[MOST_MOVES:]))


def _folded(moves: list[Move]) -> list[Move]:
    """Putting things right joins the move it serves best, so that seven strategic ones have room."""
    guest = next((m for m in moves if m.kind == "put_right"), None)
    host = next((m for kind in HOSTS for m in moves if m.kind == kind), None)
    if guest is None or host is None:
        return moves
    joined = replace(
        host,
        aims=(*host.aims, *(replace(a, slots={**guest.slots, **a.slots}) for a in guest.aims)),
        tasks=(*host.tasks, *(replace(t, slots={**guest.slots, **t.slots}) for t in guest.tasks)),
        watches=(*host.watches, *(replace(w, slots={**guest.slots, **w.slots}) for w in guest.watches)),
        habits=(*host.habits, *(replace(h, slots={**guest.slots, **h.slots}) for h in guest.habits)),
        risks=(*host.risks, *guest.risks),
        causes=(*host.causes, *guest.causes),
    )
    return [joined if m is host else m for m in moves if m is not guest]
