"""Every goal of the owner and the road to it: yes with a date, or not yet with its condition and number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.domain.evidence import Fact, Phrase, Statement
from service.domain.plan.owner import Route
from service.moves.goals import Goal
from service.moves.scheme import Objective
from service.stages import route_answers as answer
from service.stages.desk import Desk
from service.stages.goal_day import in_time
from service.stages.route_answer import Answer
from service.stages.route_keep import keep
from service.stages.route_mend import mend, names_record, names_whole
from service.stages.route_sell import sell

ANSWERS: Mapping[str, Callable[[Desk, Goal], Answer]] = {
    "sell": sell,
    "mend": mend,
    "time_off": answer.unclear,
    "fill": answer.fill,
    "keep": keep,
    "grow": answer.grow,
    "hire": answer.hire,
    "price": answer.price,
    "relieve": answer.relieve,
    "reputation": answer.reputation,
    "name": answer.name,
    "open": answer.open_another,
    "other": mend,
    "staff": answer.staff,
}
ADDED = ("level_week", "keep", "turn_segment", "record", "fix_measure", "fill_hours")
MOST_ADDED = 3
SERVED: Mapping[str, str] = {
    "summary.routes.fill": "fill_hours",
    "summary.routes.fill_new": "fill_hours",
    "summary.routes.grow": "fill_hours",
    "summary.routes.relieve": "level_week",
    "summary.routes.relieve_season": "level_week",
    "summary.routes.relieve_season_jobs": "level_week",
    "summary.routes.fill_part": "level_week",
    "summary.routes.relieve_calls": "level_week",
    "summary.routes.keep": "keep",
    "summary.routes.keep_heads": "keep",
    "summary.routes.keep_part": "keep",
    "summary.routes.keep_together": "keep",
    "summary.routes.keep_together_part": "keep",
}
"""The move that an answer already speaks of."""
UNCOUNTED = frozenset(f"summary.routes.{key}" for key in ("grow_fits", "grow_fits_leaving", "sell", "sell_some_season", "keep_new"))
"""Answers whose worth no sum of the plan counts."""


@dataclass(frozen=True)
class Road:
    """What a route leads to: the owner's goal, or the kind of move that the plan adds; `open` where the answer is yes."""

    kind: str
    segment: int | None
    open: bool
    goal: Goal | None = None


def roads(desk: Desk) -> tuple[Road, ...]:
    """A road for each route, in their order."""
    found = _answered(desk)
    asked = [Road(goal.kind, _people(desk, goal, answered), answered.yes, goal) for goal, answered in found]
    return (*asked, *(Road(o.move.kind, _segment_of(o), True) for o in _objectives_added(desk, found)))


def _people(desk: Desk, goal: Goal, answered: Answer) -> int | None:
    """The segment that a goal names, else the one with which its answer fills hours or which it keeps."""
    if goal.segment is not None:
        return goal.segment
    fill, kept = desk.case.fill, next((o for o in desk.scheme.objectives if o.aim.key.startswith("keep.")), None)
    served = SERVED.get(answered.key)
    if served == "fill_hours" and fill and fill.segment:
        return fill.segment.index
    return _segment_of(kept) if served == "keep" and kept and "segments" not in answered.slots else None


def _segment_of(objective: Objective) -> int | None:
    """The segment that an objective keeps."""
    return int(objective.aim.key.rsplit(".", 1)[1]) if objective.move.kind == "keep" else None


def write_routes(desk: Desk) -> tuple[Route, ...]:
    """The owner's goals in the owner's order, then at most three that the plan adds."""
    found = _answered(desk)
    asked = tuple(_route(desk, goal, answered) for goal, answered in found)
    return (*_said_once(desk, asked), *_added(desk, found))


def _said_once(desk: Desk, routes: Sequence[Route]) -> Iterator[Route]:
    """Where two goals have one road or one condition, the later points to the one before; a number is said again."""
    latest: dict[str, Phrase] = {}
    for goal, route in zip(desk.case.goals, routes, strict=True):
        changes: dict[str, Statement | None] = {}
        for name in ("road", "condition"):
            said: Statement = getattr(route, name)
            if said.text in latest:
                key = name if any(c.isdigit() for c in route.condition.text) else "condition"
                slots = {"goal": latest[said.text], "words": Phrase(said.text, said.evidence)}
                changes |= {name: desk.tell(f"summary.routes.same.{key}", **slots), "then": None}
            latest[said.text] = goal.text
        yield route.model_copy(update=changes)


