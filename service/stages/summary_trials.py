"""Ideas of the trade get a month each: one in which nothing else begins, as far as part 1 has room to say so."""

from __future__ import annotations

from collections.abc import Iterator, Set

from service.domain.plan.owner import MonthRow, Summary
from service.exports.length import length_of
from service.stages.desk import Desk

WHICH = ("first", "second", "third")


def with_trials(desk: Desk, summary: Summary, room: int, quiet: Set[str]) -> Summary:
    """The summary whose quiet months (`2027-03`) try an idea each, in order; `room` is in words (characters).

    In the short year of a thin brief a month in which nothing happens is left out.
    """
    return summary.model_copy(update={"calendar": tuple(_tried(desk, summary, room, quiet))})


def _tried(desk: Desk, summary: Summary, room: int, quiet: Set[str]) -> Iterator[MonthRow]:
    names = WHICH[: len(summary.ideas)]
    left = [desk.tell("summary.calendar.trial", which=desk.phrase(f"summary.calendar.which.{name}")) for name in names]
    for row in summary.calendar:
        needed = length_of(left[0].text, desk.brief.language) if left else 0
        if left and row.month in quiet and needed <= room:
            room -= needed
            yield row.model_copy(update={"actions": (left.pop(0),)})
        elif not desk.case.thin or row.look_for or row.month not in quiet:
            yield row
