"""Price: one step or a repair where the scheme makes it, all else held; the band of every service."""

from __future__ import annotations

from collections.abc import Iterator

from service.analysis.pricing import units_to_stand_still
from service.domain.evidence import Fact, Phrase, Statement, known
from service.domain.plan.promise import Price, ServicePrice
from service.figures.prices import PriceFigures
from service.moves.model import Slots
from service.moves.scheme import Action
from service.stages.desk import Desk
from service.stages.mix_parts import Decided, joined
from service.stages.price_steps import price_steps
from service.writing.phrasebook import Slot

CARRIERS = ("price_step.tell", "turn_segment.letter", "keep.leavers", "prove.ask_points", "learn.survey", "prove.ask_five", "learn.answers")
A_TENTH = 0.1
HELD = (
    "floor_above_ceiling", "above_ceiling", "below_floor", "no_room", "no_rival_price", "ceiling_unknown", "volume_unknown", "counted_on",
)  # fmt: skip


def price(desk: Desk) -> Price:
    """The decision on prices and a row for each service."""
    decided = Decided(_decision(desk), _rejected(desk), _short(desk), CARRIERS)
    return Price(**decided.fields(desk), services=tuple(_row(desk, p) for p in desk.case.prices.services))


def raise_action(desk: Desk) -> Action | None:
    """The action that raises a price, if the scheme makes it."""
    return desk.scheme.action("price_step.tell")


def repair_action(desk: Desk) -> Action | None:
    """The action that puts a losing segment on new terms, if the scheme makes it."""
    return desk.scheme.action("turn_segment.letter")


def main_price(desk: Desk) -> PriceFigures:
    """The price of the main service; of the first core service where nothing is known of volumes."""
    main, prices = desk.case.money.main, desk.case.prices.services
    if main is not None:
        return next(p for p in prices if p.service.index == main.index)
    return next((p for p in prices if p.service.role == "core"), prices[0])


def planned(desk: Desk, figures: PriceFigures) -> Fact:
    """The price in the plan: changed only by an action of the scheme."""
    repair = repair_action(desk)
    if repair and str(repair.slots["service"]) == str(figures.service.name):
        return _fact(repair.slots, "new")
    steps = price_steps(desk)
    moved = (step.rise.price for step in (steps.first, *steps.beside) if step.figures is figures) if steps else iter(())
    return next(moved, figures.service.price)


def undercut(desk: Desk) -> PriceFigures | None:
    """The core service that brings most of those a rival sells cheaper."""
    able = [p for p in desk.case.prices.services if p.cheapest_contribution and p.service.contribution_month and p.service.per_month]
    worth = {p.service.index: known(p.service.contribution_month).value for p in able}
    return min(able, key=lambda p: (p.service.role != "core", -worth[p.service.index], str(p.service.name)), default=None)


def _row(desk: Desk, p: PriceFigures) -> ServicePrice:
    plan = planned(desk, p)
    facts = (p.service.price, p.floor, p.reference_low, p.reference_median, p.reference_high, p.ceiling, plan)
    return ServicePrice(
        service=str(p.service.name),
        price=p.service.price.value,
        floor=_value(p.floor),
        reference=_value(p.reference_median),
        reference_low=_value(p.reference_low),
        reference_high=_value(p.reference_high),
        ceiling=_value(p.ceiling),
        recommended=plan.value,
        evidence=tuple(dict.fromkeys(e for f in facts if f for e in f.evidence)),
    )


def _decision(desk: Desk) -> Statement:
    changes = list(_changes(desk))
    if not changes:
        return _hold(desk)
    beside = _beside(desk)
    rest = len(desk.case.prices.services) > len(changes) + len(beside)
    said = [desk.phrase("mix.price.beside", changes=desk.book.listed(beside))] if beside else []
    return joined(desk, [*changes, *said, *([desk.phrase("mix.price.rest")] if rest else [])])


def _changes(desk: Desk) -> Iterator[Phrase]:
    for key, action in (("raise", raise_action(desk)), ("repair", repair_action(desk))):
        if action:
            yield desk.phrase(f"mix.price.{key}", **action.slots)


