"""Sections objectives and situation: where the firm is and wants to be."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from service.domain.evidence import Evidence, Statement
from service.domain.plan.block import Block, Note

Area = Literal[
    "market_standing",
    "innovation",
    "productivity",
    "use_of_resources",
    "profitability",
    "managers_performance",
    "workers_performance",
    "public_responsibility",
]


class Objective(Block):
    """A measurable objective."""

    id: str
    """`G1`, `G2`, …"""
    area: Area
    """Which of the eight areas it belongs to."""
    statement: Statement
    """What is wanted, in a sentence."""
    metric: str
    """What is measured."""
    unit: str
    """Unit of baseline and target."""
    baseline: float
    """Value today, in the unit."""
    baseline_source: tuple[Evidence, ...]
    """Where the baseline comes from."""
    target: float
    """Value wanted, in the unit."""
    better: Literal["lower", "higher"]
    """The wanted direction."""
    due: dt.date
    """By when."""
    owner: str
    """Role that answers for it."""
    feasibility: Statement
    """Why it can be done."""
    strategy: str
    """Id of the strategic move that serves it."""


class NotNow(Block):
    """An area without an objective this time."""

    area: Area
    """The area."""
    reason: Statement
    """Why not now."""


class Objectives(Block):
    """What the firm wants within the horizon."""

    objectives: tuple[Objective, ...]
    """The objectives, most valuable first."""
    not_now: tuple[NotNow, ...]
    """Areas without one, each with its reason."""
    notes: tuple[Note, ...] = ()
    """Break-even, feasibility of the owner's goals, what stays undecided."""


class AuditRow(Block):
    """One finding of the marketing audit."""

    topic: str
    """A P, or market, customers, competitors, regulation, technology."""
    finding: Statement
    """What is so today."""
    so_what: Statement
    """What follows."""


class SwotItem(Block):
    """A strength, weakness, opportunity or threat."""

    id: str
    """`S1`, `W2`, …"""
    statement: Statement
    """The item."""
    score: float
    """Inside: weight in percent × points of difference. Outside: importance, 1 to 5."""
    evidence: tuple[Evidence, ...]
    """What it rests on."""


class Swot(Block):
    """The four quadrants."""

    strengths: tuple[SwotItem, ...] = ()
    """Better than the best rival, on criteria customers buy on."""
    weaknesses: tuple[SwotItem, ...] = ()
    """Worse than the best rival."""
    opportunities: tuple[SwotItem, ...] = ()
    """Outside facts that help."""
    threats: tuple[SwotItem, ...] = ()
    """Outside facts that harm."""


class TowsMove(Block):
    """A move that joins inside and outside."""

    id: str
    """`SO1`, …"""
    move: Statement
    """What to do."""
    uses: tuple[str, ...]
    """Ids of the SWOT items it joins."""


class Tows(Block):
    """Moves by quadrant pair; an empty one is explained in `empty`."""

    so: tuple[TowsMove, ...] = ()
    """Strengths on opportunities."""
    st: tuple[TowsMove, ...] = ()
    """Strengths against threats."""
    wo: tuple[TowsMove, ...] = ()
    """Weaknesses mended for opportunities."""
    wt: tuple[TowsMove, ...] = ()
    """Weaknesses kept away from threats."""
    empty: dict[str, Statement] = {}
    """Why a cell holds no move."""


class Strategy(Block):
    """One of at most seven strategic moves."""

    id: str
    """`M1`, …"""
    title: str
    """Short name."""
    reason: Statement
    """Why this firm should make it."""
    objectives: tuple[str, ...]
    """Ids of the objectives it serves."""


class Situation(Block):
    """Where the firm stands."""

    audit: tuple[AuditRow, ...]
    """Inside (7Ps) and outside."""
    swot: Swot
    """Strengths, weaknesses, opportunities, threats."""
    tows: Tows
    """What follows from joining them."""
    strategies: tuple[Strategy, ...]
    """The moves chosen, most valuable first."""
    notes: tuple[Note, ...] = ()
    """Key assumptions, what is not known."""
