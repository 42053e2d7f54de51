"""What a strategic move brings to the plan: its objectives, tasks, routines, indicators, and the slots that its wording uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from service.domain.evidence import DateFact, Fact, Phrase
from service.domain.plan.direction import Area

Slots = Mapping[str, Fact | DateFact | Phrase | str]
SlotDict = dict[str, Fact | DateFact | Phrase | str]
Payer = Literal["truth", "record", "winning", "keeping", "standards", "price", "learning"]


@dataclass(frozen=True)
class Aim:
    """An objective before it is put in words. `key` is `<kind>.<wording>`, with an index where one kind has several."""

    key: str
    area: Area
    unit: str
    baseline: Fact
    target: Fact
    due_week: int
    owner: str
    slots: Slots = field(default_factory=dict)

    @property
    def better(self) -> Literal["lower", "higher"]:
        """The wanted direction."""
        return "higher" if self.target.value > self.baseline.value else "lower"


@dataclass(frozen=True)
class Task:
    """An action before it has a date. Hours and weeks are planning limits, not estimates of a supplier."""

    key: str
    aim: str
    owner: str
    week: int
    weeks: int
    hours: Mapping[str, float]
    payer: Payer
    cost_share: float = 0.0
    least_prices: float = 0.0
    cost: Fact | None = None
    monthly: bool = False
    until_week: int | None = None
    """The week of the plan before which it should end, where that can be."""
    after: tuple[str, ...] = ()
    monday_minutes: float | None = None
    tidies: bool = False
    """Follows when the objective is reached, such as new leaflets after the old ones are gone."""
    slots: Slots = field(default_factory=dict)


@dataclass(frozen=True)
class Habit:
    """A routine before it has a date. Hours are a week, by role; `key` as a task's."""

    key: str
    aim: str
    owner: str
    week: int
    hours: Mapping[str, float]
    after: tuple[str, ...] = ()
    slots: Slots = field(default_factory=dict)


@dataclass(frozen=True)
class Watch:
    """An indicator before it is put in words; `key` and `aim` as an objective's."""

    key: str
    aim: str
    slots: Slots = field(default_factory=dict)


@dataclass(frozen=True)
class Door:
    """Something held back, with the week in which its condition is looked at."""

    key: str
    week: int
    slots: Slots = field(default_factory=dict)


@dataclass(frozen=True)
class Move:
    """A strategic move. `kind` names its wording: `moves.<kind>.…`; `slots` serve all its texts; `reason` is the key of its reason."""

    kind: str
    worth: float
    """Rank: yearly money at stake in the currency; a move that others wait for is ranked by `urgent`."""
    aims: tuple[Aim, ...]
    tasks: tuple[Task, ...]
    watches: tuple[Watch, ...]
    habits: tuple[Habit, ...] = ()
    doors: tuple[Door, ...] = ()
    risks: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    urgent: int = 0
    reason: str = "reason"
    slots: Slots = field(default_factory=dict)


def wording_key(key: str, block: str) -> str:
    """Key of the wording of an aim, task, habit, watch or door: `keep.call.0` among `tasks` is `moves.keep.tasks.call`."""
    kind, name = key.split(".")[:2]
    return f"moves.{kind}.{block}.{name}"
