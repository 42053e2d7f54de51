"""Claims about two plans: another firm's brief gives another plan, and the same brief in another order the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from evals.claims.claim import Claim
from evals.drafts import Draft
from service.checks import differing_choices

MOST_LIKE_ANOTHER = 0.65
"""Share of the shorter plan's runs that one other plan may have too. The bar over all pairs is lower: see `evals/bars.py`."""


@dataclass
class AnotherFirmGetsAnotherPlan(Claim):
    """PRV-7, the swap test: no other firm's plan says nearly all that this one says."""

    def faults(self, draft: Draft) -> list[str]:
        """Firms whose plan is nearly this one."""
        likeness = {name: overlaps(draft, other)[0] for name, other in draft.neighbours.items()}
        return [f"{share:.0%} of it stands in the plan of {name}" for name, share in likeness.items() if share >= MOST_LIKE_ANOTHER]


@dataclass
class OrderChangesNothing(Claim):
    """PRV-6: rivals, segments, services, criteria and facts from back to front change no choice."""

    def faults(self, draft: Draft) -> list[str]:
        """Choices that differ."""
        return list(differing_choices(draft.plan, draft.turned))


def overlaps(one: Draft, other: Draft) -> tuple[float, float]:
    """How alike two plans are: shared runs of five as a share of the shorter plan's, and of all runs of both (Jaccard)."""
    a, b = one.runs, other.runs
    shared, shorter = len(a & b), min(len(a), len(b))
    return (shared / shorter, shared / len(a | b)) if shorter else (0.0, 0.0)


@dataclass(frozen=True)
class Specificity:
    """How alike the plans of different firms are, over all pairs of one language."""

    pairs: int
    shorter_median: float
    """Median share of the shorter plan's runs of five that the other has too."""
    shorter_worst: float
    jaccard_median: float
    """Median of the runs both have over the runs either has."""
    jaccard_worst: float


def specificity(drafts: Sequence[Draft]) -> Specificity:
    """The swap test over all pairs of firms that share a language."""
    found = [overlaps(a, b) for a, b in combinations(drafts, 2) if a.plan.language == b.plan.language]
    shorter, jaccard = zip(*found, strict=True) if found else ((0.0,), (0.0,))
    return Specificity(len(found), median(shorter), max(shorter), median(jaccard), max(jaccard))
