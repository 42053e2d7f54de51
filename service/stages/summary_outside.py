"""What comes from outside: each fact that matters, with what is done about it, by when and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from service.domain.evidence import Phrase
from service.domain.plan.owner import OutsideRow
from service.moves.scheme import Action
from service.stages.desk import Desk
from service.stages.monday import who

MOST_ROWS = 5
EVENTS = "events."


def outside_rows(desk: Desk) -> tuple[OutsideRow, ...]:
    """Facts of the environment that have an action, the most important five, the first due first."""
    rows = [_row(desk, a) for a in desk.scheme.actions if a.task.key.startswith(EVENTS)]
    return most_important(rows, MOST_ROWS)


def most_important(rows: Sequence[OutsideRow], most: int) -> tuple[OutsideRow, ...]:
    """The most important rows, in the order of their days."""
    kept = sorted(rows, key=lambda row: (-row.importance, row.date, row.what.text))[:most]
    return tuple(sorted(kept, key=lambda row: (row.date, row.what.text)))


def _row(desk: Desk, action: Action) -> OutsideRow:
    deed = action.slots["deed"]
    assert isinstance(deed, Phrase)  # noqa: S101 - every event task carries its deed
    return OutsideRow(
        what=desk.tell("summary.outside.what", finding=action.slots["finding"]),
        do=desk.tell("summary.outside.do", deed=deed),
        date=action.finish.value,
        who=who(desk, action.task.owner),
        importance=desk.brief.environment[int(action.task.key.rsplit(".", 1)[1])].importance,
    )