def served_objectives(desk: Desk) -> frozenset[str]:
    """Ids of the objectives that a road speaks of: those that answer the owner's own goals, and those that the plan adds."""
    found = _answered(desk)
    kinds = {(SERVED[a.key], g.segment) for g, a in found if a.key in SERVED}
    asked = {o.id for o in desk.scheme.objectives if any(_answers(o, kind, segment) for kind, segment in kinds)}
    return frozenset(asked | {o.id for o in _objectives_added(desk, found)})


def goals_worth(desk: Desk) -> Fact | None:
    """What the owner's own goals bring in a year once they are reached, as far as no sum of the plan counts it."""
    slots = [answered.slots for _, answered in _answered(desk) if answered.yes and answered.key in UNCOUNTED]
    worths = [fact.value for each in slots for fact in (each.get("worth"), each.get("gain")) if isinstance(fact, Fact)]
    if not sum(worths):
        return None
    return desk.ledger.fact("goals.worth", sum(worths), "money", "Σ what each goal of the owner brings in a year once it is reached")


def _answered(desk: Desk) -> list[tuple[Goal, Answer]]:
    """The owner's goals, each with its answer."""
    return [(goal, in_time(desk, goal, ANSWERS[kind_of(desk, goal)](desk, goal))) for goal in desk.case.goals]


def _answers(objective: Objective, kind: str, segment: int | None) -> bool:
    """Whether an objective is of the kind a goal asks for, and for its people where it names some."""
    if objective.move.kind != kind or not objective.aim.key.startswith(f"{kind}."):
        return False
    return kind != "keep" or segment is None or objective.aim.key.endswith(f".{segment}")


def kind_of(desk: Desk, goal: Goal) -> str:
    """A goal that names an overfull day is about that day, whatever else it says."""
    week = desk.case.week
    crowded = {slot.day for slot in week.overloaded} if week else set()
    spare = {slot.day for slot in week.spare} if week else set()
    if goal.kind == "other" and names_whole(desk, goal):
        return "mend"
    if goal.kind in ("other", "grow") and spare & set(goal.days) and goal.segment is None:
        return "fill"
    about_a_day = goal.kind in ("keep", "other") or (goal.kind == "mend" and not names_record(desk, goal))
    return "relieve" if about_a_day and crowded & set(goal.days) else goal.kind


def _route(desk: Desk, goal: Goal, found: Answer) -> Route:
    slots = {**found.slots, "date": found.date}
    then, extent = f"{found.key}.then", f"{found.key}.extent"
    return Route(
        goal=str(goal.text),
        answer="yes" if found.yes else "not_yet",
        road=desk.tell(f"{found.key}.road", **slots),
        condition=desk.tell(f"{found.key}.condition", **slots),
        extent=_extent(desk.phrase(extent, **slots)) if desk.book.has(extent) else None,
        date=found.date.value,
        then=desk.tell(then, **slots) if desk.book.has(then) else None,
    )


def _extent(words: Phrase) -> Statement:
    """How far a goal is reached: words within a sentence."""
    return Statement(text=str(words), part=1, evidence=words.evidence)


def _objectives_added(desk: Desk, found: Sequence[tuple[Goal, Answer]]) -> list[Objective]:
    """Objectives that stand in the way of the goals, or leak more than they do, and were not asked for."""
    served = {SERVED[a.key] for g, a in found if a.key in SERVED and (SERVED[a.key] != "keep" or g.segment is None)}
    named = {g.segment for g in desk.case.goals if g.kind == "keep"}
    open_ = [
        o
        for kind in ADDED
        for o in desk.scheme.objectives
        if o.move.kind == kind and kind not in served and o.aim.key.startswith(f"{kind}.")
    ]
    return [o for o in open_ if not (o.move.kind == "keep" and _segment_of(o) in named)][:MOST_ADDED]


def _added(desk: Desk, found: Sequence[tuple[Goal, Answer]]) -> Iterator[Route]:
    for objective in _objectives_added(desk, found):
        yield Route(
            goal=str(desk.phrase(f"{objective.wording}.goal", **objective.slots)),
            added=True,
            answer="yes",
            road=_road_added(desk, objective),
            condition=_watched(desk, objective),
            date=objective.due.value,
        )


def _road_added(desk: Desk, objective: Objective) -> Statement:
    """What an added goal stands on; one to keep people says what it is worth."""
    if objective.move.kind == "keep":
        return desk.tell(f"summary.routes.keep{'_heads' if '.heads.' in objective.aim.key else ''}.road", **objective.slots)
    return desk.tell(f"{objective.wording}.feasible", **objective.slots)


def _watched(desk: Desk, objective: Objective) -> Statement:
    """How the owner sees that an added goal is reached."""
    return desk.tell(f"{objective.wording}.statement", **objective.slots)
