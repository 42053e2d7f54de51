"""Stage customers: whom the firm serves and how well, the four tiers, and the hours of the week."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import named
from service.domain.plan.block import Note
from service.domain.plan.market import Allocation, CapacitySlot, Customers, CustomerSegment
from service.figures.allocation import AllocatedWeek, read_allocation
from service.figures.segments import SegmentFigures
from service.figures.slots import Slot
from service.stages.customers_levels import SENTENCE_ENDS, service_level
from service.stages.customers_money import money_notes
from service.stages.customers_tiers import tier_notes, tier_rows
from service.stages.customers_week import week_notes
from service.stages.desk import Desk
from service.stages.support import support_of, value_of


def write_customers(desk: Desk) -> Customers:
    """Segments in tier order with what they get, the tiers, the hours of each, and how to read it all."""
    case = desk.case
    given = read_allocation(case.ledger, case.week, case.customers, case.fill) if case.week else None
    return Customers(
        segments=tuple(_segment(desk, s) for s in case.customers.segments),
        tiers=tuple(tier_rows(desk)),
        allocation=tuple(Allocation(segment=r.segment.name, hours=r.served.value) for r in given.rows) if given else (),
        unserved_hours=sum(r.unserved.value for r in given.rows if r.unserved) if given else None,
        capacity=tuple(_slot(s) for s in case.week.slots) if case.week else (),
        notes=tuple(_notes(desk, given)),
    )


def _segment(desk: Desk, segment: SegmentFigures) -> CustomerSegment:
    figures = (
        segment.customers,
        segment.share_of_customers,
        segment.revenue_share,
        segment.profit_share,
        segment.contribution_year,
        segment.retention,
        segment.lifetime_value,
    )
    blended = None if segment.own_mix or segment.contribution_year is None else desk.doubts.mark("margin_blended")
    return CustomerSegment(
        name=segment.name,
        tier=segment.tier,
        customers=value_of(segment.customers),
        customers_share=value_of(segment.share_of_customers),
        revenue_share=value_of(segment.revenue_share),
        profit_share=value_of(segment.profit_share),
        contribution_per_year=value_of(segment.contribution_year),
        lifetime_value=value_of(segment.lifetime_value),
        retention_rate=value_of(segment.retention),
        service_level=service_level(desk, segment),
        evidence=support_of(segment.name, *figures, blended),
    )


def _slot(slot: Slot) -> CapacitySlot:
    return CapacitySlot(
        day=slot.day,
        part=slot.part,
        hours=slot.hours.value,
        demand=value_of(slot.demand),
        utilisation=value_of(slot.utilisation),
        state=slot.state,
    )


def _notes(desk: Desk, given: AllocatedWeek | None) -> Iterator[Note]:
    yield from _without_segments(desk)
    yield from tier_notes(desk)
    yield from money_notes(desk)
    yield from week_notes(desk, given)


def _without_segments(desk: Desk) -> Iterator[Note]:
    """The owner's sentence, where nothing else is known of the customers."""
    words = desk.brief.customers_in_words
    if words and not desk.brief.segments:
        said = named(words.rstrip(SENTENCE_ENDS), "customers_in_words")
        yield desk.note("reading", desk.say("customers.one_sentence", words=said))
