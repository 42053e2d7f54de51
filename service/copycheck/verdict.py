"""The verdict on a claim: it is within the register, promises more than it, or is open to dispute."""

from __future__ import annotations

from dataclasses import dataclass

from service.copycheck.absolutes import Word
from service.copycheck.claims import Claim, Reading
from service.copycheck.findings import Code, CopyFinding, Severity, level_in_words, say, scope_in_words
from service.copycheck.levels import is_certain, is_tighter, looks_promised, promised_level
from service.copycheck.permissions import deciding_line
from service.copycheck.promised import Promised
from service.copycheck.quantities import Quantity
from service.copycheck.register import Measure
from service.copycheck.scopes import read_scope
from service.copycheck.topics import Topic
from service.domain.brief import Language

_WIDE = ("range", "coverage")
_CONTESTABLE = ("absolute", "instant", "universal", "range", "payback")


@dataclass(frozen=True)
class Judge:
    """Judges the claims of one sentence."""

    reading: Reading
    language: Language

    def judge(self, claim: Claim, topic: Topic) -> CopyFinding | None:
        """The finding on a claim, or None when the register carries it."""
        if claim.quantity:
            if topic.measure:
                return self._number(claim, claim.quantity, topic, topic.measure)
            return self._unregistered(claim, claim.quantity, topic)
        if claim.word and (topic.measure is None or claim.word.kind in ("superlative", "payback")):
            return self._loose(claim, claim.word)
        return self._said(claim, topic.measure) if topic.measure else None

    def _number(self, claim: Claim, quantity: Quantity, topic: Topic, measure: Measure) -> CopyFinding | None:
        level = promised_level(claim, quantity, topic, self.reading)
        if level is None:
            return None
        line, is_named = deciding_line(measure, claim, self.reading)
        claimed = measure.in_register(level)
        if line.allowed is None:
            return self._finding("fix_first", "error", claim, line, claimed)
        if is_tighter(level, measure.in_copy(line.allowed), line):
            return self._finding("tighter", "error", claim, line, claimed)
        return None if is_named else self._finding("scope", "error", claim, line, claimed)

    def _said(self, claim: Claim, measure: Measure) -> CopyFinding | None:
        """A word about a measure, or the bare mention of one that may not be promised."""
        line, _ = deciding_line(measure, claim, self.reading)
        if claim.word and claim.word.kind in _WIDE and not self._is_about_share(measure):
            return self._loose(claim, claim.word)
        if line.allowed is None:
            return self._finding("fix_first", "error", claim, line)
        kind = claim.word.kind if claim.word else "quick"
        if kind == "quick" or is_certain(measure, line) or (kind == "universal" and self._is_scope_of_time(claim)):
            return None
        if kind == "punctual":
            is_lateness = measure.dimension == "time" and line.better == "lower" and line.allowed > 0
            return self._finding("punctual", "warning", claim, line) if is_lateness else None
        return self._finding("superlative" if kind == "speed" else "absolute", "error", claim, line)

    def _loose(self, claim: Claim, word: Word) -> CopyFinding | None:
        """A strong word that no measure carries."""
        if word.kind in ("superlative", "speed"):
            return self._finding("superlative", "warning", claim, None)
        if word.kind == "payback" and self.reading.has_time:
            return None
        return self._finding("absolute", "warning", claim, None) if word.kind in _CONTESTABLE else None

    def _is_about_share(self, measure: Measure) -> bool:
        """Whether a word such as `every machine` is about a yes-or-no measure of which no share is named beside it."""
        return measure.dimension == "share" and measure.first.better == "higher" and not self.reading.has_share

    def _is_scope_of_time(self, claim: Claim) -> bool:
        """Whether the word only says when a number holds: `within 20 minutes, any day of the week`."""
        return self.reading.has_time and claim.word is not None and read_scope(self.reading.sentence.plain[slice(*claim.span)]).is_named

    def _unregistered(self, claim: Claim, quantity: Quantity, topic: Topic) -> CopyFinding | None:
        if not looks_promised(claim, quantity, topic, self.reading):
            return None
        claimed = quantity.high if quantity.kind == "time" else quantity.low
        return self._finding("unregistered_number", "warning", claim, None, claimed)

    def _finding(self, code: Code, severity: Severity, claim: Claim, line: Promised | None, claimed: float | None = None) -> CopyFinding:
        sentence = self.reading.sentence
        return CopyFinding(
            severity="warning" if claim.soft else severity,
            line=sentence.line,
            sentence=sentence.text,
            promise=line.measure if line else None,
            message=self._message(code, claim, line),
            code=code,
            claimed=claimed,
            allowed=line.allowed if line else None,
            word=sentence.text[slice(*claim.span)] if claim.word else None,
        )

    def _message(self, code: Code, claim: Claim, line: Promised | None) -> str:
        said = self.reading.sentence.text[slice(*claim.span)].strip()
        values = {"claimed": said, "word": said}
        if line:
            scope = scope_in_words(line)
            values["label"] = f"{line.label} ({scope})" if scope and code != "scope" else line.label
            values["scope"] = scope
            if line.allowed is not None:
                values["allowed"] = level_in_words(Measure(line.measure, (line,)), line.allowed, self.language)
        return say(_message_key(code, claim, line), self.language, **values)


def _message_key(code: Code, claim: Claim, line: Promised | None) -> str:
    if code == "fix_first" and claim.quantity:
        return "fix_first_number"
    if code == "tighter" and claim.soft:
        return "tighter_soft"
    if claim.word and claim.word.kind == "payback":
        return "payback"
    return "absolute_loose" if code == "absolute" and line is None else code
