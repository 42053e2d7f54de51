"""First and last day of a plan."""

from __future__ import annotations

import datetime as dt

from service.analysis.calendar import horizon_end
from service.checks.brief_path import of_business
from service.domain.plan.plan import Plan


def horizon(plan: Plan) -> tuple[dt.date, dt.date]:
    """First and last day: the stated or worked-out start, and the day before the months are over."""
    start = _start(plan)
    return start, horizon_end(start, int(of_business(plan, "horizon_months") or 12))


def _start(plan: Plan) -> dt.date:
    stated = of_business(plan, "start") or next((c.value for c in plan.calculations if c.name == "plan.start"), None)
    if stated:
        return dt.date.fromisoformat(str(stated))
    starts = [a.start for a in plan.programme.actions] + [r.start for r in plan.programme.routines]
    return min(starts, default=plan.created_at.date())
