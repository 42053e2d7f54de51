"""Move: one price step within the ceiling, after the promises have held for a quarter."""

from __future__ import annotations

from service.domain.evidence import known
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.model import Aim, Door, Move, SlotDict, Watch

DUE_WEEK = 51
DOOR_WEEK = 17
"""A month to mend what is said and done, then a quarter in which the promises hold."""
QUARTER_WEEKS = 13
ROSTER_DUE_WEEK = 20


def price_step(case: Case) -> Move | None:
    """The move, when a core service can go up and the firm knows its contribution."""
    raised, month = case.prices.raised, case.money.contribution_month
    if raised is None or raised.gain_month is None or month is None or raised.ceiling_low is None:
        return None
    gain = raised.gain_month
    target = case.ledger.fact(
        "price.contribution_goal", month.value + gain.value, "money", "contribution a month + step × volume", {"now": month, "gain": gain}
    )
    slots: SlotDict = {
        "core": raised.service.name,
        "core_low": case.low(raised.service.name),
        "old": raised.service.price,
        "new": raised.recommended,
        "ceiling": raised.ceiling_low,
        "gain": gain,
        "step": known(raised.step),
        "volume": known(raised.service.per_month),
        "may_leave": known(raised.may_leave),
    }
    slots["rival_binds"] = case.book.phrase("moves.price_step.binds", rival=raised.binding_low or "")
    few = known(raised.may_leave).value < 1
    aim = Aim(
        "price_step.contribution_few" if few else "price_step.contribution",
        "profitability",
        "money",
        month,
        target,
        DUE_WEEK,
        case.posts.owner,
    )
    draft = Drafting("price_step", case.posts)
    crowded = case.week is not None and len(case.week.overloaded) > 1
    door = ROSTER_DUE_WEEK + QUARTER_WEEKS if crowded else DOOR_WEEK
    doors = (Door("price_step.price", door),)
    return Move(
        "price_step",
        gain.value * 12,
        (aim,),
        (draft.task("tell", aim.key, week=door + 1),),
        (Watch("price_step.volume_few" if few else "price_step.volume", aim.key),),
        doors=doors,
        risks=() if few else ("leave",),
        slots=slots,
    )
