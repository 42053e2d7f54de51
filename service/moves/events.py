"""Important facts outside the firm become dated tasks: a chance is decided, a threat is prepared for, eight weeks ahead of its month."""

from __future__ import annotations

import datetime as dt
import re

from service.analysis.calendar import add_months
from service.domain.evidence import named
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.event_kinds import event_deed
from service.moves.model import Task

IMPORTANT = 3
MOST_EVENTS = 5
WEEKS_AHEAD = 8
CHANCE_WEEK, THREAT_WEEK, LATEST_WEEK = 3, 5, 44


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
        week = event_week(case, fact.finding, CHANCE_WEEK if chance else THREAT_WEEK)
        slots = {"finding": named(fact.finding.rstrip(".。"), f"environment.{i}.finding"), "deed": event_deed(case, i, fact)}
        tasks.append(draft.task("chance" if chance else "threat", aim, slots, of=i, week=week))
    return tasks


def event_week(case: Case, finding: str, default: int) -> int:
    """The week of the plan eight weeks before the month a fact names; the default where it names none or has begun."""
    month = month_in(case, finding)
    if month is None:
        return default
    start = case.start.value
    first = dt.date(start.year, month, 1)
    first = first if first >= start.replace(day=1) else add_months(first, 12)
    weeks = (first - start).days // 7 - WEEKS_AHEAD
    return min(LATEST_WEEK, max(1, weeks))


def month_in(case: Case, finding: str) -> int | None:
    """The month a fact names, 1 to 12; `may` counts with its capital only."""
    chinese = re.search(r"(?<!\d)(1[0-2]|[1-9])\s*月", finding)
    if chinese:
        return int(chinese[1])
    return next((m for m in range(1, 13) if re.search(rf"\b{case.book.texts[f'numbers.months.{m}']}\b", finding)), None)
