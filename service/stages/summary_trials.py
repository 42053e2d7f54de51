"""Ideas of the trade get a month each: one in which nothing else begins, as far as part 1 has room to say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from service.domain.evidence import Phrase, Statement
from service.domain.plan.owner import MonthRow, Summary
from service.exports.length import length_of
from service.stages.desk import Desk

MOST_TRIALS = 6
DEED = re.compile(r"[^.!?。！？]+")
"""The first sentence of an idea, which says what to do."""


def with_trials(desk: Desk, summary: Summary, room: int, quiet: Set[str]) -> Summary:
    """The summary whose quiet months (`2027-03`) try an idea each, in order; `room` is in words (characters).

    In the short year of a thin brief a month in which nothing happens is left out.
    """
    return summary.model_copy(update={"calendar": tuple(_tried(desk, summary, room, quiet))})


def _tried(desk: Desk, summary: Summary, room: int, quiet: Set[str]) -> Iterator[MonthRow]:
    left = [_trial(desk, idea) for idea in _ideas(summary)[:MOST_TRIALS]]
    shown: tuple[Statement, ...] = ()
    for row in summary.calendar:
        needed = _length(desk, left[:1]) - (0 if row.actions == shown else _length(desk, row.actions))
        shown = row.actions
        if left and row.month in quiet and needed <= room:
            room -= needed
            yield row.model_copy(update={"actions": (left.pop(0),)})
        elif not desk.case.thin or row.look_for or row.month not in quiet:
            yield row


def _length(desk: Desk, said: Sequence[Statement]) -> int:
    return sum(length_of(statement.text, desk.brief.language) for statement in said)


def _ideas(summary: Summary) -> list[Statement]:
    """The first idea of each road, then those beside, then the second ones."""
    roads = [route.ideas for route in summary.routes]
    return [*(r[0] for r in roads if r), *summary.ideas, *(idea for r in roads for idea in r[1:])]


def _trial(desk: Desk, idea: Statement) -> Statement:
    said = DEED.match(idea.text)
    return desk.tell("summary.calendar.trial", deed=Phrase(said[0] if said else idea.text, idea.evidence))
