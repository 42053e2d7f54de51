"""What a stage writes from: the case, the scheme of moves, the wording, the sections written before, and what is assumed or asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.domain.brief import Brief
from service.domain.evidence import Ledger, Phrase, Statement
from service.domain.plan.block import Block, Note
from service.moves.case import Case
from service.moves.choosing import Choice
from service.moves.scheme import Scheme
from service.stages.doubts import Doubts
from service.stages.grounds import NO_GROUNDS, Grounds
from service.writing.phrasebook import Phrasebook, Slot


@dataclass(frozen=True)
class Desk:
    """Everything on the table of one firm's plan."""

    case: Case
    choice: Choice
    scheme: Scheme
    doubts: Doubts
    sections: Mapping[str, Block] = field(default_factory=dict)
    grounds: Grounds = NO_GROUNDS

    @property
    def brief(self) -> Brief:
        """The brief."""
        return self.case.brief

    @property
    def book(self) -> Phrasebook:
        """The wording."""
        return self.case.book

    @property
    def ledger(self) -> Ledger:
        """The calculations."""
        return self.case.ledger

    def say(self, key: str, **slots: Slot) -> Statement:
        """A statement of the workings."""
        return self.book.say(key, **slots)

    def tell(self, key: str, **slots: Slot) -> Statement:
        """A statement of part 1, for the owner."""
        return self.book.tell(key, **slots)

    def phrase(self, key: str, **slots: Slot) -> Phrase:
        """Words from the wording."""
        return self.book.phrase(key, **slots)

    def note(self, topic: str, *statements: Statement) -> Note:
        """A paragraph of the workings under a topic."""
        joined = self.book.join(statements)
        return Note(text=joined.text, part=2, evidence=joined.evidence, topic=topic)
