"""What the template of a step shows: fields with their values, rows with blanks, ratings, the week, records with their pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.domain.brief import Language
from service.prompts import read_yaml
from service.web.pages.brief_form import Rows, Step, at, odd_fields, shown
from service.web.pages.drafting import level_shown, week_parts
from service.web.pages.record_view import record_values
from service.web.pages.words import say

_SHOWN_PARTS = 3


def step_values(language: Language, step: Step, draft: Mapping[str, Any], more: str = "") -> dict[str, Any]:
    """All a step shows. `more` names a list that gets another empty row."""
    values = {field.path: shown(field, at(draft, field.path)) for field in step.fields}
    counts = {rows.path: _count(rows, draft, more) for rows in step.rows}
    for rows in step.rows:
        for number in range(counts[rows.path]):
            for field in rows.fields:
                name = f"{rows.path}.{number}.{field.path}"
                values[name] = shown(field, at(draft, name))
    return {
        "values": values,
        "counts": counts,
        "currency": at(draft, "business.currency") or "",
        "faults": odd_fields(step, draft),
        **(_rivals(draft) if step.id == "rivals" else {}),
        **(_promises(language, draft, counts) if step.id == "promises" else {}),
        **(_week(language, draft) if step.id == "week" else {}),
    }


def _count(rows: Rows, draft: Mapping[str, Any], more: str) -> int:
    kept = len(draft.get(rows.path) or [])
    return max(kept + (1 if kept else 0), rows.blank, kept + (2 if more == rows.path else 0))


def _rivals(draft: Mapping[str, Any]) -> dict[str, Any]:
    """The sliders: one for each criterion and player."""
    names = [str(row.get("name", "")) for row in draft.get("criteria") or []]
    rivals = [str(row.get("name", "")) for row in draft.get("competitors") or []]
    own = {name: at(draft, "own.ratings") or {} for name in names}
    players = [("own", None), *((f"competitors.{place}", name) for place, name in enumerate(rivals))]
    held = {"own": own and (at(draft, "own.ratings") or {})}
    held |= {f"competitors.{place}": row.get("ratings") or {} for place, row in enumerate(draft.get("competitors") or [])}
    ratings = {(player, name): held[player].get(name) for player, _ in players for name in names if held.get(player) is not None}
    return {"criteria": names, "players": players, "ratings": ratings}


def _promises(language: Language, draft: Mapping[str, Any], counts: Mapping[str, int]) -> dict[str, Any]:
    rows: list[Mapping[str, Any]] = list(draft.get("delivery") or [])
    padded = rows + [{}] * (counts["delivery"] - len(rows))
    levels = [{level: level_shown(draft, row, level) for level in ("adequate", "desired")} for row in padded]
    return {"records": [record_values(language, draft, row) for row in padded], "levels": levels}


def _week(language: Language, draft: Mapping[str, Any]) -> dict[str, Any]:
    named = week_parts(draft)
    usual = [say(language, f"part.{number}") for number in range(1, _SHOWN_PARTS + 1)]
    parts = named or usual[:2]
    parts = parts + [""] * max(0, _SHOWN_PARTS - len(parts))
    capacity = draft.get("capacity") or {}
    cells = {
        (table, day, place): _cell(((capacity.get(table) or {}).get(day) or {}).get(part))
        for table in ("hours", "demand")
        for day in read_yaml("pages/brief.yaml")["days"]
        for place, part in enumerate(parts)
    }
    return {"parts": parts, "days": read_yaml("pages/brief.yaml")["days"], "cells": cells}


def _cell(value: Any) -> str:
    return "" if value is None else f"{value:.10g}" if isinstance(value, int | float) else str(value)
