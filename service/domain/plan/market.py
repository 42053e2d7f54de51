"""Sections customers and positioning: whom to serve, and what to be for them."""

from __future__ import annotations

from typing import Literal

from service.domain.evidence import Evidence, Statement
from service.domain.plan.block import Block, Note

TierName = Literal["platinum", "gold", "iron", "lead"]
SlotState = Literal["spare", "balanced", "queue_risk", "full", "overload"]


class CustomerSegment(Block):
    """A segment with its value."""

    name: str
    """Name."""
    tier: TierName | None
    """Tier, where value is known."""
    customers: float | None
    """Customers now."""
    customers_share: float | None
    """Share of all customers, 0..1."""
    revenue_share: float | None
    """Share of revenue, 0..1."""
    profit_share: float | None
    """Share of yearly contribution, 0..1."""
    contribution_per_year: float | None
    """Yearly contribution of one customer after care, in the currency."""
    lifetime_value: float | None
    """Lifetime value of one customer, in the currency."""
    retention_rate: float | None
    """Share who stay a year."""
    service_level: Statement
    """What they get."""
    evidence: tuple[Evidence, ...] = ()
    """Where the figures come from."""


class Tier(Block):
    """A tier of customers by lifetime value."""

    name: TierName
    """Name in the field's terms; part 1 uses plain words."""
    segments: tuple[str, ...]
    """Segments in it."""
    customers: float
    """Customers in it."""
    customers_share: float
    """Share of all customers."""
    revenue_share: float
    """Share of revenue."""
    profit_share: float | None
    """Share of profit; none when the total is not above zero."""
    rule: Statement
    """What moves a customer up or out."""


class Allocation(Block):
    """Hours for a segment."""

    segment: str
    """Segment."""
    hours: float
    """Hours a week."""


class CapacitySlot(Block):
    """A daypart of the week."""

    day: str
    """`mon` … `sun`."""
    part: str
    """Daypart, in the firm's words."""
    hours: float
    """Hours that can be sold."""
    demand: float | None
    """Hours demanded."""
    utilisation: float | None
    """Demand ÷ hours."""
    state: SlotState | None
    """State."""


class Customers(Block):
    """Segments, tiers and the week."""

    segments: tuple[CustomerSegment, ...]
    """Segments, most valuable first."""
    tiers: tuple[Tier, ...]
    """The four tiers; empty without figures."""
    allocation: tuple[Allocation, ...]
    """Hours by segment in the plan."""
    unserved_hours: float | None
    """Hours a week demanded but not given; none without a week."""
    capacity: tuple[CapacitySlot, ...]
    """The week."""
    notes: tuple[Note, ...] = ()
    """How to read it, and what follows."""


class Difference(Block):
    """The firm against its best rival on a criterion."""

    criterion: str
    """Criterion."""
    weight: float
    """Normalised weight."""
    own: float | None
    """Own rating."""
    best_competitor: float | None
    """Best rival's rating."""
    best_competitor_name: str | None
    """Who that is."""
    ratings: dict[str, float | None]
    """Rating by rival."""
    advantage: float | None
    """Own − best rival."""
    important: bool
    """Weight at or above the mean."""
    real: bool | None
    """Ahead of every rival; none where a rating is missing."""
    sustained: bool | None
    """Hard to copy."""
    verdict: Literal["position", "support", "do_not_claim", "unknown"]
    """What the plan does with it."""


class MapPoint(Block):
    """A player on the map."""

    name: str
    """Player."""
    x: float
    """Rating on the first axis."""
    y: float
    """Rating on the second axis."""


class PerceptualMap(Block):
    """The two criteria that separate the players most."""

    x: str
    """Criterion of the first axis."""
    y: str
    """Criterion of the second axis."""
    points: tuple[MapPoint, ...]
    """All players."""


class NotChosen(Block):
    """A position or claim that is not taken."""

    what: Statement
    """The claim."""
    why: Statement
    """Why not, with its price."""
    changes_if: Statement
    """What would change it."""


class Message(Block):
    """A line of the message house."""

    message: Statement
    """What it says in essence."""
    proof: Statement
    """Why it may be believed."""
    may_say: Statement
    """Words that may be printed."""
    may_not_say: Statement
    """Words that may not."""


class Positioning(Block):
    """What to be for whom, against whom."""

    verdict: Literal["unique", "me_too", "unknown"]
    """Whether a difference passes all tests."""
    statement: Statement
    """The positioning statement."""
    chosen: Statement
    """The position chosen, in a sentence."""
    strategy: Literal["differentiation", "cost", "focus"]
    """Generic strategy."""
    rejected: tuple[NotChosen, ...]
    """What is not chosen."""
    will_not: tuple[Statement, ...]
    """What the firm will not do."""
    differences: tuple[Difference, ...]
    """Matrix of criteria and players."""
    totals: dict[str, float]
    """Weighted total by player."""
    map: PerceptualMap | None
    """Perceptual map, where there are ratings."""
    messages: tuple[Message, ...]
    """Message house."""
    notes: tuple[Note, ...] = ()
    """How wide the lead is, who is near."""