def _beside(desk: Desk) -> list[Phrase]:
    """The prices that move the same day."""
    steps = price_steps(desk)
    return [
        desk.phrase("mix.price.beside_one", service_low=desk.case.low(s.service.name), old=s.service.price, new=s.rise.price)
        for s in (steps.beside if steps else ())
    ]


def _hold(desk: Desk) -> Statement:
    """Why everything is held, by the main service."""
    p = main_price(desk)
    if p.floor is None and not p.ceilings:
        return desk.say("mix.price.hold.unknown", price=p.service.price, service=p.service.name)
    reason = p.reason if p.reason in HELD else "later"
    return desk.say(f"mix.price.hold.{reason}", **_band(desk, p))


def _band(desk: Desk, p: PriceFigures) -> dict[str, Fact | Phrase | None]:
    return {
        "service": p.service.name,
        "service_low": desk.case.low(p.service.name),
        "price": p.service.price,
        "floor": p.floor,
        "ceiling": p.ceiling_high or p.ceiling,
        "rival": p.binding_rival or p.cheapest_rival,
        "ratings": desk.doubts.mark("ratings"),
    }


def _rejected(desk: Desk) -> Statement:
    """A cut: to the cheapest rival's price, else by a tenth, with the volume it would take; and no discount for moving."""
    sentences = [_cut(desk)]
    fill = desk.case.fill
    if desk.scheme.has("fill_hours") and fill and fill.moved.value > 0:
        sentences.append(desk.say("mix.price.no_discount", moved=fill.moved, agree=desk.doubts.mark("moves_agree")))
    return joined(desk, sentences)


def _cut(desk: Desk) -> Statement:
    p = undercut(desk)
    if p is None:
        return _tenth_off(desk)
    slots: dict[str, Slot] = {
        "service": p.service.name,
        "service_low": desk.case.low(p.service.name),
        "rival": p.cheapest_rival,
        "cheapest": p.cheapest_price,
        "now": p.service.per_month,
    }
    if p.match_loses_money or p.stand_still_volume is None:
        each = known(p.cheapest_contribution).value
        loss = desk.ledger.fact(f"price.{p.service.index}.loss_at_cheapest", -each, "money", "variable cost − cheapest rival's price")
        return desk.say("mix.price.match_loses", loss=loss, **slots)
    return desk.say("mix.price.match", volume=p.stand_still_volume, **slots)


def _tenth_off(desk: Desk) -> Statement:
    s = main_price(desk).service
    if s.contribution is None or s.per_month is None:
        return desk.say("mix.price.cut_unknown", price=s.price)
    then = s.contribution.value - A_TENTH * s.price.value
    volume = units_to_stand_still(s.per_month.value, s.contribution.value, then)
    slots: dict[str, Slot] = {"service_low": desk.case.low(s.name), "now": s.per_month}
    if volume is None:
        return desk.say("mix.price.tenth_loses", **slots)
    formula = "deliveries × contribution ÷ (contribution − a tenth of the price)"
    inputs = {"deliveries": s.per_month, "contribution": s.contribution, "price": s.price}
    return desk.say("mix.price.tenth", volume=desk.ledger.fact(f"price.{s.index}.tenth_off", volume, "count", formula, inputs), **slots)


def _short(desk: Desk) -> Statement:
    raised, repair = raise_action(desk), repair_action(desk)
    if raised:
        thin = _fact(raised.slots, "may_leave").value < 1
        return desk.tell("mix.price.short.raise_thin" if thin else "mix.price.short.raise", **raised.slots)
    if repair:
        return desk.tell("mix.price.short.repair", **repair.slots)
    p = main_price(desk)
    key = p.reason if p.reason in ("floor_above_ceiling", "no_rival_price") else "hold"
    return desk.tell(f"mix.price.short.{key}", **_band(desk, p))


def _fact(slots: Slots, name: str) -> Fact:
    value = slots[name]
    assert isinstance(value, Fact)  # noqa: S101 - the move that makes the action puts a figure there
    return value


def _value(fact: Fact | None) -> float | None:
    return None if fact is None else fact.value
