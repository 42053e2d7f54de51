"""The guarantee: only on a measured promise with margin, paid from the reserve; else refused with its price (EXP-6)."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.analysis.calendar import add_months, month_end
from service.domain.evidence import DateFact, Fact, Statement, known
from service.domain.plan.promise import Guarantee
from service.figures.register_line import RegisterLine
from service.moves.model import SlotDict
from service.moves.promise_sentence import promise_sentence
from service.stages.desk import Desk
from service.stages.expectations_groups import called
from service.stages.expectations_refusal import refusal
from service.writing.week_names import name_slots

LEAST_KEEP = 0.95
SHARE_OF_PRICE = 6
"""A sixth of the price: felt by the customer, borne by the firm."""
MOST_OF_RESERVE = 0.9
"""What may be counted on of the reserve, so that a bad quarter still finds some."""
SMALLEST_PAYOUT = 0.5
"""A payout of less than half of the sixth is no longer meaningful."""
DAYS_IN_MONTH = 365.25 / 12
MONTHS_OF_LOG = 3
TEN = 10


@dataclass(frozen=True)
class Terms:
    """A guarantee that the reserve carries."""

    line: RegisterLine
    payout: Fact
    starts: DateFact
    months: Fact
    cost: Fact
    reserve: Fact


def write_guarantee(desk: Desk) -> Guarantee:
    """The guarantee, or its refusal with the reason and the price."""
    line, start, reserve = _candidate(desk), _start(desk), reserve_of(desk)
    offers = list(_offers(desk, line, start, reserve)) if line and start and reserve.value > 0 else []
    terms = _affordable(offers, MOST_OF_RESERVE * reserve.value) or _affordable(offers[-1:], reserve.value)
    if terms is None:
        facts = {"payout": largest_payout(desk), "reserve": reserve}
        least = offers[-1] if offers else None
        if least:
            facts |= {"least": least.payout, "cost": least.cost, "months": least.months}
        return Guarantee(offered=False, statement=desk.book.join(refusal(desk, line, facts, in_time=start is not None)))
    sentence = promise_sentence(terms.line, desk.book, desk.case.week, desk.ledger)
    key = "late" if terms.line.better == "lower" else "missed"
    return Guarantee(
        offered=True,
        statement=desk.say(f"expectations.guarantee.offer_{key}", sentence=sentence, payout=terms.payout),
        measure=terms.line.measure,
        payout=terms.payout.value,
        expected_cost=terms.cost.value,
        reserve=terms.reserve.value,
        starts=terms.starts.value,
        condition=desk.book.join(_condition(desk, terms)),
    )


def fit_to_guarantee(desk: Desk, line: RegisterLine) -> bool:
    """Measured, published, kept by at least 95 in 100 at the cautious end, and no outcome that a regulator watches."""
    outcome = desk.case.trade.regulated and line.yes_no
    low = line.keep_rate_lower_bound
    return line.may_be_published and line.basis == "measured" and not outcome and low is not None and low.value >= LEAST_KEEP


def reserve_of(desk: Desk) -> Fact:
    """The tenth of the budget that is not planned."""
    budget = desk.brief.business.marketing_budget or 0.0
    reserve = desk.scheme.budget.reserve
    return desk.ledger.fact("guarantee.reserve", reserve, "money", "budget − what may be planned of it (a tenth)", {"budget": budget})


def _candidate(desk: Desk) -> RegisterLine | None:
    """The line that customers weigh most among those fit to be guaranteed and counted by the month."""
    weights = {c.measure: c.weight for c in desk.brief.criteria if c.measure}
    fit = [line for line in desk.case.register.lines if fit_to_guarantee(desk, line) and line.per_month]
    return min(fit, key=lambda line: (-weights.get(line.measure, 0.0), line.key), default=None)


def _start(desk: Desk) -> DateFact | None:
    """The quarter after the week is levelled, or after a quarter of logging; None beyond the horizon."""
    level = desk.scheme.objective_of("level_week")
    ready = level.due.value if level else add_months(desk.case.start.value, MONTHS_OF_LOG)
    last = month_end(dt.date(ready.year, (ready.month - 1) // 3 * 3 + 3, 1))
    first = last + dt.timedelta(days=1)
    if (desk.case.end.value - first).days < DAYS_IN_MONTH:
        return None
    return desk.ledger.date(
        "guarantee.starts", first, "first day of the quarter after the week is levelled, or after three months of logging"
    )


def largest_payout(desk: Desk) -> Fact:
    """A sixth of the core price, as one would say it: in fives below a hundred, in fifties below a thousand."""
    sixth = _sixth(desk)
    value = max(_step(sixth), round(sixth / _step(sixth)) * _step(sixth))
    return desk.ledger.fact("guarantee.payout_most", value, "money", "price of the core service ÷ 6, rounded", {"sixth": sixth})


def _sixth(desk: Desk) -> float:
    return desk.case.money.leading.price.value / SHARE_OF_PRICE


def _step(amount: float) -> float:
    return 5 * 10.0 ** max(0, math.floor(math.log10(amount)) - 1) if amount >= TEN else 1.0


def _offers(desk: Desk, line: RegisterLine, start: DateFact, reserve: Fact) -> Iterator[Terms]:
    """Payouts from a sixth of the price down to half of that, each with what it would cost to the plan's end."""
    months_left = max(1, round(((desk.case.end.value - start.value).days + 1) / DAYS_IN_MONTH))
    formula = "from the start to the end of the plan, in whole months"
    months = desk.ledger.fact("guarantee.months", months_left, "months", formula, {"starts": start})
    low, volume = known(line.keep_rate_lower_bound), known(line.per_month)
    most, step = largest_payout(desk), _step(_sixth(desk))
    amount = most.value
    while amount == most.value or amount >= max(SMALLEST_PAYOUT * _sixth(desk), step):
        payout = desk.ledger.fact(f"guarantee.payout_{amount:g}", amount, "money", "a step at or below the price ÷ 6", {"most": most})
        inputs = {"lower_bound": low, "per_month": volume, "payout": payout, "months": months}
        formula = "(1 − lower bound of the keep rate) × deliveries a month × payout × months"
        cost = (1 - low.value) * volume.value * amount * months_left
        yield Terms(line, payout, start, months, desk.ledger.fact(f"guarantee.cost_{amount:g}", cost, "money", formula, inputs), reserve)
        amount -= step


