"""Brief and calculations of the small firm that the rules are tried on."""

from __future__ import annotations

from typing import Any

from service.domain.evidence import Calculation
from tests.checks.texts import BRIEFS


def a_brief(language: str) -> dict[str, Any]:
    """The brief, as a plan carries it."""
    name = BRIEFS[language]
    return {
        "language": language,
        "business": {
            "name": name["firm"],
            "kind": name["kind"],
            "sector": name["sector"],
            "currency": name["currency"],
            "start": "2027-01-04",
            "horizon_months": 12,
            "marketing_budget": 5000,
            "owner_hours_per_week": 3,
        },
        "goals": [name["goal_0"], name["goal_1"]],
        "services": [{"name": name["check"], "price": 60, "variable_cost": 15, "minutes": 40, "per_month": 100}],
        "segments": [
            {"name": name["families"], "customers": 300, "retention_rate": 0.85, "expects": {"wait": {"adequate": 20, "desired": 5}}},
            {"name": name["walkins"], "customers": 100, "retention_rate": 0.3},
        ],
        "criteria": [{"name": name["gentle"], "weight": 60}, {"name": name["price"], "weight": 40, "role": "price"}],
        "own": {"ratings": {name["gentle"]: 5, name["price"]: 3}, "hard_to_copy": {name["gentle"]: name["trained"]}},
        "competitors": [
            {
                "name": name["rival"],
                "prices": {name["check"]: 49},
                "ratings": {name["gentle"]: 3, name["price"]: 5},
                "promises": {"wait": 15},
            }
        ],
        "delivery": [
            {"measure": "wait", "label": name["wait"], "unit": name["unit"], "better": "lower", "current_promise": 5, "per_month": 100}
        ],
        "capacity": {
            "hours": {"tue": {name["morning"]: 7, name["afternoon"]: 7}},
            "demand": {"tue": {name["morning"]: 5.6, name["afternoon"]: 2.1}},
        },
        "team": [{"role": name["owner"], "people": 1, "hours_per_week": 40}, {"role": name["desk"], "people": 1, "hours_per_week": 30}],
        "environment": [{"finding": name["estate"], "effect": "opportunity", "importance": 4, "size": 600}],
        "complaints": {"per_month": 5, "handling": name["handling"]},
        "copy": [name["copy"]],
    }


def a_ledger(language: str) -> tuple[Calculation, ...]:
    """The named calculations."""
    slot = f"tue_{BRIEFS[language]['afternoon']}"
    values: dict[str, tuple[Any, dict[str, Any]]] = {
        "revenue.month": (6000.0, {}),
        "contribution.month": (4500.0, {"margin": 45}),
        "break_even.share_of_volume": (0.4, {}),
        "break_even.main_service": (40.0, {"per_month": 100}),
        "capacity.week": (14.0, {"goal": 11.9, "limit": 0.85}),
        "promise.wait": (19.0, {"said": 20, "accepted": 20, "now": 5, "confidence": 0.9}),
        "wait.kept": (0.97, {"n": 100}),
        f"fill.demand_after.{slot}": (4.2, {"before": 2.1, "hours": 7, "share": 0.6, "share_before": 0.3}),
        "advantage.0": (2.0, {"own": 5, "rival": 3}),
        "advantage.1": (-2.0, {"own": 3, "rival": 5}),
        "limit.desk": (10.0, {}),
        "families.kept": (0.85, {}),
        "check.left": (45.0, {"price": 60, "rival": 49, "cost": 1000}),
        "owner.busiest_week": (2.5, {"allowed": 3}),
    }
    return tuple(Calculation(name=name, formula="a ÷ b", inputs=inputs, value=value, unit="") for name, (value, inputs) in values.items())
