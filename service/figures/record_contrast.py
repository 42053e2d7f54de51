"""Where a record of times breaks: in the full hours or in one group of it, held against all the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.analysis.capacity import QUEUE_RISK_FROM, TOLERANCE
from service.domain.brief import Brief
from service.domain.evidence import Fact, Ledger, Phrase
from service.figures.register import Register
from service.figures.register_groups import Groups, Rows, read_groups
from service.figures.register_line import RegisterLine
from service.figures.slots import Slot
from service.figures.week import Week

LEAST_ROWS = 15
"""Rows that each side must hold to be told."""
LEAST_GAP = 0.2
"""Difference of the shares kept from which one side is the cause."""


@dataclass(frozen=True)
class Side:
    """One side of a record: how many of its rows kept the level."""

    kept: Fact
    n: Fact

    @property
    def share(self) -> float:
        """The share kept."""
        return self.kept.value / self.n.value


@dataclass(frozen=True)
class Contrast:
    """A level that one side of a record keeps far less often than the other."""

    line: RegisterLine
    level: Fact
    accepted: bool
    """Whether the level is what some customers accept."""
    broken: Side
    better: Side
    group: Phrase | None = None
    """The group that breaks it, in the owner's words; None where the full parts of the week do, or where it is a part of the week."""
    slots: tuple[Slot, ...] = ()
    """The parts of the week that break it, where it is one group of them."""

    @property
    def by_load(self) -> bool:
        """Whether it is the full hours that break it."""
        return self.group is None and not self.slots

    @property
    def gap(self) -> float:
        """Difference of the shares kept."""
        return self.better.share - self.broken.share


@dataclass(frozen=True)
class _Sheet:
    """One record with its groups, and the ledger its counts go to."""

    lines: tuple[RegisterLine, ...]
    values: NDArray[np.float64]
    groups: Groups
    ledger: Ledger

    @property
    def line(self) -> RegisterLine:
        """The line for everyone."""
        return self.lines[0]


def read_contrast(brief: Brief, register: Register, week: Week | None, ledger: Ledger) -> Contrast | None:
    """The widest contrast of any record: by fullness of the week before by group, at what customers accept before what is promised.

    None where nothing stands out.
    """
    found = [c for sheet in _sheets(brief, register, week, ledger) for c in _contrasts(sheet)]
    wide = [c for c in found if c.gap >= LEAST_GAP]
    return min(wide, key=lambda c: (not c.by_load, not c.accepted, -c.gap, c.line.key, c.level.value), default=None)


def _sheets(brief: Brief, register: Register, week: Week | None, ledger: Ledger) -> Iterator[_Sheet]:
    for i, entry in enumerate(brief.delivery):
        lines = tuple(x for x in register.lines if x.index == i)
        if entry.better == "lower" and entry.samples and entry.sample_groups:
            yield _Sheet(lines, np.array(entry.samples), read_groups(entry, i, week), ledger)


def _contrasts(sheet: _Sheet) -> Iterator[Contrast]:
    full = _full_rows(sheet.groups)
    for level in _levels(sheet.lines):
        if full is not None:
            yield from _held(sheet, level, "full", full)
        yield from _worst_group(sheet, level)


def _levels(lines: Sequence[RegisterLine]) -> list[Fact]:
    """What each group of customers accepts, what is promised today and what a rival promises."""
    given = [fact for line in lines for fact in (line.adequate, line.current_promise, line.competitor_promise)]
    return list({fact.value: fact for fact in given if fact}.values())


def _full_rows(groups: Groups) -> Rows | None:
    """Rows of parts of the week from 85 % on; None where a group's load is not known, or it mixes full parts with others."""
    states = {key: {_is_full(slot) for slot in slots} for key, slots in groups.slots.items()}
    if any(len(full) != 1 or None in full for full in states.values()):
        return None
    return groups.rows(frozenset(key for key, full in states.items() if True in full))


def _is_full(slot: Slot) -> bool | None:
    return None if slot.utilisation is None else slot.utilisation.value >= QUEUE_RISK_FROM - TOLERANCE


def _worst_group(sheet: _Sheet, level: Fact) -> Iterator[Contrast]:
    """The group that keeps a level least often, held against all others."""
    names = sheet.groups.names
    sides = [c for key in names for c in _held(sheet, level, key, sheet.groups.rows(frozenset([key])))]
    if sides and len(names) > 1:
        yield min(sides, key=lambda c: (c.broken.share, str(c.group)))


def _held(sheet: _Sheet, level: Fact, key: str, rows: Rows) -> Iterator[Contrast]:
    """Some rows against the rest; nothing where one side is too small to be told."""
    kept = sheet.values <= level.value
    if min(rows.sum(), (~rows).sum()) < LEAST_ROWS:
        return
    slots = () if key == "full" else sheet.groups.slots[key]
    yield Contrast(
        sheet.line,
        level,
        accepted=any(line.adequate and line.adequate.value == level.value for line in sheet.lines),
        broken=_side(sheet, f"{key}.at_{level.value:g}", kept & rows, rows),
        better=_side(sheet, f"not_{key}.at_{level.value:g}", kept & ~rows, ~rows),
        group=None if key == "full" or slots else sheet.groups.names[key],
        slots=slots,
    )


def _side(sheet: _Sheet, name: str, kept: Rows, rows: Rows) -> Side:
    stem = f"{sheet.line.key}.contrast.{name}"
    return Side(
        kept=sheet.ledger.fact(f"{stem}.kept", int(kept.sum()), "count", "deliveries of the part that kept the level"),
        n=sheet.ledger.fact(f"{stem}.n", int(rows.sum()), "count", "deliveries of the part"),
    )
