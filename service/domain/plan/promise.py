"""Sections expectations and mix: what is promised, and the seven Ps that keep it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from service.domain.brief import Better, Dimension
from service.domain.evidence import Evidence, Statement
from service.domain.plan.block import Block, Note

Basis = Literal["measured", "provisional", "modelled", "assumed"]
Verdict = Literal["delight", "within_zone", "fix_first", "held_back"]
Flag = Literal["overpromising_now", "behind_competitor", "measure_first", "uneven"]


class Promise(Block):
    """A line of the promise register."""

    measure: str
    """Measure."""
    label: str
    """What is measured, in words."""
    unit: str
    """Unit of the levels (`share` for a yes/no measure)."""
    better: Better
    """Which direction is better."""
    dimension: Dimension | None
    """Dimension of service quality."""
    adequate: float | None
    """The least customers accept."""
    desired: float | None
    """What they hope for."""
    deliverable: float | None
    """Level the record supports."""
    promise: float | None
    """Level that may be promised; none when nothing may."""
    competitor_promise: float | None
    """The best rival's promise."""
    current_promise: float | None
    """What is promised now."""
    keep_rate: float | None
    """Observed share kept, at the promise (else at the adequate level)."""
    keep_rate_lower_bound: float | None
    """Its exact lower bound."""
    broken_per_month: float | None
    """Expected broken promises a month, at the lower bound."""
    basis: Basis
    """How well the level is supported."""
    verdict: Verdict
    """What may be done with it."""
    segment: str | None = None
    """Segment, for a line of its own."""
    group: str | None = None
    """Group or daypart, for a line of its own."""
    flags: tuple[Flag, ...] = ()
    """Warnings."""
    samples: int
    """Values behind it."""
    sentence: Statement | None = None
    """Words that may be printed, where the line is published."""
    evidence: tuple[Evidence, ...] = ()
    """Where it comes from."""


class CopyRow(Block):
    """A line of the owner's present copy that breaks the register, and what replaces it."""

    index: int
    """Position in `copy`."""
    line: str
    """The line."""
    finding: Statement
    """What the record says against it."""
    replacement: Statement | None
    """What to put in its place; none means take it down."""


class DimensionRow(Block):
    """One side of service quality."""

    dimension: Dimension
    """RATER dimension."""
    says: Statement
    """What is promised there, or why nothing is."""


class Guarantee(Block):
    """A service guarantee, or the reason there is none."""

    offered: bool
    """Whether one is planned."""
    statement: Statement
    """The guarantee in a customer's words, or the refusal with its price."""
    measure: str | None = None
    """Promise it rests on."""
    payout: float | None = None
    """Paid for each broken promise, in the currency."""
    expected_cost: float | None = None
    """Expected payout until the end of the horizon."""
    reserve: float | None = None
    """Money kept for it."""
    starts: dt.date | None = None
    """First day."""
    condition: Statement | None = None
    """What must hold before it starts."""


class Expectations(Block):
    """The promise register."""

    promises: tuple[Promise, ...]
    """All lines."""
    copy_rows: tuple[CopyRow, ...]
    """Present copy, checked."""
    dimensions: tuple[DimensionRow, ...]
    """The five sides of quality."""
    guarantee: Guarantee
    """Guarantee."""
    who_may_promise: Statement
    """Who may promise what."""
    notes: tuple[Note, ...] = ()
    """How each level was found."""


class MixDecision(Block):
    """What one P changes."""

    decision: Statement
    """What is decided."""
    rejected: Statement
    """What is not chosen, and why."""
    actions: tuple[str, ...]
    """Ids of actions."""
    owner: str
    """Who answers for it."""
    indicator: str
    """What shows it."""
    short: Statement
    """The decision in a line, for part 1."""


class ServicePrice(Block):
    """The price band of a service."""

    service: str
    """Service."""
    price: float
    """Price now."""
    floor: float | None
    """Lowest price that carries the target margin."""
    reference: float | None
    """Median of rivals' prices."""
    reference_low: float | None
    """Cheapest rival."""
    reference_high: float | None
    """Dearest rival."""
    ceiling: float | None
    """What ratings allow against the rival that binds."""
    recommended: float
    """Price in the plan."""
    evidence: tuple[Evidence, ...] = ()
    """Where the figures come from."""


class Price(MixDecision):
    """Price, with its bands."""

    services: tuple[ServicePrice, ...]
    """One row a service."""


class FailPoint(Block):
    """A step of the blueprint where it can go wrong."""

    step: str
    """Step, as the customer sees it."""
    fails_because: Statement
    """Cause."""
    backstage: Statement
    """What happens out of sight."""
    standard: Statement
    """Standard."""
    recovery: Statement
    """What is done when it fails."""
    owner: str
    """Who answers for it."""


class Process(MixDecision):
    """Process, with the blueprint."""

    blueprint: tuple[FailPoint, ...]
    """Steps that matter."""


class Mix(Block):
    """The seven Ps."""

    product: MixDecision
    """Product."""
    price: Price
    """Price."""
    place: MixDecision
    """Place."""
    promotion: MixDecision
    """Promotion."""
    people: MixDecision
    """People."""
    process: Process
    """Process."""
    physical_evidence: MixDecision
    """Physical evidence."""
    notes: tuple[Note, ...] = ()
    """Price said plainly, exceptions argued."""
