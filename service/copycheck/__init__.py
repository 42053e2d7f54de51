"""EXP-5: does a text promise more than the promise register?

    text ─▶ sentences ─▶ claims ──────────────▶ topics ─────────▶ verdict ─▶ findings
            (voices)     (quantities, bounds,   (register,        (scopes)
                          absolutes, moods)      stems)

All words that are looked for lie in `prompts/copycheck/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.copycheck.absolutes import says_at_once
from service.copycheck.claims import Claim, Reading, plain_claim
from service.copycheck.copy_reading import ReadSentence, read_copy
from service.copycheck.findings import CopyFinding
from service.copycheck.levels import promised_level
from service.copycheck.promised import Promised, promises_from
from service.copycheck.register import Register, is_lateness
from service.copycheck.sentences import language_of
from service.copycheck.topics import Topic, is_promised_now
from service.copycheck.verdict import Judge
from service.domain.brief import Language

__all__ = ["CopyFinding", "PromiseLike", "Promised", "check_copy", "is_lateness", "levels_said", "promises_from", "says_at_once"]

PromiseLike = Promised
_Promises = Sequence[Promised] | Register


def check_copy(
    text: str, promises: _Promises, *, lines: bool = False, rivals: Sequence[str] = (), language: Language | None = None
) -> list[CopyFinding]:
    """Findings in reading order: `error` where a sentence promises more than the register, `warning` where it is open to dispute.

    With `lines`, each line is a text of its own. Words of `rivals`, reviewers, questions and denials are not promises.
    """
    register = Register.of(promises)
    told = language or (None if lines else language_of(text))
    findings: list[CopyFinding] = []
    for read in read_copy(text, register, rivals, lines=lines):
        judge = Judge(read.reading, told or language_of(read.reading.sentence.text))
        findings += _without_repeats(_findings(judge, register, read, rivals))
    return findings


def levels_said(text: str, promises: _Promises, rivals: Sequence[str] = ()) -> dict[str, float]:
    """The level that a text names of each measure, in the measure's unit, whether it breaks the register or not."""
    said: dict[str, float] = {}
    for read in read_copy(text, Register.of(promises), rivals):
        for claim, topic in read.topics:
            level = _level_said(claim, topic, read.reading)
            if topic.measure and level is not None:
                said[topic.measure.name] = level
    return said


def _level_said(claim: Claim, topic: Topic, reading: Reading) -> float | None:
    """What the firm promises now counts as it is promised: 20 working days where the register says 20 days."""
    if claim.quantity is None or topic.measure is None:
        return None
    if is_promised_now(topic.measure, claim.quantity):
        return topic.measure.first.current_promise
    level = promised_level(claim, claim.quantity, topic, reading)
    return None if level is None else topic.measure.in_register(level)


def _findings(judge: Judge, register: Register, read: ReadSentence, rivals: Sequence[str]) -> Iterator[CopyFinding]:
    for claim, topic in read.topics:
        finding = judge.judge(claim, topic)
        if finding:
            yield finding
    yield from _plain_findings(judge, register, rivals)


def _plain_findings(judge: Judge, register: Register, rivals: Sequence[str]) -> Iterator[CopyFinding]:
    """A yes-or-no measure that may not be promised is promised by saying it at all."""
    sentence = judge.reading.sentence
    cues = register.cues(sentence) if register.may_withhold(sentence) else ()
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
