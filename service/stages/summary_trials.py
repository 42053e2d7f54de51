"""Ideas beside the roads get a month each: one in which nothing else begins, as far as part 1 has room to say so.

Those on a road begin at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from service.domain.evidence import Phrase, Statement
from service.domain.plan.owner import MonthRow, Summary
from service.exports.length import length_of
from service.stages.desk import Desk
from service.stages.trials import deed_of

MOST_TRIALS = 6


def with_trials(desk: Desk, summary: Summary, room: int, quiet: Set[str]) -> Summary:
    """The summary of a thin brief, whose quiet months (`2027-03`) try an idea each, in order; `room` is in words (characters).

    A month of it in which nothing happens is left out. A fuller plan has months enough, and its ideas begin at once.
    """
    if not desk.case.thin:
        return summary
    return summary.model_copy(update={"calendar": tuple(_tried(desk, summary, room, quiet))})


def _tried(desk: Desk, summary: Summary, room: int, quiet: Set[str]) -> Iterator[MonthRow]:
    left = [_trial(desk, idea) for idea in summary.ideas[:MOST_TRIALS]]
    shown: tuple[Statement, ...] = ()
    for row in summary.calendar:
        needed = _length(desk, left[:1]) - (0 if row.actions == shown else _length(desk, row.actions))
        shown = row.actions
        if left and row.month in quiet and needed <= room:
            room -= needed
            yield row.model_copy(update={"actions": (left.pop(0),)})
        elif row.look_for or row.month not in quiet:
            yield row


def _length(desk: Desk, said: Sequence[Statement]) -> int:
    return sum(length_of(statement.text, desk.brief.language) for statement in said)


def _trial(desk: Desk, idea: Statement) -> Statement:
    return desk.tell("summary.calendar.trial", deed=Phrase(deed_of(idea.text), idea.evidence))
