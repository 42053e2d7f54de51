"""PRV-3: what the brief does not say is left open and said to be open, never filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from service.checks.brief_path import rows
from service.checks.finding import finding
from service.domain.plan.plan import Finding, Plan

BLOCKS = ("segments", "criteria", "competitors", "delivery", "capacity", "team", "complaints")
"""Blocks of the brief a whole plan rests on; without one the plan must say what it assumes or ask."""
MOST_QUESTIONS = 7


def nothing_filled(plan: Plan) -> Iterator[Finding]:
    """PRV-3: no evidence, no value; what is missing is an assumption or one of at most seven questions."""
    yield from _ratings(plan)
    yield from _segments(plan)
    yield from _promises(plan)
    yield from _prices(plan)
    missing = [block for block in BLOCKS if not plan.brief.get(block)]
    if missing and not plan.assumptions and not plan.questions:
        yield finding(plan, "PRV-3.unsaid", "assumptions", blocks=", ".join(missing))
    if len(plan.questions) > MOST_QUESTIONS:
        yield finding(plan, "PRV-3.questions", "questions", count=len(plan.questions))


def _ratings(plan: Plan) -> Iterator[Finding]:
    known = {rival["name"]: rival.get("ratings") or {} for rival in rows(plan, "competitors")}
    own = (plan.brief.get("own") or {}).get("ratings") or {}
    for index, row in enumerate(plan.positioning.differences):
        path = f"positioning.differences[{index}]"
        filled = [name for name, rating in row.ratings.items() if rating is not None and row.criterion not in known.get(name, {})]
        for name in filled:
            yield _filled(plan, f"{path}.ratings.{name}", rating=row.ratings[name], of=name)
        if row.own is not None and row.criterion not in own:
            yield _filled(plan, f"{path}.own", rating=row.own, of=row.criterion)


def _segments(plan: Plan) -> Iterator[Finding]:
    stated = {row["name"]: row for row in rows(plan, "segments")}
    for index, segment in enumerate(plan.customers.segments):
        row: Mapping[str, Any] = stated.get(segment.name, {})
        for field in ("customers", "retention_rate"):
            value = getattr(segment, field)
            if value is not None and row.get(field) is None:
                yield _filled(plan, f"customers.segments[{index}].{field}", rating=value, of=segment.name)


def _promises(plan: Plan) -> Iterator[Finding]:
    stated = {
        "adequate": _expected(plan, "adequate"),
        "desired": _expected(plan, "desired"),
        "competitor_promise": {measure for rival in rows(plan, "competitors") for measure in rival.get("promises") or {}},
        "current_promise": {row["measure"] for row in rows(plan, "delivery") if row.get("current_promise") is not None},
    }
    for index, promise in enumerate(plan.expectations.promises):
        for field, measures in stated.items():
            value = getattr(promise, field)
            if value is not None and promise.measure not in measures:
                yield _filled(plan, f"expectations.promises[{index}].{field}", rating=value, of=promise.label)


def _expected(plan: Plan, level: str) -> set[str]:
    return {
        measure
        for segment in rows(plan, "segments")
        for measure, row in (segment.get("expects") or {}).items()
        if row.get(level) is not None
    }


def _prices(plan: Plan) -> Iterator[Finding]:
    priced = {service for rival in rows(plan, "competitors") for service in rival.get("prices") or {}}
    for index, row in enumerate(plan.mix.price.services):
        if row.reference is not None and row.service not in priced:
            yield _filled(plan, f"mix.price.services[{index}].reference", rating=row.reference, of=row.service)


def _filled(plan: Plan, path: str, rating: float | None, of: str) -> Finding:
    return finding(plan, "PRV-3.filled", path, value=f"{rating:g}", of=of)
