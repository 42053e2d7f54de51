"""What the firm will not do: full hours are not advertised, low prices not matched, the least valuable not courted."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Fact, Phrase, Statement, known, named
from service.stages.desk import Desk
from service.stages.positioning_prices import price_of_matching
from service.stages.positioning_statement import frame_of, rivals_by_name
from service.writing.week_names import name_slots

MOST_NAMED = 3


def write_will_not(desk: Desk) -> tuple[Statement, ...]:
    """Every refusal that this firm's figures call for."""
    return tuple(desk.book.join([p]) for p in list(_refusals(desk)) or [_at_least(desk)])


def _refusals(desk: Desk) -> Iterator[Phrase]:
    yield from _full_hours(desk)
    matching = price_of_matching(desk, "positioning.will_not.price")
    if matching:
        yield matching
    yield from _courting(desk)
    if desk.case.trade.regulated:
        sector = desk.brief.business.sector
        yield desk.phrase("positioning.will_not.regulated", sector=named(sector, "business.sector") if sector else frame_of(desk))
    if desk.case.position.verdict != "unique":
        yield desk.phrase("positioning.will_not.compare", answers=_answers(desk))
    if not desk.case.register.published():
        key = "promise_weak" if desk.brief.delivery else "promise"
        yield desk.phrase(f"positioning.will_not.{key}", need=desk.case.register.smallest_n)


def _answers(desk: Desk) -> Fact:
    """How many customers are asked before a position is decided."""
    asking = next(m for m in (*desk.choice.made, *desk.choice.later) if m.kind == "prove")
    return asking.aims[0].target


def _at_least(desk: Desk) -> Phrase:
    """What every firm with rivals leaves alone: the heaviest ground it has lost, else big words."""
    lost = [c for c in desk.case.position.criteria if c.real is False]
    first = min(lost, key=lambda c: (-c.weight.value, c.name), default=None)
    if first is None:
        return desk.phrase("positioning.will_not.words", rivals=desk.book.listed([r.name for r in rivals_by_name(desk)], "or"))
    return desk.phrase(
        "positioning.will_not.ground", criterion=desk.case.low(first.name), rival=first.best_rival, best=first.best, own=first.own
    )


def _full_hours(desk: Desk) -> Iterator[Phrase]:
    """Parts of the week above the queue line: no campaign may push them (CAP-2)."""
    week = desk.case.week
    slots = (*week.overloaded, *week.full) if week else ()
    slots = slots or (week.queue_risk if week else ())
    if not slots:
        return
    least = min((known(s.utilisation) for s in slots), key=lambda f: f.value)
    key = "one" if len(slots) == 1 else "some" if len(slots) <= MOST_NAMED else "many"
    count = desk.ledger.fact("positioning.full_slots", len(slots), "count", "parts of the week that no advert may fill")
    yield desk.phrase(f"positioning.will_not.hours_{key}", slots=name_slots(desk.book, slots), load=least, count=count)


def _courting(desk: Desk) -> Iterator[Phrase]:
    """Segments that cost money; else the least valuable one of the lowest tier."""
    segments = [s for s in desk.case.customers.segments if s.contribution_year]
    losing = sorted((s for s in segments if known(s.contribution_year).value < 0), key=lambda s: (known(s.contribution_year).value, s.name))
    for s in losing:
        loss = desk.ledger.fact(
            f"positioning.{s.index}.segment_loss", -known(s.contribution_year).value, "money", "yearly loss of one after care"
        )
        yield desk.phrase("positioning.will_not.losing", segment=desk.case.low(s.name), loss=loss)
    lead = [s for s in segments if s.tier == "lead" and s not in losing]
    best = max(segments, key=lambda s: (known(s.contribution_year).value, s.name), default=None)
    if lead and best and not losing:
        least = min(lead, key=lambda s: (known(s.contribution_year).value, s.name))
        slots = {"segment": desk.case.low(least.name), "best": desk.case.low(best.name)}
        yield desk.phrase("positioning.will_not.courting", each=least.contribution_year, most=best.contribution_year, **slots)
