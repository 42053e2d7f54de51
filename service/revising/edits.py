"""Edits by hand: found by comparing a section with what was drafted, and carried over into a new draft."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from service.domain.plan.block import Block
from service.revising.paths import NAMES

Section = TypeVar("Section", bound=Block)
_MISSING = object()


def carry_over(drafted: Block, edited: Block, new: Section) -> Section:
    """The new draft with what was changed by hand since the old one."""
    merged = merge(*(json.loads(section.model_dump_json()) for section in (drafted, edited, new)))
    return type(new).model_validate_json(json.dumps(merged))


def merge(base: Any, mine: Any, new: Any) -> Any:
    """Three ways: what differs in `mine` from `base` is kept, all else is as in `new`."""
    if mine == base:
        return new
    if new == base:
        return mine
    if isinstance(base, dict) and isinstance(mine, dict) and isinstance(new, dict):
        return _merged_block(base, mine, new)
    if isinstance(base, list) and isinstance(mine, list) and isinstance(new, list):
        return _merged_rows(base, mine, new)
    return mine


def _merged_block(base: Mapping[str, Any], mine: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    keys = dict.fromkeys((*new, *mine))
    merged = {key: merge(base.get(key, _MISSING), mine.get(key, _MISSING), new.get(key, _MISSING)) for key in keys}
    return {key: value for key, value in merged.items() if value is not _MISSING}


def _merged_rows(base: list[Any], mine: list[Any], new: list[Any]) -> list[Any]:
    """Rows with names are matched by them, others by their place when none came or went; else the list stays as edited."""
    field = next((name for name in NAMES if _names_all(name, base, mine, new)), None)
    if field is None:
        return [merge(*rows) for rows in zip(base, mine, new, strict=True)] if len(base) == len(mine) == len(new) else mine
    by_name = [{row[field]: row for row in rows} for rows in (base, mine, new)]
    merged = _merged_block(*by_name)
    return list(merged.values())


def _names_all(field: str, *lists: list[Any]) -> bool:
    """Whether every row of every list has a name of its own in the field."""
    for rows in lists:
        names = [row.get(field) if isinstance(row, dict) else None for row in rows]
        if not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
            return False
    return True
