"""The owner's present adverts against the register: what breaks it, what the record says, what to put in its place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from service.analysis.levels import kept_at
from service.copycheck import CopyFinding, Promised, check_copy
from service.domain.brief import Brief
from service.domain.evidence import Fact, Ledger, Phrase, named
from service.figures.register import Register
from service.figures.register_line import RegisterLine
from service.figures.week import Week
from service.moves.promise_sentence import place_of, promise_sentence
from service.writing.phrasebook import Phrasebook


@dataclass(frozen=True)
class CopyLine:
    """A line of present copy that promises more than the register, with the record against it."""

    index: int
    line: Phrase
    finding: CopyFinding
    measure: RegisterLine | None
    refuted: Phrase
    replacement: Phrase | None


def promised(register: Register, book: Phrasebook) -> list[Promised]:
    """The register in the shape the copy check reads."""
    return [
        Promised(
            measure=line.measure,
            label=str(line.label),
            unit=line.unit,
            better=line.better,
            promise=line.promise.value if line.promise and line.may_be_published else None,
            deliverable=line.deliverable.value if line.deliverable else None,
            keep_rate_lower_bound=line.keep_rate_lower_bound.value if line.keep_rate_lower_bound else None,
            verdict=line.verdict,
            group=str(place_of(line, book)) or None if line.group or line.pool else None,
            segment=str(line.segment) if line.segment else None,
        )
        for line in register.lines
    ]


@dataclass(frozen=True)
class CopyReader:
    """What is needed to judge a line of copy."""

    brief: Brief
    register: Register
    book: Phrasebook
    ledger: Ledger
    week: Week | None

    def lines(self) -> tuple[CopyLine, ...]:
        """All lines of present copy that break the register, in the brief's order."""
        found = ((i, text, self._worst(text)) for i, text in enumerate(self.brief.copy_))
        return tuple(self._line(i, text, finding) for i, text, finding in found if finding)

    def _worst(self, text: str) -> CopyFinding | None:
        findings = check_copy(
            text, promised(self.register, self.book), rivals=[c.name for c in self.brief.competitors], language=self.brief.language
        )
        return min(findings, key=lambda f: (f.severity != "error", f.promise is None, f.line), default=None)

    def _line(self, index: int, text: str, finding: CopyFinding) -> CopyLine:
        measure = finding.promise or self._promised_now(finding.claimed)
        lines = self.register.of(measure) if measure else ()
        general = lines[0] if lines else None
        said = next((line for line in lines if line.may_be_published), None)
        replacement = promise_sentence(said, self.book, self.week, self.ledger) if said else None
        return CopyLine(index, named(text, f"copy.{index}"), finding, general, self._refuted(index, finding, general), replacement)

    def _promised_now(self, claimed: float | None) -> str | None:
        """The measure whose present promise is the number that the line claims."""
        return next((d.measure for d in self.brief.delivery if claimed is not None and d.current_promise == claimed), None)

    def _refuted(self, index: int, finding: CopyFinding, line: RegisterLine | None) -> Phrase:
        """The number that speaks against a line."""
        if line is None:
            return self._unproved(finding)
        entry = self.brief.delivery[line.index]
        if entry.samples:
            level = finding.claimed if finding.claimed is not None else 0.0 if line.better == "lower" else max(entry.samples)
            kept = self._fact(
                index,
                "kept",
                kept_at(np.asarray(entry.samples, dtype=float), level, line.better),
                f"cases on record within {level:g} {line.unit}",
            )
            total = self._fact(index, "total", len(entry.samples), "cases on record")
            return self.book.phrase("promises.copy.kept" if kept.value else "promises.copy.never_kept", kept=kept, total=total)
        if line.yes_no and line.kept and line.total:
            return self.book.phrase("promises.copy.share", kept=line.kept, total=line.total)
        if line.median:
            return self.book.phrase("promises.copy.modelled", median=line.median)
        return self.book.phrase("promises.copy.nothing")

    def _unproved(self, finding: CopyFinding) -> Phrase:
        return self.book.phrase("promises.copy.unproved", word=finding.word) if finding.word else self.book.phrase("promises.copy.nothing")

    def _fact(self, index: int, key: str, value: float, formula: str) -> Fact:
        return self.ledger.fact(f"copy.{index}.{key}", value, "count", formula)
