"""The owner's own words as evidence: the clause of the audit, the notes or the complaints that shows a sign."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.domain.brief import Brief
from service.domain.evidence import Phrase, brief_evidence
from service.moves.lexicon import mentions

_CLAUSES = re.compile(r"[;；。]|\.\s")
_PIECES = re.compile(r"，|,\s")
SHORTEST = {"en": 24, "zh": 8}
"""A piece between commas with fewer characters says too little by itself."""
NOTES, HANDLING = "notes", "complaints.handling"


def told(brief: Brief, sign: str, paths: Iterable[str], *, last: bool = False, whole: bool = False) -> Phrase | None:
    """The first (or last) clause of the owner's that shows a sign, its telling piece or the whole of it; None where no field shows it."""
    for path in paths:
        text = _text(brief, path)
        clauses = [c.strip() for c in _CLAUSES.split(text) if mentions(brief.language, sign, c)]
        if clauses:
            clause = clauses[-1 if last else 0]
            if whole:
                return Phrase(clause.rstrip(".。!！"), (brief_evidence(path, text),))
            pieces = (x.strip() for x in _PIECES.split(clause) if mentions(brief.language, sign, x))
            words = next((x for x in pieces if len(x) >= SHORTEST[brief.language]), clause)
            return Phrase(words.rstrip(".。!！"), (brief_evidence(path, text),))
    return None


def audits(*ps: str) -> tuple[str, ...]:
    """Paths of some Ps of the audit."""
    return tuple(f"audit.{p}" for p in ps)


def all_told(brief: Brief) -> tuple[str, ...]:
    """Every path under which the owner told how things are done."""
    return (*audits(*sorted(brief.audit)), HANDLING, NOTES)


def proof(path: str, quote: object = None) -> Phrase:
    """Empty words that carry a field of the brief as evidence."""
    return Phrase("", (brief_evidence(path, quote),))


def _text(brief: Brief, path: str) -> str:
    if path == NOTES:
        return brief.notes or ""
    if path == HANDLING:
        return (brief.complaints.handling if brief.complaints else None) or ""
    return next((text for p, text in brief.audit.items() if path == f"audit.{p}"), "")
