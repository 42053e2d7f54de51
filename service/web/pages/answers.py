"""How a question can be answered on the spot: its path into the brief says what kind of answer fits."""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from service.asking.numbers import plain, share_in
from service.domain.brief import Brief, Expectation
from service.domain.plan.plan import Plan
from service.web.pages.brief_form import at

Kind = Literal["number", "text", "levels", "block"]
NUMBERS = (float, int)


@dataclass(frozen=True)
class Way:
    """How a question is answered: in a field, in two (what is accepted, what is hoped for), or in the brief."""

    kind: Kind
    path: str = ""
    now: str = ""
    desired: str = ""


def ways_to_answer(plan: Plan, path: str | None) -> Way:
    """The way that fits a path of the brief."""
    if not path:
        return Way("block")
    if re.fullmatch(r"environment\.\d+", path):
        path = f"{path}.finding"  # the form does not ask for it: the sentence itself is completed
    kind = kind_at(path)
    value = at(plan.brief, path)
    if kind == "levels":
        levels = value if isinstance(value, Mapping) else {}
        return Way(kind, path, _shown(levels.get("adequate")), _shown(levels.get("desired")))
    return Way(kind, path, _shown(value) if kind != "block" else "")


def kind_at(path: str) -> Kind:
    """What stands at a path of any brief."""
    found: Any = Brief
    for step in path.split("."):
        found = _inner(found, step)
        if found is None:
            return "block"
    if found is Expectation:
        return "levels"
    return "number" if found in NUMBERS else "text" if found is str else "block"


def _inner(kind: Any, step: str) -> Any:
    """The type below a type: a field, a value, or an entry."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        field = kind.model_fields.get(step) or next((f for f in kind.model_fields.values() if f.alias == step), None)
        return None if field is None else _bare(field.annotation)
    if get_origin(kind) in (dict, Mapping) or get_origin(kind) is types.MappingProxyType:
        return _bare(get_args(kind)[1])
    return _bare(get_args(kind)[0]) if get_origin(kind) is tuple and step.isdigit() else None


def _bare(kind: Any) -> Any:
    """A type without its limits, and without None."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in (Union, types.UnionType):
        return _bare(next(one for one in get_args(kind) if one is not type(None)))
    return kind


def read_answer(kind: Kind, said: Mapping[str, str]) -> Any:
    """What was answered, as the brief holds it; None for nothing."""
    if kind == "levels":
        levels = {name: _number(said.get(name, "")) for name in ("adequate", "desired")}
        return {name: value for name, value in levels.items() if value is not None} or None
    text = said.get("value", "").strip()
    return (_number(text) if kind == "number" else text) if text else None


def _number(text: str) -> Any:
    value = share_in(text)
    return text.strip() or None if value is None else plain(value)


def _shown(value: Any) -> str:
    return "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)
