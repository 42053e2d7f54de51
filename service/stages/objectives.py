"""Stage objectives: what the firm wants within the horizon, and the areas it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from service.domain.evidence import Statement
from service.domain.plan.block import Note
from service.domain.plan.direction import Area, NotNow, Objective, Objectives
from service.moves.scheme import Objective as Dated
from service.stages.desk import Desk


def write_objectives(desk: Desk) -> Objectives:
    """Every aim of the moves as an objective; every other area with its reason."""
    taken = {o.aim.area for o in desk.scheme.objectives}
    areas: tuple[Area, ...] = get_args(Area)
    return Objectives(
        objectives=tuple(_objective(desk, o) for o in desk.scheme.objectives),
        not_now=tuple(NotNow(area=a, reason=_reason(desk, a)) for a in areas if a not in taken),
        notes=tuple(_notes(desk)),
    )


def _objective(desk: Desk, dated: Dated) -> Objective:
    aim = dated.aim
    return Objective(
        id=dated.id,
        area=aim.area,
        statement=desk.say(f"{dated.wording}.statement", **dated.slots),
        metric=desk.phrase(f"{dated.wording}.metric", **dated.slots),
        unit=aim.unit,
        baseline=aim.baseline.value,
        baseline_source=aim.baseline.evidence,
        target=aim.target.value,
        better=aim.better,
        due=dated.due.value,
        owner=aim.owner,
        feasibility=desk.say(f"{dated.wording}.feasible", **dated.slots),
        strategy=desk.scheme.move_id(dated.move),
    )


def _reason(desk: Desk, area: Area) -> Statement:
    """Why an area has no objective: a move that waits, too few owner hours, or nothing to measure from."""
    hours = desk.brief.business.owner_hours_per_week
    if desk.case.thin:
        return desk.say(f"objectives.not_now.thin.{area}")
    if area == "managers_performance" and len([r for r in desk.case.people.roles if r.reports_to]) == 0:
        return desk.say("objectives.not_now.no_managers")
    if area == "use_of_resources" and desk.case.week and desk.scheme.has("level_week"):
        return desk.say("objectives.not_now.filled_by_moving", room=desk.case.week.room_hours)
    if area == "use_of_resources" and desk.case.week and desk.case.week.spare:
        key = "blocked" if desk.case.obstacle else "left_empty"
        return desk.say(f"objectives.not_now.{key}", room=desk.case.week.room_hours)
    if area == "innovation" and hours:
        return desk.say("objectives.not_now.innovation_hours", hours=desk.case.owner_hours)
    return desk.say(f"objectives.not_now.{area}")


def _notes(desk: Desk) -> Iterator[Note]:
    sentences = list(_break_even(desk))
    if sentences:
        yield desk.note("break_even", *sentences)
    if desk.choice.later:
        later = desk.book.listed([desk.phrase(f"moves.{m.kind}.title", **m.slots) for m in desk.choice.later])
        yield desk.note("later", desk.say("objectives.later", moves=later))


def _break_even(desk: Desk) -> Iterator[Statement]:
    """Today's volume against the one that pays the fixed costs, of everything and of the main service."""
    money = desk.case.money
    if money.break_even_share and money.left_month:
        key = "break_even" if money.left_month.value >= 0 else "break_even_missed"
        yield desk.say(f"objectives.{key}", share=money.break_even_share, left=money.left_month)
    if money.break_even_main and money.main and money.main.per_month:
        yield desk.say("objectives.break_even_main", volume=money.break_even_main, service=money.main.name, now=money.main.per_month)
