"""The months of the plan: those shown, those in which nothing begins, and those in which the owner counts how things stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from service.analysis.calendar import month_list
from service.stages.desk import Desk

A_WEEK = 7
MONTHS_OF_A_YEAR = 12
Checks = Mapping[dt.date, str]
"""What is checked, by the month in which it is."""


def shown_months(desk: Desk) -> list[dt.date]:
    """The months of the plan, without a last few days in which nothing begins."""
    months = month_list(desk.case.start.value, desk.case.end.value)
    last = months[-1]
    stub = (desk.case.end.value - last).days < A_WEEK and not any(a.start.value >= last for a in desk.scheme.actions)
    return list(months[:-1] if stub and len(months) > 1 else months)


def checks_of(desk: Desk, months: Sequence[dt.date]) -> Checks:
    """The months at whose turn the owner counts how things stand; with a thin brief only a year's log has something to count."""
    if desk.case.thin:
        return {months[len(months) * 2 // 3]: "again", months[-1]: "next_plan"} if len(months) >= MONTHS_OF_A_YEAR else {}
    return {months[len(months) // 2]: "half", months[len(months) * 3 // 4]: "three_quarters", months[-1]: "end"}


def quiet_months(desk: Desk) -> frozenset[str]:
    """Months (`2027-03`) in which nothing begins and nothing is checked."""
    months = shown_months(desk)
    busy = {f"{a.start.value:%Y-%m}" for a in desk.scheme.actions} | {f"{first:%Y-%m}" for first in checks_of(desk, months)}
    return frozenset(f"{first:%Y-%m}" for first in months) - busy
