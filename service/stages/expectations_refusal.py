"""Why no guarantee is given: the reason, what it would cost beside the month and the reserve, and when to ask again."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import DateFact, Fact, Statement
from service.figures.register_line import RegisterLine
from service.stages.desk import Desk
from service.stages.expectations_groups import group_of


def refusal(desk: Desk, line: RegisterLine | None, payout: Fact, reserve: Fact, start: DateFact | None) -> Iterator[Statement]:
    """The sentences of a refusal; `line` is one that would be fit."""
    if not desk.case.register.lines:
        yield desk.say("expectations.refused.no_record")
        return
    yield _reason(desk, line, reserve, start)
    prices = list(_prices(desk, payout))
    yield from prices
    if prices:
        yield from _purse(desk, reserve)
    yield from _when_again(desk)


def _reason(desk: Desk, line: RegisterLine | None, reserve: Fact, start: DateFact | None) -> Statement:
    if line is not None:
        if reserve.value <= 0:
            return desk.say("expectations.refused.no_reserve")
        return desk.say("expectations.refused.too_late" if start is None else "expectations.refused.too_dear")
    published = [x for x in desk.case.register.published() if x.basis == "measured"]
    if not published:
        return desk.say("expectations.refused.nothing_measured")
    if desk.case.trade.regulated and all(x.yes_no for x in published):
        return desk.say("expectations.refused.outcome", labels=desk.book.listed([desk.case.low(x.label) for x in published]))
    best = max(published, key=lambda x: (x.keep_rate_lower_bound.value if x.keep_rate_lower_bound else 0.0, x.key))
    if best.per_month is None or best.keep_rate_lower_bound is None:
        return desk.say("expectations.refused.no_volume", label=desk.case.low(best.label))
    low = best.keep_rate_lower_bound
    return desk.say("expectations.refused.thin", label=desk.case.low(best.label), low=low, keep=desk.case.register.keep_target)


def wanted_line(desk: Desk) -> RegisterLine | None:
    """The measure on which customers would want a guarantee most: the one broken most often a month."""
    general = [x for x in desk.case.register.lines if x.segment is None and x.group is None and x.adequate and x.broken_per_month]
    return max(general, key=lambda x: (x.broken_per_month.value if x.broken_per_month else 0.0, x.key), default=None)


def _prices(desk: Desk, payout: Fact) -> Iterator[Statement]:
    """What a month of it would cost: at what customers accept, at what is promised now, and in the part that is promised."""
    line = wanted_line(desk)
    if line is None or line.broken_per_month is None:
        return
    level = line.promise or line.adequate
    slots = {"payout": payout, "label": desk.case.low(line.label), "level": level}
    yield desk.say("expectations.refused.price", cost=_month(desk, "wanted", payout, line.broken_per_month), **slots)
    now = line.current_broken_per_month
    if now is not None and "overpromising_now" in line.flags:
        yield desk.say("expectations.refused.price_now", cost=_month(desk, "current", payout, now), current=line.current_promise)
    part = next((x for x in desk.case.register.of(line.measure) if x.pool and x.may_be_published and x.broken_per_month), None)
    if part and part.broken_per_month:
        cost = _month(desk, "part", payout, part.broken_per_month)
        yield desk.say("expectations.refused.price_part", cost=cost, group=group_of(desk, part))


def _month(desk: Desk, name: str, payout: Fact, broken: Fact) -> Fact:
    inputs = {"payout": payout, "broken": broken}
    return desk.ledger.fact(f"guarantee.month_{name}", payout.value * broken.value, "money", "payout × broken promises a month", inputs)


def _purse(desk: Desk, reserve: Fact) -> Iterator[Statement]:
    """What there is to pay from."""
    left = desk.case.money.left_month
    if left is not None and left.value > 0:
        yield desk.say("expectations.refused.purse", left=left, reserve=reserve)
    else:
        yield desk.say("expectations.refused.purse_reserve", reserve=reserve)


def _when_again(desk: Desk) -> Iterator[Statement]:
    """How many misses the next record of the same size may hold."""
    line = wanted_line(desk)
    if line and line.misses_allowed and line.kept and line.total and line.adequate and line.promise is None:
        missed = desk.ledger.fact(f"{line.key}.missed", line.total.value - line.kept.value, "count", "cases − cases kept")
        yield desk.say(
            "expectations.refused.again",
            total=line.total,
            allowed=line.misses_allowed,
            missed=missed,
            level=line.adequate,
        )
