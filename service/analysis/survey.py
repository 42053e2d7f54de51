"""How many answers a survey needs (normal approximation of a share, with finite-population correction; Cochran 1977)."""

from __future__ import annotations

import math

Z_95 = 1.96
EVEN_SHARE = 0.5
ROUNDING = 1e-9


def sample_size(margin: float, population: float | None = None) -> int:
    """Answers for a margin of error at 95 % confidence: n₀ = z²p(1 − p)/e², n = n₀ ÷ (1 + (n₀ − 1) ÷ population)."""
    endless = Z_95**2 * EVEN_SHARE * (1 - EVEN_SHARE) / margin**2
    if population is None:
        return math.ceil(endless - ROUNDING)
    return min(math.ceil(endless / (1 + (endless - 1) / population) - ROUNDING), math.ceil(population))


def margin_of_error(answers: float, population: float | None = None) -> float | None:
    """Margin of error that so many answers leave: z √(p(1 − p)/n × (N − n)/(N − 1)); None without an answer."""
    if answers < 1:
        return None
    error = Z_95 * math.sqrt(EVEN_SHARE * (1 - EVEN_SHARE) / answers)
    if population is None:
        return error
    return error * math.sqrt((population - answers) / (population - 1)) if population > answers else 0.0
