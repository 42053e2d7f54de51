"""Filling the free hours: with whom, how full, how much of it is merely moved, and what the rest is worth."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from service.analysis import filling
from service.analysis.calendar import quarter_ends
from service.analysis.capacity import QUEUE_RISK_FROM, Daypart, hours_of_room, match_shifts
from service.analysis.filling import WEEKS_PER_YEAR, FillHours
from service.domain.brief import Brief
from service.domain.evidence import DateFact, Fact, Ledger, Phrase
from service.figures.customers import Customers
from service.figures.derived import derived
from service.figures.fill_cap import PromiseLines, SegmentCap, rank_segment_caps
from service.figures.levelling import Levelling, read_levelling
from service.figures.money import read_money
from service.figures.segments import SegmentFigures
from service.figures.services import ServiceFigures
from service.figures.week import Slot, Week

THIN_RECORD = 20
FIRST_MILESTONE_DAYS = 60
SIGNIFICANT_DIGITS = 2


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
class Won:
    """What the new hours take and bring: `contribution_month` by their visits, `contribution_year` by what such customers leave."""

    minutes: Fact
    visits_week: Fact
    visits_month: Fact
    people: Fact | None
    contribution_visit: Fact | None
    contribution_month: Fact | None
    contribution_year: Fact | None


@dataclass(frozen=True)
class Fill:
    """A campaign for free hours. `segment` is None where nobody is known to leave a contribution, `won` where nothing new is needed."""

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


def read_fill(brief: Brief, ledger: Ledger, week: Week, customers: Customers, register: PromiseLines) -> Fill | None:
    """Choose whom to fill with and how full (method 9); None where no slot has room below what the record allows.

    The slots are those with hours to spare, or the emptiest one.
    """
    targets = week.spare or tuple(s for s in (week.emptiest,) if s is not None)
    for choice in rank_segment_caps(brief, week, customers, register):
        hours = filling.hours_to_fill(week.dayparts, [t.name for t in targets], choice.limit.cap.load)
        if hours.gap > 0:
            return _fill(choice, targets, hours, week, _Books(ledger, read_money(brief, ledger).main))
    return None


def read_milestones(fill: Fill, ledger: Ledger, first: dt.date, last: dt.date) -> tuple[Milestone, ...]:
    """What is filled by each quarter's end: first what is moved, then what is new; the plan's last day where no quarter ends in it."""
    ends = [e for e in quarter_ends(first, last) if (e - first).days >= FIRST_MILESTONE_DAYS] or [last]
    steps = filling.reach(fill.base.value, fill.moved.value, fill.new.value, len(ends))
    formula = "base + moved hours over the first dates, new hours over the rest"
    return tuple(
        Milestone(
            date=ledger.date(f"fill.date_{i}", end, "end of a calendar quarter, or of the plan"),
            hours=ledger.fact(f"fill.hours_{i}", step, "h", formula, {"base": fill.base, "moved": fill.moved, "new": fill.new}),
            load=ledger.fact(f"fill.load_{i}", step / fill.hours.value, "share", "hours filled ÷ hours", {"hours": fill.hours}),
        )
        for i, (end, step) in enumerate(zip(ends, steps, strict=True), 1)
    )


@dataclass(frozen=True)
class _Books:
    """Where figures are recorded, and the service that hours are counted in."""

    ledger: Ledger
    main: ServiceFigures | None

    def fact(self, name: str, value: float, unit: str, formula: str, **inputs: object) -> Fact:
        return self.ledger.fact(f"fill.{name}", value, unit, formula, inputs)


def _fill(choice: SegmentCap, targets: tuple[Slot, ...], hours: FillHours, week: Week, books: _Books) -> Fill:
    cap = _cap(choice, books)
    names = [t.name for t in targets]
    chosen = [d for d in week.dayparts if d.name in names]
    offered = books.fact("hours", sum(d.hours for d in chosen), "h", "Σ hours of the dayparts to fill", dayparts=names)
    base = books.fact("base", hours.base, "h", "Σ demand of the dayparts to fill", dayparts=names)
    gap = books.fact("gap", hours.gap, "h", "Σ max(0, cap × hours − demand)", cap=cap.load, dayparts=names)
    goal = books.fact("goal", hours.goal, "h", "base + gap", base=base, gap=gap)
    moved = books.fact("moved", hours.moved, "h", "min(gap, Σ elsewhere of max(0, demand − 0.85 × hours))", gap=gap)
    new = books.fact("new", hours.new, "h", "gap − moved", gap=gap, moved=moved)
    won = _won(choice.segment, new, books)
    limit = _acquisition_limit(choice.segment, books)
    said = _said(limit, books)
    room = sum(hours_of_room(d.demand_hours, d.hours) for d in chosen)
    return Fill(
        segment=choice.segment,
        tighter_than_promise=choice.limit.tighter_than_promise,
        cap=cap,
        targets=targets,
        demand_after=_demand_after(chosen, cap.load, books),
        hours=offered,
        base=base,
        goal=goal,
        gap=gap,
        moved=moved,
        new=new,
        base_load=books.fact("base_load", hours.base / offered.value, "share", "base ÷ hours", base=base, hours=offered),
        goal_load=books.fact("goal_load", hours.goal / offered.value, "share", "goal ÷ hours", goal=goal, hours=offered),
        room_to_85=books.fact("room_to_85", room, "h", "Σ max(0, 0.85 × hours − demand)", dayparts=names),
        moves=_moves(chosen, cap.load.value, week, books),
        won=won,
        acquisition_limit=limit,
        acquisition_limit_said=said,
        acquisition_total=_times(books, "acquisition_total", "people × limit for one", said, won.people if won else None),
        levelling=read_levelling(week, books.main, books.ledger),
    )


def _cap(choice: SegmentCap, books: _Books) -> Cap:
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


def _demand_after(chosen: list[Daypart], cap: Fact, books: _Books) -> tuple[Fact, ...]:
    """Hours demanded in each daypart once it is filled (CAP-1, CAP-2)."""
    after = {d.name: max(d.demand_hours, cap.value * d.hours) for d in chosen}
    return tuple(books.fact(f"demand_after.{n}", hours, "h", "max(demand, cap × hours)", cap=cap) for n, hours in after.items())


def _moves(chosen: list[Daypart], cap: float, week: Week, books: _Books) -> tuple[Move, ...]:
    slots = {s.name: s for s in week.slots}
    shifts = match_shifts([d for d in week.dayparts if d not in chosen], chosen, cap)
    formula = f"from the fullest above {QUEUE_RISK_FROM:.0%} into the emptiest below the cap"
    return tuple(Move(slots[s.source], slots[s.target], books.fact(f"move.{s.source}.{s.target}", s.hours, "h", formula)) for s in shifts)


def _won(segment: SegmentFigures | None, new: Fact, books: _Books) -> Won | None:
    minutes = _minutes(segment, books)
    if new.value <= 0 or minutes is None:
        return None
    visits = filling.visits_a_week(new.value, minutes.value)
    week = books.fact("visits_week", visits, "count", "new hours × 60 ÷ minutes", new=new, minutes=minutes)
    month = books.fact("visits_month", week.value * WEEKS_PER_YEAR / 12, "count", "visits a week × 52 ÷ 12", week=week)
    people = _people(segment, new, minutes, books)
    visit, year = _contribution_visit(segment, books), segment.contribution_year if segment else None
    return Won(
        minutes=minutes,
        visits_week=week,
        visits_month=month,
        people=people,
        contribution_visit=visit,
        contribution_month=_times(books, "contribution_month", "visits a month × contribution of a visit", month, visit),
        contribution_year=_times(books, "contribution_year", "people × contribution a year", people, year),
    )


def _minutes(segment: SegmentFigures | None, books: _Books) -> Fact | None:
    """Minutes of a visit: by the segment's own services where it names them, else of the main service."""
    if segment and segment.own_mix and segment.hours_year and segment.visits_year and segment.visits_year.value > 0:
        hours, visits = segment.hours_year, segment.visits_year
        return books.fact("minutes", hours.value * 60 / visits.value, "min", "hours × 60 ÷ visits", hours=hours, visits=visits)
    return books.main.minutes if books.main else None


