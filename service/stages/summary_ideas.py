"""Ideas from the firm's own trade, to be tried small: first those for the owner's goals, each on the road to it, then a few more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, repeat

from service.domain.evidence import Statement
from service.domain.plan.owner import Route
from service.moves.goals import Goal
from service.moves.lexicon import family_of, mentions
from service.stages.desk import Desk
from service.stages.idea_slots import TO_WIN, Fitting, fitting_ideas
from service.stages.routes import Road
from service.writing.ideas import SERVES, Serves
from service.writing.signs import any_stands

MOST_BESIDE, ENOUGH = 3, 3
WANTED_BY: Mapping[str, tuple[Serves, ...]] = {
    "relieve": ("peak", "season", "calls"),
    "hire": ("peak", "staff"),
    "time_off": ("peak", "season"),
    "fill": ("quiet", "season"),
    "grow": ("win", "sell", "quiet"),
    "sell": ("sell", "win"),
    "keep": ("keep",),
    "price": ("price",),
    "reputation": ("win",),
    "name": ("late",),
    "staff": ("staff",),
}
"""What an idea must serve to answer each kind of goal."""
MENDED_BY: Mapping[str, tuple[Serves, ...]] = {"late": ("late",), "turnaround": ("late",), "reply": ("calls", "late")}
"""What an idea must serve to mend what a goal speaks of; anything else must name it."""
CARRIED_BY: Mapping[str, tuple[Serves, ...]] = {
    "level_week": ("peak", "season", "calls"),
    "keep": ("keep",),
    "fill_hours": ("quiet", "win"),
    "price_step": ("price",),
    "fix_measure": ("late",),
}
"""What an idea must serve to help each kind of move."""
BY_A_DATE = ("grow", "sell")
"""Goals in which a season is a date: so many more by autumn."""
TELLING = 5
"""Letters of an English sign from which a fact from outside that shows it is about it."""
FOR_A_GROUP: tuple[Serves, ...] = ("keep", "any", "late", "peak", "quiet", "price", "sell", "win")
"""What an idea may serve to stand beside the segment that it is for, the best first."""
TOLD: tuple[Serves, ...] = ("any",)
"""What answers the owner's own account."""


@dataclass(frozen=True)
class Chosen:
    """The ideas on each road, in the order of the roads, those that answer what comes from outside, and those beside them."""

    on_roads: tuple[tuple[Fitting, ...], ...]
    outside: Mapping[int, Fitting]
    """By the index of a fact from outside: what the trade does about it."""
    groups: Mapping[int, Fitting]
    """By the index of a segment: what the trade does for such people, beside what is on the roads."""
    beside: tuple[Fitting, ...]


def with_ideas(desk: Desk, routes: Sequence[Route], chosen: Chosen) -> tuple[Route, ...]:
    """The roads, each with its ideas and the words for the first of them."""
    return tuple(_with(desk, route, found) for route, found in zip(routes, chosen.on_roads, strict=True))


def ideas_beside(desk: Desk, chosen: Chosen) -> tuple[Statement, ...]:
    """What is worth a try besides: ideas on no road, each with its words."""
    return tuple(_with_words(desk, found) for found in chosen.beside)


def _with_words(desk: Desk, found: Fitting) -> Statement:
    if not found.idea.words:
        return told(desk, found)
    return desk.book.join([told(desk, found), desk.book.fill_statement(found.idea.words, **found.slots)], part=1)


def choose_ideas(desk: Desk, roads: Sequence[Road]) -> Chosen:
    """One idea for each goal's road in turn and the first that the plan adds, one for each segment, one for the other roads, then a
    second of the trade for each; beside them what the moves and the owner's account call for.

    Ideas for every trade only stand where the trade has none, or few beside the roads.
    """
    fitting = sorted(fitting_ideas(desk), key=lambda f: (f.idea.general, f.told, not f.idea.particular))
    of_trade = [f for f in fitting if not f.idea.general]
    taken: list[list[Fitting]] = [[] for _ in roads]
    first = sum(road.goal is not None for road in roads) + 1
    _share_out(desk, fitting, roads[:first], taken)
    groups = _groups(desk, [f for f in of_trade if f not in _placed(taken)])
    of_none = list(groups.values())
    _share_out(desk, [f for f in fitting if f not in of_none], roads[first:], taken[first:], _placed(taken))
    _share_out(desk, [f for f in of_trade if f not in of_none], roads, taken)
    placed = [*_placed(taken), *of_none]
    outside = _outside(desk, [f for f in of_trade if f not in placed])
    used = [*placed, *outside.values()]
    left = [f for f in fitting if f not in used]
    return Chosen(tuple(map(tuple, taken)), outside, groups, tuple(_beside(desk, left, ENOUGH - len(used))))


def _placed(taken: Iterable[Sequence[Fitting]]) -> list[Fitting]:
    return [found for each in taken for found in each]


def _share_out(
    desk: Desk, pool: Sequence[Fitting], roads: Sequence[Road], taken: Sequence[list[Fitting]], used: Sequence[Fitting] = ()
) -> None:
    """One more idea for each of the roads, in their order, none of them twice."""
    for road, found in zip(roads, taken, strict=False):
        placed = [*used, *_placed(taken)]
        found += _next(pool, placed, _wanted(desk, road), road) or _named(pool, placed, road)


