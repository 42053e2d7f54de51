"""A goal that names its season is decided before that season begins, not half-way through the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from service.moves.events import month_in
from service.moves.goals import Goal
from service.moves.lexicon import first_sign, mentions
from service.stages.desk import Desk
from service.stages.route_answer import Answer

FIRST_MONTH: Mapping[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of a season north of the equator; south of it half a year later."""
LEAST_DAYS = 28
"""Within the first four weeks there is nothing yet to decide by."""


def in_time(desk: Desk, goal: Goal, answer: Answer) -> Answer:
    """The answer, decided at the latest on the day before the goal's own time, where that lies ahead."""
    month = _month(desk, goal)
    if answer.yes or month is None:
        return answer
    start = desk.case.start.value
    first = dt.date(start.year + (month < start.month), month, 1)
    day = first - dt.timedelta(days=1)
    day -= dt.timedelta(days=max(0, day.weekday() - 4))
    if not start + dt.timedelta(days=LEAST_DAYS) <= day < answer.date.value:
        return answer
    rule = "last working day before the month that the goal names"
    return replace(answer, date=desk.ledger.date(f"goals.{goal.index}.decided", day, rule, {"month": month}))


def _month(desk: Desk, goal: Goal) -> int | None:
    season = first_sign(desk.brief.language, "year_seasons", str(goal.text).lower())
    if season is None:
        return month_in(desk.case, str(goal.text))
    south = mentions(desk.brief.language, "southern", desk.brief.business.location or "")
    return (FIRST_MONTH[season] + (6 if south else 0) - 1) % 12 + 1
