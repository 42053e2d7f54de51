"""The prices that move on the day of the price step, as the plan makes it."""

from __future__ import annotations

from service.figures.price_steps import HeldPrice, PriceStep, PriceSteps, read_price_steps
from service.stages.desk import Desk
from service.stages.wish import shrinking
from service.writing.phrasebook import Slot


def price_steps(desk: Desk) -> PriceSteps | None:
    """The steps and the prices held beside the one that the scheme raises; None where it raises none."""
    if desk.scheme.action("price_step.tell") is None:
        return None
    less = shrinking(desk)
    letter = desk.scheme.action("turn_segment.letter")
    elsewhere = frozenset([str(letter.slots["service"])]) if letter else frozenset[str]()
    return read_price_steps(desk.case.prices, desk.case.money, desk.ledger, str(less.name) if less else None, elsewhere)


def losing(step: PriceStep) -> str:
    """Whether it is told by the month or by the year how many may leave, or that none may."""
    if step.rise.may_leave.value >= 1:
        return "month"
    return "year" if step.may_leave_year.value >= 1 else "none"


def step_slots(desk: Desk, step: PriceStep) -> dict[str, Slot]:
    """What there is to say of a price that moves."""
    main = desk.case.money.leading
    return {
        "service": step.service.name,
        "service_low": desk.case.low(step.service.name),
        "old": step.service.price,
        "new": step.rise.price,
        "gain": step.rise.gain,
        "may_leave": step.rise.may_leave,
        "volume": step.service.per_month,
        "may_leave_year": step.may_leave_year,
        "volume_year": step.volume_year,
        "hour": step.hour,
        "hour_now": step.service.contribution_hour,
        "main_low": desk.case.low(main.name),
        "main_hour": main.contribution_hour,
        "rival": step.dearest.rival if step.dearest else None,
        "dearest": step.dearest.price if step.dearest else None,
    }


def held_slots(desk: Desk, held: HeldPrice) -> dict[str, Slot]:
    """What there is to say of a price that stays."""
    return {
        "service": held.service.name,
        "service_low": desk.case.low(held.service.name),
        "price": held.service.price,
        "ceiling": held.figures.ceiling_low,
        "hour": held.service.contribution_hour,
        "rival": held.binding.rival if held.binding else None,
    }
