"""Changes one place of a plan, by its path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from service.domain.evidence import Statement
from service.domain.plan.plan import Plan


def changed(plan: Plan, changes: Mapping[str, Any]) -> Plan:
    """A copy with other values at some paths (`objectives.objectives[0].due`). A text takes the place of a statement's words;
    a function is given what stands there. The parts of a path that are no words are left out, so keys with dots need `swapped`."""
    for path, value in changes.items():
        plan = _with(plan, re.findall(r"\w+", path), value)
    return plan


def at(plan: Plan, path: str) -> Any:
    """What stands at a path."""
    node: Any = plan
    for step in re.findall(r"\w+", path):
        node = node[int(step)] if step.isdigit() else node[step] if isinstance(node, dict) else getattr(node, step)
    return node


def _with(node: Any, steps: list[str], value: Any) -> Any:
    if not steps:
        new = value(node) if callable(value) else value
        return node.model_copy(update={"text": new}) if isinstance(node, Statement) and isinstance(new, str) else new
    step, rest = steps[0], steps[1:]
    if isinstance(node, tuple | list):
        return type(node)([*node[: int(step)], _with(node[int(step)], rest, value), *node[int(step) + 1 :]])
    if isinstance(node, BaseModel):
        return node.model_copy(update={step: _with(getattr(node, step), rest, value)})
    return {**node, step: _with(node.get(step), rest, value)}
