"""Paths into a brief or a plan: `expectations.promises[wait].promise`, `services[Check-up and clean].price`, `goals[0]`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from service.errors import PlanError
from service.reading.faults import suggestion

Place = tuple[str | int, ...]
"""A path that was found: keys and positions."""

NAMES = (
    "id", "measure", "name", "line", "service", "segment", "criterion", "role", "goal", "gap", "cause", "dimension", "area", "what",
    "month", "step", "who", "topic", "label", "finding", "statement",
)  # fmt: skip
"""Fields by which a row is called in brackets, the most telling first."""
_STEP = re.compile(r"\.?([^.\[\]]+)|\[([^\[\]]*)\]")
_LONGEST = 500


def read_path(path: str) -> tuple[str, ...]:
    """The steps of a path.

    Raises: PlanError where it is none.
    """
    steps: list[str] = []
    place = 0
    while place < len(path):
        match = _STEP.match(path, place)
        if match is None or len(path) > _LONGEST:
            raise PlanError(f"set: {path[:80]!r} is no path; write names with dots and rows in brackets, such as promises[wait].promise")
        steps.append((match.group(1) or match.group(2) or "").strip())
        place = match.end()
    if not steps or not all(steps):
        raise PlanError(f"set: {path[:80]!r} is no path; name a field of the brief or of a section")
    return tuple(steps)


def find_place(data: Any, path: str, *, new: bool = False) -> Place:
    """Where a path leads; with `new`, its last key or the row after the last may be one that is not there yet.

    Raises: PlanError naming the step that leads nowhere, with what it may have meant.
    """
    place: list[str | int] = []
    node = data
    steps = read_path(path)
    for number, step in enumerate(steps, start=1):
        found = _step(node, step)
        if found is None and new and isinstance(node, dict | list):
            found = step if isinstance(node, dict) else len(node) if step == str(len(node)) else None
        if found is None:
            raise PlanError(f"set: {path}: there is no {step!r} here; {suggestion(step, list(_known(node)))}")
        place.append(found)
        node = _child(node, found, is_last=number == len(steps))
    return tuple(place)


def value_at(data: Any, place: Place) -> Any:
    """What stands at a place."""
    for step in place:
        data = data[step]
    return data


def with_value(data: Any, place: Place, value: Any) -> Any:
    """A copy with another value at a place; blocks that are missing on the way are made."""
    if not place:
        return value
    step, rest = place[0], place[1:]
    if isinstance(data, list) and isinstance(step, int):
        rows = list(data) if step < len(data) else [*data, None]
        rows[step] = with_value(rows[step], rest, value)
        return rows
    block = dict(data or {})
    block[str(step)] = with_value(block.get(str(step)), rest, value)
    return block


def _step(node: Any, step: str) -> str | int | None:
    if isinstance(node, Mapping):
        return step if step in node else None
    if isinstance(node, list):
        return _row(node, step)
    return None


def _row(rows: list[Any], step: str) -> int | None:
    """A row by its name (the first that has it), else by its number."""
    for field in NAMES:
        for number, row in enumerate(rows):
            if isinstance(row, Mapping) and isinstance(row.get(field), str) and row[field].casefold() == step.casefold():
                return number
    return int(step) if step.isdigit() and int(step) < len(rows) else None


def _child(node: Any, step: str | int, *, is_last: bool) -> Any:
    if isinstance(node, list):
        return node[step] if isinstance(step, int) and step < len(node) else {}
    return {} if is_last else node.get(step, {})


def _known(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        yield from map(str, node)
    elif isinstance(node, list):
        for row in node:
            yield from _called(row)


def _called(row: Any) -> Iterator[str]:
    named = (row[field] for field in NAMES if isinstance(row, Mapping) and isinstance(row.get(field), str))
    yield from list(named)[:1]
