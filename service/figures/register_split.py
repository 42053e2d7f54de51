"""Uneven records: which groups are set apart, so that the rest of the record can speak for itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from service.analysis.bounds import Standard
from service.analysis.ladder import promise_level
from service.analysis.levels import meets, sample_level, strictest
from service.analysis.uneven import GroupCheck, check_groups, clear_offenders
from service.figures.register_groups import Rows
from service.figures.register_record import Samples


@dataclass(frozen=True)
class Offence:
    """A group that kept a level too seldom, and that level."""

    check: GroupCheck
    level: float


@dataclass(frozen=True)
class Split:
    """The offenders, and whether the rest of the record goes on without them."""

    rest: Rows
    apart: tuple[Offence, ...] = ()
    """Groups set apart from the rest."""
    named: tuple[Offence, ...] = ()
    """Groups that fail, but without which nobody's adequate would be met either: the rest keeps them."""
    tested: int = 0


@dataclass(frozen=True)
class Trial:
    """A record in groups, with the adequate levels (the tightest first) and the unit it is judged by."""

    samples: Samples
    keys: Sequence[str | None]
    adequates: Sequence[float]
    unit: str
    standard: Standard

    def split(self) -> Split:
        """Set clear offenders apart (method 5): first where that lets an adequate be met, then wherever the promise fails in a group."""
        everything = np.ones(self.samples.n, dtype=np.bool_)
        tested = sum(check.tested for check in self._checks(everything, self.samples.worst))
        if not tested:
            return Split(everything)
        apart = self._rescue(everything)
        while True:
            rest = self._without(apart)
            level, is_promise = self._said(rest)
            found = self._offenders(rest, level)
            if not found:
                return Split(rest, apart, (), tested)
            if self.adequates and not is_promise:
                return Split(rest, apart, found, tested)
            apart += found

    def unlikely(self) -> tuple[Offence, ...]:
        """Every group that kept the promise (or T, where there is none) too seldom, clear offender or not."""
        everything = np.ones(self.samples.n, dtype=np.bool_)
        level, _ = self._said(everything)
        return tuple(Offence(check, level) for check in self._checks(everything, level) if check.uneven)

    def _rescue(self, everything: Rows) -> tuple[Offence, ...]:
        """Clear offenders without which the rest meets an adequate level that the whole record misses, the tightest first."""
        whole = self._level(everything)
        for wanted in self.adequates:
            if not meets(whole, wanted, self.samples.better):
                found = self._offenders(everything, wanted)
                if found and meets(self._level(self._without(found)), wanted, self.samples.better):
                    return found
        return ()

    def _level(self, rows: Rows) -> float:
        return sample_level(self.samples.values[rows], self.samples.better, self.standard).value

    def _said(self, rows: Rows) -> tuple[float, bool]:
        """What would be promised on some rows, judged by the strictest adequate they meet; T itself, and False, without one."""
        level, better = self._level(rows), self.samples.better
        met = [a for a in self.adequates if meets(level, a, better)]
        promise = promise_level(level, strictest(met, better), self.unit, better) if met else None
        return (level, False) if promise is None else (promise, True)

    def _offenders(self, rows: Rows, level: float) -> tuple[Offence, ...]:
        already = self.samples.n - int(rows.sum())
        return tuple(Offence(check, level) for check in clear_offenders(self._checks(rows, level), self.samples.n, already))

    def _checks(self, rows: Rows, level: float) -> tuple[GroupCheck, ...]:
        values = self.samples.values[rows]
        kept = values <= level if self.samples.better == "lower" else values >= level
        keys = [key for key, stays in zip(self.keys, rows.tolist(), strict=True) if stays]
        return check_groups(kept, keys, self.standard.keep)

    def _without(self, apart: Sequence[Offence]) -> Rows:
        gone = {offence.check.group for offence in apart}
        return np.array([key not in gone for key in self.keys], dtype=np.bool_)
