"""What customers buy on: the firm against its best rival on each criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service.analysis.advantage import Claim, advantage, claim, is_important, is_real, normalised
from service.domain.brief import Brief, Criterion, Dimension
from service.domain.evidence import Fact, Ledger, Phrase, named
from service.figures.derived import derived, given

PRICE_NAMES = ("price", "价格")


@dataclass(frozen=True)
class CriterionFigures:
    """A criterion. A rival without a rating is unknown there, never 0: `real` is None where that could decide it."""

    index: int
    name: Phrase
    weight: Fact
    dimension: Dimension | None
    measure: Phrase | None
    role_price: bool
    own: Fact | None
    rivals: Mapping[str, Fact | None]
    unknown_rivals: tuple[Phrase, ...]
    best_rival: Phrase | None
    best: Fact | None
    advantage: Fact | None
    important: bool
    real: bool | None
    sustained: bool | None
    hard_to_copy: Phrase | None
    score: Fact | None
    verdict: Claim

    @property
    def ratings(self) -> list[float | None]:
        """All players' ratings, ours first."""
        return [f.value if f else None for f in (self.own, *self.rivals.values())]


def read_criteria(brief: Brief, ledger: Ledger) -> tuple[CriterionFigures, ...]:
    """All criteria, in the brief's order."""
    weights = normalised([c.weight for c in brief.criteria])
    return tuple(
        _criterion(brief, i, ledger.fact(f"weight.{i}", w, "share", "weight ÷ Σ weights", {"weight": brief.criteria[i].weight}), ledger)
        for i, w in enumerate(weights)
    )


def _criterion(brief: Brief, i: int, weight: Fact, ledger: Ledger) -> CriterionFigures:
    criterion = brief.criteria[i]
    own = given(brief.own.ratings.get(criterion.name), "rating", f"own.ratings.{criterion.name}")
    rivals = {
        r.name: given(r.ratings.get(criterion.name), "rating", f"competitors.{j}.ratings.{criterion.name}")
        for j, r in enumerate(brief.competitors)
    }
    ratings = [f.value if f else None for f in rivals.values()]
    important = is_important(weight.value, len(brief.criteria))
    real = is_real(own.value if own else None, ratings)
    reason = brief.own.hard_to_copy.get(criterion.name)
    best_rival, best = _best(brief, rivals)
    lead = _advantage(i, own, rivals, ledger)
    return CriterionFigures(
        index=i,
        name=named(criterion.name, f"criteria.{i}.name"),
        weight=weight,
        dimension=criterion.dimension,
        measure=named(criterion.measure, f"criteria.{i}.measure") if criterion.measure else None,
        role_price=_is_price(criterion, brief),
        own=own,
        rivals=rivals,
        unknown_rivals=tuple(named(r.name, f"competitors.{j}.name") for j, r in enumerate(brief.competitors) if rivals[r.name] is None),
        best_rival=best_rival,
        best=best,
        advantage=lead,
        important=important,
        real=real,
        sustained=True if reason else None,
        hard_to_copy=named(reason, f"own.hard_to_copy.{criterion.name}") if reason else None,
        score=_score(i, weight, lead, ledger),
        verdict=claim(important, real, bool(reason)),
    )


def _best(brief: Brief, rivals: Mapping[str, Fact | None]) -> tuple[Phrase | None, Fact | None]:
    """The best rated rival, ties by name."""
    known = [(-f.value, r.name, j) for j, r in enumerate(brief.competitors) if (f := rivals[r.name]) is not None]
    if not known:
        return None, None
    _, name, j = min(known)
    return named(name, f"competitors.{j}.name"), rivals[name]


def _advantage(i: int, own: Fact | None, rivals: Mapping[str, Fact | None], ledger: Ledger) -> Fact | None:
    value = advantage(own.value if own else None, [f.value if f else None for f in rivals.values()])
    inputs = {"own": own, **rivals}
    return None if value is None else ledger.fact(f"advantage.{i}", value, "rating", "own rating − best rated rival", inputs)


def _score(i: int, weight: Fact, lead: Fact | None, ledger: Ledger) -> Fact | None:
    formula = "weight in per cent × |advantage|"
    return derived(ledger, f"advantage.{i}.score", "", formula, lambda w, a: 100 * w * abs(a), w=weight, a=lead)


def _is_price(criterion: Criterion, brief: Brief) -> bool:
    """The criterion marked `role: price`; where none is, the one that is named so."""
    if any(c.role == "price" for c in brief.criteria):
        return criterion.role == "price"
    return criterion.name.casefold() in PRICE_NAMES
