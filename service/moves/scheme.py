"""The moves with ids, dates and money: every objective, action, routine and watch of the plan, connected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.analysis.budget import Budget
from service.domain.evidence import DateFact, Fact
from service.moves.case import Case
from service.moves.dating import TOLD, TRIALS, Dated, date_moves
from service.moves.model import Aim, Door, Habit, Move, Slots, Task, Watch, wording_key
from service.moves.paying import pay_for


@dataclass(frozen=True)
class Objective:
    """A dated objective."""

    id: str
    move: Move
    aim: Aim
    due: DateFact

    @property
    def wording(self) -> str:
        """Key of its wording."""
        return wording_key(self.aim.key, "aims")

    @property
    def slots(self) -> Slots:
        """All slots its wording may use."""
        return {**self.move.slots, **self.aim.slots, "due": self.due}


@dataclass(frozen=True)
class Action:
    """A dated and paid task."""

    id: str
    move: Move
    task: Task
    objective: str
    start: DateFact
    finish: DateFact
    cost: Fact
    by_month: Mapping[str, int]
    after: tuple[str, ...]

    @property
    def wording(self) -> str:
        """Key of its wording."""
        return wording_key(self.task.key, "tasks")

    @property
    def slots(self) -> Slots:
        """All slots its wording may use."""
        return {**self.move.slots, **self.task.slots, "start": self.start, "finish": self.finish, "cost": self.cost}


@dataclass(frozen=True)
class Routine:
    """A dated habit."""

    id: str
    move: Move
    habit: Habit
    objective: str
    start: DateFact
    finish: DateFact
    after: tuple[str, ...]

    @property
    def wording(self) -> str:
        """Key of its wording."""
        return wording_key(self.habit.key, "habits")

    @property
    def slots(self) -> Slots:
        """All slots its wording may use."""
        return {**self.move.slots, **self.habit.slots}


@dataclass(frozen=True)
class Indicator:
    """A watch with its objective."""

    id: str
    move: Move
    watch: Watch
    objective: Objective

    @property
    def wording(self) -> str:
        """Key of its wording."""
        return wording_key(self.watch.key, "watches")

    @property
    def slots(self) -> Slots:
        """All slots its wording may use."""
        return {**self.objective.slots, **self.watch.slots}


@dataclass(frozen=True)
class HeldBack:
    """A door with the day its condition is looked at."""

    move: Move
    door: Door
    date: DateFact

    @property
    def wording(self) -> str:
        """Key of its wording."""
        return wording_key(self.door.key, "doors")

    @property
    def slots(self) -> Slots:
        """All slots its wording may use."""
        return {**self.move.slots, **self.door.slots, "date": self.date}


@dataclass(frozen=True)
class Scheme:
    """Everything the plan will do."""

    moves: tuple[Move, ...]
    objectives: tuple[Objective, ...]
    actions: tuple[Action, ...]
    routines: tuple[Routine, ...]
    indicators: tuple[Indicator, ...]
    doors: tuple[HeldBack, ...]
    budget: Budget
    weekly_hours: Mapping[str, tuple[float, ...]]
    unplaced: tuple[str, ...]

    def move_id(self, move: Move) -> str:
        """`M1` for the first move."""
        return f"M{self.moves.index(move) + 1}"

    def action(self, key: str) -> Action | None:
        """The action of a task's key, if it is in the plan."""
        return next((a for a in self.actions if a.task.key == key), None)

    def actions_of(self, *kinds: str) -> tuple[Action, ...]:
        """Actions of some kinds of move."""
        return tuple(a for a in self.actions if a.move.kind in kinds)

    def objective_of(self, kind: str) -> Objective | None:
        """First objective of a kind of move."""
        return next((o for o in self.objectives if o.move.kind == kind), None)

    def has(self, kind: str) -> bool:
        """Whether a kind of move is made."""
        return any(m.kind == kind for m in self.moves)


def make_scheme(case: Case, moves: Sequence[Move]) -> Scheme:
    """Date the moves, pay for them, and give everything its id."""
    dated = date_moves(case, moves)
    budget = pay_for(case, dated)
    kept = [(m, a) for m in moves for a in m.aims if any(d.move is m and d.task.aim == a.key for d in dated.tasks)]
    objectives = tuple(Objective(f"G{i}", m, a, dated.due(m, a)) for i, (m, a) in enumerate(kept, 1))
    ids = {(id(o.move), o.aim.key): o.id for o in objectives}
    return Scheme(
        moves=tuple(m for m in moves if any(o.move is m for o in objectives)),
        objectives=objectives,
        actions=_actions(case, dated, budget, ids),
        routines=_routines(dated, ids),
        indicators=_indicators(objectives),
        doors=tuple(HeldBack(m, d, dated.on_week(f"door.{d.key}", d.week)) for m in moves for d in m.doors),
        budget=budget,
        weekly_hours=dated.weekly_hours,
        unplaced=tuple(key for key in dated.unplaced if not key.startswith((TOLD, TRIALS))),
    )


def _actions(case: Case, dated: Dated, budget: Budget, ids: Mapping[tuple[int, str], str]) -> tuple[Action, ...]:
    lines = {line.id: line for line in budget.lines}
    numbers = {d.task.key: f"A{i}" for i, d in enumerate(dated.tasks, 1)}
    return tuple(
        Action(
            id=numbers[d.task.key],
            move=d.move,
            task=d.task,
            objective=ids[id(d.move), d.task.aim],
            start=d.start,
            finish=d.finish,
            cost=case.ledger.fact(
                f"cost.{numbers[d.task.key]}", lines[d.task.key].cost if d.task.key in lines else 0, "money", "limit set for the action"
            ),
            by_month=lines[d.task.key].by_month if d.task.key in lines else {},
            after=tuple(numbers[key] for key in d.task.after if key in numbers),
        )
        for d in dated.tasks
    )


def _routines(dated: Dated, ids: Mapping[tuple[int, str], str]) -> tuple[Routine, ...]:
    return tuple(
        Routine(f"R{i}", d.move, d.habit, ids[id(d.move), d.habit.aim], d.start, d.finish, ())
        for i, d in enumerate((d for d in dated.habits if (id(d.move), d.habit.aim) in ids), 1)
    )


def _indicators(objectives: Sequence[Objective]) -> tuple[Indicator, ...]:
    pairs = [(o, w) for o in objectives for w in o.move.watches if w.aim == o.aim.key]
    return tuple(Indicator(f"K{i}", o.move, w, o) for i, (o, w) in enumerate(pairs, 1))
