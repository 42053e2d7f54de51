"""Looks into the brief that a plan carries: a value by its path, all names, all words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from service.domain.plan.plan import Plan

MISSING = object()
"""What a path that leads nowhere gives."""

_NAMING = {"name", "role", "label", "measure", "kind", "location", "unit", "reports_to", "sector", "size_unit"}
_KEYED_BY_OWNER = {"ratings", "hard_to_copy", "prices", "promises", "expects", "service_mix", "kinds", "hours", "demand"}
"""Blocks whose keys are the owner's own words; hours and demand are keyed by day and, below it, by daypart."""
_CODED = {"language", "evaluation", "touch", "better", "dimension", "effect", "csv", "column", "currency", "start"}
"""Fields that hold a code of the form, not the owner's words."""
_CODES = {"core", "supplementary", "support", "price", "market", "customers", "competitor", "regulation", "technology"}


def brief_value(brief: Mapping[str, Any], path: str) -> Any:
    """The value at a path such as `segments.0.retention_rate`; `*` stands for every entry; MISSING where there is none."""
    return _descend(brief, path.replace("[", ".").replace("]", "").split("."))


def of_business(plan: Plan, field: str) -> Any:
    """A field of the business block, or None."""
    return (plan.brief.get("business") or {}).get(field)


def rows(plan: Plan, block: str) -> list[dict[str, Any]]:
    """The rows of a list of the brief, such as `competitors`."""
    return list(plan.brief.get(block) or ())


def names(brief: Any) -> Iterator[str]:
    """All names the owner uses: of the firm, services, segments, rivals, roles, measures, criteria and dayparts."""
    return (words for words, key in _owners_words(brief, "") if key in _NAMING or key is None)


def all_words(brief: Any) -> Iterator[str]:
    """Every text of the owner: values and keys, without the codes of the form."""
    return (words for words, _ in _owners_words(brief, ""))


def _owners_words(node: Any, key: str | None) -> Iterator[tuple[str, str | None]]:
    """The owner's texts with the field they stand in; None for a key that is the owner's word."""
    if isinstance(node, str):
        if key not in _CODED and node not in _CODES:
            yield node, key
    elif isinstance(node, dict):
        for name, child in node.items():
            if key in _KEYED_BY_OWNER:
                yield str(name), None
            yield from _owners_words(child, key if key in ("hours", "demand") else str(name))
    elif isinstance(node, list | tuple):
        for child in node:
            yield from _owners_words(child, key)


def _descend(node: Any, steps: list[str]) -> Any:
    if not steps:
        return node
    if steps[0] == "*":
        return _every(node, steps[1:])
    if isinstance(node, list | tuple):
        return _descend(node[int(steps[0])], steps[1:]) if steps[0].isdigit() and int(steps[0]) < len(node) else MISSING
    if isinstance(node, Mapping):
        return _by_key(node, steps)
    return MISSING


def _by_key(node: Mapping[str, Any], steps: list[str]) -> Any:
    """A key may hold dots of its own, so the longest that fits is taken."""
    for taken in range(len(steps), 0, -1):
        key = ".".join(steps[:taken])
        if key in node:
            return _descend(node[key], steps[taken:])
    return _by_key(node, ["copy_", *steps[1:]]) if steps[0] == "copy" else MISSING


def _every(node: Any, steps: list[str]) -> Any:
    children = node.values() if isinstance(node, Mapping) else node if isinstance(node, list | tuple) else ()
    found = [value for value in (_descend(child, steps) for child in children) if value is not MISSING]
    return found or MISSING