def _contribution_visit(segment: SegmentFigures | None, books: _Books) -> Fact | None:
    """What a visit leaves before care: by the segment's own services where it names them, else of the main service."""
    if segment and segment.own_mix and segment.covered_year and segment.visits_year and segment.visits_year.value > 0:
        covered, visits = segment.covered_year, segment.visits_year
        formula = "revenue × margin ÷ visits"
        return books.fact("contribution_visit", covered.value / visits.value, "money", formula, covered=covered, visits=visits)
    return books.main.contribution if books.main else None


def _people(segment: SegmentFigures | None, new: Fact, minutes: Fact, books: _Books) -> Fact | None:
    if segment is None or segment.visits_year is None or segment.visits_year.value <= 0:
        return None
    people = filling.people_to_fill(new.value, minutes.value, segment.visits_year.value)
    formula = "new hours × 60 ÷ minutes × 52 ÷ visits a year, rounded up"
    return books.fact("people", people, "people", formula, new=new, minutes=minutes, visits=segment.visits_year)


def _acquisition_limit(segment: SegmentFigures | None, books: _Books) -> Fact | None:
    """Half of what the customer leaves in a year."""
    if segment is None:
        return None
    return derived(books.ledger, "fill.acquisition_limit", "money", "contribution a year ÷ 2", lambda c: c / 2, c=segment.contribution_year)


def _times(books: _Books, name: str, formula: str, one: Fact | None, other: Fact | None) -> Fact | None:
    return derived(books.ledger, f"fill.{name}", "money", formula, lambda a, b: a * b, a=one, b=other)


def _said(limit: Fact | None, books: _Books) -> Fact | None:
    """The limit as one would say it."""
    if limit is None:
        return None
    value = float(f"{limit.value:.{SIGNIFICANT_DIGITS}g}")
    return books.fact("acquisition_limit_said", value, "money", "the limit in two significant digits", limit=limit)
