"""Looks into a plan by a path: `summary.routes[].date`, `customers.capacity[day=fri,part=afternoon].state`."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

_STEP = re.compile(r"(?P<name>\w+)(?:\[(?P<rows>[^\]]*)\])?(?:\.|$)")
_TERM = re.compile(r"(?P<field>\w+)(?P<sign>[=~])(?P<value>.*)")


def look(node: Any, path: str) -> list[Any]:
    """Every value a path leads to. `[]` is every row, `[2]` the third, `[day=fri]` those that say so, `[name~fill.*]` those like it.

    Raises: ValueError where a step is no field of the plan.
    """
    found = [node]
    for match in _STEP.finditer(path):
        found = [value for one in found for value in _rows(_field(one, match["name"], path), match["rows"])]
    return found


def _field(node: Any, name: str, path: str) -> Any:
    if isinstance(node, BaseModel) and name in type(node).model_fields:
        return getattr(node, name)
    if isinstance(node, Mapping):
        return node.get(name)
    raise ValueError(f"{path}: a plan has no {name} there")


def _rows(value: Any, wanted: str | None) -> Iterator[Any]:
    if wanted is None:
        yield value
    elif wanted.isdigit():
        yield from value[int(wanted) : int(wanted) + 1]
    else:
        terms = [term for part in wanted.split(",") if part and (term := _TERM.fullmatch(part))]
        yield from (row for row in value if all(_agrees(row, *term.group("field", "sign", "value")) for term in terms))


def _agrees(row: Any, field: str, sign: str, value: str) -> bool:
    held = getattr(row, field)
    said = "null" if held is None else str(held)
    return fnmatch.fnmatchcase(said, value) if sign == "~" else said == value
