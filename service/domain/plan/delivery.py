"""Sections quality_gaps, relationships and organisation: who keeps the promises, and what happens when one breaks."""

from __future__ import annotations

from typing import Literal

from service.domain.evidence import Evidence, Statement
from service.domain.plan.block import Block, Note
from service.domain.plan.market import TierName


class Cause(Block):
    """A cause of a gap."""

    cause: Statement
    """The cause, as a consultant's checklist names it."""
    state: Literal["present", "absent", "unknown"]
    """Whether this firm shows it."""
    evidence: tuple[Evidence, ...]
    """What shows it (empty when unknown)."""
    actions: tuple[str, ...]
    """Actions against it."""
    objective: str | None
    """Objective it serves."""
    owner: str | None
    """Who answers for it."""
    watched_by: str | None
    """Indicator."""


class Gap(Block):
    """One of the five gaps."""

    gap: Literal[1, 2, 3, 4, 5]
    """Number."""
    name: str
    """Name in plain words."""
    causes: tuple[Cause, ...]
    """Causes; gap 5 has none of its own."""
    summary: Statement
    """What it means here."""


class QualityGaps(Block):
    """Where service and promise part."""

    gaps: tuple[Gap, ...]
    """Gaps 1 to 5."""
    notes: tuple[Note, ...] = ()
    """What is not known and where it is asked."""


class Relationship(Block):
    """A segment's road from stranger to partner."""

    tier: TierName | None
    """Tier."""
    segment: str
    """Segment."""
    stage: Literal["stranger", "acquaintance", "friend", "partner"]
    """Stage now."""
    next_stage: Literal["acquaintance", "friend", "partner", "hold"]
    """Next stage; hold where the firm does not court them."""
    bond: Literal["none", "financial", "social", "customisation", "structural"]
    """Bond that carries them there."""
    how: Statement
    """What is done."""


class RecoveryStep(Block):
    """One recovery strategy, decided for this firm."""

    strategy: Literal[
        "fail_safe", "encourage_complaints", "act_quickly", "explain", "treat_fairly", "cultivate", "learn_from_recovery", "learn_from_lost"
    ]
    """Strategy."""
    decision: Statement
    """What is done here."""


class Relationships(Block):
    """Keeping customers and putting things right."""

    segments: tuple[Relationship, ...]
    """One row a segment."""
    recovery: tuple[RecoveryStep, ...]
    """Recovery strategies in order."""
    limits: tuple[Statement, ...]
    """Who may give what without asking."""
    notes: tuple[Note, ...] = ()
    """What else."""


class TeamRole(Block):
    """A role of the firm."""

    role: str
    """Role."""
    person: str | None
    """Name, where given."""
    people: int
    """How many."""
    hours_per_week: float | None
    """Hours a week of all of them."""
    plan_hours_year: float
    """Hours this plan takes over the horizon."""
    plan_hours_busiest_week: float
    """Hours it takes in the busiest week."""
    answers_for: Statement
    """What the role answers for."""


class Responsibility(Block):
    """One accountable role."""

    what: str
    """Id or name of the action, promise or gap."""
    kind: Literal["action", "promise", "gap"]
    """Kind."""
    accountable: str
    """Role."""


class Organisation(Block):
    """Who does what."""

    size: Literal["solo", "small", "medium", "large"]
    """Size class: 1, 2–9, 10–49, 50 and more people."""
    roles: tuple[TeamRole, ...]
    """Roles."""
    responsibilities: tuple[Responsibility, ...]
    """Exactly one accountable role each."""
    promise_owner: str
    """Owner of the promise register."""
    empowerment: tuple[Statement, ...]
    """What each may give without asking."""
    upward: Statement
    """How news reaches the top."""
    keep: Statement
    """What to keep of the culture."""
    change: Statement
    """What to change."""
    notes: tuple[Note, ...] = ()
    """Layers, training, staffing."""
