"""What is done on the road to each goal: the largest actions of the programme that serve it, with their days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from service.domain.plan.owner import Route, Step
from service.moves.scheme import Action, Objective
from service.stages.desk import Desk
from service.stages.monday import who
from service.stages.routes import Road, kind_of, roads

MOST_STEPS = 2
HELPED_BY: Mapping[str, tuple[str, ...]] = {
    "fill": ("fill_hours",),
    "grow": ("fill_hours", "turn_segment"),
    "sell": ("fill_hours", "turn_segment"),
    "keep": ("keep",),
    "relieve": ("level_week",),
    "hire": ("level_week",),
    "time_off": ("level_week",),
    "mend": ("fix_measure",),
    "name": ("fix_measure", "prove"),
    "reputation": ("fix_measure", "lead"),
    "price": ("price_step",),
}
"""The moves whose actions serve each kind of goal; a road that the plan adds is served by its own move."""
OF_A_GROUP = ("keep", "turn_segment")
"""Moves whose objectives each end with the index of a segment."""
WINNING = "fill_hours"


def with_steps(desk: Desk, routes: Sequence[Route]) -> tuple[Route, ...]:
    """The roads, each with what is done on it; an action stands on one road, and not again what stands on Monday's list."""
    taken: set[str] = set()
    stepped: list[Route] = []
    for route, road in zip(routes, roads(desk), strict=True):
        found = sorted(_serving(desk, road, taken), key=lambda a: (-sum(a.task.hours.values()), a.id))[:MOST_STEPS]
        taken |= {action.id for action in found}
        stepped.append(
            route.model_copy(update={"steps": tuple(_step(desk, a) for a in sorted(found, key=lambda a: (a.start.value, a.id)))})
        )
    return tuple(stepped)


def serving_objectives(desk: Desk, road: Road) -> list[Objective]:
    """The objectives of the plan that serve a road."""
    return [o for o in desk.scheme.objectives if o.move.kind in _kinds(desk, road) and _is_for(desk, o, road)]


def _kinds(desk: Desk, road: Road) -> tuple[str, ...]:
    return HELPED_BY.get(kind_of(desk, road.goal), ()) if road.goal else (road.kind,)


def _serving(desk: Desk, road: Road, taken: set[str]) -> Iterator[Action]:
    served = {o.id for o in serving_objectives(desk, road)}
    for action in desk.scheme.actions:
        own = action.task.key.split(".")[0] in _kinds(desk, road)
        if own and action.objective in served and action.id not in taken and not desk.book.has(f"{action.wording}.monday"):
            yield action


def _is_for(desk: Desk, objective: Objective, road: Road) -> bool:
    """Whether an objective is for the people a road is about; on a closed road nobody is won."""
    kind = objective.move.kind
    if kind in OF_A_GROUP:
        return (road.segment is None and kind == "keep") or objective.aim.key.endswith(f".{road.segment}")
    if kind == WINNING and desk.case.fill and desk.case.fill.segment:
        return road.open and road.segment in (None, desk.case.fill.segment.index)
    return True


def _step(desk: Desk, action: Action) -> Step:
    what = desk.phrase(f"{action.wording}.what", **action.slots)
    return Step(
        what=desk.tell("summary.step_asked" if what.endswith(("?", "？")) else "summary.step", what=what),
        who=who(desk, action.task.owner),
        start=action.start.value,
        finish=action.finish.value,
    )
