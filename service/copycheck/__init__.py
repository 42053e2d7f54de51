"""EXP-5: does a text promise more than the promise register?

    text ─▶ sentences ─▶ claims ──────────────▶ topics ─────────▶ verdict ─▶ findings
            (voices)     (quantities, bounds,   (register,        (scopes)
                          absolutes, moods)      stems)

All words that are looked for lie in `prompts/copycheck/`.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from service.copycheck.claims import plain_claim, read_claims
from service.copycheck.findings import CopyFinding
from service.copycheck.promised import Promised, promises_from
from service.copycheck.register import Cue, Register
from service.copycheck.sentences import Sentence, cut, fold, language_of, vocabularies
from service.copycheck.topics import Context, Topic, topic_of
from service.copycheck.verdict import Judge
from service.copycheck.voices import foreign_quotes
from service.domain.brief import Language

__all__ = ["CopyFinding", "PromiseLike", "Promised", "check_copy", "promises_from"]

PromiseLike = Promised
_CELL_END = "|"


def check_copy(
    text: str, promises: Sequence[PromiseLike], *, lines: bool = False, rivals: Sequence[str] = (), language: Language | None = None
) -> list[CopyFinding]:
    """Findings in reading order: `error` where a sentence promises more than the register, `warning` where it is open to dispute.

    With `lines`, each line is a text of its own. Words of `rivals`, reviewers, questions and denials are not promises.
    """
    register = Register.of(promises)
    told = language or (None if lines else language_of(text))
    findings: list[CopyFinding] = []
    before: Sentence | None = None
    for sentence in read_sentences(text, rivals, lines=lines):
        judge = Judge(read_claims(sentence, register.counted, rivals), told or language_of(sentence.text))
        findings += _without_repeats(_findings(judge, register, _context(before, sentence, lines=lines), rivals))
        before = sentence
    return findings


def read_sentences(text: str, rivals: Sequence[str], *, lines: bool) -> Iterator[Sentence]:
    """The sentences of a text with what in them is quoted from others."""
    plain = fold(text)
    foreign = foreign_quotes(plain, rivals)
    for piece in cut(plain, lines=lines):
        near = foreign[bisect.bisect(foreign, piece.start, key=lambda span: span[1]) : bisect.bisect_left(foreign, (piece.end, 0))]
        quoted = tuple((start - piece.start, end - piece.start) for start, end in near)
        own = plain[piece.start : piece.end].replace("\n", " ")
        yield Sentence(piece.line, text[piece.start : piece.end], own, quoted, vocabularies(own))


def _context(before: Sentence | None, sentence: Sentence, *, lines: bool) -> Sentence | None:
    """The sentence before, where this one may go on from it."""
    near = before is not None and sentence.line - before.line <= (0 if lines else 1 + before.text.count("\n"))
    return before if near and before is not None and not before.plain.endswith(_CELL_END) else None


def _findings(judge: Judge, register: Register, before: Sentence | None, rivals: Sequence[str]) -> Iterator[CopyFinding]:
    reading = judge.reading
    cues = register.cues(reading.sentence) if reading.claims or register.may_withhold(reading.sentence) else ()
    earlier = Context(register.cues(before), before.is_question) if before and reading.claims and not cues else Context()
    for claim in reading.claims:
        finding = judge.judge(claim, topic_of(claim, reading, cues, earlier, register))
        if finding:
            yield finding
    yield from _plain_findings(judge, register, cues, rivals)


def _plain_findings(judge: Judge, register: Register, cues: Sequence[Cue], rivals: Sequence[str]) -> Iterator[CopyFinding]:
    """A yes-or-no measure that may not be promised is promised by saying it at all."""
    for measure in register.withheld:
        clear = [cue for cue in cues if cue.measure is measure and cue.says_all]
        claim = plain_claim(judge.reading, clear[0].start, rivals) if clear else None
        finding = judge.judge(claim, Topic(measure)) if claim else None
        if finding:
            yield finding


def _without_repeats(findings: Iterator[CopyFinding]) -> list[CopyFinding]:
    """One finding of each code for each measure in a sentence; a loose word is not named twice."""
    found = list(findings)
    numbers = {finding.promise for finding in found if finding.claimed is not None}
    kept: dict[tuple[str | None, str, str | None], CopyFinding] = {}
    for finding in found:
        if finding.code == "punctual" and finding.promise in numbers:
            continue
        key = (finding.promise, finding.code, finding.word if finding.promise is None else None)
        if key not in kept or (kept[key].severity, finding.severity) == ("warning", "error"):
            kept[key] = finding
    return list(kept.values())

