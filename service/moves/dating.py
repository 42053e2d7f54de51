"""Dates for the tasks of all moves: after what they wait for, inside the horizon, within the owner's hours (ACT-2, ACT-3)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from service.analysis.timetable import Placed, Span, Timetable, plan_weeks
from service.analysis.timetable import Task as Slotted
from service.domain.evidence import DateFact
from service.moves.case import Case
from service.moves.events import rule_ahead
from service.moves.model import Aim, Habit, Move, Task

YEAR_WEEKS = 52
SHORTEST_CAMPAIGN = 8
STEP_WEEKS = 2
FIRST_SERVED = (
    "take_down.reprint",
    "level_week.cap",
    "events.chance",
    "put_right.cover",
    "fill_hours.introduce",
    "fill_hours.page",
    "price_step.tell",
)
"""Tasks that lose most by being late: they get their weeks before others of the owner's."""
OFFER = ("lead.ask_ten", "lead.words", "lead.pilot", "lead.launch")
"""Served first too, where a rule is coming that sends work: the offer has to be there before the rule is."""
TRIALS, TOLD = "trade.", "told."
"""How the keys of tasks begin that try an idea of the trade, and that mend what the owner tells of: nothing else moves for them."""
LEFT_FOR_TASKS = 0.25
"""Hours a week of the owner that routines leave free, so that something can be begun at all."""


@dataclass(frozen=True)
class DatedTask:
    """A task with its days."""

    move: Move
    task: Task
    start: DateFact
    finish: DateFact


@dataclass(frozen=True)
class DatedHabit:
    """A habit with its days."""

    move: Move
    habit: Habit
    start: DateFact
    finish: DateFact


@dataclass(frozen=True)
class Dated:
    """All tasks and habits with their days, and hours a week by role."""

    case: Case
    span: Span
    tasks: tuple[DatedTask, ...]
    habits: tuple[DatedHabit, ...]
    weekly_hours: Mapping[str, tuple[float, ...]]
    unplaced: tuple[str, ...]

    def due(self, move: Move, aim: Aim) -> DateFact:
        """The day an objective is due: its own week, never before its last task ends nor after the horizon.

        Tasks that merely ride along (questions answered, an event prepared for) do not put it off, nor does what only tidies up.
        """
        served = [d for d in self.tasks if d.move is move and d.task.aim == aim.key]
        last = max(d.finish.value for d in [d for d in served if _reaches(move, d.task)] or served)
        wanted = self.span.finish_of(scaled(aim.due_week, self.span))
        day = min(max(last, wanted), self.case.end.value)
        return self.case.ledger.date(f"due.{aim.key}", day, "the later of the objective's own week and the finish of its last action")

    def on_week(self, name: str, week: int) -> DateFact:
        """The last working day of a week of the plan."""
        day = min(self.span.finish_of(scaled(week, self.span)), self.case.end.value)
        return self.case.ledger.date(name, day, "last working day of the week in which the condition is looked at", {"week": week})


def _reaches(move: Move, task: Task) -> bool:
    """Whether the objective of a move is reached by a task of its own."""
    return task.key.startswith(f"{move.kind}.") and not task.tidies


def date_moves(case: Case, moves: Sequence[Move]) -> Dated:
    """Place every task of every move; what the owner's hours cannot carry is left out and named."""
    span = Span(case.start.value, case.end.value)
    tasks = [(m, t) for m in moves for t in m.tasks]
    known = {t.key for _, t in tasks}
    habits = _carried(case, [(m, h) for m in moves for h in m.habits if any(h.hours.values())])
    first = (*FIRST_SERVED, *(OFFER if rule_ahead(case) else ()))
    slotted = [_slotted(t, rank, span, known) for rank, t in enumerate(_first_served([t for _, t in tasks], first), 1)]
    table = _placed(slotted, {t.key for _, t in tasks if t.monthly}, span, _limits(case, [h for _, h in habits]))
    placed = {p.id: p for p in table.placed}
    kept = sorted(((m, t) for m, t in tasks if t.key in placed), key=lambda mt: (placed[mt[1].key].start, placed[mt[1].key].finish))
    served = {(m.kind, t.aim) for m, t in kept}
    habits = [(m, h) for m, h in habits if (m.kind, h.aim) in served]
    return Dated(
        case=case,
        span=span,
        tasks=tuple(_dated(case, m, t, placed[t.key]) for m, t in kept),
        habits=tuple(_dated_habit(case, m, h, span) for m, h in habits),
        weekly_hours=_weekly(table.load, [h for _, h in habits], span) if placed else {},
        unplaced=(*(u.id for u in table.unplaced), *_left_out(moves, habits)),
    )


