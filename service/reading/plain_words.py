"""The model's own complaints about a brief in plain words: what is wrong, what it is now, what to write instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from service.reading.faults import Fault, Where, nearest, shown, suggestion
from service.reading.schema import blocks_with, known_keys, schema_at

_TYPES: Mapping[str, str] = {
    "string_type": "must be text",
    "float_type": "must be a number",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "dict_type": "must be a block of `key: value`",
    "mapping_type": "must be a block of `key: value`",
    "model_type": "must be a block of `key: value`",
    "finite_number": "must be a finite number",
}
_BOUNDS = ("greater_than", "greater_than_equal", "less_than", "less_than_equal")
_PATTERNS: Mapping[str, str] = {"currency": "must be a currency code of three capitals, such as EUR, GBP or CNY"}
_A_LOT = 10_000
_ONE_NUMBER = re.compile(r"\D*?(-?\d+(?:,\d{3})*(?:\.\d+)?)\s*([%％万千]|[kK](?![a-zA-Z]))?\D*")
_TIMES: Mapping[str, float] = {"%": 0.01, "％": 0.01, "千": 1000, "k": 1000, "K": 1000, "万": 10_000}


def explain(error: ErrorDetails) -> Fault:
    """One complaint of pydantic as a fault of the brief."""
    kind = error["type"]
    where: Where = tuple(step for step in error["loc"] if step != "[key]")
    value, context = error["input"], error.get("ctx", {})
    if kind == "missing":
        return Fault(where, _missing(where))
    if kind == "extra_forbidden" or error["loc"][-1:] == ("[key]",):
        return Fault(where, _unknown_key(where))
    if kind in _TYPES:
        return Fault(where, _wrong_type(kind, value))
    if kind in _BOUNDS:
        return Fault(where, _out_of_range(value, where) if isinstance(value, int | float) else _out_of_time(value, context))
    return Fault(where, _wrong_content(error, where, context))


def _missing(where: Where) -> str:
    meaning = schema_at(where).get("description", "")
    said = meaning.split(":")[0].rstrip(".")
    return f"is missing; add it ({said[:1].lower()}{said[1:]})" if said else "is missing; add it"


def _unknown_key(where: Where) -> str:
    key, known = str(where[-1]), known_keys(where[:-1])
    if nearest(key, known):
        return f"is not a known key; {suggestion(key, known)}"
    homes = [name for name in blocks_with(key) if name not in where]
    if homes:
        return f"is not a known key here; it belongs in `{homes[0]}`"
    return f"is not a known key; {suggestion(key, known)}"


def _wrong_type(kind: str, value: Any) -> str:
    words = f"{_TYPES[kind]}, is {shown(value)}"
    if kind in ("float_type", "int_type") and isinstance(value, str):
        return words + _number_hint(value)
    if kind == "string_type" and not isinstance(value, dict | list):
        return words + "; put it in quotes"
    if kind in ("tuple_type", "list_type"):
        return words + "; start each entry with `- `"
    return words


def _number_hint(text: str) -> str:
    """The one number in a text, the way the brief wants it."""
    found = _ONE_NUMBER.fullmatch(text)
    if not found:
        return "; write the digits alone, or leave the key out"
    number = float(found[1].replace(",", ""))
    return f"; write {number * _TIMES.get(found[2], 1):.15g}"


def _out_of_range(value: Any, where: Where) -> str:
    node = schema_at(where)
    # Every number of the brief has both bounds where it has one.
    least, most = (float(node.get(name) or node.get(f"exclusive{name.capitalize()}") or 0) for name in ("minimum", "maximum"))
    if value > least and most > _A_LOT:
        return f"is too large to be true: {shown(value)}"
    is_percent = least <= 0 and most <= 10 and most < value <= 100
    return f"must be {_range(node, least, most)}, is {shown(value)}" + (f"; write {value / 100:g} for {value:g} %" if is_percent else "")


def _out_of_time(value: Any, context: Mapping[str, Any]) -> str:
    """A date past its bounds."""
    earliest = context.get("ge")
    bound = f"no earlier than {earliest}" if earliest else f"no later than {context.get('le')}"
    return f"must be {bound}, is {shown(value)}"


def _range(node: Mapping[str, Any], least: float, most: float) -> str:
    """Bounds in words; an upper bound that only guards against slips stays untold."""
    from_least = f"{'more than' if 'exclusiveMinimum' in node else 'at least'} {least:g}"
    if most > _A_LOT:
        return from_least
    if "minimum" in node and "maximum" in node:
        return f"between {least:g} and {most:g}"
    return f"{from_least} and {'less than' if 'exclusiveMaximum' in node else 'at most'} {most:g}"


def _wrong_content(error: ErrorDetails, where: Where, context: Mapping[str, Any]) -> str:
    kind, value = error["type"], error["input"]
    if kind == "literal_error":
        choices = schema_at(where).get("enum", [])
        return f"must be one of {', '.join(map(str, choices))}, is {shown(value)}"
    if kind in ("string_too_short", "too_short"):
        return "is empty; write it out" if kind == "string_too_short" else "is empty; give at least one entry"
    if kind == "string_too_long":
        return f"is too long ({len(value):,} characters, at most {context['max_length']:,}); shorten it"
    if kind == "too_long":
        return f"has too many entries ({len(value)}, at most {context['max_length']}); leave out the least important"
    if kind.startswith("date"):
        return f"must be a date such as 2027-01-04, is {shown(value)}"
    if kind == "string_pattern_mismatch":
        return f"{_PATTERNS.get(str(where[-1]), 'is not in the form expected')}, is {shown(value)}"
    return f"{error['msg'][:1].lower()}{error['msg'][1:]}, is {shown(value)}"
