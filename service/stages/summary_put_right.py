"""What happens when a promise is missed: who may give how much without asking, and from when a guarantee holds."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Statement
from service.domain.plan.promise import Expectations
from service.stages.desk import Desk
from service.stages.recovery_limits import Limits, read_limits, say_limits

SHARE_OF_WHAT_IS_LEFT = 0.1


def put_right(desk: Desk) -> Statement | None:
    """For the owner; None where nothing is known from which a sum could be drawn."""
    limits = None if desk.case.thin else read_limits(desk)
    if limits is None:
        return None
    return desk.book.join([say_limits(desk)[0], *_ceiling(desk, limits), *_guarantee(desk)], part=1)


def _ceiling(desk: Desk, limits: Limits) -> Iterator[Statement]:
    """When to stop and look: once a month has cost as much as giving every complaint the small sum, or a tenth of what is left."""
    complaints, left = desk.case.complaints_month, desk.case.money.left_month
    if complaints is None or left is None or complaints.value <= 0 or left.value <= 0:
        return
    most = min(complaints.value * limits.front_line.value, SHARE_OF_WHAT_IS_LEFT * left.value)
    formula = "the smaller of complaints a month × the small sum, and a tenth of what a month leaves"
    inputs = {"complaints": complaints, "small": limits.front_line, "left": left}
    ceiling = desk.ledger.fact("limits.month", most, "money", formula, inputs)
    yield desk.tell("summary.put_right.ceiling", most=ceiling)


def _guarantee(desk: Desk) -> list[Statement]:
    """From which day it takes how much off a bill; what must hold before, and what it may cost, is reckoned in part 2."""
    expectations = desk.sections.get("expectations")
    planned = expectations.guarantee if isinstance(expectations, Expectations) else None
    if planned is None or planned.starts is None or planned.payout is None:
        return []
    payout = desk.ledger.fact("guarantee.said", planned.payout, "money", "payout of the guarantee")
    starts = desk.ledger.date("guarantee.said_from", planned.starts, "first day of the guarantee")
    return [desk.tell("summary.put_right.guarantee", payout=payout, starts=starts)]
