"""Bolder ideas from what the firm has already: money left over, those who come once, those who speak of it, hours it might move."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Fact, Statement, known
from service.figures.criteria import CriterionFigures
from service.figures.segments import SegmentFigures
from service.figures.services import ServiceFigures
from service.moves.level_week import named_slots
from service.moves.lexicon import mentions
from service.stages.desk import Desk
from service.writing.week_names import name_slots

ONE_IN_TEN = 0.1
COMES_ONCE = 0.4
"""Share who stay a year below which a segment is one of those who come once."""
LEAST_PEOPLE = 30
TRIAL_HOURS, TRIAL_WEEKS = 3, 8
MUCH_UNSPENT = 0.3
"""Share of the budget from which the owner asks what it is for."""


def spend_more(desk: Desk) -> Iterator[Statement]:
    """What the rest of the budget would buy first: help where hours are short, at what the least paid work of the firm leaves there."""
    week, budget = desk.case.week, desk.brief.business.marketing_budget or 0.0
    paid = [(s.contribution_hour.value, str(s.name), s) for s in desk.case.money.sold if s.contribution_hour]
    spreads = [o for o in desk.scheme.objectives if o.aim.key == "level_week.overloads"]
    is_unspent = budget - desk.scheme.budget.total >= MUCH_UNSPENT * budget > 0
    if is_unspent and week and spreads and not desk.scheme.has("fill_hours") and paid and min(paid)[0] > 0:
        least = min(paid, key=lambda each: each[:2])[2]
        slots = {"slot": named_slots(desk.case, week.overloaded), "service": desk.case.low(least.name), "hour": least.contribution_hour}
        yield desk.tell("summary.options.spend_more", **slots)


def come_once(desk: Desk) -> Iterator[Statement]:
    """A large segment whose people come once: what one in ten, back for another service than they came for, would leave."""
    passing = [s for s in desk.case.customers.segments if _passes_by(s)]
    if not passing or _no_room(desk):
        return
    segment = min(passing, key=lambda s: (-known(s.customers).value, str(s.name)))
    service = _next_service(desk, segment)
    if service and service.contribution and service.contribution.value > 0:
        back = _tenth(desk, "once", known(segment.customers))
        rule = "people × contribution of one"
        worth = desk.ledger.fact("option.once_worth", back.value * service.contribution.value, "money", rule, {"people": back})
        slots = {"segment_low": desk.case.group_words(segment.name), "main": desk.case.low(service.name)}
        yield desk.tell("reading.come_once", people=back, count=known(segment.customers), worth=worth, **slots)


def _next_service(desk: Desk, segment: SegmentFigures) -> ServiceFigures | None:
    """What is due again by itself, such as a check, the first by name; else the main one, unless it is what they came for.

    None where nobody knows what they came for: nobody is offered the next wedding.
    """
    due = [s for s in desk.case.money.sold if mentions(desk.brief.language, "recorded_work", str(s.name))]
    if due:
        return min(due, key=lambda s: str(s.name))
    main, mix = desk.case.money.main, desk.brief.segments[segment.index].service_mix
    came_for = min(mix, key=lambda name: (-mix[name], name)) if mix else None
    return main if main and came_for and came_for != str(main.name) else None


def _passes_by(segment: SegmentFigures) -> bool:
    many = segment.customers is not None and segment.customers.value >= LEAST_PEOPLE
    return many and segment.retention is not None and segment.retention.value < COMES_ONCE


def word_of_mouth(desk: Desk) -> Iterator[Statement]:
    """People whom customers bring by the owner's own figures, and what one in ten more would be worth."""
    sent = [(s, s.customers.value * s.referrals_year.value) for s in desk.case.customers.segments if s.customers and s.referrals_year]
    total, profit = desk.case.customers.total_customers, desk.case.customers.profit_year
    brought = round(sum(n for _, n in sent))
    if brought < LEAST_PEOPLE or total is None or profit is None or total.value <= 0 or profit.value <= 0 or _no_room(desk):
        return
    people = desk.ledger.fact("option.referred", brought, "people", "Σ over segments of customers × referrals a year, rounded")
    more = _tenth(desk, "referred", people)
    worth = desk.ledger.fact(
        "option.referred_worth", more.value * profit.value / total.value, "money", "people × what the average customer leaves in a year"
    )
    share = desk.ledger.fact("option.referred_share", ONE_IN_TEN, "share", "what if: share that asking adds")
    yield desk.tell("summary.options.word_of_mouth", people=people, share=share, more=more, worth=worth)


def evening_trial(desk: Desk) -> Iterator[Statement]:
    """Free afternoon hours moved to the evening, where customers choose by evenings and a rival does better."""
    week = desk.case.week
    criterion = next((c for c in desk.case.position.criteria if _wanted_evening(desk, c)), None)
    spare = [s for s in week.spare if s.room and s.room.value >= TRIAL_HOURS] if week else []
    if criterion is None or not spare:
        return
    slot = min(spare, key=lambda s: (-known(s.room).value, s.name))
    hours = desk.ledger.fact("option.trial_hours", TRIAL_HOURS, "h", "hours moved on trial (our limit)")
    weeks = desk.ledger.fact("option.trial_weeks", TRIAL_WEEKS, "weeks", "weeks of the trial (our limit)")
    where = {"criterion": criterion.name, "slot": name_slots(desk.book, [slot])}
    ratings = {"own": known(criterion.own), "best": known(criterion.best)}
    rival = criterion.best_rival or ""
    yield desk.tell("summary.options.evening", hours=hours, weeks=weeks, rival=rival, **where, **ratings)


def _wanted_evening(desk: Desk, criterion: CriterionFigures) -> bool:
    if not mentions(desk.brief.language, "evening_hours", str(criterion.name)):
        return False
    return criterion.own is not None and criterion.best is not None and criterion.own.value < criterion.best.value


def _tenth(desk: Desk, name: str, people: Fact) -> Fact:
    tenth = max(1, round(people.value * ONE_IN_TEN))
    return desk.ledger.fact(f"option.{name}_tenth", tenth, "people", "what if: one in ten", {"people": people})


def _no_room(desk: Desk) -> bool:
    """Whether the week has no room for anyone more."""
    return desk.case.week is not None and desk.case.week.room_hours.value <= 0
