"""The four tiers: who is in them, what moves a customer up or out, and how firm they are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from service.analysis.customer_value import DEMANDING_PREMIUM, DISCOUNT_RATE, YEARS
from service.analysis.tiers import LEAST_INDEX, TIERS
from service.domain.evidence import Fact, Phrase, Statement, known
from service.domain.plan.block import Note
from service.domain.plan.market import Tier
from service.figures.customers import TierFigures
from service.figures.first_place import FirstPlace
from service.figures.segments import SegmentFigures
from service.stages.desk import Desk
from service.stages.support import value_of

NEAR_TURN = 0.15
"""Points of retention within which a turn of the order is worth a sentence."""
MUCH_PROFIT = 0.75
FEW_CUSTOMERS = 0.25
NEEDED = {
    "customers": "customers",
    "revenue_year": "revenue",
    "cost_to_serve_year": "care",
    "margin": "margin",
    "retention": "retention",
}
"""What a segment's value cannot do without, and the wording that names it."""


def tier_rows(desk: Desk) -> Iterator[Tier]:
    """All four tiers, empty ones too; none without figures."""
    for tier in desk.case.customers.tiers:
        yield Tier(
            name=tier.name,
            segments=tuple(str(s.name) for s in tier.segments),
            customers=tier.customers.value,
            customers_share=value_of(tier.customers_share) or 0.0,
            revenue_share=value_of(tier.revenue_share) or 0.0,
            profit_share=value_of(tier.profit_share),
            rule=desk.book.join(_rule(desk, tier)),
        )


def tier_notes(desk: Desk) -> Iterator[Note]:
    """How the tiers were found, who carries the profit, how thin the first place is; or why there are none."""
    customers = desk.case.customers
    if not customers.tiers:
        yield from _no_tiers(desk)
        return
    if _bound(desk, "iron"):
        bounds = {t: known(_bound(desk, t)) for t in LEAST_INDEX}
        yield desk.note("tiers", desk.say("customers.tiers.found", average=customers.average_lifetime, method=_method(desk), **bounds))
    if customers.first_place and customers.first_place.thin:
        yield desk.note("tiers", *_first_place(desk, customers.first_place))
    yield from _by_year(desk)
    yield from _carriers(desk)
    if desk.case.trade.care:
        yield desk.note("duty_of_care", Statement(text=desk.case.trade.care))


def _method(desk: Desk) -> Phrase:
    """Empty words with the support of the method's own numbers."""
    facts = (
        desk.ledger.fact("method.years", YEARS, "years", "years that a customer's value counts (method 3)"),
        desk.ledger.fact("method.discount", DISCOUNT_RATE, "share", "discount a year (method 3)"),
        desk.ledger.fact("method.premium", DEMANDING_PREMIUM - 1, "share", "premium for demanding customers (method 3)"),
    )
    return Phrase("", [e for fact in facts for e in fact.evidence])


def _bound(desk: Desk, tier: str) -> Fact | None:
    """The least lifetime value of a tier; None for the lowest, and where the average says nothing."""
    average = desk.case.customers.average_lifetime
    least = {str(name): index for name, index in LEAST_INDEX.items()}.get(tier)
    if least is None or average is None or average.value <= 0:
        return None
    return desk.ledger.fact(
        f"tier.bound.{tier}", least * average.value, "money", f"{least} × the average customer's value", {"average": average}
    )


def _rule(desk: Desk, tier: TierFigures) -> Iterator[Statement]:
    low = _bound(desk, tier.name)
    above = TIERS[TIERS.index(tier.name) - 1] if tier.name != "platinum" else None
    high = _bound(desk, above) if above else None
    if low is None and high is None:
        yield desk.say(f"customers.rule.no_average_{'out' if tier.name == 'lead' else 'in'}")
    elif not tier.segments:
        yield desk.say("customers.rule.empty_lead" if tier.name == "lead" else "customers.rule.empty", tier=_tier_name(desk, tier.name))
    else:
        yield from _moving(desk, tier, low, high)
    if tier.name == "lead" and tier.segments:
        yield desk.say("customers.rule.out_terms" if desk.scheme.action("turn_segment.letter") else "customers.rule.out_of_lead")


def _moving(desk: Desk, tier: TierFigures, low: Fact | None, high: Fact | None) -> Iterator[Statement]:
    """What one customer would have to leave in a year to go up a tier, and below what it falls."""
    first, last = tier.segments[0], tier.segments[-1]
    if high:
        yield desk.say("customers.rule.up", segment=first.name, need=_needed(desk, first, high, "up"), now=first.contribution_year)
    if low and (need := _needed(desk, last, low, "stay")).value > 0:
        yield desk.say("customers.rule.down", segment=last.name, need=need)


