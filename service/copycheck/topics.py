"""Which measure of the register a claim speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isclose

from service.copycheck.claims import Claim, Reading
from service.copycheck.quantities import Quantity
from service.copycheck.register import CLEAR, Cue, Measure, Register
from service.copycheck.sentences import Span
from service.copycheck.stems import places
from service.copycheck.vocabulary import holds

_BARE = 1.0
_FIRM = 1.0
_FAR = 120.0
_SHORT = 3.0
_DAY, _WEEK = 1440.0, 10080.0
_NEAR = {"en": 16, "zh": 5}


@dataclass(frozen=True)
class Context:
    """What the sentence before spoke of, the measure of its number, and whether it asked: then this one answers."""

    cues: tuple[Cue, ...] = ()
    asks: bool = False
    said: Measure | None = None


@dataclass(frozen=True)
class Topic:
    """What a claim speaks of: a measure of the register, or a usual measure that it lacks."""

    measure: Measure | None = None
    is_service: bool = False
    beside: bool = False
    is_clear: bool = False


def topic_of(claim: Claim, reading: Reading, cues: Sequence[Cue], before: Context, register: Register) -> Topic:
    """The measure a claim speaks of: by its clause, else its sentence, else the sentence before, else its unit."""
    own = [cue for cue in cues if claim.clause[0] <= cue.start < claim.clause[1]]
    fit = [cue for cue in own if _fits(cue, claim, reading)]
    if any(cue.weight >= CLEAR or claim.word for cue in fit):
        return _nearest(claim, fit, reading)
    if claim.quantity and claim.quantity.is_deadline and any(_is_unlike_lateness(cue, claim, reading) for cue in own):
        return Topic()
    if any(cue.weight >= CLEAR for cue in own) and claim.quantity:
        return Topic(
            is_service=True,
            beside=_is_beside(claim, [cue for cue in own if cue.measure is None or _is_unlike_lateness(cue, claim, reading)], reading),
        )
    around = _from_around(claim, reading, cues, before)
    if fit and not (around and around.is_clear):
        return _nearest(claim, fit, reading)
    return around or _by_unit(claim, reading, cues, register) or _by_promise(claim, cues, register) or Topic()


def _from_around(claim: Claim, reading: Reading, cues: Sequence[Cue], before: Context) -> Topic | None:
    limit = _SHORT if claim.quantity else _BARE
    if claim.bound == "weak_ceiling" or size(reading.bare[slice(*claim.clause)]) > limit:
        return None
    fit = [cue for cue in cues if _fits(cue, claim, reading)]
    if not fit and not cues and size(reading.bare) <= (_SHORT if before.asks else limit):
        return _from_before(claim, reading, before)
    return _nearest(claim, fit, reading) if fit else None


def _from_before(claim: Claim, reading: Reading, before: Context) -> Topic | None:
    """`Guaranteed.` speaks of the number before it, else of what the sentence before names most clearly."""
    if claim.word and before.said:
        return Topic(before.said, is_service=True, beside=True)
    fit = [cue for cue in before.cues if _fits(cue, claim, reading)]
    return _clearest(fit) if fit else None


def _by_promise(claim: Claim, cues: Sequence[Cue], register: Register) -> Topic | None:
    """A number that the firm promises now of one measure speaks of that measure, where nothing else is named."""
    quantity = claim.quantity
    if quantity is None or cues or claim.bound in ("none", "floor"):
        return None
    same = [measure for measure in register.measures if measure.dimension == quantity.kind and is_promised_now(measure, quantity)]
    return Topic(same[0], is_service=True, beside=True) if len(same) == 1 else None


def is_promised_now(measure: Measure, quantity: Quantity) -> bool:
    """Whether a quantity is the measure's current promise; days and working days are told apart by few owners."""
    now = measure.first.current_promise
    if now is None:
        return False
    in_days = _DAY <= min(measure.minutes or 0, quantity.unit) <= max(measure.minutes or 0, quantity.unit) < _WEEK
    return isclose(measure.in_copy(now), quantity.high) or (in_days and isclose(now * quantity.unit, quantity.high))


