"""Part 1 keeps its length (READ-1): what an owner can do without is left to part 2, the least needed first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from service.domain.brief import Language
from service.domain.evidence import Statement
from service.domain.plan.owner import MonthRow, Route, Summary
from service.exports.length import length_of
from service.stages.cuts import CUTS

MOST: dict[Language, int] = {"en": 2400, "zh": 3600}
FRAME: dict[Language, int] = {"en": 192, "zh": 305}
"""What headings, table heads and fixed leads add to every plan; measured over the examples and cases, on the safe side."""
ROWS: dict[Language, dict[str, int]] = {
    "en": {"routes": 7, "not_yet": 8, "calendar": 2, "outside": 6, "told": 5},
    "zh": {"routes": 14, "not_yet": 18, "calendar": 3, "outside": 13, "told": 6},
}
"""What dates, names and leads add to each row, measured likewise."""
STEP: dict[Language, int] = {"en": 4, "zh": 9}
"""What the day of each step adds."""
TRIAL: dict[Language, int] = {"en": 9, "zh": 15}
"""What the days of a trial add."""
TABLES: dict[Language, dict[str, int]] = {
    "en": {"money": 40, "prices": 12, "roster": 14, "told": 14, "customers": 14, "earnings": 11, "say": 3},
    "zh": {"money": 91, "prices": 28, "roster": 30, "told": 24, "customers": 22, "earnings": 23, "say": 5},
}
"""What a heading and fixed rows add where there is such a table."""


def fit(summary: Summary, beside: Sequence[BaseModel], language: Language, spare: int = 0) -> Summary:
    """The summary with as many cuts as its length needs, `spare` words (characters) below the most; `beside` is what part 1 prints
    with it."""
    over = count(summary, beside, language) - MOST[language] + spare
    for cut in CUTS:
        if over <= 0:
            break
        shorter = cut(summary)
        over -= _saved(summary, shorter, language)
        summary = shorter
    return summary


def count(summary: Summary, beside: Sequence[BaseModel], language: Language) -> int:
    """Words (characters) of part 1, a little more than it will have when rendered."""
    fields = ((name, getattr(summary, name)) for name in Summary.model_fields)
    printed = sum(length_of_field(name, value, language) for name, value in fields) - _one_name(summary, language)
    return FRAME[language] + _words(beside, language) + printed


def _one_name(summary: Summary, language: Language) -> int:
    """What the tables leave out where one person does it all."""
    steps = (step for route in summary.routes for step in route.steps)
    trials = (route.trial for route in summary.routes if route.trial)
    of_tables = [
        *(row.who for row in _told_apart(summary.calendar)),
        *(row.who for row in summary.outside),
        *(row.who for row in summary.told),
    ]
    names = [*of_tables, *(step.who for step in steps), *(trial.who for trial in trials)]
    return sum(length_of(name, language) for name in names) if len(summary.who) == 1 else 0


def _told_apart(months: Sequence[MonthRow]) -> list[MonthRow]:
    """Months without those that go on like the one before: they share a row."""
    return [row for n, row in enumerate(months) if not n or row.actions != months[n - 1].actions]


def length_of_field(name: str, value: Any, language: Language) -> int:
    """Words (characters) of a field of the summary with what its table adds."""
    each = ROWS[language].get(name)
    rows = len(_told_apart(value) if name == "calendar" else value) if each else 0
    days = sum(_days(route, language) for route in value) if name == "routes" else 0
    return _words(value, language) + days + (each or 0) * rows + (TABLES[language].get(name, 0) if value else 0)


def _days(route: Route, language: Language) -> int:
    """Words (characters) of the days on a road: those of its steps, and of the trial of its first idea."""
    return STEP[language] * len(route.steps) + (TRIAL[language] if route.trial and route.ideas else 0)


def _saved(long: Summary, short: Summary, language: Language) -> int:
    """Words (characters) by which a cut shortens part 1; only the fields it touched are counted."""
    fields = [(name, getattr(long, name), getattr(short, name)) for name in Summary.model_fields]
    return sum(
        length_of_field(name, before, language) - length_of_field(name, after, language)
        for name, before, after in fields
        if before is not after
    )


def _words(node: Any, language: Language) -> int:
    texts: list[str] = []
    _gather(node, texts)
    return sum(length_of(text, language) for text in texts)


def _gather(node: Any, texts: list[str]) -> None:
    """Add the texts of a part of the plan; months that go on alike are shown as one."""
    if isinstance(node, str):
        texts.append(node)
    elif isinstance(node, Statement):
        texts.append(node.text)
    else:
        for before, child in pairwise((None, *_children(node))):
            if not (isinstance(child, MonthRow) and isinstance(before, MonthRow) and child.actions == before.actions):
                _gather(child, texts)


def _children(node: Any) -> Iterable[Any]:
    """What is printed of a part of the plan; how one sees that an open goal is reached closes part 1."""
    if isinstance(node, BaseModel):
        hidden = ("condition", "then") if isinstance(node, Route) and node.answer == "yes" else ()
        return [getattr(node, name) for name in type(node).model_fields if name not in hidden]
    if isinstance(node, dict):
        return node.values()
    return node if isinstance(node, tuple | list) else ()
