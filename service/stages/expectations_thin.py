"""The register without a record: rows named by the owner's own words, all held back, and what a log would support."""

from __future__ import annotations

import math
from collections.abc import Iterator

from service.analysis.bounds import lower_bound
from service.analysis.levels import SMALLEST_KNOWN, supported_keep
from service.domain.evidence import Fact, Statement
from service.domain.plan.block import Note
from service.domain.plan.promise import Promise
from service.stages.desk import Desk
from service.stages.expectations_lexicon import wishes_in

STEPS = (5, 10, 22)
MISSES = 2


def thin_promises(desk: Desk) -> Iterator[Promise]:
    """One row for each wait or fault the owner's words name."""
    for wish in wishes_in(desk.brief):
        yield Promise(
            measure=wish.key,
            label=desk.phrase(f"expectations.thin.label.{wish.key}"),
            unit=wish.unit,
            better=wish.better,
            dimension=wish.dimension,
            adequate=None,
            desired=None,
            deliverable=None,
            promise=None,
            competitor_promise=None,
            current_promise=None,
            keep_rate=None,
            keep_rate_lower_bound=None,
            broken_per_month=None,
            basis="assumed",
            verdict="held_back",
            flags=("measure_first",),
            samples=0,
            evidence=wish.words.evidence,
        )


def thin_notes(desk: Desk) -> Iterator[Note]:
    """Why nothing may be promised, and how much each further case in the log would carry."""
    wishes = wishes_in(desk.brief)
    labels = desk.book.listed([desk.case.low(desk.phrase(f"expectations.thin.label.{w.key}")) for w in wishes])
    said = desk.say("expectations.thin.named", labels=labels) if wishes else desk.say("expectations.thin.nothing_named")
    yield desk.note("measure_first", said)
    yield desk.note("levels", *_table(desk))
    if any(w.unit == "share" for w in wishes):
        yield desk.note("levels", _yes_no(desk))


def _table(desk: Desk) -> Iterator[Statement]:
    """(1 − confidence)^(1/n): what the worst of n logged cases holds for at least."""
    need = desk.case.register.smallest_n
    rows = [desk.phrase("expectations.thin.row", n=cases_logged(desk, n), share=supported_by(desk, n)) for n in (*STEPS, int(need.value))]
    yield desk.say("expectations.thin.table", rows=desk.book.listed(rows), need=need, sure=desk.case.register.confidence)
    yield desk.say("expectations.thin.guess", fewest=cases_logged(desk, SMALLEST_KNOWN))


def cases_logged(desk: Desk, n: int) -> Fact:
    """So many cases in the log."""
    return desk.ledger.fact(f"log.cases_{n}", n, "count", "cases in the log")


def supported_by(desk: Desk, n: int) -> Fact:
    """The keep rate that the worst of so many cases holds for at least."""
    return desk.ledger.fact(
        f"log.supports_{n}", supported_keep(n), "share", "(1 − confidence)^(1/n): kept by the worst of n cases", {"n": n}
    )


def _yes_no(desk: Desk) -> Statement:
    """A yes/no measure with two misses: the exact lower bound."""
    need = desk.case.register.smallest_n
    kept = int(need.value) - MISSES
    whole = math.floor(100 * lower_bound(kept, int(need.value))) / 100
    formula = "Clopper–Pearson lower bound, in whole hundredths below"
    low = desk.ledger.fact("log.yes_no_two_misses", whole, "share", formula, {"kept": kept, "total": need})
    return desk.say("expectations.thin.yes_no", need=need, low=low)