def _groups(desk: Desk, left: Sequence[Fitting]) -> dict[int, Fitting]:
    """The first idea for each segment: what keeps those people, then what makes serving them easier, then what wins more of them."""
    ranked = [f for serves in FOR_A_GROUP for f in left if f.idea.serves == serves]
    firsts = ((s.index, next((f for f in ranked if f.segment == s.index), None)) for s in desk.case.customers.segments)
    return {index: found for index, found in firsts if found}


def _outside(desk: Desk, left: Sequence[Fitting]) -> dict[int, Fitting]:
    """The first idea whose words a fact from outside shows, each idea once, the most important fact first."""
    found: dict[int, Fitting] = {}
    for i, fact in sorted(enumerate(desk.brief.environment), key=lambda each: (-each[1].importance, each[1].finding)):
        able = (f for f in left if any_stands(_telling(desk, f), fact.finding.lower()) and f not in found.values())
        idea = next(able, None)
        if idea:
            found[i] = idea
    return found


def _telling(desk: Desk, found: Fitting) -> list[str]:
    """The signs of an idea that tell enough by themselves; `rain` stands in many a fact."""
    return [sign for sign in found.idea.said if desk.brief.language == "zh" or len(sign) >= TELLING]


def _beside(desk: Desk, left: Sequence[Fitting], missing: int) -> list[Fitting]:
    """A few: what the owner's own account calls for, then what helps a move, then the rest."""
    own = [f for f in left if not f.idea.general]
    own += [f for f in left if f.idea.general][: max(0, missing - len(own))]
    carried = [CARRIED_BY.get(move.kind, ()) for move in desk.scheme.moves]
    wishes: list[tuple[Serves, ...]] = [*repeat(TOLD, MOST_BESIDE), *carried, *repeat(SERVES, MOST_BESIDE)]
    beside: list[Fitting] = []
    for wish in wishes:
        beside += _next(own, beside, wish)
    return beside[:MOST_BESIDE]


def _next(pool: Sequence[Fitting], used: Sequence[Fitting], wish: Sequence[Serves], road: Road | None = None) -> list[Fitting]:
    """The first unused idea that serves a wish, on a road first what its goal names in so many words.

    On the road of a group it is for that group or, where it is open, for all of the trade.
    """
    able = [f for serves in wish for f in pool if f.idea.serves == serves and f not in used and _is_on(road, f)]
    return sorted(able, key=lambda f: not _is_named(road, f))[:1]


def _named(pool: Sequence[Fitting], used: Sequence[Fitting], road: Road) -> list[Fitting]:
    """The first unused idea that a goal names in so many words, whatever it serves; on a closed road nobody is looked for."""
    able = (f for f in pool if f not in used and _is_named(road, f) and (road.open or f.idea.serves not in TO_WIN))
    return list(islice(able, 1))


def _is_named(road: Road | None, found: Fitting) -> bool:
    return bool(road and road.goal and found.idea.said and any_stands(found.idea.said, str(road.goal.text).lower()))


def _is_on(road: Road | None, found: Fitting) -> bool:
    if road is None or road.segment is None:
        return True
    if not road.open:
        return found.segment == road.segment
    return found.segment in (None, road.segment) and not (found.segment is None and found.idea.general and road.goal)


def _wanted(desk: Desk, road: Road) -> tuple[Serves, ...]:
    """What serves a road; on one that is closed nobody is looked for: those it is about are kept, or room is made for more."""
    wish = _by_goal(desk, road.goal) if road.goal else CARRIED_BY.get(road.kind, ())
    if road.open:
        return wish
    first: tuple[Serves, ...] = (
        ("keep", "any") if road.segment is not None else ("peak", "season") if road.goal and road.goal.kind == "grow" else ()
    )
    return (*first, *(serves for serves in wish if serves not in TO_WIN))


def _by_goal(desk: Desk, goal: Goal) -> tuple[Serves, ...]:
    """What serves a goal; one that names an overfull day or a season is served by what is known of those, whatever else it says."""
    week = desk.case.week
    crowded = {slot.day for slot in week.overloaded} & set(goal.days) if week else set()
    seasons = goal.kind not in BY_A_DATE and mentions(desk.brief.language, "seasons", str(goal.text))
    mended = MENDED_BY.get(family_of(desk.brief.language, str(goal.text)), ()) if goal.kind == "mend" else ()
    return (*(("calls", "peak") if crowded else ()), *(("peak", "season") if seasons else ()), *WANTED_BY.get(goal.kind, mended))


def _with(desk: Desk, route: Route, ideas: Sequence[Fitting]) -> Route:
    first = next(iter(ideas), None)
    words = desk.book.fill_statement(first.idea.words, **first.slots) if first and first.idea.words else None
    return route.model_copy(update={"ideas": tuple(told(desk, f) for f in ideas), "words": words})


def told(desk: Desk, found: Fitting) -> Statement:
    """An idea in its words."""
    return desk.book.fill_statement(found.idea.text, **found.slots)
