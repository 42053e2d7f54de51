"""Sections programme and measurement: what is done when, and how it is watched."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from service.domain.evidence import Statement
from service.domain.plan.block import Block, Note


class Action(Block):
    """Something that ends."""

    id: str
    """`A1`, …"""
    what: Statement
    """What is done."""
    objective: str
    """Objective it serves."""
    owner: str
    """Accountable role."""
    start: dt.date
    """First day."""
    finish: dt.date
    """Last day."""
    cost: float
    """Limit, whole units of the currency."""
    cost_by_month: dict[str, float]
    """Cost by month (`2027-01`)."""
    hours: dict[str, float]
    """Hours by role."""
    indicator: str
    """What shows it is done."""
    after: tuple[str, ...]
    """Actions that must be finished first."""


class Routine(Block):
    """Something that recurs."""

    id: str
    """`R1`, …"""
    what: Statement
    """What is done."""
    objective: str
    """Objective it serves."""
    owner: str
    """Accountable role."""
    start: dt.date
    """First day."""
    finish: dt.date
    """Last day."""
    rhythm: str
    """How often."""
    hours: dict[str, float]
    """Hours a week by role."""
    indicator: str
    """What shows it is kept up."""
    after: tuple[str, ...]
    """Actions that must be finished first."""


class Budget(Block):
    """Money of the programme."""

    total: float
    """Sum of all actions."""
    limit: float
    """90 % of the brief's budget."""
    reserve: float
    """The rest."""
    locked: float
    """Within the limit, but not released yet."""
    by_objective: dict[str, float]
    """Total by objective."""
    by_month: dict[str, float]
    """Total by month (`2027-01`)."""
    release: Statement | None = None
    """What releases the locked money."""


class Indicator(Block):
    """A number that is watched."""

    id: str
    """`K1`, …"""
    name: str
    """What is read."""
    objective: str
    """Objective it watches."""
    target: Statement
    """Wanted value."""
    rhythm: str
    """When it is read."""
    trigger: Statement
    """When it trips."""
    response: Statement
    """What is done then."""


class MondayItem(Block):
    """A row of this Monday's list."""

    who: str
    """Who does it."""
    minutes: float | None
    """How long it takes."""
    what: Statement
    """What to do."""
    done_when: Statement
    """How one sees that it is done."""


class Programme(Block):
    """Actions, money, control."""

    actions: tuple[Action, ...]
    """Actions in order of start."""
    routines: tuple[Routine, ...]
    """Routines."""
    budget: Budget
    """Budget."""
    indicators: tuple[Indicator, ...]
    """Indicators."""
    monday: tuple[MondayItem, ...]
    """This Monday's list."""
    not_this_week: Statement
    """What to leave alone."""
    owner_hours: dict[str, float]
    """Owner's hours by week (ISO date of its Monday)."""
    notes: tuple[Note, ...] = ()
    """Payback, advertising cap, staffing of the campaign."""


class Question(Block):
    """A question to a customer."""

    dimension: Literal["expected", "experienced", "value", "overall", "complaints", "for_this_plan"]
    """Part of the questionnaire."""
    text: Statement
    """The question."""
    scale: str
    """How it is answered."""


class Measurement(Block):
    """Asking customers."""

    questionnaire: tuple[Question, ...]
    """The questions in five parts, and those this plan needs."""
    sample_size: int | None
    """Answers needed for 5 points either way."""
    population: float | None
    """Customers to ask."""
    notes: tuple[Note, ...] = ()
    """How many to send, what fewer answers mean."""
