"""The owner's present adverts against the register: what breaks it, what the record says, what to put in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from service.copycheck import CopyFinding, Promised, check_copy, levels_said
from service.copycheck.register import Register as CopyRegister
from service.domain.brief import Brief
from service.domain.evidence import Fact, Ledger, Phrase, named
from service.figures.register import Register
from service.figures.register_line import RegisterLine
from service.figures.week import Week
from service.moves.lexicon import mentions
from service.moves.promise_sentence import place_of, promise_sentence
from service.moves.refutation import Refuter
from service.writing.phrasebook import Phrasebook

WORTH_SAYING = 0.95
"""Share kept from which a count speaks for the firm: what is missed more than once in twenty reminds people of the misses."""


@dataclass(frozen=True)
class CopyLine:
    """A line of present copy that promises more than the register, with the record against it."""

    index: int
    line: Phrase
    finding: CopyFinding
    measure: RegisterLine | None
    refuted: Phrase
    replacement: Phrase | None


def promised(register: Register, book: Phrasebook) -> CopyRegister:
    """The register in the shape the copy check reads."""
    lines = [
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
            current_promise=line.current_promise.value if line.current_promise else None,
        )
        for line in register.lines
    ]
    return CopyRegister.of(lines)


@dataclass(frozen=True)
class CopyReader:
    """What is needed to judge a line of copy."""

    brief: Brief
    register: Register
    book: Phrasebook
    ledger: Ledger
    week: Week | None
    price: Fact
    """Price of the main service."""

    def lines(self) -> tuple[CopyLine, ...]:
        """All lines of present copy that break the register, in the brief's order."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[CopyLine]:
        for index, text in enumerate(self.brief.copy_):
            finding = self._worst(text)
            if finding:
                yield self._line(index, text, finding)

    def _worst(self, text: str) -> CopyFinding | None:
        findings = check_copy(text, self._promised, rivals=self._rivals, language=self.brief.language)
        return min(findings, key=lambda f: (f.severity != "error", f.promise is None, f.line), default=None)

    def _line(self, index: int, text: str, finding: CopyFinding) -> CopyLine:
        lines = self.register.of(finding.promise) if finding.promise else ()
        general = lines[0] if lines else None
        said = next((line for line in lines if line.worth_saying), None)
        level = levels_said(text, self._promised, self._rivals).get(finding.promise) if finding.promise else None
        refuted = Refuter(self.brief, self.book, self.ledger).refute(f"copy.{index}", finding, general, level)
        replacement = promise_sentence(said, self.book, self.week, self.ledger) if said else None if general else self._plain(text)
        return CopyLine(index, named(text, f"copy.{index}"), finding, general, refuted, replacement)

    def _plain(self, text: str) -> Phrase:
        """In place of words on charges, when the price is said; else a promise that no other line is about, a count before a time; else
        what is true without a record: what, where and for how much."""
        if mentions(self.brief.language, "charges", text) and not self._price_is_late():
            return self.book.phrase("promises.price_first", price=self.price)
        free = [line for line in self.register.published() if line.worth_saying and self._is_free(line)]
        if kept := min(free, key=lambda line: not line.yes_no, default=None):
            return promise_sentence(kept, self.book, self.week, self.ledger)
        place = (self.brief.business.location or "").split(",")[0].split("，")[0].strip()
        key = "promises.plain_fact_place" if place else "promises.plain_fact"
        return self.book.phrase(key, price=self.price, place=place)

    def _price_is_late(self) -> bool:
        """Whether the record says that a price told beforehand is not yet what customers can count on."""
        lines = self.register.lines
        return any(line.yes_no and not line.may_be_published and mentions(self.brief.language, "priced", str(line.label)) for line in lines)

    def _is_free(self, line: RegisterLine) -> bool:
        """Whether it speaks for the firm, a count by being kept nearly always, and no line of copy is about it."""
        speaks = not line.yes_no or (line.kept and line.total and line.kept.value >= WORTH_SAYING * line.total.value)
        return bool(speaks) and line.segment is None and line.measure not in self._measures

    @cached_property
    def _measures(self) -> set[str]:
        """The measures that lines of copy are about."""
        return {finding.promise for text in self.brief.copy_ if (finding := self._worst(text)) and finding.promise}

    @cached_property
    def _promised(self) -> CopyRegister:
        return promised(self.register, self.book)

    @property
    def _rivals(self) -> list[str]:
        return [rival.name for rival in self.brief.competitors]
