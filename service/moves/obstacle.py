"""What keeps customers away from the quiet hours, where the owner's notes say so: no advert fills them then."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.domain.brief import Brief
from service.domain.evidence import Phrase, named
from service.figures.slots import Slot
from service.moves.lexicon import mentions

_CLAUSES = re.compile(r"[;；。]|\.\s")


def blocked(obstacle: Phrase, quiet: Sequence[Slot]) -> list[Slot]:
    """The quiet parts of the week that an obstacle speaks of."""
    return [slot for slot in quiet if str(slot.part).lower() in obstacle.lower()]


def find_obstacle(brief: Brief, quiet: Sequence[Slot]) -> Phrase | None:
    """The clause of the notes that names a quiet part of the day and why people cannot come then."""
    parts = {str(slot.part).lower() for slot in quiet}
    for clause in _CLAUSES.split(brief.notes or ""):
        if mentions(brief.language, "obstacles", clause) and any(part in clause.lower() for part in parts):
            return Phrase(clause.strip().rstrip(".。!！"), named(brief.notes or "", "notes").evidence)
    return None
