"""Price said plainly: what floor and ceiling mean here, what a rise brings, and every price outside its band argued."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Fact, Phrase, Statement, known
from service.domain.plan.block import Note
from service.figures.price_bands import RivalCeiling
from service.figures.price_steps import PriceSteps
from service.figures.prices import PriceFigures
from service.stages.desk import Desk
from service.stages.mix_price import planned, raise_action, repair_action
from service.stages.mix_price_beside import beside_notes, held_notes
from service.stages.price_steps import price_steps
from service.writing.phrasebook import Slot

SAME = 1e-9


def price_notes(desk: Desk) -> Iterator[Note]:
    """The notes of the section on prices, only what this firm's figures support."""
    steps = price_steps(desk)
    beside, held = (list(beside_notes(desk, steps)), list(held_notes(desk, steps))) if steps else ([], [])
    for statements in (list(_floor(desk)), list(_ceilings(desk)), list(_rise(desk, steps)), beside, held, list(_repair(desk))):
        if statements:
            yield desk.note("price", *statements)
    exceptions = [_exception(desk, p) for p in desk.case.prices.services if _outside(desk, p)]
    if exceptions:
        yield desk.note("exceptions", *exceptions)


def _floor(desk: Desk) -> Iterator[Statement]:
    """Where the floor comes from, and where it is no price to go to."""
    target = desk.case.prices.target
    if not any(p.floor for p in desk.case.prices.services) or target.used is None:
        return
    yield desk.say(f"mix.notes.floor.{target.basis}", margin=target.used, assumed=desk.doubts.mark("target_margin"))
    if target.too_low and target.needed and target.result_month:
        key = "loses" if target.result_month.value < 0 else "thin"
        yield desk.say(f"mix.notes.floor.{key}", margin=target.used, needed=target.needed, result=target.result_month)


def _ceilings(desk: Desk) -> Iterator[Statement]:
    """How the ceiling of each service with a rival's price comes about."""
    said: set[str] = set()
    for p in desk.case.prices.services:
        for c in [c for c in p.ceilings if c.rival not in said and c.premium]:
            said.add(c.rival)
            yield _premium(desk, c)
        if p.ceiling_low and p.ceiling_high and p.ceiling is None:
            yield desk.say("mix.notes.ceiling.range", service=p.service.name, low=p.ceiling_low, high=p.ceiling_high)
    if said:
        yield desk.say("mix.notes.ceiling.binds", ratings=desk.doubts.mark("ratings"))


def _premium(desk: Desk, ceiling: RivalCeiling) -> Statement:
    premium = known(ceiling.premium)
    if abs(premium.value) < SAME:
        return desk.say("mix.notes.ceiling.level", rival=ceiling.rival)
    key = "above" if premium.value > 0 else "below"
    size = desk.ledger.fact(
        f"price.premium_size.{ceiling.rival}", abs(premium.value), "share", "|premium over the rival|", {"premium": premium}
    )
    return desk.say(f"mix.notes.ceiling.{key}", rival=ceiling.rival, premium=size)


def _rise(desk: Desk, steps: PriceSteps | None) -> Iterator[Statement]:
    """What the step brings, and the steps that wait."""
    action, raised = raise_action(desk), desk.case.prices.raised
    if action and raised:
        thin = known(raised.may_leave).value < 1
        yield desk.say("mix.notes.rise.thin" if thin else "mix.notes.rise.now", **action.slots)
    moved = [s.figures.service.index for s in (steps.first, *steps.beside)] if steps else []
    waiting = [p for p in desk.case.prices.services if p.possible_price and p.gain_month and p.service.index not in moved]
    for p in sorted(waiting, key=lambda p: (-known(p.gain_month).value, str(p.service.name))):
        key = "counted_on" if p.reason == "counted_on" else "another_time" if len(moved) > 1 else "later"
        yield desk.say(f"mix.notes.rise.{key}", service=p.service.name, possible=p.possible_price, gain=p.gain_month)


def _repair(desk: Desk) -> Iterator[Statement]:
    """What stops each losing segment from losing, and what it costs when they leave instead."""
    made = repair_action(desk)
    for r in desk.case.prices.repairs:
        in_plan = made is not None and str(made.slots["segment"]) == str(r.segment.name)
        slots: dict[str, Fact | Phrase | None] = {
            "segment_low": desk.case.low(r.segment.name),
            "service_low": desk.case.low(r.service.name),
            "least": r.least_price,
            "new": r.new_price,
            "old": r.service.price,
            "gain": r.gain_each_year,
            "may_leave": r.may_leave_share,
        }
        yield desk.say(f"mix.notes.repair.{'planned' if in_plan else 'left'}", **slots)
        if in_plan and r.above_ceiling:
            yield desk.say("mix.notes.repair.above_ceiling", **slots)
    for losing in desk.case.customers.losing:
        if losing.covered_month and not any(r.segment.index == losing.segment.index for r in desk.case.prices.repairs):
            yield desk.say("mix.notes.repair.no_price", segment_low=desk.case.low(losing.segment.name), gone=losing.covered_month)


def _outside(desk: Desk, p: PriceFigures) -> bool:
    """Whether the price in the plan lies outside its band."""
    plan = planned(desk, p).value
    high = p.ceiling_high
    return bool((p.floor and plan < p.floor.value - SAME) or (high and plan > high.value + SAME))


def _exception(desk: Desk, p: PriceFigures) -> Statement:
    """Why a price outside its band is taken all the same."""
    plan = planned(desk, p)
    slots: dict[str, Slot] = {
        "service": p.service.name,
        "service_low": desk.case.low(p.service.name),
        "price": plan,
        "floor": p.floor,
        "ceiling": p.ceiling_high,
        "volume": p.service.per_month,
        "contribution": p.service.contribution,
    }
    below = bool(p.floor and plan.value < p.floor.value - SAME)
    repair = repair_action(desk)
    if repair and str(repair.slots["service"]) == str(p.service.name):
        slots["segment_low"] = repair.slots["segment_low"]
        return desk.say(f"mix.notes.exception.repair_{'below' if below else 'above'}", **slots)
    moved = below and plan.value > p.service.price.value + SAME
    return desk.say(f"mix.notes.exception.{'step_below' if moved else _why_outside(p, below)}", **slots)


def _why_outside(p: PriceFigures, below: bool) -> str:
    """Key of the argument for a price that is held outside its band."""
    if p.reason == "floor_above_ceiling":
        return "carries_not"
    if below:
        return "below_floor_leaves" if p.service.contribution and p.service.contribution.value > 0 else "below_floor"
    if p.ceiling is None:
        return "above_range"
    return "above_sold" if p.service.per_month else "above"
