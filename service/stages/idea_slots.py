"""Which ideas of a trade fit a firm: those whose words its brief shows, that serve something here, and whose slots can be filled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from service.figures.segments import SegmentFigures
from service.figures.services import ServiceFigures
from service.moves.level_week import named_slots
from service.moves.lexicon import family_of, mentions
from service.stages.desk import Desk
from service.writing.ideas import Idea, Serves, ideas_of
from service.writing.phrasebook import Slot, slot_names
from service.writing.signs import any_stands
from service.writing.week_names import name_slots

Slots = Mapping[str, Slot]
MOST_OF_THE_WORK = 0.5
"""Share of all deliveries from which a service is what the full hours are for."""
TIMES = ("quiet", "slot", "fullest")
TO_WIN: tuple[Serves, ...] = ("win", "sell")
"""What brings more people, or more work from those there are."""


@dataclass(frozen=True)
class Fitting:
    """An idea that fits the firm, with the slots of its words and the segment that it is for."""

    idea: Idea
    slots: Slots
    segment: int | None
    told: int = 0
    """How loudly the owner says what it answers: 0 in the notes or a goal, 1 in what people complain of, 2 elsewhere or not at all."""


def fitting_ideas(desk: Desk) -> list[Fitting]:
    """All that fit, in the order of the trade, those for every trade last."""
    times = tuple(_times(desk))
    return [found for idea in ideas_of(desk.brief) if (found := _fitting(desk, idea, times))]


def _fitting(desk: Desk, idea: Idea, times: Iterable[tuple[str, Slot]]) -> Fitting | None:
    """The idea with its slots; None where it serves nothing here, or the brief does not show its words."""
    if not HOLDS[idea.serves](desk) or _is_priced(desk, idea) or (idea.said and not any_stands(idea.said, _account(desk).lower())):
        return None
    services = sorted(desk.case.money.services, key=lambda s: str(s.name)) if idea.service else []
    service = next((s for word in idea.service for s in services if any_stands([word], str(s.name).lower())), None)
    groups = [s for s in desk.case.customers.segments if _is_wanted(desk, idea.serves, s)] if idea.group else []
    named = sorted(groups, key=lambda s: str(s.name))
    group = next((s for word in idea.group for s in named if any_stands([word], str(s.name).lower())), None)
    if (idea.service and service is None) or (idea.group and group is None):
        return None
    given: Iterable[tuple[str, Slot]] = (*times, *_service(desk, service), *_group(desk, group))
    slots = {name: value for name, value in given if value is not None}
    idea = _on_days(desk, idea, slots)
    filled = all(name in slots or name in desk.book.words for name in (*slot_names(idea.text), *slot_names(idea.words)))
    return (
        Fitting(idea, slots, group.index if group else None, _told(desk, idea)) if filled and not _is_moved(desk, idea, service) else None
    )


def _told(desk: Desk, idea: Idea) -> int:
    complaints = desk.brief.complaints
    heard = ["\n".join([desk.brief.notes or "", *desk.brief.goals]), "\n".join(complaints.kinds if complaints else [])]
    return next((n for n, text in enumerate(heard) if idea.said and any_stands(idea.said, text.lower())), len(heard))


def _is_moved(desk: Desk, idea: Idea, service: ServiceFigures | None) -> bool:
    """Whether an idea would empty the full hours of what they are for, or price anew what the plan prices already."""
    if service is None:
        return False
    letter = desk.scheme.action("turn_segment.letter")
    everything = sum(s.per_month.value for s in desk.case.money.sold if s.per_month)
    is_most = bool(service.per_month and service.per_month.value > MOST_OF_THE_WORK * everything)
    return (idea.serves == "peak" and is_most) or bool(letter and letter.slots["service"] == service.name)


def _is_priced(desk: Desk, idea: Idea) -> bool:
    """Whether the plan's own price step, which everybody pays, would be told otherwise by an idea about all prices."""
    return idea.serves == "price" and not idea.service and desk.scheme.has("price_step")


def _on_days(desk: Desk, idea: Idea, slots: Slots) -> Idea:
    """English says on Tuesday afternoon, but in the busiest parts of the week and in a season."""
    if desk.brief.language != "en":
        return idea
    named = [name for name in TIMES if str(slots.get(name, ""))[:1].isupper()]
    return replace(idea, text=re.sub(rf"\b([Ii])n \{{({'|'.join(named)})\}}", _on, idea.text)) if named else idea


def _on(found: re.Match[str]) -> str:
    return f"{'On' if found[1] == 'I' else 'on'} {{{found[2]}}}"


def _is_wanted(desk: Desk, serves: Serves, segment: SegmentFigures) -> bool:
    """Nobody who costs money is kept or looked for, and of those to win each leaves at least half of what the best do."""
    each = [s.contribution_year.value for s in desk.case.customers.segments if s.contribution_year]
    if segment.contribution_year is None or serves == "any":
        return True
    least = max(each) / 2 if serves in TO_WIN and segment is not desk.case.focus else 0.0
    return segment.contribution_year.value > 0 and segment.contribution_year.value >= least


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
        yield "price", service.price


def _group(desk: Desk, group: SegmentFigures | None) -> Iterator[tuple[str, Slot]]:
    if group:
        yield "group", desk.case.group_words(group.name)
        yield "worth", group.contribution_year if group.contribution_year and group.contribution_year.value > 0 else None


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
    named = [*(str(line.label) for line in desk.case.register.lines), *(str(g.text) for g in desk.case.goals if g.kind == "mend")]
    return any(family_of(desk.brief.language, text) == "late" for text in named)


def _has_goal(*kinds: str) -> Callable[[Desk], bool]:
    return lambda desk: any(goal.kind in kinds for goal in desk.case.goals)


HOLDS: Mapping[Serves, Callable[[Desk], bool]] = {
    "peak": _crowded,
    "quiet": _empty,
    "season": _seasonal,
    "win": lambda desk: not _full(desk),
    "sell": _has_goal("sell", "grow"),
    "keep": lambda desk: desk.case.thin or bool(desk.brief.segments) or _has_goal("keep")(desk),
    "price": lambda desk: desk.scheme.has("price_step") or _has_goal("price")(desk),
    "late": _late,
    "calls": lambda desk: any(mentions(desk.brief.language, "calls", str(goal.text)) for goal in desk.case.goals),
    "staff": lambda desk: _mentions(desk, "staff_loss") or _has_goal("staff")(desk),
    "any": lambda _: True,
}
"""When there is something for an idea to serve."""


def _full(desk: Desk) -> bool:
    """Whether the week has no room for anyone more."""
    return desk.case.week is not None and desk.case.week.room_hours.value <= 0
