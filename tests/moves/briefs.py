"""Briefs of invented firms: a full one to which a test gives its own blocks, and a bare one."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from service.domain.brief import Brief
from service.moves.case import Case, read_case
from service.moves.choosing import Choice, choose_moves
from service.moves.goals import Goal, read_goals
from service.moves.scheme import Scheme, make_scheme
from service.reading.brief_file import read_brief
from service.stages.desk import Desk
from service.stages.doubts import read_doubts

TODAY = dt.date(2026, 11, 22)
EXAMPLES = tuple(sorted((Path(__file__).parents[2] / "examples").glob("*.yaml")))
DAYS = ("mon", "tue", "wed", "thu", "fri")
LATE: dict[str, Any] = {"measure": "late", "label": "Start past the time agreed", "unit": "min", "better": "lower"}
ANSWER: dict[str, Any] = {"measure": "answer", "label": "Reply to a message", "unit": "h", "better": "lower"}
FIXED: dict[str, Any] = {"measure": "fixed", "label": "Right the first time", "unit": "share of repairs", "better": "higher"}
ON_TIME = {**LATE, "samples": [5.0] * 60 + [12.0] * 39 + [40.0], "per_month": 120}
SLOW_ANSWERS = {**ANSWER, "median": 5, "p90": 30, "n": 60, "per_month": 100}
OFTEN_FIXED = {**FIXED, "kept": 190, "total": 200}
SELDOM_FIXED = {**FIXED, "kept": 150, "total": 200, "per_month": 80}
FEW_ON_RECORD = {**LATE, "samples": [5.0] * 12, "per_month": 40}
GUESSED = {**LATE, "typical": 10}
OWNER: dict[str, Any] = {"role": "Owner", "name": "Ada Moss", "hours_per_week": 45, "contact": True}
MANAGER: dict[str, Any] = {"role": "Office manager", "hours_per_week": 38, "contact": False, "reports_to": "Owner"}
FITTERS: dict[str, Any] = {"role": "Fitter", "people": 3, "hours_per_week": 38, "contact": True, "reports_to": "Office manager"}
DESK: dict[str, Any] = {"role": "Receptionist", "people": 2, "hours_per_week": 30, "contact": True, "reports_to": "Office manager"}
TEAM = [OWNER, MANAGER, FITTERS, DESK]


def a_week(hours: Mapping[str, Sequence[float]], parts: Sequence[str] = ("morning", "afternoon")) -> dict[str, dict[str, float]]:
    """Hours by day and part of the day."""
    return {day: dict(zip(parts, row, strict=False)) for day, row in hours.items()}


ONE_OVER = {
    "hours": a_week(dict.fromkeys(DAYS, (8, 8)) | {"sat": (4,)}),
    "demand": a_week({"mon": (6, 6), "tue": (6, 3), "wed": (6, 6), "thu": (6, 2), "fri": (6, 6), "sat": (5.5,)}),
}
MANY_OVER = {"hours": ONE_OVER["hours"], "demand": a_week({**dict.fromkeys(DAYS, (9, 3)), "sat": (6,)})}
ALL_OVER = {"hours": ONE_OVER["hours"], "demand": a_week({**dict.fromkeys(DAYS, (9, 9)), "sat": (6,)})}
HALF_IDLE = {"hours": ONE_OVER["hours"], "demand": a_week({**dict.fromkeys(DAYS, (14, 0)), "sat": (6,)})}
TWO_SEASONS = {
    "hours": a_week(dict.fromkeys(DAYS, (8, 16)), ("high season", "rest of the year")),
    "demand": a_week({**dict.fromkeys(DAYS, (10, 8)), "fri": (6, 8)}, ("high season", "rest of the year")),
}
CALM = {"hours": ONE_OVER["hours"], "demand": a_week({**dict.fromkeys(DAYS, (6, 6)), "sat": (3,)})}
ALL_EMPTY = {"hours": ONE_OVER["hours"], "demand": a_week({**dict.fromkeys(DAYS, (0, 0)), "sat": (0,)})}
HOURS_ONLY = {"hours": ONE_OVER["hours"]}


def a_segment(name: str, figures: tuple[float, float, float, float, float], **more: Any) -> dict[str, Any]:
    """A segment from customers, revenue, visits, cost to serve and retention."""
    keys = ("customers", "revenue_per_year", "visits_per_year", "cost_to_serve_per_year", "retention_rate")
    expects = {"late": {"adequate": 20, "desired": 5}, "answer": {"adequate": 24, "desired": 4}, "fixed": {"adequate": 0.9, "desired": 1.0}}
    return {"name": name, **dict(zip(keys, figures, strict=True)), "expects": expects, **more}


HOMES = a_segment("Homes", (600, 240, 2, 12, 0.7), touch="medium", needs="It works again the same day.")
LANDLORDS = a_segment("Landlords", (40, 900, 8, 60, 0.8), touch="high", demanding=True)
PASSERS_BY = a_segment("Passing trade", (200, 60, 1, 90, 0.1), touch="low")
RIVALS: list[dict[str, Any]] = [
    {"name": "Bolt", "prices": {"Repair": 70}, "ratings": {"Speed": 5, "Care": 2, "Price": 5}, "promises": {"late": 15}},
    {"name": "Acorn", "prices": {"Repair": 120}, "ratings": {"Speed": 3, "Care": 4, "Price": 1}},
]
A_REPAIR_SHOP: dict[str, Any] = {
    "business": {
        "name": "Elm Row Repairs",
        "kind": "repair shop",
        "location": "Ghent, Belgium",
        "currency": "EUR",
        "start": "2027-01-04",
        "marketing_budget": 9000,
        "owner_hours_per_week": 4,
        "fixed_costs_per_month": 9000,
        "target_margin": 0.3,
    },
    "services": [
        {"name": "Repair", "price": 90, "variable_cost": 20, "minutes": 60, "per_month": 260},
        {"name": "Check", "role": "supplementary", "price": 40, "variable_cost": 8, "minutes": 30, "per_month": 40},
    ],
    "segments": [HOMES, LANDLORDS, PASSERS_BY],
    "criteria": [
        {"name": "Speed", "weight": 30},
        {"name": "Care", "weight": 45, "dimension": "empathy"},
        {"name": "Price", "weight": 25, "role": "price"},
    ],
    "own": {"ratings": {"Speed": 3, "Care": 5, "Price": 3}, "hard_to_copy": {"Care": "Everyone was trained here for years."}},
    "competitors": RIVALS,
    "delivery": [ON_TIME, SLOW_ANSWERS, OFTEN_FIXED],
    "capacity": ONE_OVER,
    "team": TEAM,
    "complaints": {"per_month": 6, "kinds": {"late": 4}, "handling": "We apologise; nothing is written down"},
    "copy": ["You never wait at Elm Row!", "Honest work."],
}
A_STALL: dict[str, Any] = {
    "business": {"name": "Quay Keys", "kind": "locksmith"},
    "services": [{"name": "Lock opened", "price": 90}],
    "customers_in_words": "People locked out in the rain.",
}


def a_brief(base: Mapping[str, Any] = A_REPAIR_SHOP, **changes: Any) -> Brief:
    """A brief with whole blocks changed; those of `business` are added to it, and None takes a block away."""
    raw = copy.deepcopy(dict(base))
    raw["business"] |= changes.pop("business", {})
    raw |= changes
    return Brief.model_validate({key: value for key, value in raw.items() if value is not None})


def a_case(base: Mapping[str, Any] = A_REPAIR_SHOP, **changes: Any) -> Case:
    """All figures of such a brief."""
    return read_case(a_brief(base, **changes), TODAY)


def moves_of(brief: Brief) -> Choice:
    """The moves chosen for a brief."""
    return choose_moves(read_case(brief, TODAY))


def a_desk(base: Mapping[str, Any] = A_REPAIR_SHOP, **changes: Any) -> Desk:
    """Everything on the table of such a brief."""
    return desk_of(a_brief(base, **changes))


def desk_of(brief: Brief) -> Desk:
    """Everything on the table before a chapter is written."""
    case = read_case(brief, TODAY)
    choice = choose_moves(case)
    scheme = make_scheme(case, choice.made)
    return Desk(case, choice, scheme, read_doubts(case, scheme))


def a_scheme(base: Mapping[str, Any] = A_REPAIR_SHOP, **changes: Any) -> Scheme:
    """The dated and paid plan of such a brief."""
    return a_desk(base, **changes).scheme


def goal_of(text: str, language: str = "en", **changes: Any) -> Goal:
    """A goal as it is understood."""
    (found,) = read_goals(a_brief(language=language, goals=[text], **changes))
    return found


@cache
def example(name: str) -> Desk:
    """The table of an example, laid once."""
    return desk_of(read_brief(next(file for file in EXAMPLES if file.stem.startswith(name))))
