"""The money of the programme in sentences: payback, what an advert may cost, what the owner's hours could not carry."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Statement
from service.domain.plan.block import Note
from service.moves.payback import Payback
from service.stages.desk import Desk


def programme_notes(desk: Desk, payback: Payback) -> Iterator[Note]:
    """Notes of the workings."""
    sums = list(payback_sentences(desk, payback, "programme.payback"))
    if sums:
        yield desk.note("payback", *sums)
    cap = list(_advert_cap(desk, payback))
    if cap:
        yield desk.note("advert_cap", *cap)
    if desk.scheme.budget.total > 0:
        yield desk.note("limits", desk.say("programme.limits", mark=desk.doubts.mark("costs_are_limits")))
    if desk.scheme.unplaced:
        yield desk.note("unplaced", desk.say("programme.unplaced", hours=desk.case.owner_hours or ""))


def payback_sentences(desk: Desk, payback: Payback, prefix: str) -> Iterator[Statement]:
    """The sum a step at a time: what a month brings and how much is the price, this year's result, months to pay back, with those kept."""
    if payback.spend.value == 0 or payback.month is None or payback.result is None or payback.year_one is None:
        return
    both = payback.price_month is not None and payback.new_month is not None
    kind = "both" if both else "price" if payback.price_month else "new"
    yield desk.say(f"{prefix}.month_{kind}", month=payback.month, price=payback.price_month, new=payback.new_month, end=desk.case.end)
    sign = "better" if payback.result.value >= 0 else "worse"
    amount = desk.ledger.fact("payback.result_size", abs(payback.result.value), "money", "|gain inside the plan − spending|")
    result = desk.say(f"{prefix}.{sign}", spend=payback.spend, gain=payback.year_one, result=amount)
    yield desk.book.join([result, desk.say(f"{prefix}.months", months=payback.months)]) if payback.months else result
    advert = desk.scheme.action("fill_hours.adverts")
    if payback.full_cost and advert:
        yield desk.say(f"{prefix}.full_cost", limit=advert.slots["limit"], full=payback.full_cost)
    if payback.months_with_kept and payback.kept_year:
        yield desk.say(f"{prefix}.with_kept", kept=payback.kept_year, months=payback.months_with_kept)
    if desk.case.fill and desk.case.fill.moved.value > 0 and desk.scheme.has("fill_hours"):
        yield desk.say(f"{prefix}.moved")


def _advert_cap(desk: Desk, payback: Payback) -> Iterator[Statement]:
    fill, action = desk.case.fill, desk.scheme.action("fill_hours.adverts")
    if fill is None or action is None or fill.won is None or fill.acquisition_limit_said is None:
        return
    limit = action.slots["limit"]
    key = "advert_cap" if limit == fill.acquisition_limit_said else "advert_cap_money"
    yield desk.say(f"programme.{key}", limit=limit, people=fill.won.people, cost=action.cost)
    if payback.full_cost:
        yield desk.say("programme.full_cost", full=payback.full_cost, winning=payback.winning)
