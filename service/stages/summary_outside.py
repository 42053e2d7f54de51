"""What comes from outside: each fact that matters, with what is done about it, by when and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from service.domain.evidence import Evidence, Phrase
from service.domain.plan.owner import OutsideRow
from service.moves.price_named import price_below_cost
from service.moves.scheme import Action
from service.stages.desk import Desk
from service.stages.monday import who
from service.stages.summary_ideas import Chosen, told
from service.writing.sentences import first_sentences

MOST_ROWS = 5
EVENTS = "events."
FIRST_DEED = re.compile(r"[;；。]|\. ")
SENTENCES = 2
"""Of an idea: the deed, and how it is done."""


def outside_rows(desk: Desk, chosen: Chosen) -> tuple[OutsideRow, ...]:
    """Facts of the environment that have an action, the most important five, the first due first."""
    rows = [_row(desk, a, chosen) for a in desk.scheme.actions if a.task.key.startswith(EVENTS)]
    return most_important(rows, MOST_ROWS)


def most_important(rows: Sequence[OutsideRow], most: int) -> tuple[OutsideRow, ...]:
    """The most important rows, of equals those that are worked out, in the order of their days."""
    kept = sorted(rows, key=lambda row: (-row.importance, not _is_worked_out(row.do.evidence), row.date, row.what.text))[:most]
    return in_order(kept)


def in_order(rows: Iterable[OutsideRow]) -> tuple[OutsideRow, ...]:
    """Rows by their days."""
    return tuple(sorted(rows, key=lambda row: (row.date, row.what.text)))


def by_first_deed(row: OutsideRow) -> OutsideRow:
    """The row with the first thing that is done; where that is worked out, with the sum before it."""
    ends = [end.start() for end in FIRST_DEED.finditer(row.do.text)]
    parts = 2 if _is_worked_out(row.do.evidence) else 1
    text = row.do.text[: ends[parts - 1]] if len(ends) >= parts else row.do.text.rstrip(".。")
    return row.model_copy(update={"do": row.do.model_copy(update={"text": text})})


def _is_worked_out(evidence: Iterable[Evidence]) -> bool:
    return any(piece.kind == "calculation" for piece in evidence)


def _row(desk: Desk, action: Action, chosen: Chosen) -> OutsideRow:
    """The fact, and what the trade does about it, else what is done about such facts; where people are counted, their number counts."""
    index, deed = int(action.task.key.rsplit(".", 1)[1]), action.slots["deed"]
    assert isinstance(deed, Phrase)  # noqa: S101 - every event task carries its deed
    idea = chosen.outside.get(index)
    do = desk.tell("summary.outside.do", deed=deed)
    if idea and not _is_worked_out(deed.evidence):
        said = told(desk, idea)
        do = said.model_copy(update={"text": first_sentences(said.text, SENTENCES)})
    below = price_below_cost(desk.case, index, desk.brief.environment[index])
    if below:
        do = desk.tell("summary.outside.do_below", do=Phrase(do.text, do.evidence), **below)
    return OutsideRow(
        what=desk.tell("summary.outside.what", finding=action.slots["finding"]),
        do=do,
        date=action.finish.value,
        who=who(desk, action.task.owner),
        importance=desk.brief.environment[index].importance,
    )
