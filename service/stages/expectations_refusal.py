"""Why no guarantee is given: the reason, what it would cost beside the month and the reserve, and when to ask again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service.domain.evidence import Fact, Statement, known
from service.figures.register_line import RegisterLine
from service.moves.model import SlotDict
from service.stages.desk import Desk
from service.stages.expectations_groups import named_line


def refusal(desk: Desk, line: RegisterLine | None, facts: Mapping[str, Fact], *, in_time: bool) -> Iterator[Statement]:
    """The sentences of a refusal. `line` is one that would be fit; `facts` are reserve and payout, and what the least payout would cost."""
    if not desk.case.register.lines:
        yield desk.say("expectations.refused.no_record")
        return
    yield _fit_but(desk, line, facts, in_time=in_time) if line else _unfit(desk)
    prices = list(_prices(desk, facts["payout"], line))
    yield from prices
    if prices or line:
        yield from _purse(desk, facts["reserve"])
    yield from _when_again(desk)


def _fit_but(desk: Desk, line: RegisterLine, facts: Mapping[str, Fact], *, in_time: bool) -> Statement:
    """A line would do, the money or the time would not."""
    if facts["reserve"].value <= 0:
        return desk.say("expectations.refused.no_reserve")
    if not in_time:
        return desk.say("expectations.refused.too_late")
    label, least = desk.case.low(named_line(desk, line)), facts["least"]
    return desk.say("expectations.refused.too_dear", label=label, payout=least, cost=facts["cost"], months=facts["months"])


def _unfit(desk: Desk) -> Statement:
    """No line would do, and why not the best."""
    published = [x for x in desk.case.register.published() if x.basis == "measured" and x.keep_rate_lower_bound]
    if not published:
        return desk.say("expectations.refused.nothing_measured")
    keep = desk.case.register.keep_target
    best = max(published, key=lambda x: (known(x.keep_rate_lower_bound).value, x.key))
    low, label = known(best.keep_rate_lower_bound), desk.case.low(best.label)
    if low.value < keep.value:
        return desk.say("expectations.refused.thin", label=label, low=low, keep=keep)
    return desk.say(
        "expectations.refused.outcome" if desk.case.trade.regulated and best.yes_no else "expectations.refused.no_volume", label=label
    )


def wanted_line(desk: Desk) -> RegisterLine | None:
    """The measure on which customers would want a guarantee most: the one broken most often a month."""
    general = [x for x in desk.case.register.lines if x.segment is None and x.group is None and x.adequate and x.broken_per_month]
    return max(general, key=lambda x: (x.broken_per_month.value if x.broken_per_month else 0.0, x.key), default=None)


def _prices(desk: Desk, payout: Fact, fit: RegisterLine | None) -> Iterator[Statement]:
    """What a month of it would cost on the measure wanted most: at what customers accept, and at what is promised now."""
    line = wanted_line(desk)
    if line is None or line.broken_per_month is None or line is fit:
        return
    level = known(line.promise or line.adequate)
    slots: SlotDict = {"payout": payout, "label": desk.case.low(line.label), "level": level}
    yield desk.say("expectations.refused.price", cost=_month(desk, "wanted", payout, line.broken_per_month), **slots)
    now = line.current_broken_per_month
    if now is not None and "overpromising_now" in line.flags:
        yield desk.say("expectations.refused.price_now", cost=_month(desk, "current", payout, now), current=line.current_promise)


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
