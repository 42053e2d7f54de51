"""Move: find out which difference counts, where none passes the tests yet."""

from __future__ import annotations

import math

from service.domain.evidence import Fact, Phrase, known
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.model import Aim, Door, Move, SlotDict, Watch

DUE_WEEK = 16
TALKS_WEEK = 5
"""Five talks take a fortnight: what they say is decided soon after."""
MOST_ANSWERS = 40
SHARE_ASKED = 0.1
FEWEST = 5


def prove(case: Case) -> Move | None:
    """The move, when there are rivals and criteria but no position, or nobody to be compared with."""
    if case.position.chosen is not None:
        return None
    if not case.position.criteria or not case.position.rivals:
        return _ask_five(case)
    total = case.customers.total_customers
    asked = max(FEWEST, min(MOST_ANSWERS, math.ceil(SHARE_ASKED * total.value))) if total else FEWEST
    answers = case.ledger.fact(
        "prove.answers", asked, "count", "a tenth of the customers, between 5 and 40", {"customers": total} if total else {}
    )
    none = case.ledger.fact("prove.now", 0, "count", "nobody has been asked yet")
    slots: SlotDict = {
        "answers": answers,
        "points": _points(case),
        "criteria": case.book.listed([case.low(c.name) for c in sorted(case.position.criteria, key=lambda c: (-c.weight.value, c.name))]),
        "nearest": _nearest(case),
        "mean": known(case.position.mean_weight),
    }
    aim = Aim("prove.points", "market_standing", "count", none, answers, DUE_WEEK, case.posts.owner)
    draft = Drafting("prove", case.posts)
    tasks = (draft.task("ask_points", aim.key), draft.task("decide", aim.key))
    return Move(
        "prove",
        0.0,
        (aim,),
        tasks,
        (Watch("prove.points", aim.key),),
        doors=(Door("prove.position", DUE_WEEK),),
        causes=("asking",),
        urgent=4,
        slots=slots,
    )


def _ask_five(case: Case) -> Move:
    answers = case.ledger.fact("prove.answers", FEWEST, "count", "five talks: enough for their words, too few for a share")
    none = case.ledger.fact("prove.now", 0, "count", "nobody has been asked yet")
    key = "unknown_rivals"
    slots: SlotDict = {"answers": answers, "points": _points(case), "criteria": "", "unknown": case.book.phrase(f"moves.prove.{key}")}
    aim = Aim("prove.talks", "market_standing", "count", none, answers, TALKS_WEEK + 1, case.posts.owner)
    draft = Drafting("prove", case.posts)
    doors = (Door("prove.position_rivals", TALKS_WEEK + 1),)
    return Move(
        "prove",
        0.0,
        (aim,),
        (draft.task("ask_five", aim.key), draft.task("decide", aim.key, week=TALKS_WEEK)),
        (Watch("prove.points", aim.key),),
        doors=doors,
        causes=("asking",),
        urgent=4,
        reason="reason_unknown",
        slots=slots,
    )


def _points(case: Case) -> Fact:
    """What each customer splits over the criteria (constant-sum scale)."""
    return case.ledger.fact("prove.points", 100, "count", "points that each customer splits")


def _nearest(case: Case) -> Phrase:
    """The criterion that comes nearest to counting, and what it lacks."""
    miss, book = case.position.nearest_miss, case.book
    if miss is None or miss.criterion.own is None:
        return book.phrase("moves.prove.nearest_none")
    criterion = miss.criterion
    if miss.rating_missing and criterion.best and criterion.best_rival:
        return book.phrase(
            "moves.prove.nearest_rating", criterion=criterion.name, own=criterion.own, best=criterion.best, rival=criterion.best_rival
        )
    if miss.weight_missing and case.position.mean_weight:
        return book.phrase(
            "moves.prove.nearest_weight", criterion=case.low(criterion.name), weight=criterion.weight, mean=case.position.mean_weight
        )
    return book.phrase("moves.prove.nearest_copy", criterion=criterion.name)
