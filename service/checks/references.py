"""Ids by which parts of a plan name each other: `G1`, `A12`, `S1`, `SO1`, and the rules of the method."""

from __future__ import annotations

import re
from typing import Any

from service.checks.numbers import Number
from service.domain.plan.plan import Plan

RULE = re.compile(r"(?:OBJ|SIT|SEG|POS|EXP|MIX|GAP|REL|CAP|ORG|ACT|READ|PRV)-\d")
_ID = re.compile(r"[A-Z]{1,2}\d{1,3}")


def is_reference(number: Number) -> bool:
    """Whether the figure is part of an id of the plan or of a rule."""
    return number.kind == "code" and bool(_ID.fullmatch(number.text) or RULE.fullmatch(number.text))


def resolves(number: Number, known: frozenset[str]) -> bool:
    """Whether the id names a part of the plan or a rule."""
    return number.text in known or bool(RULE.fullmatch(number.text))


def known_references(plan: Plan) -> frozenset[str]:
    """Every id of the plan."""
    swot, tows = plan.situation.swot, plan.situation.tows
    rows: tuple[Any, ...] = (
        *plan.objectives.objectives, *swot.strengths, *swot.weaknesses, *swot.opportunities, *swot.threats,
        *tows.so, *tows.st, *tows.wo, *tows.wt, *plan.situation.strategies,
        *plan.programme.actions, *plan.programme.routines, *plan.programme.indicators, *plan.assumptions, *plan.questions,
    )  # fmt: skip
    return frozenset(row.id for row in rows)
