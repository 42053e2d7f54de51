"""The verdict on a claim: it is within the register, promises more than it, or is open to dispute."""

from __future__ import annotations

from dataclasses import dataclass

from service.copycheck.claims import Claim, Reading
from service.copycheck.findings import Code, CopyFinding, Severity, level_in_words, say, scope_in_words
from service.copycheck.promised import Promised
from service.copycheck.quantities import Quantity
from service.copycheck.register import Measure
from service.copycheck.scopes import covers, read_scope, strictest, touches
from service.copycheck.sentences import Span
from service.copycheck.topics import Topic, is_served
from service.copycheck.vocabulary import holds
from service.domain.brief import Language

_TOLERANCE = 1e-6
_HALF = 0.5
_DAY = 1440.0


@dataclass(frozen=True)
class Judge:
    """Judges the claims of one sentence."""

    reading: Reading
    language: Language

    def judge(self, claim: Claim, topic: Topic) -> CopyFinding | None:
        """The finding on a claim, or None when the register carries it."""
        if claim.word:
            return self._word(claim, topic)
        if claim.quantity is None:
            return self._plain(claim, topic)
        return self._number(claim, topic) if topic.measure else self._unregistered(claim, topic)

    def _number(self, claim: Claim, topic: Topic) -> CopyFinding | None:
        measure = topic.measure
        value = None if measure is None else _promised_value(claim, topic, measure, self.reading)
        if measure is None or value is None:
            return None
        line, scoped = self._line(measure, claim)
        claimed = measure.in_register(value)
        if line.allowed is None:
            return self._finding("fix_first", "error", claim, line, claimed=claimed)
        if _is_tighter(value, measure.in_copy(line.allowed), line):
            return self._finding("tighter", "error", claim, line, claimed=claimed)
        return None if scoped else self._finding("scope", "error", claim, line, claimed=claimed)

    def _word(self, claim: Claim, topic: Topic) -> CopyFinding | None:
        kind = claim.word.kind if claim.word else ""
        if topic.measure is None:
            return self._loose(claim, kind)
        line, _ = self._line(topic.measure, claim)
        if kind == "superlative":
            return self._loose(claim, kind)
        if line.allowed is None:
            return self._finding("fix_first", "error", claim, line)
        if kind == "quick" or _is_certain(topic.measure, line):
            return None
        if kind == "punctual":
            late = topic.measure.dimension == "time" and line.better == "lower" and line.allowed > 0
            return self._finding("punctual", "warning", claim, line) if late else None
        return self._finding("superlative" if kind == "speed" else "absolute", "error", claim, line)

    def _plain(self, claim: Claim, topic: Topic) -> CopyFinding | None:
        if topic.measure is None:
            return None
        line, _ = self._line(topic.measure, claim)
        return self._finding("fix_first", "error", claim, line) if line.allowed is None else None

    def _loose(self, claim: Claim, kind: str) -> CopyFinding | None:
        if kind in ("superlative", "speed"):
            return self._finding("superlative", "warning", claim, None)
        return self._finding("absolute", "warning", claim, None) if kind in ("absolute", "instant") else None

    def _unregistered(self, claim: Claim, topic: Topic) -> CopyFinding | None:
        quantity = claim.quantity
        if quantity is None or not _looks_promised(claim, topic, self.reading):
            return None
        claimed = quantity.high if quantity.kind == "time" else quantity.low
        return self._finding("unregistered_number", "warning", claim, None, claimed=claimed)

    def _line(self, measure: Measure, claim: Claim) -> tuple[Promised, bool]:
        """The line that decides, and whether the words say for whom it stands where it does not stand for all."""
        plain = self._scope_words(claim)
        named = read_scope(plain)
        general = [line for line in measure.lines if line.is_general]
        own = [line for line in measure.lines if not line.is_general]
        covering = [line for line in own if covers(line, plain, named)]
        touched = [line for line in own if line not in covering and touches(line, plain, named)]
        if covering or touched:
            permitting = [line for line in covering if line.allowed is not None] or covering or general
            return strictest([*(permitting[:1] if covering else permitting), *touched, *_forbidding(covering)]), True
        if general:
            return strictest(general), True
        return strictest(own), False

    def _scope_words(self, claim: Claim) -> str:
        """The words that say for whom: those since the last number before the claim, or after it where none stand before the first."""
        plain = self.reading.sentence.plain
        ends = sorted(other.span for other in self.reading.claims if other.quantity and other.quantity.kind == "time")
        if len(ends) < 2:
            return plain
        return _nearest_scope(plain, claim.span, ends)

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
            word=claim.word.text if claim.word else None,
        )

    def _message(self, code: Code, claim: Claim, line: Promised | None) -> str:
        named = self.reading.sentence.text[slice(*claim.span)].strip()
        values = {"claimed": named, "word": named}
        if line:
            values["label"], values["scope"] = line.label, scope_in_words(line)
            if line.allowed is not None:
                values["allowed"] = level_in_words(Measure(line.measure, (line,)), line.allowed, self.language)
        return say(_message_key(code, claim, line), self.language, **values)


