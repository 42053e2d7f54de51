"""What the trade does for each group of customers: when it begins, and who begins it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from service.domain.evidence import DateFact, Phrase
from service.stages.desk import Desk
from service.stages.idea_slots import Fitting
from service.stages.monday import who
from service.stages.summary_ideas import told
from service.stages.summary_months import quiet_months, shown_months
from service.stages.trials import tried_by
from service.writing.sentences import first_sentences

SOON = 7
"""Months within which what is done for a group begins."""


@dataclass(frozen=True)
class Begun:
    """What is done for a group, the month in which it begins, and who begins it."""

    deed: Phrase
    month: DateFact
    who: str


NO_DEEDS: Mapping[int, Begun] = MappingProxyType({})


def begun_in_turn(desk: Desk, found: Sequence[Fitting]) -> Iterator[Begun]:
    """The deeds, in the order of the groups, each with its month: the first in the second month, the others where least else begins.

    A deed that has months of its own begins in the first of those.
    """
    free = _months(desk)
    for n, each in enumerate(found):
        own = (month for month in shown_months(desk) if month.month in each.idea.months)
        month = next(own, free[min(n, len(free) - 1)])
        rule = "the second month for the first group, then the months in which least else begins"
        day = desk.ledger.date(f"groups.{each.segment}.begins", month, rule)
        yield Begun(deed_for_a_group(desk, each), day, who(desk, tried_by(desk, each)))


def _months(desk: Desk) -> list[dt.date]:
    """The months in which a deed may begin, the first of them for who counts most."""
    months, quiet = shown_months(desk), quiet_months(desk)
    later = sorted(months[2:SOON], key=lambda first: f"{first:%Y-%m}" not in quiet)
    return [*months[1:2], *later] or months


def deed_for_a_group(desk: Desk, found: Fitting) -> Phrase:
    """The first sentence of what the trade does for such people."""
    said = told(desk, found)
    return Phrase(first_sentences(said.text, 1).rstrip(".。"), said.evidence)
