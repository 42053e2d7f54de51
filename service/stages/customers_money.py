"""Which margin, what the care costs, who loses money, where less touch will do, and whether the figures agree."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Fact, Statement, known
from service.domain.plan.block import Note
from service.figures.customers import Losing
from service.figures.reconciliation import TwoCounts
from service.figures.segments import SegmentFigures
from service.moves.model import SlotDict
from service.stages.desk import Desk

A_TENTH = 0.1
MUCH_CARE = 1.1
"""A segment takes much care from so many times the mean share of revenue on."""


def money_notes(desk: Desk) -> Iterator[Note]:
    """Notes on the money behind the tiers."""
    yield from _margin(desk)
    yield from _cost_to_serve(desk)
    yield from _no_profit(desk)
    for losing in desk.case.customers.losing:
        yield desk.note("losing", *_losing(desk, losing))
    yield from _low_touch(desk)
    yield from _reconciliation(desk)


def _margin(desk: Desk) -> Iterator[Note]:
    """Blended or by the segment's own services, and what the other way would change."""
    customers, margin = desk.case.customers, desk.case.money.margin
    blended = [s.name for s in customers.segments if s.contribution_year is not None and not s.own_mix]
    sentences: list[Statement] = []
    if blended and margin:
        key = "all_blended" if len(blended) == len(customers.segments) else "some_blended"
        mark = desk.doubts.mark("margin_blended")
        sentences.append(desk.say(f"customers.margin.{key}", segments=desk.book.listed(blended), margin=margin, mark=mark))
    moved = _most_moved(customers.segments)
    if moved:
        facts = {"own": known(moved.contribution_year), "blended": known(moved.contribution_blended)}
        sentences.append(desk.say("customers.margin.own", segment=moved.name, **facts))
        sentences.append(_what_the_mix_turns(desk))
    if sentences:
        yield desk.note("margin", *sentences)


def _most_moved(segments: tuple[SegmentFigures, ...]) -> SegmentFigures | None:
    """The segment whose year differs most between its own services and the blended margin."""
    both = [s for s in segments if s.own_mix and s.contribution_year and s.contribution_blended]
    return max(both, key=lambda s: (abs(known(s.contribution_year).value / known(s.contribution_blended).value - 1), s.name), default=None)


def _what_the_mix_turns(desk: Desk) -> Statement:
    customers = desk.case.customers
    if customers.tier_hangs_on_mix:
        return desk.say("customers.margin.tier_turns", segments=desk.book.listed([s.name for s in customers.tier_hangs_on_mix]))
    return desk.say("customers.margin.order_turns" if customers.order_hangs_on_mix else "customers.margin.nothing_turns")


def _cost_to_serve(desk: Desk) -> Iterator[Note]:
    """Cost to serve is part of the fixed costs; a near-equality is a question."""
    money = desk.case.money
    care, mark = money.cost_to_serve_year, desk.doubts.mark("cost_to_serve")
    if care is None or care.value <= 0:
        return
    if money.fixed_year is None:
        yield desk.note("cost_to_serve", desk.say("customers.care.read_alone", care=care, mark=mark))
        return
    sentences = [desk.say("customers.care.read", care=care, fixed=money.fixed_year, mark=mark)]
    if money.cost_to_serve_close_to == "variable_cost" and money.variable_cost_year:
        sentences.append(desk.say("customers.care.like_variable", care=care, variable=money.variable_cost_year))
    if money.cost_to_serve_close_to == "fixed_costs":
        sentences.append(desk.say("customers.care.over_fixed"))
    if money.left_year and money.left_year.value > 0:
        left = money.left_year.value - care.value
        on_top = desk.ledger.fact("cost_to_serve.left_if_on_top", left, "money", "left after fixed costs − cost to serve", {"care": care})
        sentences.append(
            desk.say(f"customers.care.{'loss' if left < 0 else 'less'}_on_top", left=money.left_year, then=_size(desk, on_top))
        )
    yield desk.note("cost_to_serve", *sentences)


