"""With whom to fill free hours, and how full: the record of each daypart against what the segment accepts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from service.analysis.capacity import QUEUE_RISK_FROM
from service.analysis.filling import DaypartRecord, FillCap, fill_cap
from service.analysis.levels import beats
from service.domain.brief import Brief, Delivery
from service.domain.evidence import Fact, Phrase, from_brief, known, named
from service.figures.customers import Customers
from service.figures.register_line import RegisterLine
from service.figures.segments import SegmentFigures
from service.figures.slots import Slot
from service.figures.week import Week, find_slot


class PromiseLines(Protocol):
    """What is read of the promise register."""

    @property
    def lines(self) -> Sequence[RegisterLine]:
        """All lines of all measures."""


@dataclass(frozen=True)
class Limit:
    """How full a measure's record allows to fill for a segment; without measure it is the default."""

    cap: FillCap
    measure: Phrase | None = None
    adequate: Fact | None = None
    tighter_than_promise: bool = False


DEFAULT = Limit(FillCap(QUEUE_RISK_FROM, "default"))


@dataclass(frozen=True)
class SegmentCap:
    """A segment to fill with, and how full; without segment nobody is known to leave a contribution."""

    segment: SegmentFigures | None
    limit: Limit
    slots: tuple[Slot, ...]


def rank_segment_caps(brief: Brief, week: Week, customers: Customers, register: PromiseLines) -> tuple[SegmentCap, ...]:
    """Segments worth filling with, best first: those that accept less than is promised to all, then the others, each in tier order,
    or where there are no tiers by what one of them leaves.

    A segment whose adequate level no daypart keeps is left out (method 9).
    """
    worth = [s for s in customers.segments if s.contribution_year and s.contribution_year.value > 0]
    if not worth:
        return (SegmentCap(None, DEFAULT, ()),)
    if not customers.tiers:
        worth.sort(key=lambda s: (-known(s.contribution_year).value, str(s.name)))
    found = [(s, limit) for s in worth if (limit := _limit(brief, week, s.index, register))]
    found.sort(key=lambda pair: not pair[1].tighter_than_promise)
    return tuple(SegmentCap(s, limit, tuple(x for x in week.slots if x.name in limit.cap.names)) for s, limit in found)


def _limit(brief: Brief, week: Week, index: int, register: PromiseLines) -> Limit | None:
    """The tightest cap over the measures with a record by daypart; None where one of them is kept in no daypart."""
    limits = list(_limits(brief, week, index, register))
    kept = [limit for limit in limits if limit is not None]
    if len(kept) < len(limits):
        return None
    return min(kept, key=lambda limit: (limit.cap.load, not limit.tighter_than_promise), default=DEFAULT)


def _limits(brief: Brief, week: Week, index: int, register: PromiseLines) -> Iterator[Limit | None]:
    for i, delivery in enumerate(brief.delivery):
        expected = brief.segments[index].expects.get(delivery.measure)
        if expected is None or expected.adequate is None:
            continue
        records = _records(delivery, expected.adequate, week)
        if not records:
            continue
        cap = fill_cap(records)
        adequate = from_brief(expected.adequate, delivery.unit, f"segments.{index}.expects.{delivery.measure}.adequate")
        words = named(delivery.label, f"delivery.{i}.label") if delivery.label else named(delivery.measure, f"delivery.{i}.measure")
        tighter = _is_tighter(expected.adequate, delivery, register)
        yield None if cap is None else Limit(cap, words, adequate, tighter)


def _records(delivery: Delivery, adequate: float, week: Week) -> list[DaypartRecord]:
    """How often each daypart kept the level, where the record names the daypart of its values."""
    slots = {group: find_slot(week, group) for group in dict.fromkeys(delivery.sample_groups or ())}
    counts: dict[str, list[int]] = {}
    for value, group in zip(delivery.samples or (), delivery.sample_groups or (), strict=False):
        slot = slots[group]
        if slot is not None and slot.utilisation is not None:
            count = counts.setdefault(slot.name, [0, 0])
            count[0] += value <= adequate if delivery.better == "lower" else value >= adequate
            count[1] += 1
    loads = {s.name: s.utilisation.value for s in week.slots if s.utilisation is not None}
    return [DaypartRecord(name, loads[name], kept, total) for name, (kept, total) in counts.items()]


def _is_tighter(adequate: float, delivery: Delivery, register: PromiseLines) -> bool:
    """Whether a segment accepts less than all are promised, or, without a promise, could be."""
    lines = [line for line in register.lines if line.measure == delivery.measure and not (line.segment or line.group or line.pool)]
    level = next((line.promise or line.deliverable for line in lines), None)
    return level is not None and beats(adequate, level.value, delivery.better)
