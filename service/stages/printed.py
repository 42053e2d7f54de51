"""How long part 1 is as it will be printed, counted before the whole plan stands."""

from __future__ import annotations

import datetime as dt
from typing import Any

from service.domain.plan.control import Programme
from service.domain.plan.owner import Summary
from service.domain.plan.plan import Plan
from service.exports.length import count_words
from service.stages.desk import Desk


def length_printed(desk: Desk, programme: Programme, summary: Summary) -> int:
    """Words (characters) of part 1 with its headings, leads and table heads, by the code that prints them."""
    pages: dict[str, Any] = {
        "summary": summary,
        "programme": programme,
        "questions": desk.doubts.questions,
        "language": desk.brief.language,
        "currency": desk.book.currency,
        "created_at": dt.datetime.combine(desk.case.start.value, dt.time(), dt.UTC),
    }
    return count_words(Plan.model_construct(**pages))