def _no_profit(desk: Desk) -> Iterator[Note]:
    """SEG-1: without a profit in all there are no shares of it."""
    profit = desk.case.customers.profit_year
    if profit is not None and profit.value <= 0:
        yield desk.note("reading", desk.say("customers.no_profit", loss=_size(desk, profit)))


def _losing(desk: Desk, losing: Losing) -> Iterator[Statement]:
    """A segment that costs more than it brings, and the firm's month if all of it left."""
    segment = losing.segment
    each, everyone = known(segment.contribution_year), known(segment.contribution_all)
    yield desk.say("customers.losing.loses", segment=segment.name, each=_size(desk, each), all=_size(desk, everyone))
    left, without, covered = desk.case.money.left_month, losing.left_month_without, known(losing.covered_month)
    if left and without:
        key = "gone_worse" if left.value < 0 else "gone_loss" if without.value < 0 else "gone_less"
        yield desk.say(f"customers.losing.{key}", covered=covered, left=_size(desk, left), without=_size(desk, without))
    else:
        yield desk.say("customers.losing.gone", covered=covered)
    if desk.scheme.has("turn_segment"):
        yield desk.say("customers.losing.steps")


def _size(desk: Desk, fact: Fact) -> Fact:
    """An amount without its sign, for a sentence that says loss itself."""
    if fact.value >= 0:
        return fact
    name = f"{fact.evidence[0].ref}.size"
    return desk.ledger.fact(name, -fact.value, fact.unit, "the amount without its sign", {"amount": fact})


def _low_touch(desk: Desk) -> Iterator[Note]:
    """Segments that want little touch and yet take more care than the firm's mean, by what they pay."""
    money, customers = desk.case.money, desk.case.customers
    care, revenue = money.cost_to_serve_year, customers.revenue_year
    if care is None or care.value <= 0 or revenue is None or revenue.value <= 0:
        return
    inputs = {"care": care, "revenue": revenue}
    mean = desk.ledger.fact("cost_to_serve.share_of_revenue", care.value / revenue.value, "share", "cost to serve ÷ revenue", inputs)
    for segment in customers.segments:
        each, paid, people = segment.cost_to_serve_year, segment.revenue_year, segment.customers
        if (
            segment.touch != "low"
            or not each
            or not paid
            or not paid.value
            or not people
            or each.value / paid.value < MUCH_CARE * mean.value
        ):
            continue
        name = f"segment.{segment.index}.care"
        share = desk.ledger.fact(f"{name}_share", each.value / paid.value, "share", "cost to serve ÷ revenue", {"care": each, "paid": paid})
        saved = desk.ledger.fact(
            f"{name}_tenth", A_TENTH * each.value * people.value, "money", "customers × cost to serve × share", {"share": A_TENTH}
        )
        words: SlotDict = {"segment": segment.name, "each": each, "share": share, "mean": mean, "saved": saved}
        yield desk.note("touch", desk.say("customers.touch.low", **words))


def _reconciliation(desk: Desk) -> Iterator[Note]:
    """Whether segments and services tell of the same firm."""
    counts = desk.case.customers.reconciliation
    pairs = {"visits": counts.visits_month, "revenue": counts.revenue_year, "contribution": counts.contribution_year}
    apart = [desk.say(f"customers.agreement.{key}_apart", **_both(pair)) for key, pair in pairs.items() if pair.agree is False]
    if apart:
        yield desk.note("agreement", *apart, desk.say("customers.agreement.question"))
    elif counts.revenue_year.agree and counts.visits_month.agree:
        visits, revenue = counts.visits_month, counts.revenue_year
        words = {
            "visits_one": visits.by_segments,
            "visits_other": visits.by_services,
            "revenue_one": revenue.by_segments,
            "revenue_other": revenue.by_services,
        }
        yield desk.note("agreement", desk.say("customers.agreement.agrees", **words))


def _both(pair: TwoCounts) -> dict[str, Fact]:
    return {"one": known(pair.by_segments), "other": known(pair.by_services), "apart": known(pair.apart)}
