"""Section summary: part 1, the plan for the owner."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from service.domain.evidence import Statement
from service.domain.plan.block import Block
from service.domain.plan.owner_tables import EarningsTable, PriceTable, RosterTable


class Step(Block):
    """An action of the programme on the road to a goal."""

    what: Statement
    """What is done."""
    who: str
    """Who does it."""
    start: dt.date
    """First day."""
    finish: dt.date
    """Last day."""


class Trial(Block):
    """When the first idea of a road is tried."""

    who: str
    """Who tries it."""
    start: dt.date
    """First day."""
    finish: dt.date
    """Last day, on which it is kept or dropped."""


class Route(Block):
    """A goal of the owner and the road to it."""

    goal: str
    """The goal, in the owner's words (or ours, where we add it)."""
    added: bool = False
    """Whether the plan added it."""
    answer: Literal["yes", "not_yet"]
    """Whether it is reached in this plan."""
    road: Statement
    """How it is reached, or what stands in the way."""
    condition: Statement
    """What must hold (for yes: how one sees it)."""
    extent: Statement | None = None
    """How far it is reached, where that is less than all."""
    date: dt.date
    """By when, or when it is decided."""
    then: Statement | None = None
    """What happens when the condition holds."""
    steps: tuple[Step, ...] = ()
    """What is done on it after this Monday's list, the first to begin first."""
    ideas: tuple[Statement, ...] = ()
    """What firms of this trade do on such a road, to be tried small; not drawn from the firm's figures."""
    trial: Trial | None = None
    """When the first of them is tried; none where the programme has no hours for it."""
    words: Statement | None = None
    """What to say, write or print for one of the ideas."""


class NotYet(Block):
    """A thing held back, and what opens the door."""

    what: Statement
    """What is held back."""
    condition: Statement
    """What must hold."""
    date: dt.date
    """When it is looked at."""
    then: Statement
    """What happens then."""


class Offer(Block):
    """The named offer."""

    name: str
    """Its name."""
    what: Statement
    """What it is, in a sentence."""
    contents: tuple[Statement, ...]
    """What it consists of."""
    why: tuple[Statement, ...]
    """Why customers choose it, rival by rival."""
    story: Statement | None = None
    """A customer's way through it."""
    caveat: Statement | None = None
    """What must be settled before it is printed."""


class MonthRow(Block):
    """A month of the year on one page."""

    month: str
    """`2027-01`."""
    actions: tuple[Statement, ...]
    """What happens."""
    who: str
    """Who leads."""
    spend: float
    """Money that goes out."""
    look_for: Statement | None
    """What to look for at its end."""


class RiskRow(Block):
    """What could go wrong."""

    what: Statement
    """The event."""
    sign: Statement
    """How one sees it."""
    response: Statement
    """What is done."""


class CustomerRow(Block):
    """A segment in the owner's words."""

    segment: str
    """Segment."""
    treatment: Literal["keep_first", "keep", "win", "serve", "do_not_court"]
    """How to treat it."""
    count: Statement | None = None
    """How many they are."""
    contribution_year: Statement | None = None
    """What one leaves in a year after care, and all of them together."""
    retention: Statement | None = None
    """Share who stay a year."""
    text: Statement
    """What is done about them."""


class SayRow(Block):
    """What to say and what not."""

    about: str
    """Subject."""
    say: Statement
    """Words to use now."""
    not_say: Statement
    """Words to take down or leave."""
    why: Statement
    """The number behind it."""
    aim: Statement | None = None
    """What the team works to, which nobody outside is told; none where the record says nothing of it."""
    comes_down: bool = False
    """Whether `not_say` is a line of today that comes down."""


class WhoRow(Block):
    """Who answers for what."""

    who: str
    """Role or person."""
    answers_for: Statement
    """What for."""
    time: Statement
    """Time it takes."""


class MoneyRow(Block):
    """A line of the money table."""

    what: str
    """What is bought."""
    amount: float
    """Amount, in the currency."""


class ToldRow(Block):
    """Something the owner told of today's work, and what is done about it."""

    quote: Statement
    """The owner's words."""
    do: Statement
    """What is done about it."""
    date: dt.date
    """The day by which it is done."""
    who: str
    """Who does it."""


class OutsideRow(Block):
    """Something that comes from outside, and what is done about it."""

    what: Statement
    """The fact, in the owner's words."""
    do: Statement
    """What is done about it first."""
    date: dt.date
    """The day by which it is done."""
    who: str
    """Who does it."""
    importance: int
    """Importance of the fact, 1 to 5."""


class Summary(Block):
    """Part 1: the plan for the owner."""

    title: str
    """Title of the plan."""
    opening: Statement
    """For whom, how long to read, what the numbers point to."""
    in_short: tuple[Statement, ...]
    """Half a page."""
    earnings: EarningsTable | None = None
    """What each service earns, where there are several."""
    reading: tuple[Statement, ...] = ()
    """What the firm's figures say, a finding a line."""
    routes: tuple[Route, ...]
    """Every goal of the owner, answered."""
    not_yet: tuple[NotYet, ...]
    """What is held back, and what opens each door."""
    ideas: tuple[Statement, ...] = ()
    """What firms of this trade do besides, to be tried small; not drawn from the firm's figures."""
    told: tuple[ToldRow, ...] = ()
    """What the owner told of today's work, and what is done about it."""
    customers: tuple[CustomerRow, ...]
    """Whom to win and keep."""
    customers_note: Statement | None = None
    """Duty of care, where one exists."""
    offer: Offer
    """The named offer."""
    will_not: Statement | None = None
    """What the firm will not do, with its price."""
    say: tuple[SayRow, ...]
    """What to promise, what to take down."""
    beyond: Statement | None = None
    """What the team does beyond what is promised, and does not announce."""
    put_right: Statement | None = None
    """What happens when a promise is missed: who may give how much, and from when a guarantee holds."""
    words: tuple[Statement, ...] = ()
    """Sentences ready to be said or sent."""
    seven_p: dict[str, Statement]
    """What each P changes, a line each."""
    roster: RosterTable | None = None
    """A first roster to try, where hours can be moved."""
    prices: PriceTable | None = None
    """The prices of several services, where more than one has something to say."""
    who: tuple[WhoRow, ...]
    """Who does what."""
    calendar: tuple[MonthRow, ...]
    """The year, month by month."""
    money: tuple[MoneyRow, ...]
    """What is bought, the smallest things together."""
    money_left: Statement | None = None
    """What the rest of the budget is for, where much is left."""
    payback: tuple[Statement, ...]
    """One plain payback sum."""
    options: tuple[Statement, ...] = ()
    """Bolder ideas with their price."""
    outside: tuple[OutsideRow, ...] = ()
    """What comes from outside, and what is done about it."""
    risks: tuple[RiskRow, ...]
    """What could go wrong."""
    rules_to_check: tuple[Statement, ...]
    """Rules that bind the firm's words, as things to check."""
    know_by: tuple[Statement, ...]
    """How the owner will know."""
    know_rule: Statement | None = None
    """What to do with the count."""
