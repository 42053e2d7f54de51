"""An answer to a goal, and what all answers share: the day it is decided, and the question where a figure is missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from service.domain.evidence import DateFact
from service.figures.segments import SegmentFigures
from service.moves.goals import Goal
from service.moves.model import SlotDict
from service.stages.desk import Desk


@dataclass(frozen=True)
class Answer:
    """The answer to a goal: `key` names its road, condition and then."""

    yes: bool
    key: str
    date: DateFact
    slots: SlotDict = field(default_factory=dict)


def ask(desk: Desk, key: str, goal: Goal) -> Answer:
    """Not yet, until the owner has answered or the log has."""
    action = desk.scheme.action("learn.answers")
    date = action.finish if action else later(desk, 0.1)
    return Answer(False, key, date, {"need": desk.case.register.smallest_n, "goal": goal.text})


def segment_of(desk: Desk, goal: Goal) -> SegmentFigures | None:
    """The segment that the goal names."""
    return next((s for s in desk.case.customers.segments if s.index == goal.segment), None)


def later(desk: Desk, share: float) -> DateFact:
    """The last working day so far into the plan."""
    start, end = desk.case.start.value, desk.case.end.value
    day = start + dt.timedelta(days=int((end - start).days * share))
    day -= dt.timedelta(days=max(0, day.weekday() - 4))
    return desk.ledger.date(f"review.{int(share * 100)}", max(day, start), "a working day so far into the plan", {"share": share})
