"""Everything the moves decide from: the brief and all its figures, worked out once, and the words to say them in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from service.analysis.budget import spending_limit
from service.analysis.calendar import horizon_end, next_monday
from service.analysis.capacity import QUEUE_RISK_FROM
from service.copycheck.register import Register as CopyRegister
from service.domain.brief import Brief
from service.domain.evidence import DateFact, Fact, Ledger, Phrase, brief_evidence, from_brief, named
from service.figures.customers import Customers, read_customers
from service.figures.fill import Fill, read_fill
from service.figures.money import Money, read_money
from service.figures.people import People, read_people
from service.figures.position import Position, read_position
from service.figures.prices import Prices, read_prices
from service.figures.register import Register, read_register
from service.figures.segments import SegmentFigures
from service.figures.slots import Slot
from service.figures.survey import Survey, read_survey
from service.figures.week import Week, read_week
from service.moves.copy_lines import CopyLine, CopyReader, promised
from service.moves.drafting import Posts, read_posts
from service.moves.goals import Goal, GoalKind, read_goals
from service.moves.lexicon import group_opening, mentions, names_people, without_absolutes
from service.moves.obstacle import find_obstacle
from service.prompts import wording
from service.writing.phrasebook import Phrasebook
from service.writing.trade import Trade, find_trade

FRIDAY = 4
OFTEN = 24
"""Visits a year of the average customer from which a firm's people come often."""


