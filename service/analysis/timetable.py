"""Placing tasks in the weeks of a plan: after what they depend on, and within the hours of whoever is short of them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from service.analysis.calendar import DAYS_IN_WEEK, last_working_day, weeks_within
from service.analysis.capacity import TOLERANCE

LONGEST_STRETCH = 4

Load = Mapping[str, list[float]]


@dataclass(frozen=True)
class Task:
    """Something to be done once. Rank 1 gets its weeks first; hours are the totals over the whole task."""

    id: str
    earliest: dt.date
    duration_weeks: int
    hours_by_role: Mapping[str, float]
    after: tuple[str, ...] = ()
    rank: int = 1
    deadline: dt.date | None = None


@dataclass(frozen=True)
class Placed:
    """A task with its dates; week 0 is the first of the plan."""

    id: str
    start: dt.date
    finish: dt.date
    first_week: int
    weeks: int


@dataclass(frozen=True)
class Unplaced:
    """A task that found no place, and why."""

    id: str
    reason: Literal["no_room", "waits_for_unplaced"]


@dataclass(frozen=True)
class RoleLoad:
    """Hours of a role in each week of the plan."""

    by_week: tuple[float, ...]

    @property
    def total(self) -> float:
        """Hours over the whole plan."""
        return sum(self.by_week)


@dataclass(frozen=True)
class Timetable:
    """Where every task lies, what found no place, and the hours that follow."""

    placed: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]
    load: dict[str, RoleLoad]


@dataclass(frozen=True)
class Span:
    """The first day of a plan and its last, both counted; weeks are counted from the first day."""

    start: dt.date
    end: dt.date

    @property
    def weeks(self) -> int:
        """Whole weeks of the plan."""
        return weeks_within(self.start, self.end)

    def first_week_from(self, date: dt.date) -> int:
        """The first week that begins on or after the date."""
        return max(0, math.ceil((date - self.start).days / DAYS_IN_WEEK))

    def begin_of(self, week: int) -> dt.date:
        """The first day of a week."""
        return self.start + dt.timedelta(weeks=week)

    def finish_of(self, week: int) -> dt.date:
        """The last working day of a week."""
        return last_working_day(self.begin_of(week + 1) - dt.timedelta(days=1))


def plan_weeks(tasks: Sequence[Task], span: Span, limits: Mapping[str, float]) -> Timetable:
    """Place each task, best rank first, at its earliest finish within the limits (serial schedule generation; ACT-2, ACT-3).

    A task no week has room for moves later or is stretched over more weeks. Only the roles named in `limits` are limited.
    Raises: ValueError if tasks wait for each other in a circle, for a task that is not there, or share an id.
    """
    load: Load = {role: [0.0] * span.weeks for t in tasks for role in t.hours_by_role}
    placed: dict[str, Placed] = {}
    unplaced: list[Unplaced] = []
    for task in _in_order(tasks):
        if any(before not in placed for before in task.after):
            unplaced.append(Unplaced(task.id, "waits_for_unplaced"))
            continue
        place = _best_place(task, span, limits, load, max((placed[b].finish for b in task.after), default=None))
        if place is None:
            unplaced.append(Unplaced(task.id, "no_room"))
            continue
        placed[task.id] = place
        _book(task, place, load)
    return Timetable(
        placed=tuple(sorted(placed.values(), key=lambda p: (p.start, p.finish, p.id))),
        unplaced=tuple(sorted(unplaced, key=lambda u: u.id)),
        load={role: RoleLoad(tuple(weeks)) for role, weeks in load.items() if weeks},
    )


def _in_order(tasks: Sequence[Task]) -> Iterator[Task]:
    """Predecessors first; among those that are ready, the best rank that anything waiting for them has, then rank, then id."""
    by_id = {t.id: t for t in tasks}
    if len(by_id) < len(tasks):
        raise ValueError("two tasks share an id")
    missing = sorted({b for t in tasks for b in t.after} - set(by_id))
    if missing:
        raise ValueError(f"tasks wait for what is not there: {', '.join(missing)}")
    urgency = _urgency(by_id)
    done: set[str] = set()
    while len(done) < len(tasks):
        ready = [t for t in tasks if t.id not in done and done.issuperset(t.after)]
        task = min(ready, key=lambda t: (urgency[t.id], t.rank, t.id))
        done.add(task.id)
        yield task


def _urgency(by_id: Mapping[str, Task]) -> dict[str, int]:
    """A task is as urgent as the most urgent one that waits for it; found from the last tasks back."""
    urgency: dict[str, int] = {}
    while len(urgency) < len(by_id):
        free = [t for t in by_id.values() if t.id not in urgency and _followers(t.id, by_id) <= set(urgency)]
        if not free:
            raise ValueError(f"tasks wait for each other in a circle: {', '.join(sorted(set(by_id) - set(urgency)))}")
        for task in free:
            urgency[task.id] = min([task.rank, *(urgency[f] for f in _followers(task.id, by_id))])
    return urgency


def _followers(task_id: str, by_id: Mapping[str, Task]) -> set[str]:
    return {t.id for t in by_id.values() if task_id in t.after}


def _best_place(task: Task, span: Span, limits: Mapping[str, float], load: Load, ready: dt.date | None) -> Placed | None:
    """The earliest finish within the limits; of two with the same finish the shorter one."""
    first = span.first_week_from(max(task.earliest, ready + dt.timedelta(days=1)) if ready else task.earliest)
    last = span.weeks if task.deadline is None else min(span.weeks, _weeks_until(task.deadline, span))
    fewest = _fewest_weeks(task, limits, last)
    best: tuple[int, int] | None = None
    for weeks in range(fewest, fewest * LONGEST_STRETCH + 1):
        if first + weeks > (last if best is None else best[0] - 1):
            break
        starts = range(first, last - weeks + 1)
        week = next((w for w in starts if _fits(task, w, weeks, limits, load)), None)
        if week is not None and (best is None or week + weeks < best[0]):
            best = week + weeks, weeks
    if best is None:
        return None
    stop, weeks = best
    return Placed(task.id, span.begin_of(stop - weeks), span.finish_of(stop - 1), stop - weeks, weeks)


def _weeks_until(deadline: dt.date, span: Span) -> int:
    """Weeks of the plan that are finished by a date."""
    weeks = weeks_within(span.start, deadline)
    return weeks + 1 if span.finish_of(weeks) <= deadline else weeks


def _fewest_weeks(task: Task, limits: Mapping[str, float], most: int) -> int:
    """The shortest length at which the task alone breaks no limit; more than `most` where there is none."""
    fewest = max(1, task.duration_weeks)
    for role, hours in task.hours_by_role.items():
        limit = limits.get(role, math.inf)
        if hours > limit * most + TOLERANCE:
            return max(0, most) + 1
        if limit > 0 and hours > limit * fewest:
            fewest = math.ceil(min(hours / limit, most + 1) - TOLERANCE)
    return fewest


def _fits(task: Task, week: int, weeks: int, limits: Mapping[str, float], load: Load) -> bool:
    return all(
        load[role][w] + hours / weeks <= limits[role] + TOLERANCE
        for role, hours in task.hours_by_role.items()
        if role in limits and hours > 0
        for w in range(week, week + weeks)
    )


def _book(task: Task, place: Placed, load: Load) -> None:
    for role, hours in task.hours_by_role.items():
        for week in range(place.first_week, place.first_week + place.weeks):
            load[role][week] += hours / place.weeks
