"""The small numbers of part 1: one for each set of evidence, in order of first appearance."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain

from service.domain.evidence import Evidence, Statement
from service.exports.blocks import gathered
from service.exports.document import EvidenceItem, EvidenceList, Words
from service.exports.evidence import Support

FIRST_SENTENCE = re.compile(r"^(.{10,110}?(?:[.!?]|[.!?][\"”’])(?=\s)|.{4,60}?[。！？]”?)(.+)$")
ABBREVIATION = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|St|No|Prof|vs|e\.g|i\.e|approx)\.$")


@dataclass
class Footnotes:
    """Numbers given out so far."""

    numbers: dict[frozenset[tuple[str, str]], int] = field(default_factory=dict)
    support: list[tuple[Evidence, ...]] = field(default_factory=list)

    def mark(self, evidence: Iterable[Evidence]) -> int | None:
        """The number of this evidence, a new one if it is new; none without evidence."""
        pieces = gathered(evidence)
        if not pieces:
            return None
        key = frozenset((piece.kind, piece.ref) for piece in pieces)
        if key not in self.numbers:
            self.support.append(pieces)
            self.numbers[key] = len(self.support)
        return self.numbers[key]

    def words(self, statement: Statement | None, lead: str = "") -> Words:
        """A statement with its number."""
        if statement is None:
            return Words("")
        return Words(statement.text, lead=lead, mark=self.mark(statement.evidence) if statement.text else None)

    def opened(self, statement: Statement) -> Words:
        """A statement whose first sentence stands out, where others follow it."""
        words = self.words(statement)
        found = FIRST_SENTENCE.match(words.text)
        if found is None or ABBREVIATION.search(found[1]):
            return words
        return replace(words, lead=found[1], text=found[2])

    def row(self, *cells: Words | Statement | None) -> tuple[Words, ...]:
        """A row of a table: one number for all of it, at the end of its last words."""
        said = [_cell(cell) for cell in cells]
        places = [i for i, words in enumerate(said) if words.text and not words.number]
        number = self.mark(chain.from_iterable(cell.evidence for cell in cells if isinstance(cell, Statement))) if places else None
        if number is not None:
            said[places[-1]] = replace(said[places[-1]], mark=number)
        return tuple(said)

    def listed(self, support: Support) -> EvidenceList:
        """The list the numbers point to; how a figure was worked out is told where it first appears."""
        told: set[str] = set()
        items: list[EvidenceItem] = []
        for n, pieces in enumerate(self.support, start=1):
            items.append(EvidenceItem(n, support.in_words(pieces, told)))
            told |= {piece.ref for piece in pieces if piece.kind == "calculation"}
        return EvidenceList(tuple(items))


def _cell(cell: Words | Statement | None) -> Words:
    if isinstance(cell, Statement):
        return Words(cell.text)
    return cell or Words("")
