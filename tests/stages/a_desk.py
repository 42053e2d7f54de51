"""The table of an invented firm's plan, and of the examples."""

from __future__ import annotations

import copy
import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from service.domain.brief import Brief
from service.moves.case import read_case
from service.moves.choosing import choose_moves
from service.moves.scheme import make_scheme
from service.reading.brief_file import read_brief
from service.stages.desk import Desk
from service.stages.doubts import Doubts

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"), key=lambda path: path.name)
TODAY = dt.date(2026, 11, 22)
NO_DOUBTS = Doubts((), (), (), ())


def desk_of(brief: Brief) -> Desk:
    """Everything on the table before a stage writes."""
    case = read_case(brief, TODAY)
    choice = choose_moves(case)
    return Desk(case, choice, make_scheme(case, choice.made), NO_DOUBTS)


@cache
def example_desk(name: str) -> Desk:
    """The table of an example, laid once."""
    return desk_of(read_brief(next(path for path in EXAMPLES if path.stem == name)))


def desk_for(raw: dict[str, Any], **changes: Any) -> Desk:
    """The table of a brief as plain data; `changes` replace whole blocks, those of `business` are added to it."""
    brief = copy.deepcopy(raw)
    brief["business"] |= changes.pop("business", {})
    brief |= changes
    return desk_of(Brief.model_validate(brief))


def a_stall() -> dict[str, Any]:
    """About as little as a brief can say."""
    return {
        "business": {"name": "Quay Keys", "kind": "locksmith"},
        "services": [{"name": "Lock opened", "price": 90}],
        "customers_in_words": "People locked out who wait in the rain and fear a surprise on the bill.",
    }


def a_workshop() -> dict[str, Any]:
    """A workshop with segments, a week and a measured promise."""
    return {
        "business": {
            "name": "Mill Lane Piano",
            "kind": "piano tuners",
            "currency": "GBP",
            "start": "2027-01-04",
            "marketing_budget": 6000,
            "owner_hours_per_week": 4,
            "fixed_costs_per_month": 5000,
        },
        "services": [{"name": "Tuning", "price": 90, "variable_cost": 15, "minutes": 90, "per_month": 120}],
        "segments": [
            a_segment("Teachers", (60, 270, 3, 20, 0.9), demanding=True, touch="high", needs="A fixed day."),
            a_segment("Homes", (600, 180, 2, 12, 0.7), touch="medium"),
            a_segment("Passing trade", (40, 90, 1, 60, 0.1), touch="low", needs="Quickly done"),
        ],
        "delivery": [
            {
                "measure": "late",
                "label": "Arrival after the time agreed",
                "unit": "min",
                "better": "lower",
                "dimension": "reliability",
                "samples": [5.0] * 60 + [12.0] * 39 + [40.0],
                "per_month": 120,
            }
        ],
        "capacity": {
            "hours": {"mon": {"morning": 20, "afternoon": 20}, "tue": {"morning": 20, "afternoon": 20}},
            "demand": {"mon": {"morning": 12, "afternoon": 8}, "tue": {"morning": 13, "afternoon": 14}},
        },
        "team": [
            {"role": "Owner-tuner", "name": "Ida", "contact": True},
            {"role": "Booking manager", "contact": False, "reports_to": "Owner-tuner"},
        ],
    }


def a_segment(name: str, figures: tuple[float, float, float, float, float], **more: Any) -> dict[str, Any]:
    """A segment from customers, revenue, visits, cost to serve and retention."""
    keys = ("customers", "revenue_per_year", "visits_per_year", "cost_to_serve_per_year", "retention_rate")
    expects = {"expects": {"late": {"adequate": 20, "desired": 5}}}
    return {"name": name, **dict(zip(keys, figures, strict=True)), **expects, **more}
