"""The price table of part 1: the services whose price moves on one day, and those that a rival's price asks about and that stay."""

from __future__ import annotations

from service.domain.evidence import Phrase, Statement
from service.domain.plan.owner_tables import PriceRow, PriceTable
from service.figures.price_steps import HeldPrice, PriceStep, PriceSteps
from service.figures.prices import PriceFigures
from service.stages.desk import Desk
from service.stages.price_steps import held_slots, losing, price_steps, step_slots

MOST_ROWS = 4
FEWEST_ROWS = 2
MOST_RIVALS = 3
FURTHER = ("worst_paid", "unwanted")


def price_table(desk: Desk) -> PriceTable | None:
    """At most four services, those that move first; None where fewer than two have something to say."""
    told, steps = desk.scheme.action("price_step.tell"), price_steps(desk)
    if told is None or steps is None:
        return None
    moving = [_moving(desk, step) for step in (steps.first, *steps.beside)]
    staying = [_staying(desk, held) for held in steps.held if held.figures.cheapest_price]
    rows = tuple([*moving, *staying][:MOST_ROWS])
    if len(rows) < FEWEST_ROWS:
        return None
    return PriceTable(date=told.finish.value, rows=rows, further=_further(desk, steps), on_top=_on_top(desk, steps))


def _moving(desk: Desk, step: PriceStep) -> PriceRow:
    slots, further = step_slots(desk, step), step.hour is not None and step.why in FURTHER
    return PriceRow(
        service=str(step.service.name),
        now=desk.tell("summary.prices.now", **slots),
        then=desk.tell(f"summary.prices.{'then_hour' if further else 'then'}", **slots),
        others=_others(desk, step.figures),
        can_lose=desk.tell(f"summary.prices.lose.{losing(step)}", **slots),
    )


def _staying(desk: Desk, held: HeldPrice) -> PriceRow:
    slots = held_slots(desk, held)
    return PriceRow(
        service=str(held.service.name),
        now=desk.tell("summary.prices.now", old=held.service.price),
        then=desk.tell(f"summary.prices.stays.{held.reason}", **slots),
        others=_others(desk, held.figures),
    )


def _others(desk: Desk, figures: PriceFigures) -> Statement:
    """What the rivals ask, the cheapest first; of many only the cheapest and the dearest."""
    asked = {price.value: price for _, price in sorted(figures.asked, key=lambda a: (a[1].value, str(a[0])))}
    if len(asked) > MOST_RIVALS:
        return desk.tell("summary.prices.others_many", low=asked[min(asked)], high=asked[max(asked)])
    each = [desk.phrase("summary.prices.other", price=price) for price in asked.values()]
    others = Phrase(desk.book.texts["numbers.lists.comma"].join(each), [e for phrase in each for e in phrase.evidence])
    return desk.tell("summary.prices.others", others=others)


def _further(desk: Desk, steps: PriceSteps) -> Statement | None:
    """Why a price goes further than the rest."""
    said = [desk.tell(f"summary.prices.{s.why}", **step_slots(desk, s)) for s in steps.beside if s.why in FURTHER]
    return desk.book.join(said, part=1) if said else None


def _on_top(desk: Desk, steps: PriceSteps) -> Statement | None:
    """What the plan counts of the steps, and what comes on top."""
    first = desk.case.low(steps.first.service.name)
    return desk.tell("summary.prices.on_top", first_low=first, gain=steps.gain_month) if steps.beside else None
