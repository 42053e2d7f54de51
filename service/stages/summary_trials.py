"""Ideas of the trade get a month each: one in which nothing else begins, as far as part 1 has room to say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.domain.evidence import Statement
from service.domain.plan.owner import MonthRow, Summary
from service.exports.length import length_of
from service.stages.desk import Desk

IDLE = ("as_before", "keep_on")
WHICH = ("first", "second", "third")


def with_trials(desk: Desk, summary: Summary, room: int) -> Summary:
    """The summary whose quiet months try an idea each, in order; `room` is in words (characters).

    In the short year of a thin brief a month in which nothing happens is left out.
    """
    rows = tuple(_tried(desk, summary.calendar, len(summary.ideas), room))
    shown = tuple(row for row in rows if row.look_for or not _is_idle(desk, row)) if desk.case.thin else rows
    return summary.model_copy(update={"calendar": shown})


def _tried(desk: Desk, rows: Sequence[MonthRow], ideas: int, room: int) -> Iterator[MonthRow]:
    left = [desk.tell("summary.calendar.trial", which=desk.phrase(f"summary.calendar.which.{name}")) for name in WHICH[:ideas]]
    for row in rows:
        needed = length_of(left[0].text, desk.brief.language) if left else 0
        if left and _is_idle(desk, row) and needed <= room:
            room -= needed
            goes_on = [action for action in row.actions if action.text == _text(desk, "as_before").text]
            yield row.model_copy(update={"actions": (*goes_on, left.pop(0))})
        else:
            yield row


def _is_idle(desk: Desk, row: MonthRow) -> bool:
    """Whether a month only goes on."""
    return [action.text for action in row.actions] in [[_text(desk, key).text] for key in IDLE]


def _text(desk: Desk, key: str) -> Statement:
    return desk.tell(f"summary.calendar.{key}")
