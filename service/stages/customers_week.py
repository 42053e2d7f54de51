"""How full the week is, how full is full enough, what is moved and what is new, and who gets which hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.domain.evidence import Phrase, Statement, known
from service.domain.plan.block import Note
from service.figures.allocation import AllocatedWeek
from service.figures.fill import Fill
from service.figures.slots import Slot
from service.figures.week import Week, hours_for_growth
from service.moves.model import SlotDict
from service.stages.desk import Desk
from service.writing.week_names import name_each, name_slots

MOST_LOADS = 4


def week_notes(desk: Desk, given: AllocatedWeek | None) -> Iterator[Note]:
    """Notes on the week; none without hours to sell."""
    week, fill = desk.case.week, desk.case.fill
    if week is None:
        return
    if week.known:
        yield desk.note("capacity", *_loads(desk, week))
        yield desk.note("capacity", desk.say("customers.week.line", limit=desk.case.queue_line))
    else:
        yield desk.note("capacity", desk.say("customers.week.hours_only", hours=week.hours))
    if fill:
        yield desk.note("fill_cap", *_cap(desk, fill))
        yield desk.note("moving", *_moving(desk, fill))
    yield from _growth(desk, week)
    if given:
        yield desk.note("hours", *_allocation(desk, given, week))


def _loads(desk: Desk, week: Week) -> Iterator[Statement]:
    """The sum of the week, and the parts that stand out."""
    if week.demand and week.load:
        yield desk.say("customers.week.sum", demand=week.demand, hours=week.hours, load=week.load)
    tight = {"overloaded": week.overloaded, "full": week.full, "risky": week.queue_risk}
    for key, slots in tight.items():
        if slots:
            yield desk.say(f"customers.week.{key}", slots=_with_loads(desk, sorted(slots, key=lambda s: -_load(s))))
    if week.spare:
        yield desk.say("customers.week.spare", slots=_with_loads(desk, sorted(week.spare, key=_load)))
    if not any(tight.values()):
        yield desk.say("customers.week.none_tight", limit=desk.case.queue_line)
    elif week.spread_excess:
        yield desk.say("customers.week.too_much", excess=week.spread_excess, limit=desk.case.queue_line)
    elif week.spread_fits:
        yield desk.say("customers.week.spread", over=week.over_hours, room=week.room_hours, limit=desk.case.queue_line)


def _with_loads(desk: Desk, slots: Sequence[Slot]) -> Phrase:
    """Slots with their loads, the most telling ones by name and the rest counted."""
    named = [desk.phrase("customers.week.slot", slot=name_each(desk.book, s), load=s.utilisation) for s in slots if s.utilisation]
    rest = len(slots) - MOST_LOADS
    if rest <= 1:
        return desk.book.listed(named)
    more = desk.ledger.fact(f"week.more_like_{slots[0].name}", rest, "count", "further parts of the week like these")
    return desk.book.listed([*named[:MOST_LOADS], desk.phrase("customers.week.more", more=more)])


def _cap(desk: Desk, fill: Fill) -> Iterator[Statement]:
    """Why not fuller, and how many records that rests on."""
    cap = fill.cap
    slots = name_slots(desk.book, fill.targets)
    if cap.basis == "default" or cap.adequate is None or cap.kept is None or cap.records is None or fill.segment is None:
        yield desk.say("customers.cap.default", slots=slots, cap=cap.load)
        return
    yield desk.say(
        "customers.cap.record",
        slots=slots,
        cap=cap.load,
        segment=fill.segment.name,
        adequate=cap.adequate,
        label=desk.case.low(cap.measure or Phrase("")),
        fullest=name_slots(desk.book, cap.slots),
        kept=cap.kept,
        records=cap.records,
    )
    yield desk.say("customers.cap.thin" if cap.is_thin else "customers.cap.firm", records=cap.records)


def _moving(desk: Desk, fill: Fill) -> Iterator[Statement]:
    """How the gap is found; moved hours earn nothing new."""
    base: SlotDict = {
        "base": fill.base,
        "goal": fill.goal,
        "gap": fill.gap,
        "cap": fill.cap.load,
        "slots": name_slots(desk.book, fill.targets),
    }
    yield _gap(desk, fill, base)
    if fill.moved.value > 0:
        sources = list(dict.fromkeys(m.source for m in fill.moves))
        yield desk.say(
            "customers.moving.moved", mark=desk.doubts.mark("moves_agree"), moved=fill.moved, sources=name_slots(desk.book, sources)
        )
    else:
        yield desk.say("customers.moving.none_moved", limit=desk.case.queue_line)
    won = fill.won
    if won is None:
        yield desk.say("customers.moving.nothing_new" if fill.new.value <= 0 else "customers.moving.new_hours", new=fill.new)
        return
    yield desk.say("customers.moving.new", new=fill.new, minutes=won.minutes, week=won.visits_week)
    if won.people and fill.segment:
        yield desk.say("customers.moving.people", people=won.people, segment=fill.segment.name)
    if won.contribution_month:
        yield desk.say("customers.moving.worth", month=won.contribution_month)


def _gap(desk: Desk, fill: Fill, slots: SlotDict) -> Statement:
    """The hours to be found, and why they stop short of the cap where they do."""
    if fill.most_people is None or fill.segment is None:
        return desk.say("customers.moving.gap", **slots)
    if fill.most_people.value == 0:
        return desk.say("customers.moving.gap_moved", **slots)
    present = known(fill.segment.customers)
    return desk.say("customers.moving.gap_limited", **slots, segment=fill.segment.name, most=fill.most_people, present=present)


def _growth(desk: Desk, week: Week) -> Iterator[Note]:
    """What a goal of growth asks of the hours."""
    share = next((g.growth for g in desk.case.goals if g.growth and g.kind == "grow"), None)
    growth = hours_for_growth(week, desk.ledger, share) if share else None
    if growth is None:
        return
    sentences = [desk.say("customers.growth.fits" if growth.fits else "customers.growth.too_much", needed=growth.needed, hours=week.hours)]
    if growth.overloaded_then.value > growth.overloaded_now.value:
        sentences.append(desk.say("customers.growth.overloads", now=growth.overloaded_now, then=growth.overloaded_then))
    if growth.most_that_fits and not growth.fits and growth.most_that_fits.value > 0:
        sentences.append(desk.say("customers.growth.most", most=growth.most_that_fits))
    yield desk.note("growth", *sentences)


def _allocation(desk: Desk, given: AllocatedWeek, week: Week) -> Iterator[Statement]:
    """Who gets the hours, and who goes without when they are short."""
    first = given.rows[0]
    yield desk.say("customers.hours.shared", segment=first.segment.name, hours=first.served)
    short = [row for row in given.rows if row.unserved]
    for row in short:
        yield desk.say("customers.hours.short", segment=row.segment.name, asked=row.asked, served=row.served)
    if not short:
        yield desk.say("customers.hours.days" if week.overloaded else "customers.hours.enough", unsold=given.unsold)


def _load(slot: Slot) -> float:
    return slot.utilisation.value if slot.utilisation else 0.0
