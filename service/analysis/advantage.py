"""Competitive advantage by criterion: important, real and sustained differences, and the perceptual map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

Claim = Literal["position", "support", "do_not_claim", "unknown"]
Uniqueness = Literal["unique", "me_too", "unknown"]

ROUNDING = 1e-9
HIGHEST_RATING = 5.0


def normalised(weights: Sequence[float]) -> list[float]:
    """Weights as shares that sum to 1."""
    total = math.fsum(weights)
    return [w / total for w in weights]


def advantage(own: float | None, rivals: Sequence[float | None]) -> float | None:
    """Own rating − best rated rival; None where either is unknown."""
    known = [r for r in rivals if r is not None]
    return own - max(known) if own is not None and known else None


def is_important(weight: float, criteria: int) -> bool:
    """Whether a normalised weight is at or above the mean weight."""
    return weight >= 1 / criteria - ROUNDING


def is_real(own: float | None, rivals: Sequence[float | None]) -> bool | None:
    """Whether we are ahead of every rival; None where a missing rating could decide it. A missing rating is unknown, never 0."""
    if own is None or not rivals:
        return None
    if any(r is not None and r >= own for r in rivals):
        return False
    return None if None in rivals else True


def claim(important: bool, real: bool | None, sustained: bool | None) -> Claim:
    """What may be done with a criterion: a position needs all three; a lead that lacks one is support."""
    if real is None:
        return "unknown"
    if not real:
        return "do_not_claim"
    return "position" if important and sustained else "support"


def uniqueness(claims: Sequence[Claim], important: Sequence[bool]) -> Uniqueness:
    """Unique with one position; unknown without criteria, or where an important criterion is unknown; else me-too."""
    if "position" in claims:
        return "unique"
    open_questions = [c == "unknown" and i for c, i in zip(claims, important, strict=True)]
    return "unknown" if not claims or any(open_questions) else "me_too"


def rating_missing(own: float, best: float) -> float | None:
    """Rating points to a clear lead, the best rival's rating + 1 (at most 5); None where the rival already has 5."""
    if own > best:
        return 0.0
    return min(best + 1, HIGHEST_RATING) - own if best < HIGHEST_RATING else None


def weighted_rating(weights: Sequence[float], ratings: Sequence[float | None]) -> float | None:
    """Σ weight × rating ÷ Σ weight over what is rated; None where nothing is."""
    rated = [(w, r) for w, r in zip(weights, ratings, strict=True) if r is not None]
    return math.fsum(w * r for w, r in rated) / math.fsum(w for w, _ in rated) if rated else None


def weighted_variance(weight: float, ratings: Sequence[float | None]) -> float | None:
    """How far a criterion separates the players: weight × population variance of the ratings known; None below two."""
    known = [r for r in ratings if r is not None]
    if len(known) < 2:
        return None
    mean = math.fsum(known) / len(known)
    return weight * math.fsum((r - mean) ** 2 for r in known) / len(known)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance of two players on the map."""
    return math.dist(one, other)
