"""Tables of part 1 that stand only where there is something to move: prices side by side, and a first roster."""

from __future__ import annotations

import datetime as dt

from service.domain.evidence import Statement
from service.domain.plan.block import Block


class PriceRow(Block):
    """The price of a service, now and from the day of the price step."""

    service: str
    """Service."""
    now: Statement
    """Price now."""
    then: Statement
    """Price then and what an hour of it leaves, or why it stays."""
    others: Statement
    """What the rivals ask."""
    can_lose: Statement | None = None
    """How many may leave before it costs money; none where the price stays."""


class PriceTable(Block):
    """Several prices side by side, looked at on one day."""

    date: dt.date
    """Day after which the new prices hold."""
    rows: tuple[PriceRow, ...]
    """One row a service, those that move first."""
    further: Statement | None = None
    """Why a price goes further than the rest."""
    on_top: Statement | None = None
    """What the plan's sums count of it, and what they do not."""


class EarningsRow(Block):
    """What a service earns."""

    service: str
    """Service."""
    price: Statement
    """Its price."""
    sold_month: Statement
    """How often it is sold a month."""
    contribution_month: Statement
    """What a month of it leaves after its own costs."""
    contribution_hour: Statement | None = None
    """What an hour of work on it leaves; none where its minutes are not known."""


class EarningsTable(Block):
    """What each service earns, and what a month leaves in all."""

    rows: tuple[EarningsRow, ...]
    """One row a service, that which leaves most first."""
    in_all: Statement | None = None
    """What a month leaves once the fixed costs are paid, where they are known."""


class RosterDay(Block):
    """A day of the roster."""

    day: str
    """Day."""
    cells: tuple[Statement | None, ...]
    """Hours of each part of the day, now and then; None where the day has no such part."""


class RosterTable(Block):
    """The hours of the week, moved to where customers ask for them."""

    intro: Statement
    """What moves, how full the fullest part is then, and with whom to agree it."""
    parts: tuple[str, ...]
    """Parts of the day, the columns."""
    rows: tuple[RosterDay, ...]
    """One row a day."""
