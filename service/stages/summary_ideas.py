"""Ideas from the firm's own trade, to be tried small: those that serve what the owner wants first. They are ideas, not findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from service.domain.evidence import Statement
from service.figures.segments import SegmentFigures
from service.figures.services import ServiceFigures
from service.moves.goals import Goal
from service.moves.level_week import named_slots
from service.moves.lexicon import family_of, mentions
from service.stages.desk import Desk
from service.writing.ideas import SERVES, Idea, Serves, ideas_of
from service.writing.phrasebook import Slot, slot_names
from service.writing.signs import any_stands
from service.writing.week_names import name_slots

Slots = Mapping[str, Slot]
Fitting = tuple[Idea, Slots]

MOST_IDEAS, ENOUGH, MOST_OF_ONE_KIND = 5, 3, 2
WANTED_BY: Mapping[str, tuple[Serves, ...]] = {
    "relieve": ("peak", "season", "calls"),
    "hire": ("peak", "staff"),
    "time_off": ("peak", "season"),
    "fill": ("quiet", "season"),
    "grow": ("sell", "win", "quiet"),
    "sell": ("sell", "win"),
    "keep": ("keep",),
    "price": ("price",),
    "mend": ("late", "calls"),
    "reputation": ("win",),
    "name": ("late",),
}
"""What an idea must serve to answer each kind of goal."""
CARRIED_BY: Mapping[str, tuple[Serves, ...]] = {
    "level_week": ("peak", "season", "calls"),
    "keep": ("keep",),
    "fill_hours": ("quiet", "win"),
    "price_step": ("price",),
    "fix_measure": ("late",),
}
"""What an idea must serve to help each kind of move."""


def write_ideas(desk: Desk) -> tuple[Statement, ...]:
    """At most five, one for each goal and move in turn, the most particular first; ideas for every trade only where there are few."""
    times = tuple(_times(desk))
    fitting = [(idea, slots) for idea in ideas_of(desk.brief) for slots in [_slots(desk, idea, times)] if slots is not None]
    chosen = _in_turn(desk, [pair for pair in fitting if not pair[0].general])[:MOST_IDEAS]
    chosen += _in_turn(desk, [pair for pair in fitting if pair[0].general])[: max(0, ENOUGH - len(chosen))]
    return tuple(desk.book.fill_statement(idea.text, **slots) for idea, slots in chosen)


def _in_turn(desk: Desk, fitting: Sequence[Fitting]) -> list[Fitting]:
    """First the best idea for each goal, then for each move, then what the owner's own account calls for, then the rest."""
    left = sorted(fitting, key=lambda pair: not pair[0].particular)
    chosen: list[Fitting] = []
    wishes = [_wanted(desk, goal) for goal in desk.case.goals] + [CARRIED_BY.get(move.kind, ()) for move in desk.scheme.moves]
    for wish in (*wishes, *[("any",)] * MOST_IDEAS, *[SERVES] * MOST_IDEAS):
        able = [p for serves in wish for p in left if p[0].serves == serves and _kinds(chosen, serves) < MOST_OF_ONE_KIND]
        if able:
            chosen.append(able[0])
            left.remove(able[0])
    return chosen


def _wanted(desk: Desk, goal: Goal) -> tuple[Serves, ...]:
    """What serves a goal; one that names an overfull day or a season is served by what is known of those, whatever else it says."""
    week = desk.case.week
    crowded = {slot.day for slot in week.overloaded} & set(goal.days) if week else set()
    seasons = mentions(desk.brief.language, "seasons", str(goal.text))
    return (*(("calls", "peak") if crowded else ()), *(("season",) if seasons else ()), *WANTED_BY.get(goal.kind, ()))


def _kinds(chosen: Sequence[Fitting], serves: Serves) -> int:
    return sum(idea.serves == serves for idea, _ in chosen)


