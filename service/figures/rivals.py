"""Each rival: its score, how near it stands, what it is best and worst at, and what it charges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.analysis.advantage import distance, weighted_rating
from service.domain.brief import Brief, Competitor
from service.domain.evidence import Fact, Ledger, Phrase, from_brief, named
from service.figures.criteria import CriterionFigures
from service.figures.perceptual_map import PerceptualMap


@dataclass(frozen=True)
class RivalFigures:
    """A named rival; `total` is over what is rated, prices are by service."""

    index: int
    name: Phrase
    image: Phrase | None
    total: Fact | None
    distance: Fact | None
    strongest: CriterionFigures | None
    weakest: CriterionFigures | None
    prices: Mapping[str, Fact]


def read_rivals(
    brief: Brief, criteria: Sequence[CriterionFigures], chart: PerceptualMap | None, ledger: Ledger
) -> tuple[RivalFigures, ...]:
    """All rivals, in the brief's order."""
    return tuple(_rival(rival, j, criteria, _distance(chart, j, ledger), ledger) for j, rival in enumerate(brief.competitors))


def _rival(rival: Competitor, j: int, criteria: Sequence[CriterionFigures], away: Fact | None, ledger: Ledger) -> RivalFigures:
    rated = [(f.value, c) for c in criteria if (f := c.rivals[rival.name]) is not None]
    return RivalFigures(
        index=j,
        name=named(rival.name, f"competitors.{j}.name"),
        image=named(rival.image, f"competitors.{j}.image") if rival.image else None,
        total=_total(rated, j, ledger),
        distance=away,
        strongest=min(rated, key=lambda r: (-r[0], -r[1].weight.value, r[1].name))[1] if rated else None,
        weakest=min(rated, key=lambda r: (r[0], -r[1].weight.value, r[1].name))[1] if rated else None,
        prices={service: from_brief(price, "money", f"competitors.{j}.prices.{service}") for service, price in rival.prices.items()},
    )


def _total(rated: Sequence[tuple[float, CriterionFigures]], j: int, ledger: Ledger) -> Fact | None:
    value = weighted_rating([c.weight.value for _, c in rated], [r for r, _ in rated])
    formula = "Σ weight × rating ÷ Σ weight, over what is rated"
    inputs = {str(c.name): rating for rating, c in rated}
    return None if value is None else ledger.fact(f"score.{j}", value, "rating", formula, inputs)


def _distance(chart: PerceptualMap | None, j: int, ledger: Ledger) -> Fact | None:
    own = chart.own if chart else None
    point = next((p for p in chart.points if p.rival == j), None) if chart else None
    if own is None or point is None:
        return None
    value = distance((own.x.value, own.y.value), (point.x.value, point.y.value))
    return ledger.fact(f"map.distance.{j}", value, "rating", "distance between the firm and the rival on the map")
