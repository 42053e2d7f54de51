"""The perceptual map: the two criteria that separate the players most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.analysis.advantage import weighted_variance
from service.domain.brief import Brief
from service.domain.evidence import Fact, Ledger, Phrase, named
from service.figures.criteria import CriterionFigures


@dataclass(frozen=True)
class MapPoint:
    """A player on the map; `rival` is its place in the brief, None for the firm itself."""

    name: Phrase
    rival: int | None
    x: Fact
    y: Fact


@dataclass(frozen=True)
class PerceptualMap:
    """Two axes and every player that is rated on both."""

    x: CriterionFigures
    y: CriterionFigures
    points: tuple[MapPoint, ...]

    @property
    def own(self) -> MapPoint | None:
        """The firm, where it is rated on both axes."""
        return next((p for p in self.points if p.rival is None), None)


def read_map(brief: Brief, criteria: Sequence[CriterionFigures], ledger: Ledger) -> PerceptualMap | None:
    """The two criteria of largest weight × variance over all players, ourselves included, ties by name; None below two."""
    spread = [(v, c) for c in criteria if (v := weighted_variance(c.weight.value, c.ratings)) is not None]
    if len(spread) < 2:
        return None
    for variance, c in spread:
        ledger.fact(f"map.spread.{c.index}", variance, "", "weight × variance of the ratings over all players", {"ratings": c.ratings})
    x, y = (c for _, c in sorted(spread, key=lambda s: (-round(s[0], 9), s[1].name))[:2])
    points = [_point(named(brief.business.name, "business.name"), None, (x.own, y.own))]
    for j, rival in enumerate(brief.competitors):
        points.append(_point(named(rival.name, f"competitors.{j}.name"), j, (x.rivals[rival.name], y.rivals[rival.name])))
    return PerceptualMap(x, y, tuple(p for p in points if p is not None))


def _point(name: Phrase, rival: int | None, ratings: tuple[Fact | None, Fact | None]) -> MapPoint | None:
    x, y = ratings
    return None if x is None or y is None else MapPoint(name, rival, x, y)
