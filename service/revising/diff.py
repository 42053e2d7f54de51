"""What differs between two plans, in lines a person reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from service.domain.plan.plan import SECTIONS, Plan
from service.revising.paths import NAMES

PARTS = (*SECTIONS, "assumptions", "questions", "findings", "brief")
_SUPPORT = {"evidence", "part"}
_MISSING = object()


class Difference(BaseModel, frozen=True):
    """One place where two plans differ."""

    section: str
    """Section, or `brief`, `findings`, `assumptions`, `questions`."""
    path: str
    """Where: `expectations.promises[wait].promise`."""
    before: Any = None
    """What stood there; nothing where it is new."""
    after: Any = None
    """What stands there; nothing where it is gone."""


def diff_plans(before: Plan, after: Plan) -> tuple[Difference, ...]:
    """Every value that differs, in reading order. What a sentence rests on is left out where its words are the same."""
    old, new = (json.loads(plan.model_dump_json()) for plan in (before, after))
    return tuple(
        Difference(section=part, path=path, before=_shown(a), after=_shown(b))
        for part in PARTS
        for path, a, b in _differences(part, old.get(part, _MISSING), new.get(part, _MISSING))
    )


def diff_lines(differences: tuple[Difference, ...]) -> Iterator[str]:
    """The differences as text, a block for each section."""
    section = ""
    for difference in differences:
        if difference.section != section:
            section = difference.section
            yield f"{section}:"
        yield f"  {difference.path.removeprefix(section).lstrip('.')}"
        if difference.before is not None:
            yield f"    - {_words(difference.before)}"
        if difference.after is not None:
            yield f"    + {_words(difference.after)}"


def _differences(path: str, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    if old == new:
        return
    if _is_statement(old) and _is_statement(new):
        if old["text"] != new["text"]:
            yield path, old["text"], new["text"]
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            if key not in _SUPPORT:
                yield from _differences(f"{path}.{key}", old.get(key, _MISSING), new.get(key, _MISSING))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _row_differences(path, old, new)
    else:
        yield path, old, new


def _row_differences(path: str, old: list[Any], new: list[Any]) -> Iterator[tuple[str, Any, Any]]:
    before, after = _by_name(old), _by_name(new)
    for name in dict.fromkeys((*before, *after)):
        yield from _differences(f"{path}[{name}]", before.get(name, _MISSING), after.get(name, _MISSING))


def _by_name(rows: list[Any]) -> dict[str, Any]:
    """Rows by the field that tells them apart, else by their number; findings by rule and place."""
    if rows and all(isinstance(row, Mapping) and {"rule", "path", "message"} <= row.keys() for row in rows):
        return {f"{row['rule']} {row['path']} {number}": row["message"] for number, row in _numbered(rows)}
    for field in NAMES:
        names = [row.get(field) if isinstance(row, Mapping) else None for row in rows]
        if names and all(isinstance(name, str) for name in names) and len(set(names)) == len(names):
            return dict(zip(map(str, names), rows, strict=True))
    return {str(number): row for number, row in enumerate(rows)}


def _numbered(findings: list[Any]) -> Iterator[tuple[int, Any]]:
    """Findings with a number that tells those of the same rule and place apart."""
    seen: dict[tuple[str, str], int] = {}
    for row in findings:
        key = (row["rule"], row["path"])
        seen[key] = seen.get(key, 0) + 1
        yield seen[key], row


def _is_statement(node: Any) -> bool:
    return isinstance(node, Mapping) and isinstance(node.get("text"), str) and "evidence" in node


def _shown(value: Any) -> Any:
    return None if value is _MISSING else value["text"] if _is_statement(value) else value


def _words(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
