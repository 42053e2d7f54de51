"""Any valid brief is written from the first chapter to the last, whatever it holds, lacks or calls itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from service.domain.brief import Brief
from service.domain.plan.block import Block
from service.domain.plan.owner import Summary
from service.stages.graph import STAGES
from tests.moves.any_brief import any_brief
from tests.moves.briefs import (
    A_REPAIR_SHOP,
    A_STALL,
    ALL_EMPTY,
    ALL_OVER,
    FIXED,
    HOURS_ONLY,
    OFTEN_FIXED,
    OWNER,
    SELDOM_FIXED,
    a_brief,
    a_segment,
    desk_of,
)

FREE = [{"name": "Repair", "price": 0, "variable_cost": 0, "minutes": 60, "per_month": 260}]
MANY = [a_segment(f"Group {i:02}", (10 + i, 100 + 10 * i, 2, 5, 0.5 + 0.01 * i)) for i in range(30)]
SIGNS = "{x} 50% off %s {0} \\ \"'"
ODD: dict[str, dict[str, Any]] = {
    "one month": {"business": {"horizon_months": 1}},
    "two years": {"business": {"horizon_months": 24}},
    "no money": {"business": {"marketing_budget": 0}},
    "one coin": {"business": {"marketing_budget": 1}},
    "a fortune": {"business": {"marketing_budget": 1e12}},
    "no team": {"team": []},
    "no hour of the owner": {"business": {"owner_hours_per_week": 0}},
    "no hour of anyone": {"business": {"owner_hours_per_week": 0}, "team": [OWNER]},
    "a week but no segments": {"segments": [], "customers_in_words": "People with broken things."},
    "hours but no demand": {"capacity": HOURS_ONLY},
    "every part full": {"capacity": ALL_OVER},
    "every part empty": {"capacity": ALL_EMPTY},
    "thirty segments": {"segments": MANY},
    "segments by name only": {"segments": [{"name": "A"}, {"name": "B"}, {"name": "C"}]},
    "a segment without customers": {"segments": [{**A_REPAIR_SHOP["segments"][0], "customers": 0}]},
    "prices of nothing": {"services": FREE},
    "yes and no only": {
        "delivery": [OFTEN_FIXED, {**SELDOM_FIXED, "measure": "again"}, {**FIXED, "measure": "new", "kept": 0, "total": 1}]
    },
    "signs in names": {
        "business": {"name": f"Elm {SIGNS}", "kind": f"shop {SIGNS}", "location": SIGNS},
        "segments": [{**A_REPAIR_SHOP["segments"][0], "name": f"Homes {SIGNS}", "needs": SIGNS}],
        "team": [{**OWNER, "role": f"Owner {SIGNS}", "name": SIGNS}],
        "copy": [SIGNS],
        "goals": [SIGNS, f"Win more {SIGNS}"],
        "notes": SIGNS,
        "complaints": {"per_month": 2, "kinds": {SIGNS: 1}, "handling": SIGNS},
        "audit": {"people": SIGNS, "price": SIGNS, "process": SIGNS},
        "environment": [{"finding": SIGNS, "effect": e, "importance": 5, "size": 40} for e in ("opportunity", "threat")],
    },
}


def written(brief: Brief) -> dict[str, Block]:
    """All chapters of a brief, in their order."""
    desk, done = desk_of(brief), dict[str, Block]()
    for stage in STAGES:
        done[stage.name] = stage.write(replace(desk, sections=dict(done)))
    return done


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ODD)
def test_an_odd_brief_is_written(name: str, language: str) -> None:
    summary = written(a_brief(language=language, **ODD[name]))["summary"]
    assert isinstance(summary, Summary)
    assert summary.opening.text
    assert summary.offer.name


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_least_a_brief_can_say_is_written(language: str) -> None:
    assert len(written(a_brief(A_STALL, language=language))) == len(STAGES)


@settings(max_examples=40)
@given(any_brief())
def test_any_brief_is_written(brief: Brief) -> None:
    assert len(written(brief)) == len(STAGES)