def _first_served(tasks: Sequence[Task], first: tuple[str, ...]) -> list[Task]:
    """The order in which tasks get their weeks: the first week's own, chances that pass and cover for people, all others, then trials.

    Between the others and the trials comes what mends what the owner tells of. The trial on the road of the first goal does not wait.
    """
    trial = next((t.key for t in tasks if t.key.startswith(TRIALS)), None)

    def place(task: Task) -> tuple[bool, bool, bool, bool]:
        waits = task.key.startswith(TRIALS) and task.key != trial
        return (waits, task.key.startswith(TOLD), task.week > 0, not (task.key == trial or task.key.startswith(first)))

    return sorted(tasks, key=place)


def _carried(case: Case, habits: Sequence[tuple[Move, Habit]]) -> list[tuple[Move, Habit]]:
    """Habits, those of the first moves first, as far as the owner's hours carry them."""
    allowed, owner = case.brief.business.owner_hours_per_week, case.posts.owner
    room = math.inf if allowed is None else allowed - LEFT_FOR_TASKS
    carried = []
    for move, habit in habits:
        hours = habit.hours.get(owner, 0.0)
        if hours == 0 or hours <= room:
            carried.append((move, habit))
            room -= hours
    return carried


def _left_out(moves: Sequence[Move], kept: Sequence[tuple[Move, Habit]]) -> list[str]:
    """Habits with hours that are not kept."""
    keys = {h.key for _, h in kept}
    return [h.key for m in moves for h in m.habits if any(h.hours.values()) and h.key not in keys]


def _placed(slotted: list[Slotted], flexible: set[str], span: Span, limits: Mapping[str, float]) -> Timetable:
    """Place the tasks; campaigns that find no room are shortened rather than dropped, and run past their end where even that is in vain."""
    table = plan_weeks(slotted, span, limits)
    while short := {u.id for u in table.unplaced} & {t.id for t in slotted if t.id in flexible and t.duration_weeks > SHORTEST_CAMPAIGN}:
        slotted = [replace(t, duration_weeks=t.duration_weeks - STEP_WEEKS) if t.id in short else t for t in slotted]
        table = plan_weeks(slotted, span, limits)
    late = {u.id for u in table.unplaced} & {t.id for t in slotted if t.deadline and not t.id.startswith(TRIALS)}
    return plan_weeks([replace(t, deadline=None) if t.id in late else t for t in slotted], span, limits) if late else table


def _slotted(task: Task, rank: int, span: Span, known: set[str]) -> Slotted:
    week = scaled(task.week, span)
    weeks = max(1, scaled(task.weeks, span))
    after = tuple(key for key in task.after if key in known)
    end = None if task.until_week is None else span.finish_of(task.until_week - 1)
    return Slotted(task.key, span.begin_of(week), weeks, dict(task.hours), after, rank, end)


def _limits(case: Case, habits: Sequence[Habit]) -> Mapping[str, float]:
    """What the habits leave of the owner's hours for marketing, and of the hours that a role has at all."""
    limits = {str(r.role): r.hours for r in case.people.roles if r.hours is not None}
    if case.brief.business.owner_hours_per_week is not None:
        limits[case.posts.owner] = case.brief.business.owner_hours_per_week
    return {role: max(0.0, hours - sum(h.hours.get(role, 0.0) for h in habits)) for role, hours in limits.items()}


def scaled(week: int, span: Span) -> int:
    """A week of a year's plan in a shorter plan."""
    return min(week, week * span.weeks // YEAR_WEEKS) if span.weeks < YEAR_WEEKS else week


def _dated(case: Case, move: Move, task: Task, place: Placed) -> DatedTask:
    rule = "placed after what it waits for, within the owner's hours"
    start = case.ledger.date(f"date.{task.key}.start", place.start, rule)
    return DatedTask(move, task, start, case.ledger.date(f"date.{task.key}.finish", place.finish, rule))


def _dated_habit(case: Case, move: Move, habit: Habit, span: Span) -> DatedHabit:
    start = max(case.start.value, span.begin_of(scaled(habit.week, span)))
    return DatedHabit(move, habit, case.ledger.date(f"date.{habit.key}.routine", start, "first week of the routine"), case.end)


def _weekly(load: Mapping[str, object], habits: Sequence[Habit], span: Span) -> Mapping[str, tuple[float, ...]]:
    """Hours a week by role: tasks and habits together."""
    weeks = {role: list(getattr(hours, "by_week")) for role, hours in load.items()}  # noqa: B009
    for habit in habits:
        for role, hours in habit.hours.items():
            row = weeks.setdefault(role, [0.0] * span.weeks)
            for week in range(scaled(habit.week, span), span.weeks):
                row[week] += hours
    return {role: tuple(row) for role, row in weeks.items()}
