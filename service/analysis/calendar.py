"""Dates of a plan: its Mondays, months, quarters and working days."""

from __future__ import annotations

import calendar
import datetime as dt

SATURDAY = 5
DAYS_IN_WEEK = 7


def next_monday(today: dt.date) -> dt.date:
    """The first Monday after today."""
    return today + dt.timedelta(days=DAYS_IN_WEEK - today.weekday())


def add_months(date: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def horizon_end(start: dt.date, months: int) -> dt.date:
    """The last day of a plan of so many months."""
    return add_months(start, months) - dt.timedelta(days=1)


def weeks_within(start: dt.date, end: dt.date) -> int:
    """Whole weeks from the first to the last day, both counted."""
    return ((end - start).days + 1) // DAYS_IN_WEEK


def month_list(start: dt.date, end: dt.date) -> tuple[dt.date, ...]:
    """The first day of each month that the span touches."""
    first = start.replace(day=1)
    return tuple(add_months(first, i) for i in range(months_between(start, end) + 1)) if start <= end else ()


def months_between(start: dt.date, end: dt.date) -> int:
    """Calendar months from one date's month to the other's."""
    return (end.year - start.year) * 12 + end.month - start.month


def month_end(date: dt.date) -> dt.date:
    """The last day of the date's month."""
    return date.replace(day=calendar.monthrange(date.year, date.month)[1])


def quarter_ends(start: dt.date, end: dt.date) -> tuple[dt.date, ...]:
    """Ends of calendar quarters inside the span, both ends counted."""
    ends = (month_end(m) for m in month_list(start, end) if m.month % 3 == 0)
    return tuple(e for e in ends if start <= e <= end)


def last_working_day(date: dt.date) -> dt.date:
    """The date itself, or the Friday before a weekend."""
    return date - dt.timedelta(days=max(0, date.weekday() - SATURDAY + 1))
