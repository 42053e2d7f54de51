"""Where the firm stands against its rivals, criterion by criterion, and what it may claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from service.analysis.advantage import Uniqueness, rating_missing, uniqueness, weighted_rating
from service.domain.brief import Brief
from service.domain.evidence import Fact, Ledger, Phrase
from service.figures.criteria import CriterionFigures, read_criteria
from service.figures.perceptual_map import PerceptualMap, read_map
from service.figures.rivals import RivalFigures, read_rivals
from service.figures.without_lead import WithoutLead, read_without_lead

Strategy = Literal["differentiation", "cost", "focus"]


@dataclass(frozen=True)
class NearestMiss:
    """The criterion that needs least to become a position. A missing part is None where nothing is missing there."""

    criterion: CriterionFigures
    weight_missing: Fact | None
    rating_missing: Fact | None
    hard_to_copy_missing: bool
    unknown_rivals: tuple[Phrase, ...]


@dataclass(frozen=True)
class Position:
    """The matrix of criteria and players with what follows from it."""

    criteria: tuple[CriterionFigures, ...]
    rivals: tuple[RivalFigures, ...]
    verdict: Uniqueness
    chosen: CriterionFigures | None
    nearest_miss: NearestMiss | None
    mean_weight: Fact | None
    own_total: Fact | None
    map: PerceptualMap | None
    nearest_rival: RivalFigures | None
    strategy: Strategy
    without_lead: WithoutLead | None


def read_position(brief: Brief, ledger: Ledger) -> Position:
    """Compare the firm with every named rival."""
    criteria = read_criteria(brief, ledger)
    chart = read_map(brief, criteria, ledger)
    rivals = read_rivals(brief, criteria, chart, ledger)
    chosen = _chosen(criteria)
    near = [r for r in rivals if r.distance is not None]
    return Position(
        criteria=criteria,
        rivals=rivals,
        verdict=uniqueness([c.verdict for c in criteria], [c.important for c in criteria]) if rivals else "unknown",
        chosen=chosen,
        nearest_miss=None if chosen else _nearest_miss(criteria, ledger),
        mean_weight=ledger.fact("weight.mean", 1 / len(criteria), "share", "1 ÷ number of criteria") if criteria else None,
        own_total=_own_total(criteria, ledger),
        map=chart,
        nearest_rival=min(near, key=lambda r: (float(r.distance or 0), r.name)) if near else None,
        strategy=_strategy(chosen),
        without_lead=read_without_lead(criteria, rivals, chosen, ledger),
    )


def _chosen(criteria: Sequence[CriterionFigures]) -> CriterionFigures | None:
    """The position with the largest weight × advantage, ties by name."""
    positions = [c for c in criteria if c.verdict == "position"]
    return min(positions, key=lambda c: (-float(c.score or 0), c.name)) if positions else None


def _nearest_miss(criteria: Sequence[CriterionFigures], ledger: Ledger) -> NearestMiss | None:
    """The cheapest change: rating points cost most, then importance, then proof; ties by weight and name."""
    ways = [way for c in criteria if (way := _way(c, len(criteria))) is not None]
    if not ways:
        return None
    rating, weight, _, _, criterion = min(ways, key=lambda w: (w[0], w[1], w[2], w[3], w[4].name))
    name = f"nearest_miss.{criterion.index}"
    return NearestMiss(
        criterion=criterion,
        weight_missing=ledger.fact(f"{name}.weight", weight, "points", "mean weight − weight") if weight else None,
        rating_missing=ledger.fact(f"{name}.rating", rating, "rating", "best rival's rating + 1 − own, at most 5") if rating else None,
        hard_to_copy_missing=not criterion.sustained,
        unknown_rivals=criterion.unknown_rivals,
    )


def _way(criterion: CriterionFigures, criteria: int) -> tuple[float, float, bool, float, CriterionFigures] | None:
    """Rating points missing, weight missing, proof missing, and the criterion; None where it is out of reach or unknown."""
    if criterion.own is None or criterion.best is None:
        return None
    rating = rating_missing(criterion.own.value, criterion.best.value)
    weight = 0.0 if criterion.important else 1 / criteria - criterion.weight.value
    return None if rating is None else (rating, weight, not criterion.sustained, -criterion.weight.value, criterion)


def _own_total(criteria: Sequence[CriterionFigures], ledger: Ledger) -> Fact | None:
    ratings = [c.own.value if c.own else None for c in criteria]
    value = weighted_rating([c.weight.value for c in criteria], ratings)
    formula = "Σ weight × rating ÷ Σ weight, over what is rated"
    return None if value is None else ledger.fact("score.own", value, "rating", formula, {"ratings": ratings})


def _strategy(chosen: CriterionFigures | None) -> Strategy:
    """Cost where the price is the position, differentiation where something else is, else focus: to serve few well."""
    if chosen is None:
        return "focus"
    return "cost" if chosen.role_price else "differentiation"
