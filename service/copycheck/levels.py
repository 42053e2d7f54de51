"""The level a number in copy promises, and whether it is more than the register allows."""

from __future__ import annotations

from service.copycheck.claims import Claim, Reading
from service.copycheck.promised import Promised
from service.copycheck.quantities import Quantity
from service.copycheck.register import Measure
from service.copycheck.topics import Topic, is_served
from service.copycheck.vocabulary import holds

_TOLERANCE = 1e-6
_HALF = 0.5
_DAY = 1440.0
_BEFORE = 20


def promised_level(claim: Claim, quantity: Quantity, topic: Topic, reading: Reading) -> float | None:
    """The level in minutes or 0 to 1; of a range the looser end. None when the number promises nothing."""
    better = topic.measure.first.better if topic.measure else "lower"
    if quantity.kind == "share":
        return _promised_share(quantity, better, reading)
    if better == "higher":
        return None if claim.bound == "ceiling" else quantity.low
    return None if claim.bound == "floor" or (claim.bound == "none" and not topic.beside) else quantity.high


def _promised_share(quantity: Quantity, better: str, reading: Reading) -> float | None:
    """Where more is better, a share below one half counts what goes wrong (`1 in 20 is late`); where less is, the other way round."""
    if better == "lower":
        return 1 - quantity.low if quantity.low > _HALF else quantity.high
    if quantity.high < _HALF:
        return 1 - quantity.high
    before = reading.sentence.plain[max(0, quantity.start - _BEFORE) : quantity.start]
    return None if holds(before, reading.sentence.words, "bounds.ceiling_of_share", "at_end") else quantity.low


def is_tighter(level: float, allowed: float, line: Promised) -> bool:
    """Whether a level promises more than another."""
    margin = _TOLERANCE * max(abs(level), abs(allowed))
    return level < allowed - margin if line.better == "lower" else level > allowed + margin


def is_certain(measure: Measure, line: Promised) -> bool:
    """Whether the register itself promises every case."""
    return measure.dimension == "share" and line.better == "higher" and line.allowed is not None and measure.in_copy(line.allowed) >= 1


def looks_promised(claim: Claim, quantity: Quantity, topic: Topic, reading: Reading) -> bool:
    """Whether a number that fits no measure still reads like a promise of service."""
    if quantity.kind == "share":
        return topic.is_service
    if claim.bound == "weak_ceiling":
        return topic.is_service or is_served(claim, reading) or _is_soon(quantity, reading) or _is_fast_service(quantity, reading)
    return claim.bound == "ceiling" or (claim.bound == "none" and topic.is_service and topic.beside)


def _is_fast_service(quantity: Quantity, reading: Reading) -> bool:
    """`Same-day appointments`, but not `closed the same day`."""
    after = reading.sentence.plain[quantity.end :]
    return quantity.is_deadline and holds(after, reading.sentence.words, "bounds.fast_services", "at_start")


def _is_soon(quantity: Quantity, reading: Reading) -> bool:
    """`Lunch in 45 minutes`, but not `we move in two weeks`."""
    before = reading.sentence.plain[max(0, quantity.start - _BEFORE) : quantity.start]
    return quantity.high < _DAY and not quantity.is_deadline and holds(before, reading.sentence.words, "bounds.in", "at_end")
