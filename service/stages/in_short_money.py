"""The money in a few sentences: what is spent, what of it comes back and from what, and what rests on hope."""

from __future__ import annotations

import math
from collections.abc import Iterator

from service.domain.evidence import Fact, Phrase, Statement
from service.moves.payback import Payback
from service.stages.desk import Desk
from service.stages.routes import goals_worth
from service.writing.phrasebook import Slot


def money_block(desk: Desk, payback: Payback) -> Iterator[Statement]:
    """One block: without a budget nothing is spent, and a budget that nothing needs stays whole."""
    budget = desk.brief.business.marketing_budget
    if budget is None or budget == 0:
        yield desk.tell("summary.short.no_money")
        return
    given = desk.ledger.fact("budget.given", budget, "money", "business.marketing_budget")
    if not payback.spend.value:
        yield desk.tell("summary.short.money_untouched", budget=given)
        return
    worth = goals_worth(desk)
    wanted = [desk.tell("summary.short.money_goals", worth=worth)] if worth else []
    yield desk.book.join([_spent(desk, payback, given), *wanted], part=1)


def _spent(desk: Desk, payback: Payback, given: Fact) -> Statement:
    if payback.result is None or payback.year_one is None:
        turned = _turned(desk)
        key = "money_turned" if turned else "money_keeps" if payback.kept_year else "money_plain"
        return desk.tell(
            f"summary.short.{key}", spend=payback.spend, budget=given, kept=payback.kept_year, whom=_kept_groups(desk), **turned
        )
    size = desk.ledger.fact("payback.result_size", abs(payback.result.value), "money", "|gain inside the plan − spending|")
    slots: dict[str, Slot] = {"spend": payback.spend, "budget": given, "result": size, "gain": payback.year_one, "kept": payback.kept_year}
    slots["whom"] = _kept_groups(desk)
    back = desk.ledger.fact(
        "payback.back", payback.spend.value + payback.result.value, "money", "spending + result", {"spend": payback.spend}
    )
    said = [desk.tell(f"summary.short.money_{_outcome(payback.result, back)}", **slots, back=back)]
    if payback.price_year:
        key = "money_price" if payback.new_month else "money_price_all"
        said.append(desk.tell(f"summary.short.{key}", price_year=payback.price_year))
    if payback.kept_year:
        said.append(desk.tell("summary.short.money_kept", **slots))
    return desk.book.join(said, part=1)


def _outcome(result: Fact, back: Fact) -> str:
    """Wording of what is left at the end: more than was spent, a part of it, or nothing yet."""
    return "better" if result.value >= 0 else "worse" if back.value >= 1 else "nothing"


def _kept_groups(desk: Desk) -> Phrase:
    """The groups that the plan keeps from leaving."""
    kept = [int(o.aim.key.rsplit(".", 1)[1]) for o in desk.scheme.objectives if o.aim.key.startswith("keep.")]
    return desk.book.listed([desk.case.group_words(s.name) for s in desk.case.customers.segments if s.index in kept])


def _turned(desk: Desk) -> dict[str, Slot]:
    """What new terms for the group that costs money would bring a month if nobody left; empty where its price is not moved."""
    objective = desk.scheme.objective_of("turn_segment")
    slots = objective.move.slots if objective else {}
    repair = next((r for r in desk.case.prices.repairs if "new" in slots and r.segment.name == slots["segment"]), None)
    if repair is None or repair.segment.customers is None:
        return {}
    people, each = repair.segment.customers, repair.gain_each_year
    gain = desk.ledger.fact(
        "turn.gain_month", each.value * people.value / 12, "money", "gain of one a year × customers ÷ 12, if nobody leaves"
    )
    named: dict[str, Slot] = {"segment_low": desk.case.group_words(repair.segment.name), "new": repair.new_price, "gain": gain}
    return {**named, "old": repair.service.price, "people": people, "may_leave": _may_leave(desk, people, each, slots["gone"])}


def _may_leave(desk: Desk, people: Fact, gain: Fact, gone: Slot) -> Fact:
    """How many may leave before less is left than today: what one brings before care is lost, what the rest pay more is won."""
    month = gone.value if isinstance(gone, Fact) else 0.0
    before = 12 * float(month) / people.value
    formula = "customers × gain of one ÷ (contribution of one before care + gain of one), rounded down"
    inputs = {"customers": people, "gain": gain, "contribution": before}
    return desk.ledger.fact("turn.may_leave", math.floor(people.value * gain.value / (before + gain.value)), "count", formula, inputs)
