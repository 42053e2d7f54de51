"""Move: fill the quiet hours with the customers they suit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.domain.evidence import Fact, Phrase, known
from service.figures.fill import Fill, Milestone, read_milestones
from service.figures.segments import SegmentFigures
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.events import busy_from
from service.moves.lexicon import mentions
from service.moves.model import Aim, Move, SlotDict, Task, Watch
from service.writing.week_names import name_slots

DUE_WEEK = 47
ADVERT_SHARE = 0.45
"""Adverts never take more than this share of what may be spent."""
HOURS_AN_INTRODUCTION = 0.75
"""Our planning limit for a visit or a call to one customer, and for the thanks."""
FEW = 25
"""Businesses in a group below which it is won by introductions."""
WEEKS_OF_CAMPAIGN = 30
WEEKS_OF_A_YEAR = 52


def fill_hours(case: Case) -> Move | None:
    """The move, when quiet hours remain that new visits of a paying segment would fill."""
    fill = case.fill
    if fill is None or fill.won is None or fill.segment is None or fill.won.people is None:
        return None
    draft = Drafting("fill_hours", case.posts)
    slots = _slots(case, fill, fill.segment)
    paid = _pays(case, fill)
    aim = Aim(_aim_key(fill), "use_of_resources", "share", fill.base_load, fill.goal_load, _due_week(case, fill), case.posts.steward)
    tasks = _tasks(case, draft, fill, paid)
    watches = [Watch("fill_hours.hours", aim.key), Watch("fill_hours.advert" if paid else "fill_hours.advert_free", aim.key)]
    worth = fill.won.contribution_year.value if fill.won.contribution_year else 0.0
    risks = ("advert",) if paid else ("slow",)
    return Move(
        "fill_hours", worth, (aim,), tasks, tuple(watches), (draft.habit("keep_asking", aim.key),), (), risks, ("asking",), slots=slots
    )


def _due_week(case: Case, fill: Fill) -> int:
    """The week of the last milestone, so that the goal has one date; a short plan draws its own week together."""
    if (case.end.value - case.start.value).days < 7 * WEEKS_OF_A_YEAR - 1:
        return DUE_WEEK
    last = read_milestones(fill, case.ledger, case.start.value, case.end.value)[-1]
    return (last.date.value - case.start.value).days // 7


def _pays(case: Case, fill: Fill) -> bool:
    """Whether there is money for adverts, a new customer may cost some of it, and they are not won by introductions."""
    limit = fill.acquisition_limit_said
    return (
        not _by_introduction(case, fill)
        and limit is not None
        and limit.value > 0
        and case.pays_for(ADVERT_SHARE)
        and advert_limit(case, fill).value > 0
    )


def _by_introduction(case: Case, fill: Fill) -> bool:
    """Whether those to be won are few and in business: they know one another, and a word from one brings the next."""
    segment = fill.segment
    if segment is None or segment.customers is None or segment.customers.value >= FEW:
        return False
    return mentions(case.brief.language, "businesses", str(segment.name))


def _slots(case: Case, fill: Fill, segment: SegmentFigures) -> SlotDict:
    won = known(fill.won.people if fill.won else None)
    return {
        "slots": name_slots(case.book, fill.targets),
        "segment": segment.name,
        "segment_low": case.group_words(segment.name),
        "load": fill.base_load,
        "goal": fill.goal_load,
        "gap": fill.gap,
        "moved": fill.moved,
        "new": fill.new,
        "room": fill.room_to_85,
        "people": won,
        "why_fit": _why(case, fill, segment),
        "quarters": _quarters(case, read_milestones(fill, case.ledger, case.start.value, case.end.value)),
        "per_month": case.ledger.fact(
            "fill.people_month", won.value * 52 / 12 / WEEKS_OF_CAMPAIGN, "people", "new people ÷ weeks of the campaign × 52 ÷ 12"
        ),
        "visits": known(segment.visits_year),
        "visits_word": case.trade.words["visits"],
        "limit": advert_limit(case, fill),
    }


def _why(case: Case, fill: Fill, segment: SegmentFigures) -> Phrase:
    if fill.tighter_than_promise and fill.cap.adequate:
        return case.book.phrase("moves.fill_hours.why_tight", adequate=fill.cap.adequate)
    return case.book.phrase("moves.fill_hours.why_best", each=known(segment.contribution_year))


def _quarters(case: Case, milestones: Sequence[Milestone]) -> Phrase:
    return case.book.listed([case.book.phrase("moves.fill_hours.milestone", hours=m.hours, date=m.date) for m in milestones])


def _tasks(case: Case, draft: Drafting, fill: Fill, paid: bool) -> tuple[Task, ...]:
    aim = _aim_key(fill)
    if not paid:
        way = _introductions(draft, aim, fill) if _by_introduction(case, fill) else draft.task("free_call", aim)
        return (way, draft.task("ask", aim))
    adverts = draft.task("adverts", aim, cost=_advert_money(case, fill))  # none runs into a season in which nobody new can be served
    return (draft.task("page", aim), draft.task("ask", aim), replace(adverts, until_week=busy_from(case)))


def _introductions(draft: Drafting, aim: str, fill: Fill) -> Task:
    """Asking a few takes less than the planning limit for many."""
    task = draft.task("introduce", aim)
    people = fill.segment.customers.value if fill.segment and fill.segment.customers else 0.0
    wanted = round(people * HOURS_AN_INTRODUCTION)
    return replace(task, hours={role: min(hours, max(1, wanted)) for role, hours in task.hours.items()})


def advert_limit(case: Case, fill: Fill) -> Fact:
    """What a new customer may cost in adverts: half of a year's contribution, or what the money for adverts allows."""
    said, people = known(fill.acquisition_limit_said), known(fill.won.people if fill.won else None)
    if not case.spendable or known(fill.acquisition_total).value <= ADVERT_SHARE * case.spendable:
        return said
    inputs = {"money": _advert_money(case, fill), "people": people}
    return case.ledger.fact(
        "advert.limit_each", round(_advert_money(case, fill).value / people.value), "money", "money for adverts ÷ new people", inputs
    )


def _advert_money(case: Case, fill: Fill) -> Fact:
    """People × the limit for one, within the share of the budget that adverts may take."""
    most = ADVERT_SHARE * case.spendable
    wanted = known(fill.acquisition_total).value
    return case.ledger.fact(
        "advert.limit", min(wanted, most), "money", "the lesser of new people × limit for one, and 45 % of what may be spent"
    )


def _aim_key(fill: Fill) -> str:
    return "fill_hours.hours" if fill.moved.value > 0 else "fill_hours.hours_new"