def _needed(desk: Desk, segment: SegmentFigures, bound: Fact, key: str) -> Fact:
    """The yearly contribution at which one customer of a segment, who stays as long as the others, is worth a bound."""
    now, value, years = known(segment.contribution_year), known(segment.lifetime_value), known(segment.discounted_years)
    premium = DEMANDING_PREMIUM if segment.demanding else 1.0
    need = now.value + (bound.value - value.value) / (years.value * premium)
    formula = "contribution + (value at the bound − value) ÷ (discounted years × premium for demanding customers)"
    inputs = {"contribution": now, "bound": bound, "value": value, "years": years, "premium": premium}
    return desk.ledger.fact(f"segment.{segment.index}.needed_to_{key}", need, "money", formula, inputs)


def _tier_name(desk: Desk, tier: str) -> Phrase:
    return desk.phrase(f"customers.tier.{tier}")


def _first_place(desk: Desk, place: FirstPlace) -> Iterator[Statement]:
    """What the first place hangs on."""
    first, second = place.first, place.second
    turns = _near_turn(place)
    narrow = place.tier_changes or not place.order_holds_without_premium or turns is not None
    yield desk.say(
        f"customers.first.{'narrow' if narrow else 'apart'}",
        first=first.name,
        value=known(first.lifetime_value),
        second=second.name,
        next=known(second.lifetime_value),
    )
    if not place.order_holds_without_premium:
        yield desk.say(
            "customers.first.order", first=first.name, second=second.name, plain=place.value_without_premium, method=_method(desk)
        )
    elif place.tier_changes:
        tier = _tier_name(desk, place.tier_without_premium)
        yield desk.say("customers.first.tier", first=first.name, plain=place.value_without_premium, tier=tier, method=_method(desk))
    if turns and first.retention:
        yield desk.say("customers.first.turns", first=first.name, turns=turns, now=first.retention)
    one, other = known(first.retention), known(second.retention)
    if one.value != other.value:
        key = "faster" if one.value < other.value else "slower"
        yield desk.say(f"customers.first.{key}", first=first.name, one=one, second=second.name, other=other)


def _by_year(desk: Desk) -> Iterator[Note]:
    """Neighbours in the order of whom the lower one leaves more in a single year."""
    for upper, lower in pairwise(desk.case.customers.segments):
        less, more = known(upper.contribution_year), known(lower.contribution_year)
        if more.value > less.value:
            yield desk.note("tiers", desk.say("customers.first.by_year", lower=lower.name, upper=upper.name, more=more, less=less))


def _near_turn(place: FirstPlace) -> Fact | None:
    """The retention at which the order turns, where it lies near enough to be feared."""
    now, turns = place.first.retention, place.turns_below
    return turns if now and turns and now.value - turns.value <= NEAR_TURN else None


def _carriers(desk: Desk) -> Iterator[Note]:
    """The few customers that bring most of the profit, where so few do."""
    segments = [s for s in desk.case.customers.segments if s.profit_share and s.share_of_customers and s.customers]
    shares = accumulate(known(s.profit_share).value for s in segments)
    count = next((i for i, share in enumerate(shares, 1) if share >= MUCH_PROFIT), None)
    if count is None or len(segments) < len(desk.case.customers.segments):
        return
    top = segments[:count]
    share = sum(known(s.share_of_customers).value for s in top)
    if share > FEW_CUSTOMERS:
        return
    yield desk.note(
        "tiers",
        desk.say(
            "customers.carriers",
            segments=desk.book.listed([s.name for s in top]),
            people=desk.ledger.fact("carriers.customers", sum(known(s.customers).value for s in top), "people", "Σ customers"),
            share=desk.ledger.fact("carriers.share", share, "share", "their share of all customers"),
            profit=desk.ledger.fact("carriers.profit", sum(known(s.profit_share).value for s in top), "share", "their share of the profit"),
        ),
    )


def _no_tiers(desk: Desk) -> Iterator[Note]:
    """Which figures the tiers lack."""
    for field, key in NEEDED.items():
        lacking = [s.name for s in desk.case.customers.segments if getattr(s, field) is None]
        if lacking:
            what = desk.phrase(f"customers.lacks.{key}")
            yield desk.note("tiers", desk.say("customers.no_tiers", what=what, segments=desk.book.listed(lacking)))
            return
