"""What the brief may hold at a path: keys, bounds and choices, out of the model's own JSON schema."""

from __future__ import annotations

from functools import cache
from typing import Any

from service.domain.brief import Brief
from service.reading.faults import Where

Node = dict[str, Any]


@cache
def brief_schema() -> Node:
    """JSON schema of the brief."""
    return Brief.model_json_schema(by_alias=True)


def schema_at(where: Where) -> Node:
    """The schema of the value at a path; empty where the brief has no such place."""
    node = _plain(brief_schema())
    for step in where:
        node = _plain(_child(node, step))
    return node


def known_keys(where: Where) -> list[str]:
    """Keys a block may have; empty where the keys are the owner's own names."""
    node = schema_at(where)
    return list(node.get("properties") or node.get("propertyNames", {}).get("enum", ()))


@cache
def blocks_with(key: str) -> tuple[str, ...]:
    """Top-level blocks of which an entry has `key`."""
    top = brief_schema()["properties"]
    return tuple(name for name in top if key in known_keys((name,)) or key in known_keys((name, 0)))


def _child(node: Node, step: str | int) -> Node:
    by_name = node.get("properties", {}).get(step) or node.get("additionalProperties", {})
    found = node.get("items", {}) if isinstance(step, int) else by_name
    return found if isinstance(found, dict) else {}


def _plain(node: Node) -> Node:
    """A node without its reference and without the choice of leaving it out."""
    node = next((choice for choice in node.get("anyOf", ()) if choice.get("type") != "null"), node)
    if "$ref" in node:
        node = brief_schema()["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    return node
