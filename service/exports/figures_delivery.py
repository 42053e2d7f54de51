"""Figures of promise and delivery: the zones of tolerance and the service blueprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from service.domain.plan.promise import FailPoint, Promise
from service.exports.document import Block, Figure
from service.exports.pictures import BlueprintPicture, BlueprintStep, Mark, MarkKind, Strip, TolerancePicture
from service.exports.promise_words import about, level, unit_name
from service.exports.record import Record, record_of
from service.exports.workings import Workings

FEWEST = 2
MOST_BARS = 40
"""With more distinct values than this the record is gathered into so many bars."""


def tolerance_figure(w: Workings) -> list[Block]:
    """A strip for each promise of which at least two levels are known."""
    record = record_of(w.plan, w.wording.book)
    drawn = [(line, strip) for line in w.plan.expectations.promises if (strip := _strip(w, record, line)) is not None]
    if not drawn:
        return []
    zone, delivered, spread = (w.chart(f"tolerance.{key}") for key in ("zone", "delivered", "spread"))
    picture = TolerancePicture(zone, delivered, spread, tuple(strip for _, strip in drawn))
    said = w.wording.enumerated(_in_words(w, line, strip) for line, strip in drawn)
    return [Figure("tolerance", w.chart("tolerance.caption"), w.chart("tolerance.alt", strips=said), picture)]


def _strip(w: Workings, record: Record | None, line: Promise) -> Strip | None:
    marks = tuple(_marks(w, line))
    known = [value for value in (line.adequate, line.desired) if value is not None]
    if len(known) + len(marks) < FEWEST:
        return None
    cases = record.cases(line) if record else ()
    return Strip(
        title=about(w, line),
        axis=unit_name(w, line),
        adequate=line.adequate,
        desired=line.desired,
        marks=marks,
        delivered=shares_of(cases),
        spread=_spread(record, line),
        percent=line.unit == "share",
    )


def _marks(w: Workings, line: Promise) -> Iterator[Mark]:
    """Levels that are known, the promise first. What must be measured first is not drawn as a promise."""
    promise = None if "measure_first" in line.flags else line.promise
    levels: tuple[tuple[MarkKind, float | None], ...] = (
        ("promise", promise),
        ("competitor", line.competitor_promise),
        ("current", line.current_promise),
        ("deliverable", line.deliverable),
    )
    for kind, value in levels:
        if value is not None:
            yield Mark(kind, w.chart(f"tolerance.{kind}"), value, level(w, line, value))


def shares_of(cases: tuple[float, ...]) -> tuple[tuple[float, float], ...]:
    """Each value with its share of the cases; many values are gathered."""
    if not cases:
        return ()
    low, high = min(cases), max(cases)
    distinct = len(set(cases))
    wide = (high - low) / MOST_BARS if distinct > MOST_BARS else 0
    gathered = Counter(low + (int((value - low) / wide) + 0.5) * wide if wide else value for value in cases)
    return tuple((value, count / len(cases)) for value, count in sorted(gathered.items()))


def _spread(record: Record | None, line: Promise) -> tuple[float, float] | None:
    entry = record.entry(line) if record else None
    if entry is None or entry.samples or entry.median is None or entry.p90 is None:
        return None
    return entry.median, entry.p90


def _in_words(w: Workings, line: Promise, strip: Strip) -> str:
    said = [w.chart("tolerance.accept", level=level(w, line, line.adequate))] if line.adequate is not None else []
    said += [w.chart("tolerance.want", level=level(w, line, line.desired))] if line.desired is not None else []
    said += [w.chart("tolerance.level", label=mark.label, level=mark.said) for mark in strip.marks]
    said += [w.chart("tolerance.from_record", count=w.wording.number(line.samples))] if strip.delivered else []
    return w.chart("tolerance.strip", title=strip.title, levels=w.wording.listed(said))


def blueprint_figure(w: Workings) -> list[Block]:
    """The blueprint as a diagram, where it has at least two steps."""
    points = w.plan.mix.process.blueprint
    if len(points) < FEWEST:
        return []
    lanes = w.chart("blueprint.customer"), w.chart("blueprint.seen"), w.chart("blueprint.unseen"), w.chart("blueprint.behind")
    lines = w.chart("blueprint.interaction"), w.chart("blueprint.visibility"), w.chart("blueprint.internal")
    picture = BlueprintPicture(lanes, lines, tuple(_step(w, point) for point in points))
    steps = w.wording.enumerated(point.step for point in points)
    return [Figure("blueprint-diagram", w.chart("blueprint.caption"), w.chart("blueprint.alt", steps=steps), picture)]


def _step(w: Workings, point: FailPoint) -> BlueprintStep:
    behind = w.chart("blueprint.owner", owner=point.owner, recovery=point.recovery.text)
    return BlueprintStep(point.step, point.fails_because.text, point.standard.text, point.backstage.text, behind)
