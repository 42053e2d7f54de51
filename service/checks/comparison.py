"""PRV-6 and PRV-7: two plans compared, by their choices and by their prose."""

from __future__ import annotations

import re
from typing import Any

from service.domain.plan.plan import Plan
from service.domain.plan.walk import statements

_TOKEN = {"en": re.compile(r"[A-Za-z0-9]+(?:['’.,-][A-Za-z0-9]+)*"), "zh": re.compile(r"[\u4e00-\u9fff]|[A-Za-z0-9]+")}


def same_choices(plan_a: Plan, plan_b: Plan) -> bool:
    """PRV-6: whether two plans choose the same, in whatever order their brief lists competitors, segments or facts."""
    return not differing_choices(plan_a, plan_b)


def differing_choices(plan_a: Plan, plan_b: Plan) -> tuple[str, ...]:
    """Names of the choices in which two plans differ."""
    one, other = _choices(plan_a), _choices(plan_b)
    return tuple(name for name in one if one[name] != other[name])


def overlap(plan_a: Plan, plan_b: Plan, n: int = 5) -> float:
    """PRV-7: share of the shorter plan's n-grams of prose (words in English, characters in Chinese) that the other has too."""
    one, other = ngrams(plan_a, n), ngrams(plan_b, n)
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def ngrams(plan: Plan, n: int) -> set[tuple[str, ...]]:
    """All runs of n words (characters in Chinese) of a plan's prose."""
    grams: set[tuple[str, ...]] = set()
    for _, statement in statements(plan):
        tokens = [token.casefold() for token in _TOKEN[plan.language].findall(statement.text)]
        grams.update(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1))
    return grams


def _choices(plan: Plan) -> dict[str, Any]:
    """What the plan decides, free of order and of ids that follow it."""
    swot, position = plan.situation.swot, plan.positioning
    return {
        "position": (position.verdict, position.strategy, {d.criterion: d.verdict for d in position.differences}),
        "map": None if position.map is None else (position.map.x, position.map.y),
        "swot": {name: {_rounded(i.score, i.statement.text) for i in getattr(swot, name)} for name in type(swot).model_fields},
        "moves": {cell: len(getattr(plan.situation.tows, cell)) for cell in ("so", "st", "wo", "wt")},
        "strategies": [s.title for s in plan.situation.strategies],
        "objectives": {(o.area, o.metric, o.target, o.due, o.owner) for o in plan.objectives.objectives},
        "tiers": {s.name: s.tier for s in plan.customers.segments},
        "hours": {a.segment: round(a.hours, 6) for a in plan.customers.allocation},
        "promises": {(p.measure, p.segment, p.group): (p.promise, p.verdict) for p in plan.expectations.promises},
        "guarantee": (plan.expectations.guarantee.offered, plan.expectations.guarantee.measure, plan.expectations.guarantee.payout),
        "prices": {row.service: row.recommended for row in plan.mix.price.services},
        "causes": {(gap.gap, c.cause.text, c.state) for gap in plan.quality_gaps.gaps for c in gap.causes},
        "relationships": {(r.segment, r.stage, r.next_stage, r.bond) for r in plan.relationships.segments},
        "actions": {(a.what.text, a.owner, a.start, a.finish, a.cost) for a in plan.programme.actions},
        "budget": (plan.programme.budget.total, plan.programme.budget.by_month),
        "offer": plan.summary.offer.name,
    }


def _rounded(score: float, text: str) -> tuple[float, str]:
    return round(score, 6), text