@dataclass(frozen=True)
class Case:
    """One firm's brief with its figures."""

    brief: Brief
    ledger: Ledger
    book: Phrasebook
    trade: Trade
    start: DateFact
    end: DateFact
    money: Money
    customers: Customers
    position: Position
    prices: Prices
    week: Week | None
    register: Register
    obstacle: Phrase | None
    """Why nobody can come in the quiet hours, in the owner's words."""
    fill: Fill | None
    people: People
    posts: Posts
    survey: Survey
    copy_lines: tuple[CopyLine, ...]
    goals: tuple[Goal, ...]

    @property
    def queue_line(self) -> Fact:
        """Load from which every delay passes on."""
        return self.ledger.fact(
            "method.queue_line", QUEUE_RISK_FROM, "share", "load from which a part of the week is a queue risk (method 3, SEG-5)"
        )

    @cached_property
    def promised(self) -> CopyRegister:
        """The register as words for customers are held against it."""
        return promised(self.register, self.book)

    @property
    def spendable(self) -> float:
        """What may be planned: nine-tenths of the budget (ACT-1); 0 without one."""
        return float(spending_limit(self.brief.business.marketing_budget or 0.0)[0])

    def pays_for(self, share: float) -> bool:
        """Whether a share of what may be spent buys anything: below the firm's lowest price a limit is not worth a line."""
        return self.spendable > 0 and share * self.spendable >= self.lowest_price

    @property
    def lowest_price(self) -> float:
        """The lowest price of the firm; 1 where nothing has a price."""
        return min((s.price.value for s in self.money.services if s.price.value > 0), default=1.0)

    @property
    def owner_hours(self) -> Fact | None:
        """Hours a week the owner has for marketing."""
        hours = self.brief.business.owner_hours_per_week
        return None if hours is None else from_brief(hours, "h", "business.owner_hours_per_week")

    @property
    def first_friday(self) -> dt.date:
        """The Friday of the plan's first week, or the next one."""
        return self.start.value + dt.timedelta(days=(FRIDAY - self.start.value.weekday()) % 7)

    @property
    def focus(self) -> SegmentFigures | None:
        """The segment the plan is made for: it fills the quiet hours, else the owner wants to sell to it, to win more of it or to
        keep more of it, else it is the most valuable."""
        if self.fill and self.fill.segment:
            return self.fill.segment
        if self.asked and self.asked[0].contribution_year and self.asked[0].contribution_year.value > 0:
            return self.asked[0]
        wanted = self._named_in("grow") or (self._leak if any(goal.kind == "keep" for goal in self.goals) else None)
        if wanted:
            return wanted
        able = [s for s in self.customers.segments if s.contribution_year is None or s.contribution_year.value > 0]
        if self.customers.tiers:
            return next(iter(able), None)
        return min(able, key=lambda s: (-(s.contribution_year.value if s.contribution_year else 0.0), str(s.name)), default=None)

    def _named_in(self, kind: GoalKind) -> SegmentFigures | None:
        """The first segment that a goal of a kind names and that leaves at least half of what the best does."""
        each = {s.index: s.contribution_year.value for s in self.customers.segments if s.contribution_year}
        worth = [index for index, value in each.items() if value > 0 and value >= max(each.values()) / 2]
        named = next((goal.segment for goal in self.goals if goal.kind == kind and goal.segment in worth), None)
        return next((s for s in self.customers.segments if s.index == named), None)

    @property
    def _leak(self) -> SegmentFigures | None:
        """The segment with which most profit leaves in a year, ties by name; None where nobody's leaving costs anything."""
        lost = [(-s.lost_profit_year.value, str(s.name), s) for s in self.customers.segments if s.lost_profit_year]
        worst = min(lost, key=lambda each: each[:2], default=None)
        return worst[2] if worst and worst[0] < 0 else None

    @property
    def asked(self) -> tuple[SegmentFigures, int] | None:
        """The segment that the owner wants to sell a service to, and the service."""
        wanted = next((g for g in self.goals if g.kind == "sell" and g.segment is not None and g.service is not None), None)
        segment = next((s for s in self.customers.segments if wanted and s.index == wanted.segment), None)
        return (segment, wanted.service) if wanted and wanted.service is not None and segment else None

    @property
    def leak_worth(self) -> float:
        """Yearly profit that leaves with the focus segment: what a reason to stay is worth."""
        lost = self.focus.lost_profit_year if self.focus else None
        return lost.value if lost else 0.0

    @property
    def complaints_month(self) -> Fact | None:
        """Complaints a month, where the owner counted them."""
        count = self.brief.complaints.per_month if self.brief.complaints else None
        return None if count is None else from_brief(count, "count", "complaints.per_month")

    def group_words(self, segment: Phrase) -> Phrase:
        """A segment as people in a sentence: `nervous adults`; `members over sixty` or `“old and anxious dogs” clients` where no word of
        its name is one for people."""
        said = low(segment)
        if self.book.language == "zh" or names_people(segment):
            return Phrase(told_to_the_owner(said), segment.evidence)
        return self.book.phrase(f"customers.group.{group_opening(segment)}", segment=said)

    def low(self, name: Phrase) -> Phrase:
        """A name as it stands inside a sentence: no capital at its start, unless it is an abbreviation."""
        return low(name)

    def plainly(self, name: Phrase) -> Phrase:
        """A criterion's name in public words: without `each time` or `always`, which no record carries."""
        return without_absolutes(self.brief.language, low(name))

    @property
    def thin(self) -> bool:
        """Whether the brief holds too little for a full plan: no record, no segments, no rivals."""
        return not self.brief.delivery and not self.brief.segments and not self.brief.competitors


def read_case(brief: Brief, today: dt.date) -> Case:
    """Work out all figures of a brief. `today` only matters where the brief names no start."""
    ledger = Ledger()
    trade = find_trade(brief)
    money = read_money(brief, ledger)
    book = _phrasebook(brief, trade, money)
    customers = read_customers(brief, ledger, money)
    position = read_position(brief, ledger)
    week = read_week(brief, ledger)
    register = read_register(brief, ledger, week=week)
    copy_lines = CopyReader(brief, register, book, ledger, week, money.leading.price).lines()
    people, goals = read_people(brief, ledger, week), read_goals(brief)
    start, end = _horizon(brief, today, ledger)
    obstacle = find_obstacle(brief, week.quiet) if week and not week.seasonal else None
    fillable = week if week and not week.seasonal and obstacle is None else None
    return Case(
        brief=brief,
        ledger=ledger,
        book=book,
        trade=trade,
        start=start,
        end=end,
        money=money,
        customers=customers,
        position=position,
        prices=read_prices(brief, ledger, money, position, counted_on=_counted_on(brief, goals)),
        week=week,
        register=register,
        obstacle=obstacle,
        fill=read_fill(brief, ledger, fillable, customers, register, _asked(goals, fillable)) if fillable else None,
        people=people,
        posts=read_posts(people),
        survey=read_survey(brief, ledger, customers),
        copy_lines=copy_lines,
        goals=goals,
    )


