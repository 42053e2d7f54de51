"""Data as the brief's model wants it: no blanks, no control characters, names on one line and without markup."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from service.reading.dates import iso_of
from service.reading.faults import Fault, Where, shown
from service.reading.schema import Node, schema_at
from service.reading.text_files import without_controls

_DEEPEST = 12
_MARKUP = re.compile(r"</?[A-Za-z!?]")
_LONGEST_NAME = 200


def clean(data: Any) -> tuple[Any, list[Fault]]:
    """`data` with keys left blank taken out and texts cleaned, and the faults of names."""
    faults: list[Fault] = []
    return _cleaned(data, (), faults), faults


def _cleaned(value: Any, where: Where, faults: list[Fault]) -> Any:
    if len(where) > _DEEPEST:
        faults.append(Fault(where[:3], f"lies deeper than {_DEEPEST} levels; check the brackets"))
        return None
    if isinstance(value, dict):
        return _block(value, where, faults)
    if isinstance(value, list | tuple):
        return [_cleaned(item, (*where, place), faults) for place, item in enumerate(value)]
    if isinstance(value, str):
        return _text(value, where, faults)
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    # A whole number written 12.0 (spreadsheets do) is still a whole number.
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _block(block: dict[Any, Any], where: Where, faults: list[Fault]) -> dict[str, Any]:
    cleaned: dict[str, Any] = {}
    for key, value in block.items():
        name = _one_line(without_controls(str(key)))
        _refuse_markup(name, (*where, name), faults)
        if name in cleaned:
            faults.append(Fault((*where, name), "stands twice in the same block; keep one"))
        if value is not None:
            cleaned[name] = _cleaned(value, (*where, name), faults)
    return cleaned


def _text(text: str, where: Where, faults: list[Fault]) -> str:
    text = without_controls(text)
    if schema_at(where).get("format") == "date":
        return iso_of(text)
    if not _is_name(schema_at(where)):
        return text
    _refuse_markup(text, where, faults)
    return _one_line(text)


def _is_name(node: Node) -> bool:
    return node.get("type") == "string" and node.get("maxLength", 0) <= _LONGEST_NAME


def _one_line(text: str) -> str:
    """Backticks would open code in the written plan, so they become apostrophes."""
    return " ".join(text.replace("`", "'").split())


def _refuse_markup(text: str, where: Where, faults: list[Fault]) -> None:
    if _MARKUP.search(text):
        faults.append(Fault(where, f"a name cannot hold markup such as `<b>`, is {shown(text)}; write the plain words"))
