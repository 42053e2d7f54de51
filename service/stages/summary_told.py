"""What the owner told of today's work, and what is done about it: her own words, each with its deed, its day and its person."""

from __future__ import annotations

import re
from collections.abc import Set

from service.domain.evidence import Phrase
from service.domain.plan.owner import ToldRow
from service.moves.dating import TOLD
from service.moves.scheme import Action
from service.moves.told import Told
from service.stages.desk import Desk
from service.stages.monday import monday_list, who
from service.stages.situation_actions import told_actions

FIRST_DEED = re.compile(r"[;；。]|\. ")
"""Where the first thing to do ends; the programme has the rest."""


def told_rows(desk: Desk) -> tuple[ToldRow, ...]:
    """What is mended, that which has a task of its own first; what no hour was found for stays with the audit."""
    mended = sorted(told_actions(desk), key=lambda found: not found[1].task.key.startswith(TOLD))
    monday = {_bare(item.what.text) for item in monday_list(desk)}
    return tuple(_row(desk, told, action, monday) for told, action in mended)


def _row(desk: Desk, told: Told, action: Action, monday: Set[str]) -> ToldRow:
    """A deed that Monday's list has in the same words is said to stand there."""
    quote = Phrase(told.quote[:1].upper() + told.quote[1:], told.quote.evidence)
    deed = desk.phrase(f"{action.wording}.what", **action.slots)
    what = Phrase(FIRST_DEED.split(deed, maxsplit=1)[0], deed.evidence)
    return ToldRow(
        quote=desk.tell("summary.told.quote", quote=quote),
        do=desk.tell("summary.told.monday" if _bare(what) in monday else "summary.told.do", what=what),
        date=action.finish.value,
        who=who(desk, action.task.owner),
    )


def _bare(text: str) -> str:
    return text.rstrip(".。").casefold()