def _by_unit(claim: Claim, reading: Reading, cues: Sequence[Cue], register: Register) -> Topic | None:
    """A short line such as `10 minutes or it's free` speaks of the only measure with that unit."""
    quantity = claim.quantity
    if quantity is None or cues or claim.bound not in ("ceiling", "forfeit") or size(reading.bare) > _BARE:
        return None
    timed = [measure for measure in register.measures if measure.dimension == quantity.kind]
    same = timed if len(timed) == 1 else [measure for measure in timed if measure.minutes == quantity.unit]
    return Topic(same[0], is_service=True) if len(same) == 1 else None


def _fits(cue: Cue, claim: Claim, reading: Reading) -> bool:
    """Whether a claim can be about what the cue names: a time about a time, a share about a share, a word about either.

    `Any class` and `leave whenever you like` are about what they name in passing; `never` and `always` need a clearer word.
    """
    if cue.measure is None:
        return True
    if claim.quantity:
        return cue.measure.dimension == claim.quantity.kind and not _is_unlike_lateness(cue, claim, reading)
    return cue.weight >= _FIRM or (claim.word is not None and claim.word.kind == "universal" and not _is_inside(claim.span, cue))


def _is_unlike_lateness(cue: Cue, claim: Claim, reading: Reading) -> bool:
    """Whether a length of time is counted from the call while the measure is counted from the time agreed: `24小时上门`."""
    if cue.measure is None or not cue.measure.is_lateness or not claim.quantity or claim.quantity.kind != "time":
        return False
    says_late = holds(reading.sentence.plain[slice(*claim.clause)], reading.sentence.words, "topics.lateness")
    return not says_late and claim.quantity.high >= max(_FAR, cue.measure.minutes or 0)


def _nearest(claim: Claim, cues: Sequence[Cue], reading: Reading) -> Topic:
    """The clearest cue, of equals the nearest; a measure of the register before one that it lacks."""
    clear = [cue for cue in cues if cue.weight >= CLEAR] or list(cues)
    best = min(clear, key=lambda cue: (cue.measure is None, _is_inside(claim.span, cue), _distance(claim.span, cue)))
    rivals = clear if best.measure else [cue for cue in cues if claim.word]
    same = [cue for cue in rivals if cue.measure is not None and _overlap(cue, best)]
    chosen = max(same, key=lambda cue: _total(cue.measure, cues)) if same else best
    beside = _is_beside(claim, [cue for cue in cues if cue.measure is chosen.measure], reading)
    return Topic(chosen.measure, is_service=True, beside=beside, is_clear=chosen.weight >= CLEAR)


def _clearest(cues: Sequence[Cue]) -> Topic:
    best = max(cues, key=lambda cue: (cue.weight, cue.measure is not None))
    return Topic(best.measure, is_service=True, beside=True)


def _total(measure: Measure | None, cues: Sequence[Cue]) -> float:
    """How much in the clause speaks for a measure."""
    return sum({(cue.start, cue.weight): cue.weight for cue in cues if cue.measure is measure}.values())


def _overlap(one: Cue, other: Cue) -> bool:
    return one.start < other.end and other.start < one.end


def _is_inside(span: Span, cue: Cue) -> bool:
    """Whether the cue is only the claim's own word: `late` in `never late` gives way to what is never late."""
    return span[0] <= cue.start and cue.end <= span[1]


def _distance(span: Span, cue: Cue) -> int:
    return max(cue.start - span[1], span[0] - cue.end, 0)


def _is_beside(claim: Claim, cues: Sequence[Cue], reading: Reading) -> bool:
    """Whether a word for the measure stands right beside the claim: `a 10-minute wait`, `30分钟上门`."""
    near = _NEAR[reading.sentence.words[0].language]
    if claim.quantity and "-" in claim.quantity.text and claim.quantity.low == claim.quantity.high:
        return any(0 <= cue.start - claim.span[1] <= 1 for cue in cues)
    return any(_distance(claim.span, cue) <= near for cue in cues)


def is_served(claim: Claim, reading: Reading) -> bool:
    """Whether something is done for the customer in the clause of a claim: `repaired in 3 days`."""
    start, end = claim.clause
    return holds(reading.sentence.plain[start:end], reading.sentence.words, "bounds.service_verbs")


@lru_cache(maxsize=4096)
def size(plain: str) -> float:
    """How many telling words a text has."""
    return sum(_weights(plain))


def _weights(plain: str) -> Iterator[float]:
    for word, _ in places(plain):
        yield 1.0 if word.isascii() else 0.5
