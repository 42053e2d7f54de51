"""The first idea of each road gets its weeks: somebody tries it for a month, within the hours of the week, one idea after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from service.analysis.timetable import Span
from service.domain.evidence import Ledger, Phrase
from service.domain.plan.owner import Route, Trial
from service.moves.case import Case
from service.moves.choosing import Choice
from service.moves.dating import TRIALS, YEAR_WEEKS, scaled
from service.moves.drafting import Drafting
from service.moves.model import Move, Task
from service.moves.scheme import Action, Objective, make_scheme
from service.stages.desk import Desk
from service.stages.doubts import Doubts
from service.stages.idea_slots import Fitting
from service.stages.monday import who
from service.stages.route_steps import serving_objectives
from service.stages.routes import Road, kind_of, roads
from service.stages.summary_ideas import choose_ideas, told
from service.writing.ideas import Post, Serves

DEED = re.compile(r"[^.!?。！？]+")
"""The first sentence of an idea, which says what to do."""
TRIED_BY: Mapping[Serves, Post] = {"keep": "desk", "calls": "desk"}
"""Who tries an idea, by what it serves, where that is not whoever manages."""
WAITING: tuple[Serves, ...] = ("season", "price", "any")
"""What has its own time, and no trial unless the trade says in which months."""
INSTEAD: Mapping[str, tuple[str, ...]] = {"keep": ("keep",), "fill": ("level_week",), "grow": ("lead", "prove"), "sell": ("lead", "prove")}
"""The moves that carry a trial for a kind of goal when none serves its very people or hours."""
MOST, APART_WEEKS = 4, 5


@dataclass(frozen=True)
class _Trial:
    objective: Objective
    task: Task


def with_trials_planned(case: Case, choice: Choice) -> Choice:
    """The moves whose programme also tries the trade's ideas. They come after everything else: no other action moves for them.

    Which ideas fit is known once there is a programme; it is made for that on a ledger of its own, for the final one has other ids.
    A thin brief has no roads to plan hours on; an idea that finds no hours stays without a day.
    """
    if case.thin:
        return choice
    rough = replace(case, ledger=Ledger(dict(case.ledger.calculations)))
    found = list(_trials(Desk(rough, choice, make_scheme(rough, choice.made), Doubts((), (), (), ()))))
    return replace(choice, made=tuple(_with_tasks(move, found) for move in choice.made))


def with_trial_days(desk: Desk, routes: Sequence[Route]) -> tuple[Route, ...]:
    """The roads, each with the days in which its first idea is tried, where it has some."""
    tried = {str(a.slots["deed"]): a for a in desk.scheme.actions if a.task.key.startswith(TRIALS)}
    return tuple(_on_days(desk, route, tried) for route in routes)


def _on_days(desk: Desk, route: Route, tried: Mapping[str, Action]) -> Route:
    action = tried.get(deed_of(route.ideas[0].text)) if route.ideas else None
    if action is None:
        return route
    days = Trial(who=who(desk, action.task.owner), start=action.start.value, finish=action.finish.value)
    return route.model_copy(update={"trial": days})


def deed_of(text: str) -> str:
    """What an idea says to do, without its full stop."""
    said = DEED.match(text)
    return said[0] if said else text


def _trials(desk: Desk) -> Iterator[_Trial]:
    """One after the other in the order of the roads, each ending before its objective is due; what has months of its own keeps to those."""
    begun = later = 0
    found = roads(desk)
    for road, ideas in zip(found, choose_ideas(desk, found).on_roads, strict=True):
        first, objective = next(iter(ideas), None), _objective(desk, road)
        if begun == MOST or not first or not objective or (first.idea.serves in WAITING and not first.idea.months):
            continue
        task = _task(desk, objective, first, begun)
        if not first.idea.months:
            due = (objective.due.value - desk.case.start.value).days // 7
            yield _Trial(objective, replace(task, week=task.week + later * APART_WEEKS, until_week=due + 1))
            begun, later = begun + 1, later + 1
        elif (week := _week_in(desk, first.idea.months, task.week)) is not None:
            last = _last_week_of(desk, first.idea.months, week) + task.weeks
            yield _Trial(objective, replace(task, week=week, until_week=last + 1))
            begun += 1


def _task(desk: Desk, objective: Objective, found: Fitting, place: int) -> Task:
    said, role = told(desk, found), tried_by(desk, found)
    slots = {"deed": Phrase(deed_of(said.text), said.evidence)}
    task = Drafting("trade", desk.case.posts).task("try", objective.aim.key, slots, of=place)
    return replace(task, owner=role, hours={role: sum(task.hours.values())})


def tried_by(desk: Desk, found: Fitting) -> str:
    """The role that tries an idea."""
    posts, post = desk.case.posts, found.idea.by or TRIED_BY.get(found.idea.serves, "steward")
    return posts.deliverers[0][0] if post == "hands" and not posts.solo else posts.of(post)


def _week_in(desk: Desk, months: Sequence[int], earliest: int) -> int | None:
    """The first week of a year's plan that falls into one of the months in this one; None where the plan ends before."""
    span = Span(desk.case.start.value, desk.case.end.value)
    return next((week for week in range(earliest, YEAR_WEEKS) if span.begin_of(scaled(week, span)).month in months), None)


def _last_week_of(desk: Desk, months: Sequence[int], week: int) -> int:
    """The last week in a row, from one on, in which a trial begins in one of the months."""
    span = Span(desk.case.start.value, desk.case.end.value)
    return next((later for later in range(week, YEAR_WEEKS) if span.begin_of(scaled(later, span)).month not in months), YEAR_WEEKS) - 1


def _objective(desk: Desk, road: Road) -> Objective | None:
    """What a road comes to in the plan: the first objective that serves it, else one that carries a trial for such a goal."""
    carried = INSTEAD.get(kind_of(desk, road.goal), ()) if road.goal else ()
    able = (o for kind in carried for o in desk.scheme.objectives if o.move.kind == kind)
    return next(iter((*serving_objectives(desk, road), *able)), None)


def _with_tasks(move: Move, found: list[_Trial]) -> Move:
    return replace(move, tasks=(*move.tasks, *(trial.task for trial in found if trial.objective.move is move)))
