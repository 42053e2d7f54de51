"""Move: make the one lasting difference a named offer, tried and proven before it is advertised."""

from __future__ import annotations

import math

from service.domain.evidence import Fact, Phrase, known
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.lexicon import without_absolutes
from service.moves.model import Aim, Door, Move, SlotDict, Watch
from service.moves.naming import offer_name

PROOF_WEEK, PILOT_WEEK, LATEST_WEEK = 18, 14, 50
MOST_ASKED = 10
SOON_WEEKS = 30


def lead(case: Case) -> Move | None:
    """The move, when one difference is important, real and hard to copy."""
    chosen = case.position.chosen
    if chosen is None or chosen.hard_to_copy is None:
        return None
    segment = case.focus
    slots: SlotDict = {
        "offer": offer_name(case),
        "criterion": without_absolutes(case.brief.language, chosen.name),
        "own": known(chosen.own),
        "best": known(chosen.best),
        "rival": chosen.best_rival or Phrase(""),
        "weight": chosen.weight,
        "hard": case.book.phrase("moves.lead.hard", why=Phrase(chosen.hard_to_copy.rstrip(".。"), chosen.hard_to_copy.evidence)),
        "need": case.register.smallest_n,
        "need_miss": case.register.smallest_n_one_miss,
        "segment_low": case.group_words(segment.name) if segment else Phrase(case.trade.words["customers"]),
    }
    pace, key, week = _pace(case), "lead.proof_free", PROOF_WEEK
    if pace:
        weeks = case.ledger.fact(
            "lead.weeks",
            case.register.smallest_n.value / pace.value,
            "weeks",
            "proofs needed ÷ visits a week",
            {"need": case.register.smallest_n, "pace": pace},
        )
        key = "lead.proof" if weeks.value <= SOON_WEEKS else key
        week = min(LATEST_WEEK, max(PROOF_WEEK, PILOT_WEEK + math.ceil(weeks.value)))
        slots |= {"pace": pace, "weeks": weeks, "visits_word": case.trade.words["visits"]}
    people = segment.customers if segment else None
    asked = case.ledger.fact(
        "lead.asked", min(MOST_ASKED, people.value if people and people.value >= 1 else MOST_ASKED), "people", "ten, or all there are"
    )
    slots["asked"] = asked
    none = case.ledger.fact("lead.proof_now", 0, "count", "no card has been handed out yet")
    aim = Aim(key, "innovation", "count", none, case.register.smallest_n, week, case.posts.owner)
    draft = Drafting("lead", case.posts)
    tasks = tuple(draft.task(name, aim.key) for name in ("ask_ten", "words", "pilot", "launch"))
    doors = (Door("lead.advert", week),)
    return Move(
        "lead",
        case.leak_worth,
        (aim,),
        tasks,
        (Watch("lead.proof", aim.key),),
        doors=doors,
        risks=("proof",),
        causes=("told",),
        urgent=3,
        slots=slots,
    )


def _pace(case: Case) -> Fact | None:
    """Visits a week in the hours the offer is made for."""
    fill, minutes = case.fill, case.money.main.minutes if case.money.main else None
    if fill is None or minutes is None or fill.base.value <= 0:
        return None
    return case.ledger.fact(
        "lead.pace", fill.base.value * 60 / minutes.value, "count", "hours sold in the quiet times × 60 ÷ minutes", {"hours": fill.base}
    )
