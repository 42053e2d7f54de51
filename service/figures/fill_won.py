"""The new hours of a campaign: what a visit takes and leaves, how many people that is, how many are believable, what one may cost."""

from __future__ import annotations

from dataclasses import dataclass

from service.analysis import filling
from service.analysis.filling import WEEKS_PER_YEAR, FillHours
from service.domain.evidence import Fact, Ledger
from service.figures.derived import derived
from service.figures.money import Money
from service.figures.segments import SegmentFigures

SIGNIFICANT_DIGITS = 2


@dataclass(frozen=True)
class Books:
    """Where the figures of a campaign are recorded, and the services that hours are counted in."""

    ledger: Ledger
    money: Money

    def fact(self, name: str, value: float, unit: str, formula: str, **inputs: object) -> Fact:
        """Record a figure of the campaign."""
        return self.ledger.fact(f"fill.{name}", value, unit, formula, inputs)


@dataclass(frozen=True)
class Won:
    """What the new hours take and bring: `contribution_month` by their visits or after care, whichever is less, and
    `contribution_year` by what such customers leave."""

    minutes: Fact
    visits_week: Fact
    visits_month: Fact
    people: Fact | None
    contribution_visit: Fact | None
    contribution_month: Fact | None
    contribution_year: Fact | None


@dataclass(frozen=True)
class Planned:
    """The hours planned out of those to the cap; `most_people` where more would have to be won than is believable, 0 where nobody is."""

    full: FillHours
    hours: FillHours
    most_people: int | None = None

    @property
    def share(self) -> float:
        """Share of the hours to the cap that is planned."""
        return self.hours.gap / self.full.gap


def plan_hours(full: FillHours, segment: SegmentFigures | None, growth: float | None, money: Money) -> Planned:
    """No more new hours than 30 % of a segment's present customers would take, or its own growth if that is larger."""
    minutes = _minutes(segment, Books(Ledger(), money))
    visits = segment.visits_year.value if segment and segment.visits_year else 0.0
    if segment is None or segment.customers is None or minutes is None or visits <= 0:
        return Planned(full, full)
    most = filling.most_new_people(segment.customers.value, growth)
    hours = filling.limit_new(full, filling.hours_of_people(most, minutes.value, visits))
    return Planned(full, hours, most if hours is not full else None)


def read_won(segment: SegmentFigures | None, new: Fact, books: Books) -> Won | None:
    """What the new hours take and bring; None where nothing new is needed or nobody knows how long a visit takes."""
    minutes = _minutes(segment, books)
    if new.value <= 0 or minutes is None:
        return None
    visits = filling.visits_a_week(new.value, minutes.value)
    week = books.fact("visits_week", visits, "count", "new hours × 60 ÷ minutes", new=new, minutes=minutes)
    month = books.fact("visits_month", week.value * WEEKS_PER_YEAR / 12, "count", "visits a week × 52 ÷ 12", visits=week)
    people = _people(segment, new, minutes, books)
    visit, year = _contribution_visit(segment, books), segment.contribution_year if segment else None
    all_year = times(books, "contribution_year", "people × contribution a year", people, year)
    return Won(
        minutes=minutes,
        visits_week=week,
        visits_month=month,
        people=people,
        contribution_visit=visit,
        contribution_month=_contribution_month(month, visit, all_year, books),
        contribution_year=all_year,
    )


def _contribution_month(month: Fact, visit: Fact | None, all_year: Fact | None, books: Books) -> Fact | None:
    """What the visits leave, or what such customers leave after care where that is less: a sum that pays back counts the care."""
    if visit is None:
        return None
    visits, name = month.value * visit.value, "contribution_month"
    if all_year is None or not 0 < all_year.value < 12 * visits:
        return times(books, name, "visits a month × contribution of a visit", month, visit)
    return derived(books.ledger, f"fill.{name}", "money", "people × contribution a year ÷ 12", lambda a: a / 12, a=all_year)


def read_acquisition_limit(segment: SegmentFigures | None, books: Books) -> Fact | None:
    """Half of what the customer leaves in a year."""
    if segment is None:
        return None
    return derived(books.ledger, "fill.acquisition_limit", "money", "contribution a year ÷ 2", lambda c: c / 2, c=segment.contribution_year)


def said(limit: Fact | None, books: Books) -> Fact | None:
    """The limit as one would say it."""
    if limit is None:
        return None
    value = float(f"{limit.value:.{SIGNIFICANT_DIGITS}g}")
    return books.fact("acquisition_limit_said", value, "money", "the limit in two significant digits", limit=limit)


def times(books: Books, name: str, formula: str, one: Fact | None, other: Fact | None) -> Fact | None:
    """Money: one × other, where both are known."""
    return derived(books.ledger, f"fill.{name}", "money", formula, lambda a, b: a * b, a=one, b=other)


def _minutes(segment: SegmentFigures | None, books: Books) -> Fact | None:
    """Minutes of a visit: by the segment's own services where it names them, else of the main service."""
    if segment and segment.own_mix and segment.hours_year and segment.visits_year and segment.visits_year.value > 0:
        hours, visits = segment.hours_year, segment.visits_year
        return books.fact("minutes", hours.value * 60 / visits.value, "min", "hours × 60 ÷ visits", hours=hours, visits=visits)
    return books.money.main.minutes if books.money.main else None


def _contribution_visit(segment: SegmentFigures | None, books: Books) -> Fact | None:
    """What a visit leaves before care: by the segment's own services where it names them, else of the main service."""
    if segment and segment.own_mix and segment.covered_year and segment.visits_year and segment.visits_year.value > 0:
        covered, visits = segment.covered_year, segment.visits_year
        formula = "revenue × margin ÷ visits"
        return books.fact("contribution_visit", covered.value / visits.value, "money", formula, covered=covered, visits=visits)
    return books.money.main.contribution if books.money.main else None


def _people(segment: SegmentFigures | None, new: Fact, minutes: Fact, books: Books) -> Fact | None:
    if segment is None or segment.visits_year is None or segment.visits_year.value <= 0:
        return None
    people = filling.people_to_fill(new.value, minutes.value, segment.visits_year.value)
    formula = "new hours × 60 ÷ minutes × 52 ÷ visits a year, rounded up"
    return books.fact("people", people, "people", formula, new=new, minutes=minutes, visits=segment.visits_year)
