"""The bar: what a run must reach. Below it the command exits with 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from evals.results import Results

LEAST_DETECTION = 0.95
MOST_FALSE_ALARMS = 0.02
LEAST_FAULTS = 10
"""Faults that a claim must have been shown before its rate says anything."""
LEAST_COPY = {"precision": 0.85, "recall": 0.9, "f1": 0.88}
"""Per language, over the labelled sentences."""


@dataclass(frozen=True)
class Bar:
    """What one figure must reach."""

    kind: Literal["at least", "at most"]
    value: float

    def holds(self, figure: float) -> bool:
        """Whether a figure reaches it."""
        return figure >= self.value if self.kind == "at least" else figure <= self.value


BARS: Mapping[str, Bar] = {
    "cases": Bar("at least", 24),
    "final_pass": Bar("at least", 1.0),
    "number_provenance": Bar("at least", 1.0),
    "dangling_citations": Bar("at most", 0),
    "citation_coverage": Bar("at least", 1.0),
    "language_fidelity": Bar("at least", 0.99),
    "order_flip": Bar("at least", 1.0),
    "overlap_jaccard_median": Bar("at most", 0.15),
    "overlap_shorter_median": Bar("at most", 0.25),
}
"""Bars of the whole run. Likeness is held twice (PRV-7): of the shorter plan's runs of five words less than a quarter may be in the other
plan; and of all runs that either plan has, the share in both (Jaccard) may not grow past what it is today."""


def below_the_bar(results: Results) -> tuple[str, ...]:
    """What a run fails at, a line each; nothing where it passes."""
    return (*_measures(results), *_claims(results), *_judges(results), *_copy(results))


def _measures(results: Results) -> Iterator[str]:
    for name, bar in BARS.items():
        figure = results.measures.get(name)
        if figure is not None and not bar.holds(figure):
            yield f"{name.replace('_', ' ')} is {figure:.4g}; it must be {bar.kind} {bar.value:g}"


def _claims(results: Results) -> Iterator[str]:
    for case in results.cases:
        for claim, reason in case.broken.items():
            yield f"{case.name}: {claim} does not hold: {reason}"


def _judges(results: Results) -> Iterator[str]:
    for claim in results.claims:
        shown = claim.noticed + claim.missed
        if shown < LEAST_FAULTS:
            yield f"{claim.name} was shown {shown} faults only; it must be shown {LEAST_FAULTS} to be judged"
        elif claim.detection < LEAST_DETECTION:
            yield f"{claim.name} noticed {claim.detection:.1%} of its faults; at least {LEAST_DETECTION:.0%} are wanted"
        if claim.false_alarm_rate > MOST_FALSE_ALARMS:
            yield f"{claim.name} cried out over {claim.false_alarm_rate:.1%} of what was sound; at most {MOST_FALSE_ALARMS:.0%} may be"


def _copy(results: Results) -> Iterator[str]:
    for row in results.copy_check:
        if row.name in ("en", "zh"):
            for name, least in LEAST_COPY.items():
                if getattr(row, name) < least:
                    yield f"copy check ({row.name}): {name} is {getattr(row, name):.3f}; at least {least:g} is wanted"
