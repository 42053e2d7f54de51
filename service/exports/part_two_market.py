"""Part 2, customers and the week, and the position."""

from __future__ import annotations

from collections.abc import Sequence

from service.domain.plan.market import CapacitySlot, CustomerSegment, Difference, Tier
from service.exports.blocks import bullets, callout, paragraph, table, under
from service.exports.document import Block, Words
from service.exports.figures_market import leads_figure, map_figure, tiers_figure, week_figure
from service.exports.workings import Section, Workings

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def customers(w: Workings) -> Section:
    """Segments and tiers, hours for each, and the week."""
    section = w.plan.customers
    rows = [_segment(w, each) for each in section.segments]
    columns = ("tier", "segment", "customers", "of_customers", "of_revenue", "of_profit", "profit_each", "stay", "lifetime")
    levels = bullets([w.of(each.name, each.service_level) for each in section.segments])
    blocks = [
        *w.table("segments", columns, rows, *(each.evidence for each in section.segments)),
        *under(w.topic("service_levels"), levels),
        *w.table("tiers", ("tier", "segment", "customers", "of_revenue", "of_profit", "rule"), [_tier(w, each) for each in section.tiers]),
        *tiers_figure(w),
        *under(w.topic("week"), _week(w), week_figure(w), _allocation(w)),
        *w.notes(section.notes),
    ]
    return Section("customers", tuple(blocks))


def _segment(w: Workings, each: CustomerSegment) -> tuple[Words, ...]:
    wording = w.wording
    figures = (
        wording.number(each.customers),
        wording.percent(each.customers_share, "pct1"),
        wording.percent(each.revenue_share, "pct1"),
        wording.percent(each.profit_share, "pct1"),
        wording.money(each.contribution_per_year),
        wording.percent(each.retention_rate),
        wording.money(each.lifetime_value),
    )
    tier = wording.label(f"tier.{each.tier}") if each.tier else ""
    return Words(tier), Words(each.name, emphasis=True), *(Words(figure, number=True) for figure in figures)


def _tier(w: Workings, each: Tier) -> tuple[Words, ...]:
    wording = w.wording
    figures = (wording.number(each.customers), wording.percent(each.revenue_share, "pct1"), wording.percent(each.profit_share, "pct1"))
    numbers = [Words(figure, number=True) for figure in figures]
    return Words(wording.label(f"tier.{each.name}"), emphasis=True), w.ids(each.segments), *numbers, w.words(each.rule)


def _week(w: Workings) -> list[Block]:
    """The week as a grid: a row a daypart, a column a day."""
    slots = w.plan.customers.capacity
    days = [day for day in DAYS if any(slot.day == day for slot in slots)]
    parts = list(dict.fromkeys(slot.part for slot in slots))
    rows = [(Words(part, emphasis=True), *(_slot(w, part, day, slots) for day in days)) for part in parts]
    names = [w.wording.book.texts[f"numbers.days_short.{day}"] for day in days]
    caption = ("week", w.wording.label("two.week_load"))
    return table(caption, [w.wording.label("column.daypart"), *names], rows)


def _slot(w: Workings, part: str, day: str, slots: Sequence[CapacitySlot]) -> Words:
    found = [slot for slot in slots if slot.part == part and slot.day == day]
    if not found:
        return Words("")
    slot = found[0]
    if slot.utilisation is None or slot.state is None:
        return Words(w.wording.number(slot.hours, "h"))
    state = w.wording.label(f"load.{slot.state}")
    load = w.wording.label("load.slot", load=w.wording.percent(slot.utilisation), state=state)
    return Words(load, emphasis=slot.state in ("full", "overload"))


def _allocation(w: Workings) -> list[Block]:
    section = w.plan.customers
    rows = [(Words(each.segment), Words(w.wording.hours(each.hours), number=True)) for each in section.allocation]
    left = section.unserved_hours
    unserved = [] if left is None else [(Words(w.wording.label("two.unserved")), Words(w.wording.hours(left), number=True))]
    return w.table("allocation", ("segment", "hours_week"), [*rows, *unserved] if rows else [])


def positioning(w: Workings) -> Section:
    """The position, what it rests on, and what is not claimed."""
    section = w.plan.positioning
    verdict = w.wording.label(f"position.{section.verdict}")
    strategy = w.wording.label(f"strategy.{section.strategy}")
    rejected = [(w.words(each.what), w.words(each.why), w.words(each.changes_if)) for each in section.rejected]
    blocks = [
        *paragraph(w.led("chosen", section.chosen)),
        *callout(w.words(section.statement)),
        *paragraph(Words(w.wording.label("two.verdict", verdict=verdict, strategy=strategy))),
        *under(w.topic("matrix"), _matrix(w), leads_figure(w)),
        *_map(w),
        *map_figure(w),
        *w.table("not_chosen", ("not_chosen", "why_not", "changes_if"), rejected),
        *under(w.topic("will_not"), bullets([w.words(each) for each in section.will_not])),
        *_messages(w),
        *w.notes(section.notes),
    ]
    return Section("positioning", tuple(blocks))


def _matrix(w: Workings) -> list[Block]:
    section = w.plan.positioning
    rivals = list(dict.fromkeys(name for each in section.differences for name in each.ratings))
    columns = ("criterion", "weight", "own", *(f"={name}" for name in rivals), "lead", "important", "real", "lasting", "verdict")
    rows = [_difference(w, each, rivals) for each in section.differences]
    totals = _totals(w, rivals) if rows and section.totals else []
    return w.plain_table("matrix", columns, [*rows, *totals])


def _difference(w: Workings, each: Difference, rivals: Sequence[str]) -> tuple[Words, ...]:
    wording = w.wording
    ratings = [Words(wording.number(value), number=True) for value in (each.own, *(each.ratings.get(name) for name in rivals))]
    tests = [Words(_test(w, value)) for value in (each.important, each.real, each.sustained)]
    name, weight = Words(each.criterion, emphasis=each.verdict == "position"), Words(wording.percent(each.weight), number=True)
    lead, verdict = Words(wording.signed(each.advantage), number=True), Words(wording.label(f"difference.{each.verdict}"))
    return name, weight, *ratings, lead, *tests, verdict


def _test(w: Workings, passed: bool | None) -> str:
    return w.wording.label("answer.unknown") if passed is None else w.wording.label("answer.agreed" if passed else "answer.denied")


def _totals(w: Workings, rivals: Sequence[str]) -> list[Sequence[Words]]:
    """Weighted totals; the player who is no rival is the firm."""
    totals = w.plan.positioning.totals
    own = next((value for name, value in totals.items() if name not in rivals), None)
    figures = [Words(w.wording.number(value), number=True) for value in (own, *(totals.get(name) for name in rivals))]
    return [(Words(w.wording.label("two.weighted_total")), Words(""), *figures, *[Words("")] * 5)]


def _map(w: Workings) -> list[Block]:
    found = w.plan.positioning.map
    if found is None:
        return []
    rows = [(Words(p.name), Words(w.wording.number(p.x), number=True), Words(w.wording.number(p.y), number=True)) for p in found.points]
    return w.table("map", ("player", f"={found.x}", f"={found.y}"), rows)


def _messages(w: Workings) -> list[Block]:
    rows = [(w.words(m.message), w.words(m.proof), w.words(m.may_say), w.words(m.may_not_say)) for m in w.plan.positioning.messages]
    return w.table("messages", ("message", "proof", "may_say", "may_not_say"), rows)
