"""What kind of thing comes from outside, and the first thing to do about it."""

from __future__ import annotations

from service.domain.brief import Environment
from service.domain.evidence import Phrase
from service.moves.case import Case
from service.moves.lexicon import first_sign, mentions

MANY, SHARE_OF_MANY, SHARE_OF_FEW = 200, 0.05, 0.1
"""What if: of many one in twenty come, of few one in ten."""


def event_deed(case: Case, index: int, fact: Environment) -> Phrase:
    """What to do about a fact of the environment, by its kind; with people and their worth where it names how many there are."""
    kind = event_kind(case, fact)
    if kind == "people":
        worth = _worth(case, index, fact)
        if worth is not None:
            return worth
    segment = case.focus.name if case.focus else Phrase(case.trade.words["customers"])
    return case.book.phrase(f"moves.events.deeds.{fact.effect}.{kind}", segment_low=case.group_words(segment))


def event_kind(case: Case, fact: Environment) -> str:
    """The kind by the fact's own words, else by the kind that the owner gave it."""
    found = first_sign(case.brief.language, f"{fact.effect}_kinds", fact.finding)
    if fact.kind == "competitor" and fact.effect == "threat":
        return "competitor"
    if found:
        return found
    if fact.effect == "opportunity" and fact.size and mentions(case.brief.language, "people_units", fact.size_unit or ""):
        return "people"
    return "rule" if fact.kind == "regulation" else "plain"


def _worth(case: Case, index: int, fact: Environment) -> Phrase | None:
    """What a small share of them would be worth a year."""
    total, profit = case.customers.total_customers, case.customers.profit_year
    if not fact.size or total is None or profit is None or total.value <= 0 or profit.value <= 0:
        return None
    part = SHARE_OF_MANY if fact.size >= MANY else SHARE_OF_FEW
    share = case.ledger.fact(f"events.{index}.share", part, "share", "what if: share of the size that comes")
    count = max(1, round(fact.size * part))
    people = case.ledger.fact(f"events.{index}.people", count, "people", "size × share, rounded", {"size": fact.size, "share": share})
    rule = "people × what the average customer leaves in a year"
    worth = case.ledger.fact(f"events.{index}.worth", count * profit.value / total.value, "money", rule, {"people": people})
    return case.book.phrase("moves.events.deeds.opportunity.people_worth", people=people, share=share, worth=worth)
