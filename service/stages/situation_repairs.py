"""Which weaknesses an action of the plan mends, and by which task."""

from __future__ import annotations

from collections.abc import Sequence

from service.moves.dating import TRIALS
from service.stages.desk import Desk
from service.stages.situation_swot import Inner


def split_by_repair(desk: Desk, weaknesses: Sequence[Inner]) -> tuple[tuple[Inner, ...], tuple[Inner, ...]]:
    """Weaknesses that the plan mends, and the rest."""
    mended = tuple(w for w in weaknesses if repair_of(desk, w))
    return mended, tuple(w for w in weaknesses if w not in mended)


def repair_of(desk: Desk, weakness: Inner) -> str | None:
    """The task that mends the measure behind a criterion: the measure's own, else the one that takes the queue out of its hours."""
    measure = weakness.criterion.measure
    if measure is None:
        return None
    lines = desk.case.register.of(str(measure))
    fixed = desk.scheme.objective_of("fix_measure")
    if fixed and any(line.label == fixed.slots["label"] for line in lines):
        return "fix_measure"
    crowded = any(line.dayparts for line in lines)
    own = (a.task.key for a in desk.scheme.actions_of("level_week") if not a.task.key.startswith(TRIALS))
    return next(own, None) if crowded else None
