"""What the firm earns: each service in a row, and what a month leaves in all."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Fact, Statement
from service.domain.plan.owner_tables import EarningsRow, EarningsTable
from service.figures.services import ServiceFigures
from service.stages.desk import Desk
from service.writing.phrasebook import Slot

FEWEST_ROWS, MOST_ROWS = 2, 5
THIN_CUSHION = 0.15
"""Share of the main service's deliveries below which what a month leaves is called thin."""
WORTH_TELLING = 1.15
"""How many times one hour must earn of another."""


def earnings_table(desk: Desk) -> EarningsTable | None:
    """The services whose month is known, that which leaves most first; None where fewer than two are."""
    known = [(s.contribution_month.value, s) for s in desk.case.money.sold if s.contribution_month and s.per_month]
    ranked = [s for _, s in sorted(known, key=lambda each: (-each[0], str(each[1].name)))]
    if len(ranked) < FEWEST_ROWS or len(ranked) < len(desk.case.money.sold):
        return None
    said = [*_month(desk), *_hours(desk, told_apart=True)]
    in_all = desk.book.join(said, part=1) if said else None
    return EarningsTable(rows=tuple(_row(desk, s) for s in ranked[:MOST_ROWS]), in_all=in_all)


def money_said(desk: Desk) -> Iterator[Statement]:
    """What a month leaves, and an hour of the best and of the worst paid work, where no table says it."""
    said = [] if earnings_table(desk) else [*_month(desk), *_hours(desk, told_apart=False)]
    if said:
        yield desk.book.join(said, part=1)


def _row(desk: Desk, service: ServiceFigures) -> EarningsRow:
    hour = service.contribution_hour
    return EarningsRow(
        service=str(service.name),
        price=desk.tell("summary.earnings.price", price=service.price),
        sold_month=desk.tell("summary.earnings.sold", sold=service.per_month),
        contribution_month=desk.tell("summary.earnings.leaves", leaves=service.contribution_month),
        contribution_hour=desk.tell("summary.earnings.leaves", leaves=hour) if hour else None,
    )


def _month(desk: Desk) -> Iterator[Statement]:
    """What a month leaves; where that is thin, in deliveries of the main service that it can lose."""
    money = desk.case.money
    if money.left_month is None or money.main is None or money.main.per_month is None or money.main.contribution is None:
        return
    month = {"revenue": money.revenue_month, "contribution": money.contribution_month, "fixed": money.fixed_month}
    units = thin_cushion(desk)
    if money.left_month.value <= 0:
        yield desk.tell("reading.month.none", **month)
    elif units:
        yield desk.tell("reading.month.thin", left=money.left_month, units=units, volume=money.main.per_month)
    else:
        yield desk.tell("reading.month.plain", left=money.left_month, **month)


def thin_cushion(desk: Desk) -> Fact | None:
    """So many deliveries of the main service fewer a month and nothing is left; None where that is not known, or far off."""
    money = desk.case.money
    if money.left_month is None or money.left_month.value <= 0 or not (money.main and money.main.per_month and money.main.contribution):
        return None
    each = money.main.contribution.value
    if each <= 0 or money.left_month.value >= THIN_CUSHION * money.main.per_month.value * each:
        return None
    return desk.ledger.fact("cushion.units", money.left_month.value / each, "count", "what a month leaves ÷ contribution of one delivery")


def _hours(desk: Desk, *, told_apart: bool) -> Iterator[Statement]:
    """The best and the worst paid hour; where a table tells them apart, only that the dearest work is the worst paid."""
    paid = [(s.contribution_hour.value, str(s.name), s) for s in desk.case.money.sold if s.contribution_hour and s.price.value > 0]
    if len(paid) < 2 or min(paid)[0] <= 0 or max(paid)[0] < WORTH_TELLING * min(paid)[0]:
        return
    worst, best = min(paid, key=lambda p: p[:2])[2], max(paid, key=lambda p: p[:2])[2]
    is_dearest = all(s.price.value <= worst.price.value for s in desk.case.money.sold)
    if is_dearest or not told_apart:
        yield desk.tell("reading.hours.dearest" if is_dearest else "reading.hours.plain", **_hour_of(desk, best=best, worst=worst))


def _hour_of(desk: Desk, **services: ServiceFigures) -> dict[str, Slot]:
    names = {key: desk.case.low(s.name) for key, s in services.items()}
    return {**names, **{f"{key}_hour": s.contribution_hour for key, s in services.items()}}