def _affordable(offers: Sequence[Terms], limit: float) -> Terms | None:
    """The largest payout within a limit."""
    return next((terms for terms in offers if terms.cost.value <= limit), None)


def _condition(desk: Desk, terms: Terms) -> Iterator[Statement]:
    """What the log must show first, what it costs, and why not more is paid."""
    line, level = terms.line, desk.scheme.objective_of("level_week")
    quarter = desk.ledger.date("guarantee.quarter_from", add_months(terms.starts.value, -MONTHS_OF_LOG), "first day of the quarter before")
    keep: SlotDict = {"keep": desk.case.register.keep_target, "start": terms.starts, "quarter": quarter, "label": desk.case.low(line.label)}
    if level and desk.case.week:
        yield desk.say("expectations.guarantee.log_and_level", slot=name_slots(desk.book, desk.case.week.overloaded), **keep)
    else:
        yield desk.say("expectations.guarantee.log", **keep)
    yield desk.say("expectations.guarantee.cost", cost=terms.cost, months=terms.months, reserve=terms.reserve)
    dearest = next(_offers(desk, line, terms.starts, terms.reserve))
    if dearest.payout.value > terms.payout.value:
        yield desk.say("expectations.guarantee.not_more", payout=dearest.payout, then=dearest.cost)
    if line.excluded:
        yield desk.say("expectations.guarantee.not_there", groups=desk.book.listed([called(desk, name) for name in line.excluded]))
