"""Move: stop losing money on a segment, by price or by care, without throwing it out."""

from __future__ import annotations

from service.domain.evidence import known
from service.figures.customers import Losing
from service.figures.repairs import Repair
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.model import Aim, Move, SlotDict, Watch

DUE_WEEK = 34
MOST_RISE = 0.5
"""A step of more than half the price is no step: then the care has to shrink."""
MAY_GO_SHARE = 0.12


def turn_segment(case: Case) -> Move | None:
    """The move, for the segment that loses most after care."""
    if not case.customers.losing:
        return None
    losing = min(case.customers.losing, key=lambda x: (known(x.segment.contribution_all).value, str(x.segment.name)))
    repair = next((r for r in case.prices.repairs if r.segment.index == losing.segment.index), None)
    by_price = repair is not None and repair.step_share is not None and repair.step_share.value <= MOST_RISE
    slots = _slots(case, losing) | (_price_slots(repair) if repair and by_price else {})
    none = case.ledger.fact("turn.goal", 0, "money", "a customer of the segment leaves no loss")
    key = "turn_segment.contribution" if by_price else "turn_segment.contribution_care"
    aim = Aim(key, "profitability", "money", known(losing.segment.contribution_year), none, DUE_WEEK, case.posts.owner)
    draft = Drafting("turn_segment", case.posts)
    tasks = (draft.task("letter", aim.key), draft.task("care", aim.key)) if by_price else (draft.task("care", aim.key),)
    watches = (Watch("turn_segment.gone", aim.key),)
    worth = -known(losing.segment.contribution_all).value
    return Move(
        "turn_segment", worth, (aim,), tasks, watches, risks=("gone",) if by_price else (), causes=("low_value",), urgent=4, slots=slots
    )


def _slots(case: Case, losing: Losing) -> SlotDict:
    segment = losing.segment
    each = known(segment.contribution_year)
    everyone = known(segment.contribution_all)
    name = f"turn.{segment.name}"
    people, care = known(segment.customers), known(segment.cost_to_serve_year)
    return {
        "segment": segment.name,
        "segment_low": case.group_words(segment.name),
        "loss": case.ledger.fact(f"{name}.loss", -everyone.value, "money", "customers × yearly loss after care", {"all": everyone}),
        "each_loss": case.ledger.fact(f"{name}.each_loss", -each.value, "money", "yearly loss of one after care", {"each": each}),
        "gone": known(losing.covered_month),
        "care": care,
        "before": case.ledger.fact(
            f"{name}.before", each.value + care.value, "money", "contribution after care + care", {"each": each, "care": care}
        ),
        "people": people,
        "may_go": case.ledger.fact(
            f"{name}.may_go",
            max(1, int(people.value * MAY_GO_SHARE)),
            "people",
            "an eighth of the segment, rounded down",
            {"customers": people},
        ),
    }


def _price_slots(repair: Repair) -> SlotDict:
    return {"service": repair.service.name, "old": repair.service.price, "new": repair.new_price}
