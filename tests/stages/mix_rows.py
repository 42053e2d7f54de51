"""What the tests of the mix read of it."""

from __future__ import annotations

import dataclasses
from typing import Any

from service.domain.evidence import Evidence
from service.domain.plan.promise import Mix
from service.stages.desk import Desk
from tests.stages.firms_with_people import REGULARS, TEAM, a_desk

SERVICE: dict[str, Any] = {"name": "Repair", "price": 80, "variable_cost": 20, "minutes": 60, "per_month": 150}

CRITERIA = [
    {"name": "Speed", "weight": 40, "dimension": "responsiveness"},
    {"name": "Looks", "weight": 25, "dimension": "tangibles"},
    {"name": "Price", "weight": 35, "role": "price"},
]

RIVAL: dict[str, Any] = {"name": "Torvane", "prices": {"Repair": 60}, "ratings": {"Speed": 3, "Looks": 4, "Price": 4}}

AHEAD = {"ratings": {"Speed": 5, "Looks": 3, "Price": 3}, "hard_to_copy": {"Speed": "A workshop beside every customer"}}

BEHIND = {"ratings": {"Speed": 2, "Looks": 3, "Price": 3}}

UNSOLD = {"hours": {"mon": {"day": 40}, "tue": {"day": 40}}, "demand": {"mon": {"day": 20}, "tue": {"day": 22}}}

CROWDED = {"hours": {"mon": {"day": 20}, "tue": {"day": 20}}, "demand": {"mon": {"day": 24}, "tue": {"day": 19}}}

LATE: dict[str, Any] = {"measure": "late", "label": "Late arrival", "unit": "min", "better": "lower", "per_month": 100}


def a_market(own: dict[str, Any] | None = None, **changes: Any) -> Desk:
    return a_desk(**{"criteria": CRITERIA, "competitors": [RIVAL], "own": own or AHEAD, "team": TEAM, "segments": [REGULARS], **changes})


def without(desk: Desk, *keys: str) -> Desk:
    """The desk as if some tasks had found no place."""
    kept = tuple(a for a in desk.scheme.actions if a.task.key not in keys)
    return dataclasses.replace(desk, scheme=dataclasses.replace(desk.scheme, actions=kept))


def topics(mix: Mix, topic: str) -> str:
    return " ".join(n.text for n in mix.notes if n.topic == topic)


def refs(evidence: tuple[Evidence, ...]) -> set[str]:
    return {e.ref for e in evidence}
