"""Changes one place of a plan, by its path."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel

from service.checks import Read, check_rule
from service.domain.evidence import Evidence, Statement
from service.domain.plan.plan import Finding, Plan


def changed(plan: Plan, changes: dict[str, Any]) -> Plan:
    """A copy with other values at some paths (`objectives.objectives[0].due`); a text takes the place of a statement's words."""
    for path, value in changes.items():
        plan = _with(plan, re.findall(r"\w+", path), value)
    return plan


def found_by(rule: str, plan: Plan) -> list[Finding]:
    """What one rule finds in a plan."""
    return list(check_rule(rule, Read(plan)))


def at(plan: Plan, path: str) -> Any:
    """What stands at a path."""
    node: Any = plan
    for step in re.findall(r"\w+", path):
        node = node[int(step)] if step.isdigit() else node[step] if isinstance(node, dict) else getattr(node, step)
    return node


def words(text: str, *evidence: Evidence, part: int = 2) -> Statement:
    """A statement."""
    return Statement(text=text, part=1 if part == 1 else 2, evidence=evidence)


def calc(name: str) -> Evidence:
    """Evidence of a calculation."""
    return Evidence(kind="calculation", ref=name)


def field(path: str, quote: str | None = None) -> Evidence:
    """Evidence of a field of the brief."""
    return Evidence(kind="brief", ref=path, quote=quote)


def _with(node: Any, steps: list[str], value: Any) -> Any:
    if not steps and callable(value):
        return value(node)
    if not steps:
        return node.model_copy(update={"text": value}) if isinstance(node, Statement) and isinstance(value, str) else value
    step, rest = steps[0], steps[1:]
    if isinstance(node, tuple):
        return (*node[: int(step)], _with(node[int(step)], rest, value), *node[int(step) + 1 :])
    if isinstance(node, list):
        return [*node[: int(step)], _with(node[int(step)], rest, value), *node[int(step) + 1 :]]
    if isinstance(node, BaseModel):
        return node.model_copy(update={step: _with(getattr(node, step), rest, value)})
    return {**node, step: _with(node.get(step), rest, value)}
