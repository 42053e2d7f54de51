"""Part 2, the promise register and the marketing mix."""

from __future__ import annotations

from collections.abc import Sequence

from service.domain.plan.promise import CopyRow, Guarantee, MixDecision, Promise, ServicePrice
from service.exports.blocks import bullets, callout, paragraph, under
from service.exports.document import Block, Words
from service.exports.figures_delivery import blueprint_figure, tolerance_figure
from service.exports.promise_words import about, level
from service.exports.workings import Section, Workings

REGISTER = (
    "promise_about",
    "accept_want",
    "deliverable",
    "rivals_promise",
    "promised_now",
    "promise",
    "kept",
    "broken",
    "basis",
    "verdict",
)


def expectations(w: Workings) -> Section:
    """The register, present copy, the five sides of quality, the guarantee."""
    section = w.plan.expectations
    rows = [_promise(w, each) for each in section.promises]
    sides = [w.of(w.wording.label(f"dimension.{row.dimension}"), row.says) for row in section.dimensions]
    blocks = [
        *w.plain_table("register", REGISTER, rows, *(each.evidence for each in section.promises)),
        *tolerance_figure(w),
        *under(w.topic("printable"), bullets([w.words(each.sentence) for each in section.promises])),
        *under(w.topic("dimensions"), bullets(sides)),
        *under(w.topic("copy"), _copy(w)),
        *under(w.topic("guarantee"), _guarantee(w, section.guarantee)),
        *paragraph(w.led("who_may_promise", section.who_may_promise)),
        *w.notes(section.notes),
    ]
    return Section("expectations", tuple(blocks))


def _promise(w: Workings, each: Promise) -> tuple[Words, ...]:
    basis = w.wording.label("two.basis", basis=w.wording.label(f"basis.{each.basis}"), samples=w.wording.number(each.samples))
    flags = [w.wording.label(f"flag.{flag}") for flag in each.flags]
    return (
        Words(about(w, each), emphasis=True),
        Words(_zone(w, each)),
        Words(level(w, each, each.deliverable)),
        Words(level(w, each, each.competitor_promise)),
        Words(level(w, each, each.current_promise)),
        _promised(w, each),
        Words(_kept(w, each)),
        Words(w.wording.number(each.broken_per_month), number=True),
        Words(basis if each.samples else w.wording.label(f"basis.{each.basis}")),
        Words(w.wording.enumerated([w.wording.label(f"verdict.{each.verdict}"), *flags])),
    )


def _promised(w: Workings, each: Promise) -> Words:
    """The promise in bold; one that must be measured first is not said yet."""
    if each.promise is None:
        return Words(w.wording.label("two.nothing_yet"))
    said = level(w, each, each.promise)
    if "measure_first" in each.flags:
        return Words(w.wording.label("two.not_said_yet", level=said))
    return Words(said, emphasis=True)


def _zone(w: Workings, each: Promise) -> str:
    """What customers accept and what they want."""
    if each.adequate is None and each.desired is None:
        return ""
    unknown = w.wording.label("answer.unknown")
    accept, want = (level(w, each, value) or unknown for value in (each.adequate, each.desired))
    return w.wording.label("two.zone", accept=accept, want=want)


def _kept(w: Workings, each: Promise) -> str:
    if each.keep_rate is None:
        return ""
    kept = w.wording.percent(each.keep_rate, "pct1")
    if each.keep_rate_lower_bound is None:
        return kept
    return w.wording.label("two.kept", kept=kept, low=w.wording.percent(each.keep_rate_lower_bound, "pct1"))


def _copy(w: Workings) -> list[Block]:
    return w.plain_table("copy", ("line_now", "finding", "put_instead"), [_copy_row(w, row) for row in w.plan.expectations.copy_rows])


def _copy_row(w: Workings, row: CopyRow) -> tuple[Words, ...]:
    instead = w.words(row.replacement) if row.replacement else Words(w.wording.label("two.take_down"))
    return Words(w.wording.label("evidence.quoted", text=row.line)), w.words(row.finding), instead


