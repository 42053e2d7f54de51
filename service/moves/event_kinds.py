"""What kind of thing comes from outside, and the first thing to do about it."""

from __future__ import annotations

from service.domain.brief import Environment
from service.domain.evidence import Phrase
from service.moves.case import Case
from service.moves.lexicon import first_sign, mentions
from service.moves.model import SlotDict
from service.moves.season_gap import season_gap
from service.moves.tender import floor_of_main, weekly_work

MANY, SHARE_OF_MANY, SHARE_OF_FEW = 200, 0.05, 0.1
"""What if: of many one in twenty come, of few one in ten."""


def event_deed(case: Case, index: int, fact: Environment) -> Phrase:
    """What to do about a fact of the environment, by its kind; with people and their worth where it names how many there are."""
    kind = event_kind(case, fact)
    if kind == "people" and (counted := _worth(case, index, fact)) is not None:
        return case.book.phrase(f"moves.events.deeds.opportunity.{_unit(case, fact)}_worth", **counted)
    if kind == "season" and fact.effect == "threat" and (gap := season_gap(case, index, fact.finding)) is not None:
        return case.book.phrase("moves.events.deeds.threat.season_gap", **gap)
    if kind == "tender" and (work := weekly_work(case, index, fact)) is not None:
        return case.book.phrase(f"moves.events.deeds.opportunity.{work[0]}", **work[1])
    if kind == "partner" and (floor := floor_of_main(case)) is not None:
        service = Phrase(case.low(case.money.leading.name), case.money.leading.name.evidence)
        return case.book.phrase("moves.events.deeds.opportunity.partner_priced", floor=floor, service=service)
    if kind == "competitor" and case.position.chosen is None:
        kind = "competitor_open"  # there is nothing yet that the firm could say it does best
    segment = case.focus.name if case.focus else Phrase(case.trade.words["customers"])
    return case.book.phrase(f"moves.events.deeds.{fact.effect}.{kind}", segment_low=case.group_words(segment))


def event_kind(case: Case, fact: Environment) -> str:
    """The kind by the fact's own words, else by the kind that the owner gave it."""
    found = first_sign(case.brief.language, f"{fact.effect}_kinds", fact.finding)
    if fact.kind == "competitor" and fact.effect == "threat":
        return "staff" if mentions(case.brief.language, "poaching", fact.finding) else "competitor"
    if found:
        return found
    if fact.kind == "regulation":
        return "rule"
    if fact.effect == "opportunity" and fact.size and mentions(case.brief.language, "people_units", fact.size_unit or ""):
        return "people"
    return "plain"


def _unit(case: Case, fact: Environment) -> str:
    """Whether firms or people come: a firm is met through others, people where they live or work."""
    firms = mentions(case.brief.language, "firm_units", f"{fact.size_unit or ''} {fact.finding}")
    return "firms" if firms else "people"


def _each(case: Case, fact: Environment) -> float | None:
    """What one of them would leave in a year: as the least of the segments of their kind, else as the average customer."""
    sign = "firm_units" if _unit(case, fact) == "firms" else "home_groups"
    alike = [
        s.contribution_year.value
        for s in case.customers.segments
        if s.contribution_year and mentions(case.brief.language, sign, str(s.name))
    ]
    if alike:
        return min(alike)
    total, profit = case.customers.total_customers, case.customers.profit_year
    return None if total is None or profit is None or total.value <= 0 else profit.value / total.value


def _worth(case: Case, index: int, fact: Environment) -> SlotDict | None:
    """What a small share of them would be worth a year."""
    each = _each(case, fact)
    if not fact.size or each is None or each <= 0:
        return None
    part = SHARE_OF_MANY if fact.size >= MANY else SHARE_OF_FEW
    share = case.ledger.fact(f"events.{index}.share", part, "share", "what if: share of the size that comes")
    count = max(1, round(fact.size * part))
    people = case.ledger.fact(f"events.{index}.people", count, "people", "size × share, rounded", {"size": fact.size, "share": share})
    rule = "people × what the least worth customer of their kind, else the average one, leaves in a year"
    return {
        "people": people,
        "share": share,
        "worth": case.ledger.fact(f"events.{index}.worth", count * each, "money", rule, {"people": people}),
    }
