"""What happens when a promise is missed: who may give how much without asking, and from when a guarantee holds."""

from __future__ import annotations

from service.domain.evidence import Statement
from service.domain.plan.promise import Expectations
from service.stages.desk import Desk
from service.stages.recovery_limits import read_limits, say_limits


def put_right(desk: Desk) -> Statement | None:
    """For the owner; None where nothing is known from which a sum could be drawn."""
    if desk.case.thin or read_limits(desk) is None:
        return None
    return desk.book.join([say_limits(desk)[0], *_guarantee(desk)], part=1)


def _guarantee(desk: Desk) -> list[Statement]:
    """From which day it takes how much off a bill; what must hold before, and what it may cost, is reckoned in part 2."""
    expectations = desk.sections.get("expectations")
    planned = expectations.guarantee if isinstance(expectations, Expectations) else None
    if planned is None or planned.starts is None or planned.payout is None:
        return []
    payout = desk.ledger.fact("guarantee.said", planned.payout, "money", "payout of the guarantee")
    starts = desk.ledger.date("guarantee.said_from", planned.starts, "first day of the guarantee")
    return [desk.tell("summary.put_right.guarantee", payout=payout, starts=starts)]
