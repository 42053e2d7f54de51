"""How much of the firm's standing hangs on the one criterion it leads on: the totals without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.analysis.advantage import weighted_rating
from service.domain.evidence import Fact, Ledger, Phrase
from service.figures.criteria import CriterionFigures
from service.figures.rivals import RivalFigures

FORMULA = "Σ weight × rating ÷ Σ weight, without the criterion that the firm leads on"


@dataclass(frozen=True)
class WithoutLead:
    """The firm's total without its leading criterion, and the rivals that stand ahead of it then, the first first."""

    own: Fact
    ahead: tuple[tuple[Phrase, Fact], ...]


def read_without_lead(
    criteria: Sequence[CriterionFigures], rivals: Sequence[RivalFigures], chosen: CriterionFigures | None, ledger: Ledger
) -> WithoutLead | None:
    """None where nothing leads, nothing else is rated, or a rating of the firm's own is missing; a rival with a gap is left out."""
    rest = [c for c in criteria if chosen and c.index != chosen.index]
    own = _total([c.own for c in rest], rest, "score.own_without_lead", ledger)
    if own is None:
        return None
    others = ((r.name, _total([c.rivals[str(r.name)] for c in rest], rest, f"score.{r.index}_without_lead", ledger)) for r in rivals)
    ahead = [(name, total) for name, total in others if total is not None and total.value > own.value]
    return WithoutLead(own, tuple(sorted(ahead, key=lambda each: (-each[1].value, each[0]))))


def _total(ratings: Sequence[Fact | None], rest: Sequence[CriterionFigures], name: str, ledger: Ledger) -> Fact | None:
    known = {str(c.name): rating.value for c, rating in zip(rest, ratings, strict=True) if rating is not None}
    value = weighted_rating([c.weight.value for c in rest], list(known.values())) if known and len(known) == len(rest) else None
    return None if value is None else ledger.fact(name, value, "rating", FORMULA, known)
