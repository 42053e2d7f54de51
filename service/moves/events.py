"""Important facts outside the firm become dated tasks: a chance is decided, a threat is prepared for, weeks ahead of its month."""

from __future__ import annotations

import datetime as dt
import re

from service.analysis.calendar import add_months
from service.domain.brief import Environment
from service.domain.evidence import named
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.event_kinds import event_deed, event_kind
from service.moves.model import Task

IMPORTANT = 3
MOST_EVENTS = 5
WEEKS_AHEAD, WEEKS_AHEAD_OF_A_RULE, WEEKS_AHEAD_OF_A_SEASON = 8, 16, 13
"""Those whom a rule binds make their arrangements months before it does; a team says a season ahead who will be there."""
WEEKS_BUSY_BEFORE = 4
"""A season is felt a month before the month that it is named by."""
CHANCE_WEEK, THREAT_WEEK, LATEST_WEEK = 3, 5, 44
SOON = ("rivals", "partner", "tender")
"""Chances that somebody else takes who is asked first."""


def event_tasks(case: Case, aim: str) -> list[Task]:
    """A task for each important outside fact, the most important first."""
    facts = sorted(
        ((i, e) for i, e in enumerate(case.brief.environment) if e.importance >= IMPORTANT),
        key=lambda ie: (-ie[1].importance, ie[1].finding),
    )
    draft = Drafting("events", case.posts)
    tasks = []
    for i, fact in facts[:MOST_EVENTS]:
        chance = fact.effect == "opportunity"
        week = event_week(case, fact)
        slots = {"finding": named(fact.finding.rstrip(".。"), f"environment.{i}.finding"), "deed": event_deed(case, i, fact)}
        tasks.append(draft.task("chance" if chance else "threat", aim, slots, of=i, week=week))
    return tasks


def rule_ahead(case: Case) -> bool:
    """Whether an important rule that sends work to the firm begins in a month that is still to come."""
    coming = (
        e for e in case.brief.environment if e.importance >= IMPORTANT and e.effect == "opportunity" and event_kind(case, e) == "rule"
    )
    return any(month_in(case, fact.finding) is not None for fact in coming)


def busy_from(case: Case) -> int | None:
    """The week of the plan in which a busy season that the owner fears begins to be felt; None where no month is named."""
    fears = (e for e in case.brief.environment if e.importance >= IMPORTANT and e.effect == "threat" and event_kind(case, e) == "season")
    firsts = [_first_of(case, month) for fact in fears if (month := month_in(case, fact.finding)) is not None]
    weeks = [(first - case.start.value).days // 7 - WEEKS_BUSY_BEFORE for first in firsts]
    return min((week for week in weeks if week > 0), default=None)


def _first_of(case: Case, month: int) -> dt.date:
    """The next first day of a month, from the month on in which the plan starts."""
    start = case.start.value
    first = dt.date(start.year, month, 1)
    return first if first >= start.replace(day=1) else add_months(first, 12)


def event_week(case: Case, fact: Environment) -> int:
    """The week of the plan so far ahead of the month a fact names; at the start where it names none or has begun."""
    kind, month = event_kind(case, fact), month_in(case, fact.finding)
    if month is None:
        return 1 if kind in SOON else CHANCE_WEEK if fact.effect == "opportunity" else THREAT_WEEK
    first = _first_of(case, month)
    ahead = WEEKS_AHEAD_OF_A_RULE if kind == "rule" and fact.effect == "opportunity" else WEEKS_AHEAD
    ahead = WEEKS_AHEAD_OF_A_SEASON if kind == "season" and fact.effect == "threat" else ahead
    return min(LATEST_WEEK, max(0, (first - case.start.value).days // 7 - ahead))


def month_in(case: Case, finding: str) -> int | None:
    """The month a fact names, 1 to 12; `may` counts with its capital only."""
    chinese = re.search(r"(?<!\d)(1[0-2]|[1-9])\s*月", finding)
    if chinese:
        return int(chinese[1])
    return next((m for m in range(1, 13) if re.search(rf"\b{case.book.texts[f'numbers.months.{m}']}\b", finding)), None)