def _message_key(code: Code, claim: Claim, line: Promised | None) -> str:
    if code == "fix_first":
        return "fix_first_number" if claim.quantity else "fix_first"
    if code == "tighter" and claim.soft:
        return "tighter_soft"
    if code == "absolute" and line is None:
        return "absolute_loose"
    return code


def _forbidding(lines: list[Promised]) -> list[Promised]:
    """Lines that are named and allow nothing: no other line lifts that."""
    return [line for line in lines if line.allowed is None]


def _promised_value(claim: Claim, topic: Topic, measure: Measure, reading: Reading) -> float | None:
    """The level a number promises, in minutes or 0 to 1; of a range the looser end. None when it promises nothing."""
    quantity, better = claim.quantity, measure.first.better
    if quantity is None:
        return None
    if quantity.kind == "share":
        return _promised_share(claim, measure, reading)
    if better == "lower":
        if claim.bound == "floor" or (claim.bound == "none" and not topic.beside):
            return None
        return quantity.high
    return None if claim.bound == "ceiling" else quantity.low


def _promised_share(claim: Claim, measure: Measure, reading: Reading) -> float | None:
    """A share below one half counts what goes wrong (`1 in 20 is late`), where more is better; and the other way round."""
    quantity, better = claim.quantity, measure.first.better
    if quantity is None:
        return None
    if better == "higher":
        if quantity.high < _HALF:
            return 1 - quantity.high
        return None if claim.bound == "ceiling" and not _is_promise_word(claim, reading) else quantity.low
    return 1 - quantity.low if quantity.low > _HALF else quantity.high


def _is_promise_word(claim: Claim, reading: Reading) -> bool:
    """`We promise 95 %` reads like a ceiling but is none."""
    before = reading.sentence.plain[max(0, claim.span[0] - 20) : claim.span[0]]
    return not holds(before, reading.sentence.words, "bounds.ceiling_of_share", "at_end")


def _is_tighter(value: float, allowed: float, line: Promised) -> bool:
    margin = _TOLERANCE * max(abs(value), abs(allowed))
    return value < allowed - margin if line.better == "lower" else value > allowed + margin


def _is_certain(measure: Measure, line: Promised) -> bool:
    """Whether the register itself promises every case."""
    return measure.dimension == "share" and line.better == "higher" and line.allowed is not None and measure.in_copy(line.allowed) >= 1


def _looks_promised(claim: Claim, topic: Topic, reading: Reading) -> bool:
    """Whether a number that fits no measure still reads like a promise of service."""
    quantity = claim.quantity
    if quantity is None or quantity.kind == "count":
        return False
    if quantity.kind == "share":
        return topic.is_service
    if claim.bound == "ceiling":
        return True
    if claim.bound == "weak_ceiling":
        return topic.is_service or is_served(claim, reading) or _is_soon(quantity, reading)
    return claim.bound == "none" and topic.is_service and topic.beside


def _is_soon(quantity: Quantity, reading: Reading) -> bool:
    """`Lunch in 45 minutes`, but not `we move in two weeks`."""
    before = reading.sentence.plain[: quantity.start]
    return quantity.high < _DAY and not quantity.is_deadline and holds(before[-20:], reading.sentence.words, "bounds.in", "at_end")


def _nearest_scope(plain: str, span: Span, numbers: list[Span]) -> str:
    """The part of a sentence with several numbers whose days belong to one of them."""
    leads = read_scope(plain[: numbers[0][0]]).is_named
    earlier = [end for _, end in numbers if end <= span[0]]
    later = [start for start, _ in numbers if start >= span[1]]
    if not leads:
        return plain[span[0] : later[0] if later else len(plain)]
    own = plain[earlier[-1] if earlier else 0 : span[1]]
    if read_scope(own).is_named or not earlier:
        return own
    return _nearest_scope(plain, next(number for number in numbers if number[1] == earlier[-1]), numbers)