def _guarantee(w: Workings, guarantee: Guarantee) -> list[Block]:
    if not guarantee.offered:
        return paragraph(w.words(guarantee.statement))
    terms = {
        "rests_on": _label(w, guarantee.measure) if guarantee.measure else "",
        "payout": w.wording.money(guarantee.payout),
        "expected_cost": w.wording.money(guarantee.expected_cost),
        "guarantee_reserve": w.wording.money(guarantee.reserve),
        "starts": w.wording.date(guarantee.starts) if guarantee.starts else "",
    }
    rows = [(Words(w.wording.label(f"two.{name}")), Words(value, number=True)) for name, value in terms.items() if value]
    facts = w.plain_table("guarantee", ("guarantee_fact", "value"), rows)
    return [*callout(w.words(guarantee.statement)), *facts, *paragraph(w.led("condition", guarantee.condition))]


def _label(w: Workings, measure: str) -> str:
    labels = [each.label for each in w.plan.expectations.promises if each.measure == measure]
    return labels[0] if labels else measure


def mix(w: Workings) -> Section:
    """The seven Ps, prices with their bands, the blueprint."""
    section = w.plan.mix
    decisions: dict[str, MixDecision] = {
        "product": section.product,
        "price": section.price,
        "place": section.place,
        "promotion": section.promotion,
        "people": section.people,
        "process": section.process,
        "physical_evidence": section.physical_evidence,
    }
    rows = [_decision(w, name, each) for name, each in decisions.items()]
    blocks = [
        *w.plain_table("mix", ("p", "decision", "rejected", "actions", "owner", "indicator"), rows),
        *under(w.topic("prices"), _prices(w, section.price.services)),
        *under(w.topic("blueprint"), _blueprint(w), blueprint_figure(w)),
        *w.notes(section.notes),
    ]
    return Section("mix", tuple(blocks))


def _decision(w: Workings, name: str, each: MixDecision) -> tuple[Words, ...]:
    p = Words(w.wording.label(f"p.{name}"), emphasis=True)
    return p, w.words(each.decision), w.words(each.rejected), w.ids(each.actions), Words(each.owner), Words(each.indicator)


def _prices(w: Workings, services: Sequence[ServicePrice]) -> list[Block]:
    rows = [_price(w, each) for each in services]
    columns = ("service", "floor", "others_charge", "ceiling", "now", "in_plan")
    return w.plain_table("prices", columns, rows, *(each.evidence for each in services))


def _price(w: Workings, each: ServicePrice) -> tuple[Words, ...]:
    figures = (w.wording.money(each.floor), _others(w, each), w.wording.money(each.ceiling), w.wording.money(each.price))
    changed = each.recommended != each.price
    plan = w.wording.money(each.recommended) if changed else w.wording.label("two.hold")
    numbers = [Words(figure, number=True) for figure in figures]
    return Words(each.service, emphasis=True), *numbers, Words(plan, emphasis=changed, number=True)


def _others(w: Workings, each: ServicePrice) -> str:
    """Rivals' prices: the range with its middle, or the only one."""
    if each.reference is None or each.reference_low is None or each.reference_high is None:
        return w.wording.money(each.reference)
    if each.reference_low == each.reference_high:
        return w.wording.money(each.reference_low)
    low, high, middle = (w.wording.money(value) for value in (each.reference_low, each.reference_high, each.reference))
    return w.wording.label("two.others", low=low, high=high, middle=middle)


def _blueprint(w: Workings) -> list[Block]:
    rows = [
        (
            Words(p.step, emphasis=True),
            w.words(p.fails_because),
            w.words(p.backstage),
            w.words(p.standard),
            w.words(p.recovery),
            Words(p.owner),
        )
        for p in w.plan.mix.process.blueprint
    ]
    return w.plain_table("blueprint", ("step", "fails_because", "backstage", "standard", "recovery", "owner"), rows)
