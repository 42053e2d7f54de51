"""Draws one line of the register: level, promise, verdict and flags, every number a fact in the ledger under the line's key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from service.analysis.bounds import Standard
from service.analysis.ladder import promise_level, said_level
from service.analysis.levels import SMALLEST_KNOWN, Better, beats, meets
from service.domain.brief import Delivery
from service.domain.evidence import Fact, Ledger, Phrase, from_brief, named
from service.figures.register_expects import Bar
from service.figures.register_keep import with_current, with_keep, with_needs, with_remedy
from service.figures.register_line import Flag, Pool, RegisterLine, UnevenGroup, Verdict
from service.figures.register_record import Level, Modelled, Record, Samples
from service.figures.slots import Slot


@dataclass(frozen=True)
class Measure:
    """What all lines of one delivery entry share."""

    entry: Delivery
    index: int
    stem: str
    """Name of the measure in the ledger."""
    unit: str
    better: Better
    yes_no: bool
    whole: Record
    """The whole record, uneven groups included."""
    standard: Standard
    competitor_promise: Fact | None = None
    competitor: Phrase | None = None
    current_promise: Fact | None = None
    decided: Mapping[str, Fact | None] = field(default_factory=dict)
    """What the owner decided to promise, by the key of the line; None where nothing is to be promised."""


@dataclass(frozen=True)
class Draft:
    """What is particular to one line."""

    record: Record
    bar: Bar
    tail: str = ""
    """What follows the measure in the key; empty for the line for everyone."""
    share: float = 1.0
    """Share of the measure's deliveries that the record stands for."""
    segment: Phrase | None = None
    group: Phrase | None = None
    pool: Pool | None = None
    dayparts: tuple[Slot, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    uneven_groups: tuple[UnevenGroup, ...] = ()
    is_uneven: bool = False
    tested: int = 0
    rest: Record | None = None
    """What the measure's record holds beyond this part of it."""


def draw_line(measure: Measure, draft: Draft, ledger: Ledger) -> RegisterLine:
    """One line of the register, with its verdict and flags."""
    level = draft.record.level(measure.standard)
    line = _with_level(_start(measure, draft, level), level, ledger)
    line = _with_elsewhere(_with_seen(line, draft, ledger), draft, measure, ledger)
    line = _with_per_month(line, measure, draft, ledger)
    line = _with_promise(line, ledger)
    line = _with_kept(_with_decision(line, measure), draft, measure, ledger)
    line = _with_current(line, measure, draft, ledger)
    line = with_needs(line, draft.record, measure.standard, ledger)
    line = with_remedy(line, draft.record, measure.standard, ledger)
    return replace(line, flags=_flags(line, is_uneven=draft.is_uneven))


def _start(measure: Measure, draft: Draft, level: Level) -> RegisterLine:
    entry, path = measure.entry, f"delivery.{measure.index}"
    return RegisterLine(
        key=f"{measure.stem}.{draft.tail}" if draft.tail else measure.stem,
        index=measure.index,
        measure=entry.measure,
        label=named(entry.label, f"{path}.label") if entry.label else named(entry.measure, f"{path}.measure"),
        unit=measure.unit,
        better=measure.better,
        dimension=entry.dimension,
        basis=level.basis,
        n=draft.record.n,
        segment=draft.segment,
        group=draft.group,
        pool=draft.pool,
        dayparts=draft.dayparts,
        excluded=draft.excluded,
        adequate=draft.bar.adequate,
        desired=draft.bar.desired,
        strictest_segment=draft.bar.segment,
        competitor_promise=measure.competitor_promise,
        competitor=measure.competitor,
        current_promise=measure.current_promise,
        yes_no=measure.yes_no,
        share_of=named(entry.unit, f"{path}.unit") if measure.yes_no else None,
        uneven_groups=draft.uneven_groups,
    )


def _with_level(line: RegisterLine, level: Level, ledger: Ledger) -> RegisterLine:
    """The deliverable level, its rank, and the keep rate a thin record supports."""
    key, inputs = line.key, level.inputs
    if level.value is not None:
        line = replace(line, deliverable=ledger.fact(f"promise.{key}", level.value, line.unit, level.formula, inputs))
    if level.rank is not None:
        formula = "smallest r with Binom(n, keep).cdf(r − 1) ≥ confidence"
        line = replace(line, rank=ledger.fact(f"{key}.rank", level.rank, "count", formula, inputs))
    if level.supported is not None:
        line = replace(line, supported_keep=ledger.fact(f"{key}.supported", level.supported, "share", "(1 − confidence)^(1/n)", inputs))
    return line


def _with_seen(line: RegisterLine, draft: Draft, ledger: Ledger) -> RegisterLine:
    """Median and worst value of the record, and what was learnt of its groups."""
    key, record = line.key, draft.record
    if draft.tested:
        line = replace(line, groups_tested=ledger.fact(f"{key}.groups_tested", draft.tested, "count", "groups of 20 or more deliveries"))
    if isinstance(record, Modelled):
        return replace(line, n_assumed=record.n_assumed, median=from_brief(record.model.median, line.unit, f"delivery.{line.index}.median"))
    if not isinstance(record, Samples):
        return line
    median = ledger.fact(f"{key}.median", float(np.median(record.values)), line.unit, "median of the values", {"n": record.n})
    worst = ledger.fact(f"{key}.worst", record.worst, line.unit, "worst value of the record", {"n": record.n})
    return replace(line, median=median, worst=worst)


def _with_elsewhere(line: RegisterLine, draft: Draft, measure: Measure, ledger: Ledger) -> RegisterLine:
    """The level of the rest of the record, as one would say it; from its worst case where it holds few."""
    rest = draft.rest.level(measure.standard) if isinstance(draft.rest, Samples) and draft.rest.n >= SMALLEST_KNOWN else None
    if rest is None or rest.value is None:
        return line
    formula = "level of the rest of the record, rounded to a level one says"
    said = said_level(rest.value, line.unit, line.better)
    return replace(line, elsewhere=ledger.fact(f"{line.key}.elsewhere", said, line.unit, formula, {**rest.inputs, "level": rest.value}))


def _with_per_month(line: RegisterLine, measure: Measure, draft: Draft, ledger: Ledger) -> RegisterLine:
    per_month = measure.entry.per_month
    if per_month is None:
        return line
    if draft.share == 1:
        return replace(line, per_month=from_brief(per_month, "count", f"delivery.{line.index}.per_month"))
    inputs = {"per_month": per_month, "n": line.n, "whole_record": measure.whole.n}
    fact = ledger.fact(f"{line.key}.per_month", per_month * draft.share, "count", "deliveries a month × n / whole record", inputs)
    return replace(line, per_month=fact)


def _with_current(line: RegisterLine, measure: Measure, draft: Draft, ledger: Ledger) -> RegisterLine:
    """The present promise, made to everyone, is held against the whole record on the line for everyone."""
    if draft.tail:
        per_month = None if line.segment and not line.group else line.per_month
        return with_current(line, draft.record, per_month, measure.standard, ledger)
    said = measure.entry.per_month
    month = None if said is None else from_brief(said, "count", f"delivery.{line.index}.per_month")
    return with_current(line, measure.whole, month, measure.standard, ledger)


def _with_promise(line: RegisterLine, ledger: Ledger) -> RegisterLine:
    """The promise, rounded to the safe side, and the verdict it earns."""
    if line.adequate is None or line.deliverable is None or line.basis == "assumed":
        return replace(line, verdict="held_back")
    said = promise_level(line.deliverable.value, line.adequate.value, _ladder_unit(line), line.better)
    if said is None:
        return replace(line, verdict="fix_first")
    inputs = {"deliverable": line.deliverable, "adequate": line.adequate, "unit": line.unit}
    promise = ledger.fact(f"{line.key}.promise", said, line.unit, "deliverable, rounded to a level one says, never across adequate", inputs)
    is_delight = line.desired is not None and meets(said, line.desired.value, line.better)
    verdict: Verdict = "delight" if is_delight else "within_zone"
    return replace(line, promise=promise, verdict=verdict)


def _with_decision(line: RegisterLine, measure: Measure) -> RegisterLine:
    """The owner's own level in place of the record's. What speaks against it stays in the verdict, for the rules to find."""
    if line.key not in measure.decided:
        return line
    promise = measure.decided[line.key]
    if promise is None:
        return replace(line, promise=None, verdict="held_back")
    if line.verdict in ("fix_first", "held_back"):
        return replace(line, promise=promise)
    is_delight = line.desired is not None and meets(promise.value, line.desired.value, line.better)
    return replace(line, promise=promise, verdict="delight" if is_delight else "within_zone")


def _with_kept(line: RegisterLine, draft: Draft, measure: Measure, ledger: Ledger) -> RegisterLine:
    """How often the promise is kept; at a level the owner decided under a name of its own, so that what cites the record's still holds."""
    if line.key not in measure.decided:
        return with_keep(line, draft.record, measure.standard, ledger)
    own = with_keep(replace(line, key=f"{line.key}.decided"), draft.record, measure.standard, ledger)
    return replace(own, key=line.key)


def _ladder_unit(line: RegisterLine) -> str:
    return "share" if line.yes_no else line.unit


def _flags(line: RegisterLine, *, is_uneven: bool) -> tuple[Flag, ...]:
    """What else must be known of the line; judged by the promise, and by the deliverable level where nothing is promised."""
    found: list[Flag] = []
    level = line.promise or line.deliverable
    if level and line.current_promise and beats(line.current_promise.value, level.value, line.better):
        found.append("overpromising_now")
    if level and line.competitor_promise and beats(line.competitor_promise.value, level.value, line.better):
        found.append("behind_competitor")
    if line.basis in ("provisional", "assumed"):
        found.append("measure_first")
    if is_uneven:
        found.append("uneven")
    return tuple(found)