def _asked(goals: Sequence[Goal], week: Week) -> tuple[Slot, ...]:
    """The quiet parts of the week that the owner wants filled, by the days and the part of the day a goal names; () where it names none."""
    wanted = [goal for goal in goals if goal.kind == "fill" and (goal.days or goal.parts)]
    return tuple(s for s in week.quiet if any((not g.days or s.day in g.days) and (not g.parts or s.part in g.parts) for g in wanted))


def _counted_on(brief: Brief, goals: Sequence[Goal]) -> frozenset[str]:
    """Services whose price their buyers want as it was: what such a segment pays most for; none where the owner wants prices to rise."""
    if any(goal.kind == "price" for goal in goals):
        return frozenset()
    price = {s.name: s.price for s in brief.services}
    holding = [s for s in brief.segments if s.needs and mentions(brief.language, "same_price", s.needs)]
    mixes = [{name: share * price[name] for name, share in (s.service_mix or {}).items() if name in price} for s in holding]
    return frozenset(max(mix, key=lambda name: (mix[name], name)) for mix in mixes if mix)


def currency_of(brief: Brief) -> str:
    """The brief's currency; assumed from the place or the language where it is missing (an assumption of the plan)."""
    if brief.business.currency:
        return brief.business.currency
    place = (brief.business.location or "").lower()
    euro = ("ireland", "germany", "france", "spain", "italy", "netherlands", "austria", "belgium", "portugal", "finland")
    if brief.language == "zh":
        return "CNY"
    if any(word in place for word in euro):
        return "EUR"
    return "USD" if any(word in place for word in ("usa", "united states", "california", "new york", "texas")) else "GBP"


def _phrasebook(brief: Brief, trade: Trade, money: Money) -> Phrasebook:
    main = money.leading
    firm = named(brief.business.name, "business.name")
    overdue = wording(brief.language)[f"numbers.overdue.{'often' if _come_often(brief) else 'seldom'}"]
    words = {**trade.words, "firm": firm, "core": main.name, "core_low": low(main.name), "overdue": overdue}
    return Phrasebook(brief.language, currency_of(brief), words)


def _come_often(brief: Brief) -> bool:
    """Whether customers come so often, or have paid for it, that staying away says more than a date that has passed."""
    if mentions(brief.language, "membership", " ".join(s.name for s in brief.services)):
        return True
    known = [(s.customers, s.visits_per_year) for s in brief.segments if s.customers and s.visits_per_year]
    people = sum(customers for customers, _ in known)
    return people > 0 and sum(customers * visits for customers, visits in known) / people >= OFTEN


def told_to_the_owner(said: str) -> str:
    """`companies we see once a year`, as the plan says it: `companies you see once a year`."""
    return re.sub(r"\bour\b", "your", re.sub(r"\b(?:we|us)\b", "you", said))


def low(name: Phrase) -> Phrase:
    """A name as it stands inside a sentence."""
    first = name.split(" ", 1)[0]
    text = str(name) if sum(c.isupper() for c in first) > 1 or any(c.isdigit() for c in first) else name[:1].lower() + name[1:]
    return Phrase(text, name.evidence)


def _horizon(brief: Brief, today: dt.date, ledger: Ledger) -> tuple[DateFact, DateFact]:
    given = brief.business.start
    start = (
        DateFact(given, (brief_evidence("business.start", given),))
        if given
        else ledger.date("plan.start", next_monday(today), "the next Monday")
    )
    end = ledger.date(
        "plan.end", horizon_end(start.value, brief.business.horizon_months), "start + horizon", {"months": brief.business.horizon_months}
    )
    return start, end
