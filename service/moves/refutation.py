"""What the record says against a line of copy: how often it was true, or how long it takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from service.analysis.levels import kept_at
from service.copycheck import CopyFinding, is_lateness, says_at_once
from service.domain.brief import Brief, Delivery
from service.domain.evidence import Fact, Ledger, Phrase, from_brief
from service.figures.register_line import RegisterLine
from service.moves.lexicon import thing_counted
from service.writing.phrasebook import Phrasebook

MOSTLY = 0.9
"""From this share on a promise counts as mostly kept, and only the words `always` are wrong."""


@dataclass(frozen=True)
class Refuter:
    """What is needed to hold a line of copy against its record."""

    brief: Brief
    book: Phrasebook
    ledger: Ledger

    def refute(self, key: str, finding: CopyFinding, line: RegisterLine | None, level: float | None) -> Phrase:
        """The number that speaks against a line; `level` is what the line itself names of the measure."""
        if line is None:
            return self.book.phrase("promises.copy.unproved", word=finding.word) if finding.word else self._nothing()
        if line.yes_no and line.kept and line.total:
            seen = level is not None and line.kept.value >= level * line.total.value and line.keep_rate_lower_bound
            key = "share_sure" if seen else "share"
            thing = thing_counted(self.book.language, line.share_of)
            return self.book.phrase(f"promises.copy.{key}", kept=line.kept, total=line.total, thing=thing, sure=line.keep_rate_lower_bound)
        entry = self.brief.delivery[line.index]
        broken = level if level is not None else _meant(finding, line, entry)
        if entry.samples and broken is not None:
            return self._even(line, broken) or self._counted(key, entry, broken, line.promise)
        return self._usual(line, entry, broken)

    def _even(self, line: RegisterLine, broken: float) -> Phrase | None:
        """Where an absolute breaks a looser promise that the owner names too: how seldom even that was kept."""
        level = line.current_promise
        if level is None or broken != 0 or level.value <= 0 or not line.current_kept or not line.current_total:
            return None
        if line.current_kept.value >= MOSTLY * line.current_total.value:
            return None
        return self.book.phrase("promises.copy.kept_current", level=level, kept=line.current_kept, total=line.current_total)

    def _counted(self, key: str, entry: Delivery, level: float, sure: Fact | None) -> Phrase:
        """How often the record kept the level; where it mostly did, what is sure instead."""
        values = np.asarray(entry.samples, dtype=float)
        kept = self._fact(f"{key}.kept", kept_at(values, level, entry.better), f"cases on record within {level:g} {entry.unit}")
        total = self._fact(f"{key}.total", len(values), "cases on record")
        if sure and sure.value != level and kept.value >= MOSTLY * total.value:
            return self.book.phrase("promises.copy.kept_unsure", kept=kept, total=total, promise=sure)
        return self.book.phrase("promises.copy.kept" if kept.value else "promises.copy.never_kept", kept=kept, total=total)

    def _usual(self, line: RegisterLine, entry: Delivery, level: float | None) -> Phrase:
        """How long half of all cases take; where that is no more than the line says, how long one in ten takes."""
        if line.median is None:
            return self._nothing()
        suffix = "" if line.better == "lower" else "_higher"
        worse = level is None or (line.median.value > level if line.better == "lower" else line.median.value < level)
        if worse or entry.p90 is None:
            return self.book.phrase(f"promises.copy.modelled{suffix}", median=line.median)
        return self.book.phrase(f"promises.copy.tail{suffix}", p90=from_brief(entry.p90, line.unit, f"delivery.{line.index}.p90"))

    def _nothing(self) -> Phrase:
        return self.book.phrase("promises.copy.nothing")

    def _fact(self, key: str, value: float, formula: str) -> Fact:
        return self.ledger.fact(key, value, "count", formula)


def _meant(finding: CopyFinding, line: RegisterLine, entry: Delivery) -> float | None:
    """The level an absolute means: not a minute late, no wait at all; where it only says `always`, what is promised now."""
    at_once = finding.word is not None and says_at_once(finding.word)
    return 0.0 if line.better == "lower" and (at_once or is_lateness(str(line.label))) else entry.current_promise
