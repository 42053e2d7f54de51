"""What comes from outside: each fact that matters, with what is done about it, by when and by whom."""

from __future__ import annotations

from service.domain.evidence import Phrase
from service.domain.plan.owner import OutsideRow
from service.moves.scheme import Action
from service.stages.desk import Desk
from service.stages.monday import who

MOST_ROWS = 5
EVENTS = "events."


def outside_rows(desk: Desk) -> tuple[OutsideRow, ...]:
    """Facts of the environment that have an action, the first due first; at most five."""
    actions = [a for a in desk.scheme.actions if a.task.key.startswith(EVENTS)]
    return tuple(_row(desk, a) for a in sorted(actions, key=lambda a: (a.finish.value, a.task.key))[:MOST_ROWS])


def _row(desk: Desk, action: Action) -> OutsideRow:
    deed = action.slots["deed"]
    assert isinstance(deed, Phrase)  # noqa: S101 - every event task carries its deed
    return OutsideRow(
        what=desk.tell("summary.outside.what", finding=action.slots["finding"]),
        do=desk.tell("summary.outside.do", deed=deed),
        date=action.finish.value,
        who=who(desk, action.task.owner),
    )
