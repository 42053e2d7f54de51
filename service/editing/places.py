"""Where the sentences of a section stand: found by field, replaced by path."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from service.domain.evidence import Statement
from service.domain.plan.plan import Plan
from service.domain.plan.walk import field_of, statements

Node = TypeVar("Node")


def find_places(plan: Plan, fields: Mapping[str, int]) -> dict[str, Statement]:
    """Sentences of the fields, by path, in reading order; of each field at most so many."""
    left = dict(fields)
    found: dict[str, Statement] = {}
    for path, statement in statements(plan, fields):
        field = field_of(path)
        if left.get(field, 0) > 0 and statement.text.strip():
            left[field] -= 1
            found[path] = statement
    return found


def find_statements(plan: Plan, paths: Collection[str]) -> dict[str, Statement]:
    """Sentences at paths."""
    return {path: statement for path, statement in statements(plan, paths) if path in paths}


def replace_statements(plan: Plan, new: Mapping[str, Statement]) -> Plan:
    """The plan with other sentences at those paths. The same sentence elsewhere follows: one sentence, one wording."""
    old = find_statements(plan, new)
    twins = {statement.text: new[path] for path, statement in old.items()}
    changes = {path: _as(statement, twins[statement.text]) for path, statement in statements(plan) if statement.text in twins}
    changes |= {path: _as(statement, new[path]) for path, statement in old.items()}
    names = {path.split(".")[0] for path in changes}
    return plan.model_copy(update={name: _replaced(getattr(plan, name), name, changes) for name in names})


def _as(place: Statement, said: Statement) -> Statement:
    """The words and support of one sentence in the place of another, whose kind and part stay."""
    return place.model_copy(update={"text": said.text, "evidence": said.evidence})


def _replaced(node: Node, path: str, new: Mapping[str, Statement]) -> Node:
    if path in new:
        return new[path]  # type: ignore[return-value]
    if isinstance(node, BaseModel) and not isinstance(node, Statement):
        update = {name: _replaced(child, f"{path}.{name}", new) for name, child in node.__dict__.items()}
        return node.model_copy(update=update)
    return _replaced_in(node, path, new)  # type: ignore[no-any-return]


def _replaced_in(node: Any, path: str, new: Mapping[str, Statement]) -> Any:
    if isinstance(node, tuple):
        return tuple(_replaced(child, f"{path}[{index}]", new) for index, child in enumerate(node))
    if isinstance(node, dict):
        return {name: _replaced(child, f"{path}.{name}", new) for name, child in node.items()}
    return node
