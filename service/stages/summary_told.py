"""What the owner told of today's work, and what is done about it: her own words, each with its deed, its day and its person."""

from __future__ import annotations

import re

from service.domain.evidence import Phrase
from service.domain.plan.owner import ToldRow
from service.moves.dating import TOLD
from service.moves.scheme import Action
from service.moves.told import Told
from service.stages.desk import Desk
from service.stages.monday import who
from service.stages.situation_actions import told_actions

FIRST_DEED = re.compile(r"[;；。]|\. ")
"""Where the first thing to do ends; the programme has the rest."""


def told_rows(desk: Desk) -> tuple[ToldRow, ...]:
    """What is mended, that which has a task of its own first; what no hour was found for stays with the audit."""
    mended = sorted(told_actions(desk), key=lambda found: not found[1].task.key.startswith(TOLD))
    return tuple(_row(desk, told, action) for told, action in mended)


def _row(desk: Desk, told: Told, action: Action) -> ToldRow:
    quote = Phrase(told.quote[:1].upper() + told.quote[1:], told.quote.evidence)
    deed = desk.phrase(f"{action.wording}.what", **action.slots)
    return ToldRow(
        quote=desk.tell("summary.told.quote", quote=quote),
        do=desk.tell("summary.told.do", what=Phrase(FIRST_DEED.split(deed, maxsplit=1)[0], deed.evidence)),
        date=action.finish.value,
        who=who(desk, action.task.owner),
    )