def _slots(desk: Desk, idea: Idea, times: Iterable[tuple[str, Slot]]) -> Slots | None:
    """The slots of an idea that fits the firm; None where it serves nothing here, or the brief does not show its words."""
    if not HOLDS[idea.serves](desk) or (idea.said and not any_stands(idea.said, _account(desk).lower())):
        return None
    service = next((s for word in idea.service for s in desk.case.money.services if any_stands([word], str(s.name).lower())), None)
    group = next((s for word in idea.group for s in desk.case.customers.segments if any_stands([word], str(s.name).lower())), None)
    if (idea.service and service is None) or (idea.group and group is None):
        return None
    given: Iterable[tuple[str, Slot]] = (*times, *_service(desk, service), *_group(desk, group))
    slots = {name: value for name, value in given if value is not None}
    return slots if all(name in slots or name in desk.book.words for name in slot_names(idea.text)) else None


def _times(desk: Desk) -> Iterator[tuple[str, Slot]]:
    week = desk.case.week
    if week is None:
        return
    if week.overloaded or week.queue_risk:
        yield "slot", named_slots(desk.case, week.overloaded or week.queue_risk)
    if week.fullest:
        yield "fullest", name_slots(desk.book, [week.fullest])
    if week.spare:
        yield "quiet", name_slots(desk.book, week.spare)


def _service(desk: Desk, service: ServiceFigures | None) -> Iterator[tuple[str, Slot]]:
    if service:
        yield "service", desk.case.low(service.name)
        yield "each", service.contribution
        yield "hour", service.contribution_hour


def _group(desk: Desk, group: SegmentFigures | None) -> Iterator[tuple[str, Slot]]:
    if group:
        yield "group", desk.case.group_words(group.name)


def _account(desk: Desk) -> str:
    """All that the owner says of the firm in words: what it sells and to whom, goals, what is done today, complaints, what comes."""
    brief = desk.brief
    complaints = [*brief.complaints.kinds, brief.complaints.handling or ""] if brief.complaints else []
    outside = [e.finding for e in brief.environment]
    wanted = [s.needs or "" for s in brief.segments] + [c.name for c in brief.criteria]
    sold = [*(s.name for s in brief.services), brief.customers_in_words or ""]
    return "\n".join([*sold, *brief.goals, *brief.audit.values(), *complaints, *outside, *wanted, brief.notes or ""])


def _mentions(desk: Desk, sign: str) -> bool:
    return mentions(desk.brief.language, sign, _account(desk))


def _crowded(desk: Desk) -> bool:
    return desk.case.week is not None and bool(desk.case.week.overloaded or desk.case.week.queue_risk)


def _empty(desk: Desk) -> bool:
    return desk.case.week is not None and bool(desk.case.week.spare)


def _seasonal(desk: Desk) -> bool:
    return bool(desk.case.week and desk.case.week.seasonal) or _mentions(desk, "seasons")


def _late(desk: Desk) -> bool:
    return any(family_of(desk.brief.language, str(line.label)) == "late" for line in desk.case.register.lines)


def _has_goal(*kinds: str) -> Callable[[Desk], bool]:
    return lambda desk: any(goal.kind in kinds for goal in desk.case.goals)


HOLDS: Mapping[Serves, Callable[[Desk], bool]] = {
    "peak": _crowded,
    "quiet": _empty,
    "season": _seasonal,
    "win": lambda desk: not _full(desk),
    "sell": _has_goal("sell", "grow"),
    "keep": lambda desk: desk.case.thin or bool(desk.brief.segments) or _has_goal("keep")(desk),
    "price": lambda desk: desk.scheme.has("price_step"),
    "late": _late,
    "calls": lambda desk: any(mentions(desk.brief.language, "calls", str(goal.text)) for goal in desk.case.goals),
    "staff": lambda desk: _mentions(desk, "staff_loss"),
    "any": lambda _: True,
}
"""When there is something for an idea to serve."""


def _full(desk: Desk) -> bool:
    """Whether the week has no room for anyone more."""
    return desk.case.week is not None and desk.case.week.room_hours.value <= 0
