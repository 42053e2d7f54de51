"""Desks for small firms: a brief of one service and one sentence, to which a test adds what it is about."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from service.domain.brief import Brief
from service.domain.evidence import Statement
from service.moves.case import read_case
from service.moves.choosing import choose_moves
from service.moves.scheme import make_scheme
from service.reading.brief_file import read_brief
from service.stages.desk import Desk
from service.stages.doubts import read_doubts

EXAMPLES = tuple(sorted(Path("examples").glob("*.yaml")))
TODAY = dt.date(2026, 11, 22)
SHOP: dict[str, Any] = {
    "business": {
        "name": "Elm Row Repairs",
        "kind": "repair shop",
        "owner_hours_per_week": 4,
        "marketing_budget": 2000,
        "fixed_costs_per_month": 4000,
    },
    "services": [{"name": "Repair", "price": 80, "variable_cost": 20, "minutes": 60, "per_month": 150}],
    "customers_in_words": "People with broken things.",
}
REGULARS: dict[str, Any] = {
    "name": "Regulars",
    "customers": 200,
    "revenue_per_year": 400,
    "visits_per_year": 5,
    "cost_to_serve_per_year": 40,
    "retention_rate": 0.85,
    "touch": "medium",
}
LEAVERS: dict[str, Any] = {
    **REGULARS,
    "name": "Passers-by",
    "revenue_per_year": 60,
    "visits_per_year": 1,
    "retention_rate": 0.1,
    "touch": "low",
}
OWNER: dict[str, Any] = {"role": "Owner", "name": "Ada Moss", "hours_per_week": 45, "contact": True}
MANAGER: dict[str, Any] = {"role": "Office manager", "hours_per_week": 38, "contact": False, "reports_to": "Owner"}
FITTERS: dict[str, Any] = {"role": "Fitter", "people": 3, "hours_per_week": 38, "contact": True, "reports_to": "Office manager"}
DESK_ROLE: dict[str, Any] = {"role": "Receptionist", "people": 2, "hours_per_week": 30, "contact": True, "reports_to": "Office manager"}
TEAM = [OWNER, MANAGER, FITTERS, DESK_ROLE]


@cache
def an_example(name: str) -> Desk:
    """The desk of a brief among the examples."""
    return a_desk_for(read_brief(Path("examples") / f"{name}.yaml"))


def a_desk(**changes: Any) -> Desk:
    """The desk of a repair shop with the blocks given."""
    return a_desk_for(Brief.model_validate({**SHOP, **changes}))


def a_desk_for(brief: Brief) -> Desk:
    """All figures and moves of a brief."""
    case = read_case(brief, TODAY)
    choice = choose_moves(case)
    scheme = make_scheme(case, choice.made)
    return Desk(case, choice, scheme, read_doubts(case, scheme))


def texts(statements: tuple[Statement, ...]) -> str:
    """All words of several statements."""
    return " ".join(s.text for s in statements)
