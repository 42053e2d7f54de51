"""Ideas of the trade get a month each: one in which nothing else begins, as far as part 1 has room to say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.domain.plan.owner import MonthRow, Summary
from service.exports.length import length_of
from service.stages.desk import Desk
from service.stages.summary_year import is_quiet

WHICH = ("first", "second", "third")


def with_trials(desk: Desk, summary: Summary, room: int) -> Summary:
    """The summary whose quiet months try an idea each, in order; `room` is in words (characters).

    In the short year of a thin brief a month in which nothing happens is left out.
    """
    rows = tuple(_tried(desk, summary.calendar, len(summary.ideas), room))
    shown = tuple(row for row in rows if row.look_for or not is_quiet(desk, row)) if desk.case.thin else rows
    return summary.model_copy(update={"calendar": shown})


def _tried(desk: Desk, rows: Sequence[MonthRow], ideas: int, room: int) -> Iterator[MonthRow]:
    left = [desk.tell("summary.calendar.trial", which=desk.phrase(f"summary.calendar.which.{name}")) for name in WHICH[:ideas]]
    for row in rows:
        needed = length_of(left[0].text, desk.brief.language) if left else 0
        if left and is_quiet(desk, row) and needed <= room:
            room -= needed
            yield row.model_copy(update={"actions": (left.pop(0),)})
        else:
            yield row
