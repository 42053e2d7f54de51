"""Hours of the week by segment: what each asks for, what it gets, what is left unserved."""

from __future__ import annotations

from dataclasses import dataclass

from service.analysis.filling import WEEKS_PER_YEAR, Claim, allocate
from service.domain.evidence import Fact, Ledger
from service.figures.customers import Customers
from service.figures.fill import Fill
from service.figures.segments import SegmentFigures
from service.figures.week import Week


@dataclass(frozen=True)
class SegmentHours:
    """Hours a week of one segment; `unserved` is None where it gets all it asks for."""

    segment: SegmentFigures
    asked: Fact
    served: Fact
    unserved: Fact | None


@dataclass(frozen=True)
class AllocatedWeek:
    """Hours of all segments, and the hours that stay unsold."""

    rows: tuple[SegmentHours, ...]
    unsold: Fact
    short: bool


def read_allocation(ledger: Ledger, week: Week, customers: Customers, fill: Fill | None) -> AllocatedWeek | None:
    """Share the week's hours out (method 3, SEG-4): the demand by the hours of each segment, and what the fill adds.

    None where a segment's hours or customers are not known. When the hours are short, the top tier comes first.
    """
    hours = {s.index: _hours_of(s) for s in customers.segments}
    known = {i: h for i, h in hours.items() if h is not None}
    whole = sum(known.values())
    if whole <= 0 or len(known) < len(hours):
        return None
    scale = week.demand.value / whole if week.demand else 1.0
    asked = {i: h * scale + _won(fill, i) for i, h in known.items()}
    given = allocate([_claim(s, place, asked[s.index]) for place, s in enumerate(customers.segments)], week.hours.value)
    rows = tuple(_row(s, asked[s.index], given.served[str(s.index)], ledger) for s in customers.segments)
    unsold = ledger.fact("allocation.unsold", given.unsold, "h", "hours a week − hours given to segments", {"hours": week.hours})
    return AllocatedWeek(rows, unsold, bool(given.unserved))


def _hours_of(segment: SegmentFigures) -> float | None:
    """Hours a week that all customers of a segment take."""
    if segment.customers is None or segment.hours_year is None:
        return None
    return segment.customers.value * segment.hours_year.value / WEEKS_PER_YEAR


def _won(fill: Fill | None, index: int) -> float:
    return fill.new.value if fill and fill.segment and fill.segment.index == index else 0.0


def _claim(segment: SegmentFigures, place: int, asked: float) -> Claim:
    """Segments come in tier order; one of unknown value stands where the brief has it."""
    tier = place if segment.tier is None else ("platinum", "gold", "iron", "lead").index(segment.tier)
    return Claim(str(segment.index), tier, asked, segment.contribution_hour.value if segment.contribution_hour else 0.0)


def _row(segment: SegmentFigures, asked: float, served: float, ledger: Ledger) -> SegmentHours:
    name, left = f"allocation.{segment.index}", asked - served
    inputs = {"customers": segment.customers, "hours_a_customer": segment.hours_year}
    formula = "share of the week's demand by customers × hours a year, plus hours to be won"
    return SegmentHours(
        segment=segment,
        asked=ledger.fact(f"{name}.asked", asked, "h", formula, inputs),
        served=ledger.fact(name, served, "h", "hours asked for, while they last: by tier, then by contribution an hour", inputs),
        unserved=ledger.fact(f"{name}.unserved", left, "h", "hours asked for − hours given", inputs) if left > 1e-9 else None,
    )
