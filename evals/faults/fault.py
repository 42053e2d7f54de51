"""What a generated fault is: a way to spoil a good draft, and the claims that must notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

from evals.change import changed
from evals.drafts import Draft
from service.domain.plan.plan import Plan

Spoil = Callable[[Draft, Random], Draft | None]
"""Spoils a draft at a place chosen by chance; None where the draft has no such place."""
SpoilPlan = Callable[[Plan, Random], Plan | None]
_Row = TypeVar("_Row")


COMPARING = ("OrderChangesNothing", "HoldsForThisFirm")
"""Claims that compare the plan with something that was not spoilt along with it."""


@dataclass(frozen=True)
class Fault:
    """A kind of fault."""

    name: str
    """What was done, in words."""
    breaks: tuple[str, ...]
    """Claims that must notice."""
    also: frozenset[str]
    """Claims that may notice too, since the fault breaks them as well at some places."""
    spoil: Spoil


def breaks(*claims: str, also: tuple[str, ...] = ()) -> Callable[[SpoilPlan], Fault]:
    """Make a fault of a function that spoils a plan; its name in words is the fault's."""

    def made(spoil: SpoilPlan) -> Fault:
        def on_draft(draft: Draft, rng: Random) -> Draft | None:
            plan = spoil(draft.plan, rng)
            return None if plan is None else draft.with_plan(plan)

        return Fault(spoil.__name__.replace("_", " "), claims, frozenset((*also, *COMPARING)), on_draft)

    return made


def breaks_draft(*claims: str, also: tuple[str, ...] = ()) -> Callable[[Spoil], Fault]:
    """The same for a function that spoils a draft: its documents, its twin or its neighbours."""
    return lambda spoil: Fault(spoil.__name__.replace("_", " "), claims, frozenset(also), spoil)


def faults_of(module: dict[str, Any]) -> tuple[Fault, ...]:
    """All faults that a module defines, in its order."""
    return tuple(value for value in module.values() if isinstance(value, Fault))


def one_of(rows: Sequence[_Row], rng: Random) -> tuple[int, _Row] | None:
    """A row by chance with its place; None where there is none."""
    if not rows:
        return None
    place = rng.randrange(len(rows))
    return place, rows[place]


def where(rows: Sequence[_Row], test: Callable[[_Row], bool], rng: Random) -> tuple[int, _Row] | None:
    """A row by chance among those that pass a test, with its place among all."""
    found = one_of([(i, row) for i, row in enumerate(rows) if test(row)], rng)
    return None if found is None else found[1]


def put(plan: Plan, path: str, value: Any) -> Plan:
    """The plan with another value at a path."""
    return changed(plan, {path: value})


def without(rows: Sequence[_Row], place: int) -> tuple[_Row, ...]:
    """Rows without one."""
    return (*rows[:place], *rows[place + 1 :])


STRANGER = {"en": "Head of Growth", "zh": "增长总监"}
"""A role that no invented firm has."""
SUFFICES = {"en": "That is enough.", "zh": "这样就够了。"}
"""A sentence that says nothing."""
