"""Filling the free hours: with whom, how full, how much of it is merely moved, and what the rest is worth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from service.analysis import filling
from service.analysis.calendar import quarter_ends
from service.analysis.capacity import QUEUE_RISK_FROM, Daypart, hours_of_room, match_shifts
from service.domain.brief import Brief
from service.domain.evidence import DateFact, Fact, Ledger, Phrase
from service.figures.customers import Customers
from service.figures.fill_cap import PromiseLines, SegmentCap, rank_segment_caps
from service.figures.fill_won import Books, Planned, Won, plan_hours, read_acquisition_limit, read_won, said, times
from service.figures.levelling import Levelling, read_levelling
from service.figures.money import Money, read_money
from service.figures.segments import SegmentFigures
from service.figures.slots import Slot
from service.figures.week import Week

THIN_RECORD = 20
FIRST_MILESTONE_DAYS = 60
LEAST_NEW_HOURS = 0.5
"""New hours a week below which a campaign is not worth planning, where no more people are believable."""
GAP_TO_CAP = "Σ max(0, cap × hours − demand)"
GAP_PLANNED = "moved hours + hours of the most people that may be planned for"
DEMAND_AT_CAP = "max(demand, cap × hours)"
DEMAND_PLANNED = "demand + gap ÷ hours to the cap × max(0, cap × hours − demand)"
MOST_PEOPLE = "30 % of the present customers of the segment, or their own growth if larger, rounded down; one at least"
NOBODY = "30 % of any segment would take less than half an hour a week: nobody is planned for"


@dataclass(frozen=True)
class Cap:
    """How full to fill, and the record that says so; a `default` cap rests on none."""

    load: Fact
    basis: Literal["record", "default"]
    measure: Phrase | None
    adequate: Fact | None
    slots: tuple[Slot, ...]
    kept: Fact | None
    records: Fact | None

    @property
    def is_thin(self) -> bool:
        """Whether fewer than twenty records stand behind it, so that the log must check it."""
        return self.records is None or self.records.value < THIN_RECORD


@dataclass(frozen=True)
class Move:
    """Hours a week that leave a slot that is too full for one to be filled."""

    source: Slot
    target: Slot
    hours: Fact


@dataclass(frozen=True)
class Fill:
    """A campaign for free hours. `segment` is None where nobody is known to leave a contribution, `won` where nothing new is needed.

    `most_people` is there where filling to the cap would ask for more new people than is believable: the goal then lies below the cap.
    It is 0 where so few may be won that hours are only moved.
    """

    segment: SegmentFigures | None
    tighter_than_promise: bool
    cap: Cap
    targets: tuple[Slot, ...]
    demand_after: tuple[Fact, ...]
    hours: Fact
    base: Fact
    goal: Fact
    gap: Fact
    moved: Fact
    new: Fact
    most_people: Fact | None
    base_load: Fact
    goal_load: Fact
    room_to_85: Fact
    moves: tuple[Move, ...]
    won: Won | None
    acquisition_limit: Fact | None
    acquisition_limit_said: Fact | None
    acquisition_total: Fact | None
    levelling: tuple[Levelling, ...]


@dataclass(frozen=True)
class Milestone:
    """Hours a week to be filled by a date."""

    date: DateFact
    hours: Fact
    load: Fact


def read_fill(  # noqa: PLR0913 - what is asked for is the owner's, the rest are figures
    brief: Brief, ledger: Ledger, week: Week, customers: Customers, register: PromiseLines, asked: Sequence[Slot] = ()
) -> Fill | None:
    """Choose whom to fill with and how full (method 9); None where no slot has room below what the record allows.

    The slots are those with hours to spare that were asked for, else all of them, or the emptiest one. A segment of which too few
    can be won gives way to the next; where all are too few, hours are only moved.
    """
    targets = tuple(asked) or week.quiet
    books = Books(ledger, read_money(brief, ledger))
    chosen = _choose(rank_segment_caps(brief, week, customers, register), week, targets, brief, books.money)
    return _fill(*chosen, targets, week, books) if chosen else None


def read_milestones(fill: Fill, ledger: Ledger, first: dt.date, last: dt.date) -> tuple[Milestone, ...]:
    """What is filled by each quarter's end; the plan's last day where no quarter ends in it.

    First all is moved and then all is won, each evenly over the dates.
    """
    ends = [e for e in quarter_ends(first, last) if (e - first).days >= FIRST_MILESTONE_DAYS] or [last]
    rule = "base + moved hours over the first dates, new hours over the rest"
    steps = filling.reach(fill.base.value, fill.moved.value, fill.new.value, len(ends))
    inputs = {"base": fill.base, "moved": fill.moved, "new": fill.new}
    return tuple(
        Milestone(
            date=ledger.date(f"fill.date_{i}", end, "end of a calendar quarter, or of the plan"),
            hours=ledger.fact(f"fill.hours_{i}", step, "h", rule, inputs),
            load=ledger.fact(f"fill.load_{i}", step / fill.hours.value, "share", "hours filled ÷ hours", {"hours": fill.hours}),
        )
        for i, (end, step) in enumerate(zip(ends, steps, strict=True), 1)
    )


def _choose(
    choices: Sequence[SegmentCap], week: Week, targets: Sequence[Slot], brief: Brief, money: Money
) -> tuple[SegmentCap, Planned] | None:
    """The first segment of which enough can be won; else the first, with nothing but what is moved."""
    names = [t.name for t in targets]
    only_moved = None
    for choice in choices:
        full = filling.hours_to_fill(week.dayparts, names, choice.limit.cap.load)
        if full.gap <= 0:
            continue
        growth = brief.segments[choice.segment.index].growth_rate if choice.segment else None
        planned = plan_hours(full, choice.segment, growth, money)
        if planned.most_people is None or planned.hours.new >= LEAST_NEW_HOURS:
            return choice, planned
        if full.moved > 0 and only_moved is None:
            only_moved = choice, Planned(full, filling.limit_new(full, 0.0), 0)
    return only_moved


def _fill(choice: SegmentCap, planned: Planned, targets: tuple[Slot, ...], week: Week, books: Books) -> Fill:
    cap, hours = _cap(choice, books), planned.hours
    names = [t.name for t in targets]
    chosen = [d for d in week.dayparts if d.name in names]
    offered = books.fact("hours", sum(d.hours for d in chosen), "h", "Σ hours of the dayparts to fill", dayparts=names)
    base = books.fact("base", hours.base, "h", "Σ demand of the dayparts to fill", dayparts=names)
    most = _most_people(choice, planned, books)
    gap = books.fact("gap", hours.gap, "h", GAP_PLANNED if most else GAP_TO_CAP, cap=cap.load, dayparts=names, most_people=most)
    goal = books.fact("goal", hours.goal, "h", "base + gap", base=base, gap=gap)
    moved = books.fact("moved", hours.moved, "h", "min(gap, Σ elsewhere of max(0, demand − 0.85 × hours))", gap=gap)
    new = books.fact("new", hours.new, "h", "gap − moved", gap=gap, moved=moved)
    won = read_won(choice.segment, new, books)
    limit = read_acquisition_limit(choice.segment, books)
    limit_said = said(limit, books)
    room = sum(hours_of_room(d.demand_hours, d.hours) for d in chosen)
    return Fill(
        segment=choice.segment,
        tighter_than_promise=choice.limit.tighter_than_promise,
        cap=cap,
        targets=targets,
        demand_after=_demand_after(chosen, cap.load, planned, books),
        hours=offered,
        base=base,
        goal=goal,
        gap=gap,
        moved=moved,
        new=new,
        most_people=most,
        base_load=books.fact("base_load", hours.base / offered.value, "share", "base ÷ hours", base=base, hours=offered),
        goal_load=books.fact("goal_load", hours.goal / offered.value, "share", "goal ÷ hours", goal=goal, hours=offered),
        room_to_85=books.fact("room_to_85", room, "h", "Σ max(0, 0.85 × hours − demand)", dayparts=names),
        moves=_moves(chosen, cap.load.value, week, books),
        won=won,
        acquisition_limit=limit,
        acquisition_limit_said=limit_said,
        acquisition_total=times(books, "acquisition_total", "people × limit for one", limit_said, won.people if won else None),
        levelling=read_levelling(week, books.money, books.ledger),
    )


def _most_people(choice: SegmentCap, planned: Planned, books: Books) -> Fact | None:
    """People that may be planned for, where they keep the goal below the cap."""
    if planned.most_people is None or choice.segment is None:
        return None
    formula = MOST_PEOPLE if planned.most_people else NOBODY
    return books.fact("most_people", planned.most_people, "people", formula, customers=choice.segment.customers)


def _cap(choice: SegmentCap, books: Books) -> Cap:
    cap, measure = choice.limit.cap, choice.limit.measure
    inputs = {"adequate": choice.limit.adequate, "dayparts": cap.names}
    resting = cap.basis == "record"
    formula = "fullest daypart whose record keeps the adequate level in 90 % of its cases, at most 0.85"
    return Cap(
        load=books.fact("cap", cap.load, "share", formula if resting else "0.85 where no record by daypart sets less", **inputs),
        basis=cap.basis,
        measure=measure,
        adequate=choice.limit.adequate,
        slots=choice.slots,
        kept=books.fact("cap_kept", cap.kept, "count", "cases that kept the adequate level", **inputs) if resting else None,
        records=books.fact("cap_records", cap.total, "count", "cases on record", **inputs) if resting else None,
    )


def _demand_after(chosen: list[Daypart], cap: Fact, planned: Planned, books: Books) -> tuple[Fact, ...]:
    """Hours demanded in each daypart once what is planned has come (CAP-1, CAP-2)."""
    share = planned.share
    after = {d.name: d.demand_hours + share * max(0.0, cap.value * d.hours - d.demand_hours) for d in chosen}
    formula = DEMAND_AT_CAP if planned.hours is planned.full else DEMAND_PLANNED
    return tuple(books.fact(f"demand_after.{n}", hours, "h", formula, cap=cap, share=share) for n, hours in after.items())


def _moves(chosen: list[Daypart], cap: float, week: Week, books: Books) -> tuple[Move, ...]:
    slots = {s.name: s for s in week.slots}
    shifts = match_shifts([d for d in week.dayparts if d not in chosen], chosen, cap)
    formula = f"from the fullest above {QUEUE_RISK_FROM:.0%} into the emptiest below the cap"
    return tuple(Move(slots[s.source], slots[s.target], books.fact(f"move.{s.source}.{s.target}", s.hours, "h", formula)) for s in shifts)
