"""Fields of the brief in words: `segments.0.retention_rate` is read as a name, a label and a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from service.domain.evidence import Evidence
from service.exports.wording import Wording

SHARES = {"retention_rate", "growth_rate", "target_margin", "service_mix"}
MONEY = {"price", "prices", "variable_cost", "revenue_per_year", "cost_to_serve_per_year", "marketing_budget", "fixed_costs_per_month"}
NAMING_KEYS = ("name", "label", "measure", "role", "finding")
LONGEST_TEXT = 160
LONGEST_LIST = 6


def describe_field(piece: Evidence, wording: Wording) -> str:
    """A field of the owner's brief with its value."""
    steps = piece.ref.split(".")
    field = wording.label("evidence.path", steps=field_trail(piece.ref, wording))
    value = _found(steps, wording.plan.brief)
    said = _value(value, _unit(steps), wording) if value is not None else _quoted(piece.quote, wording)
    return wording.label("evidence.value", name=field, value=said) if said else field


def field_trail(path: str, wording: Wording) -> str:
    """A path into the brief in words, from the outer block to the field."""
    node: Any = wording.plan.brief
    words = []
    for step in path.split("."):
        words.append(_step_words(step, node, wording))
        node = _child(node, step)
    return " › ".join(words)


def _step_words(step: str, node: Any, wording: Wording) -> str:
    child = _child(node, step)
    if step.isdigit() and isinstance(child, Mapping):
        names = [str(child[key]) for key in NAMING_KEYS if child.get(key)]
        return shorten(names[0]) if names else str(int(step) + 1)
    if step.isdigit():
        return str(int(step) + 1)
    return wording.label_or(f"field.{step}", step)


def _child(node: Any, step: str) -> Any:
    if isinstance(node, Mapping):
        return node.get(step, node.get(f"{step}_"))
    if isinstance(node, Sequence) and not isinstance(node, str) and step.isdigit() and int(step) < len(node):
        return node[int(step)]
    return None


def _found(steps: Sequence[str], node: Any) -> Any:
    for step in steps:
        node = _child(node, step)
    return node


def _unit(steps: Sequence[str]) -> str:
    if SHARES & set(steps):
        return "share"
    return "money" if MONEY & set(steps) else ""


def _value(value: Any, unit: str, wording: Wording) -> str:
    if isinstance(value, bool):
        return wording.label("answer.agreed" if value else "answer.denied")
    if isinstance(value, int | float):
        return wording.number(float(value), unit)
    if isinstance(value, Mapping):
        return _several([_pair(key, child, unit, wording) for key, child in value.items() if child is not None], wording)
    if isinstance(value, str):
        return _quoted(value, wording)
    return _several([_value(child, unit, wording) for child in value], wording) if isinstance(value, Sequence) else str(value)


def _pair(key: str, value: Any, unit: str, wording: Wording) -> str:
    """A key and its value; the unit may hang on either."""
    said = _value(value, unit or _unit([key]), wording)
    return f"{wording.label_or(f'field.{key}', key)} {said}"


def _several(items: Sequence[str], wording: Wording) -> str:
    if len(items) > LONGEST_LIST or sum(map(len, items)) > LONGEST_TEXT:
        return wording.label("evidence.values", count=str(len(items)))
    return wording.listed(items)


def _quoted(text: str | None, wording: Wording) -> str:
    return wording.label("evidence.quoted", text=shorten(text)) if text else ""


def shorten(text: str) -> str:
    """A quotation of readable length."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_TEXT else flat[: LONGEST_TEXT - 1].rstrip() + "…"
