"""Evidence, statements and a brief that the plans of these tests are built from."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from service.domain.brief import Brief
from service.domain.evidence import Evidence, Statement, brief_evidence
from service.domain.plan.block import Note

HOSTILE = "Run|ners <b>*fast*</b> `now`"
"""A segment's name that tries every kind of markup."""
START = dt.date(2027, 3, 1)


def calc(name: str) -> Evidence:
    return Evidence(kind="calculation", ref=name)


WAIT, SHARE, FULL, BUDGET = calc("promise.wait"), calc("break_even.share_of_volume"), calc("capacity.week"), calc("budget.total")
RETENTION = brief_evidence("segments.0.retention_rate", 0.8)
GUESS = Evidence(kind="assumption", ref="H1")
PASSAGE = Evidence(kind="passage", ref="kb-7", quote="Promise a little less than you can deliver.")


def one(text: str, *evidence: Evidence) -> Statement:
    return Statement(text=text, part=1, evidence=evidence)


def two(text: str, *evidence: Evidence) -> Statement:
    return Statement(text=text, part=2, evidence=evidence)


def note(topic: str, text: str, *evidence: Evidence) -> Note:
    return Note(text=text, topic=topic, evidence=evidence)


def a_brief(language: Literal["en", "zh"] = "en") -> dict[str, Any]:
    brief = Brief.model_validate(
        {
            "language": language,
            "business": {"name": "Quay Physio", "kind": "physiotherapy practice", "currency": "GBP", "marketing_budget": 6000},
            "services": [{"name": "Session", "price": 55}],
            "segments": [
                {
                    "name": HOSTILE,
                    "customers": 120,
                    "retention_rate": 0.8,
                    "service_mix": {"Session": 1.0},
                    "expects": {"wait": {"adequate": 15}},
                },
                {"name": "Office backs", "customers": 240, "retention_rate": 0.5, "demanding": True},
            ],
            "delivery": [{"measure": "wait", "unit": "min", "better": "lower", "samples": [4.0] * 60}],
            "audit": {"promotion": "A leaflet\nin two lines."},
            "copy": ["Never a queue!"],
        }
    )
    return brief.model_dump(mode="json")
