"""The cases behind a line of the register: which rows of the delivery record it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.domain.brief import Brief, Delivery
from service.domain.evidence import Ledger
from service.domain.plan.plan import Plan
from service.domain.plan.promise import Promise
from service.figures.register_groups import POOL_LIMITS, Groups, read_groups
from service.figures.week import read_week
from service.writing.phrasebook import Phrasebook
from service.writing.week_names import name_slots


@dataclass(frozen=True)
class Record:
    """The delivery records of a plan's brief."""

    plan: Plan
    brief: Brief
    book: Phrasebook

    def entry(self, line: Promise) -> Delivery | None:
        """The entry of the brief behind a line."""
        return next((entry for entry in self.brief.delivery if entry.measure == line.measure), None)

    def cases(self, line: Promise) -> tuple[float, ...]:
        """The values behind a line; none where the record has none, or where its rows cannot be told from its name."""
        entry = self.entry(line)
        if entry is None or not entry.samples:
            return ()
        found = next((rows for rows in self._candidates(entry, line) if sum(rows) == line.samples), None)
        return tuple(value for value, is_in in zip(entry.samples, found, strict=True) if is_in) if found else ()

    def _candidates(self, entry: Delivery, line: Promise) -> Iterator[Sequence[bool]]:
        """Rows that the line may speak of: all of them, its group's, or all but the groups that have a line of their own."""
        samples = entry.samples or ()
        if not line.group:
            yield [True] * len(samples)
        groups = self._groups(entry)
        if line.group:
            yield from (groups.rows(keys).tolist() for keys in self._named(groups, line.group))
            return
        apart = {other.group for other in self.plan.expectations.promises if other.measure == line.measure and other.group}
        gone = frozenset(key for name in apart for keys in self._named(groups, name) if len(keys) == 1 for key in keys)
        yield (~groups.rows(gone)).tolist()

    def _groups(self, entry: Delivery) -> Groups:
        return read_groups(entry, 0, read_week(self.brief, Ledger()))

    def _named(self, groups: Groups, name: str) -> Iterator[frozenset[str]]:
        """Groups, or pools of them, that the plan calls so."""
        pools = [groups.below(pool) for pool in POOL_LIMITS]
        for keys in (*(frozenset({key}) for key in groups.names), *pools):
            slots = groups.dayparts(keys)
            called = str(name_slots(self.book, slots)) if slots else " ".join(str(groups.names[key]) for key in sorted(keys))
            if called == name:
                yield keys


def record_of(plan: Plan, book: Phrasebook) -> Record | None:
    """The records of a plan; none without its brief."""
    return Record(plan, Brief.model_validate(plan.brief), book) if plan.brief else None
