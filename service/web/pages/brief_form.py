"""The six steps of the brief: which fields they hold, and how what was typed becomes part of a brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from service.asking.numbers import minutes_in, number_in, plain
from service.prompts import read_yaml

Kind = Literal["line", "text", "lines", "number", "whole", "money", "percent", "minutes", "choice"]
TEXTS = ("line", "text", "choice")
CURRENT = "_assumed"
"""Key of a draft that lists what was filled in for the owner and not looked at by them."""
MARKS = "_read"
"""Key of a draft that says of each field read out of a text which words it rests on; empty where it was inferred."""
LEFT_OUT = "_left_out"
"""Key of a draft that lists what a model found and the text does not hold."""


class Field(BaseModel, frozen=True, extra="forbid"):
    """A field of a step."""

    path: str
    kind: Kind
    required: bool = False
    options: tuple[str, ...] = ()
    default: str | int | None = None


class Rows(BaseModel, frozen=True, extra="forbid"):
    """A list in a step: a row of fields for each entry."""

    path: str
    fields: tuple[Field, ...]
    blank: int = 1

    @property
    def key(self) -> str:
        """The field that makes a row: without it there is none."""
        return self.fields[0].path


class Step(BaseModel, frozen=True, extra="forbid"):
    """A step of the form."""

    id: str
    fields: tuple[Field, ...] = ()
    rows: tuple[Rows, ...] = ()


@cache
def steps() -> tuple[Step, ...]:
    """All steps, in order."""
    return tuple(Step.model_validate(entry) for entry in read_yaml("pages/brief.yaml")["steps"])


def step_number(path: str) -> int:
    """The step, counted from 1, that asks for a path of the brief (`services.0.price`, `services[0].price`)."""
    head = path.replace("[", ".").split(".")
    data = read_yaml("pages/brief.yaml")
    name = data["fields_elsewhere"].get(path) or data["step_of"].get(head[0], "firm")
    return next(number for number, step in enumerate(steps(), start=1) if step.id == name)


def take(step: Step, data: Mapping[str, Any], form: Mapping[str, str]) -> dict[str, Any]:
    """The draft with what a step's form says. Keys that no form shows stay as they are."""
    draft = dict(data)
    for field in step.fields:
        if field.path in form:
            draft = put(draft, field.path.split("."), read(field, form[field.path]))
    for rows in step.rows:
        if f"{rows.path}.rows" in form:
            draft = put(draft, [rows.path], list(_rows(rows, draft.get(rows.path) or [], form)))
    return draft


def _rows(rows: Rows, before: list[Any], form: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    count = min(int(number_in(form[f"{rows.path}.rows"]) or 0), 200)
    for number in range(count):
        row = dict(before[number]) if number < len(before) and isinstance(before[number], dict) else {}
        for field in rows.fields:
            name = f"{rows.path}.{number}.{field.path}"
            if name in form:
                row = put(row, [field.path], read(field, form[name]))
        typed = {field.path for field in rows.fields if field.path in row and field.default is None}
        if typed:
            yield row | {f.path: f.default for f in rows.fields if f.default is not None and f.path not in row and rows.key in row}


def read(field: Field, said: str) -> Any:
    """What was typed in a field, as the brief holds it; words where a number should be stay words. None for nothing."""
    said = said.replace("\r\n", "\n").strip()
    if not said:
        return None
    if field.kind == "lines":
        return [line.strip() for line in said.split("\n") if line.strip()]
    return said if field.kind in TEXTS else _number(field.kind, said)


def _number(kind: str, said: str) -> float | int | str:
    value = minutes_in(said) if kind == "minutes" else number_in(said)
    if value is None:
        return said
    if kind == "percent":
        return round(value / 100, 6)
    return plain(value)


def put(data: Mapping[str, Any], path: list[str], value: Any) -> dict[str, Any]:
    """A copy with a value at a path; None, and a block that is left empty, vanish."""
    block = dict(data)
    if len(path) > 1:
        inner = block.get(path[0])
        value = put(inner if isinstance(inner, dict) else {}, path[1:], value) or None
    if value is None or value == []:
        block.pop(path[0], None)
    else:
        block[path[0]] = value
    return block


def shown(field: Field, value: Any) -> str:
    """A value of the draft as it stands in its field."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "\n".join(map(str, value))
    if field.kind == "percent" and isinstance(value, int | float):
        return f"{100 * value:.10g}"
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def at(data: Any, path: str) -> Any:
    """What stands at a dotted path of a draft; None where nothing does."""
    for step in path.split("."):
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and step.isdigit() and int(step) < len(data):
            data = data[int(step)]
        else:
            return None
    return data


def odd_fields(step: Step, data: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with a step, by the name of its field: `missing` or `number`."""
    odd = {field.path: fault for field in step.fields if (fault := _fault(field, at(data, field.path)))}
    for rows in step.rows:
        for number, row in enumerate(data.get(rows.path) or []):
            for field in rows.fields:
                if fault := _fault(field, row.get(field.path) if isinstance(row, dict) else None):
                    odd[f"{rows.path}.{number}.{field.path}"] = fault
        if rows.path == "services" and not data.get("services"):
            odd |= {"services.0.name": "missing", "services.0.price": "missing"}
    if "customers_in_words" in odd and data.get("segments"):
        del odd["customers_in_words"]
    return odd


def _fault(field: Field, value: Any) -> str | None:
    if value is None:
        return "missing" if field.required else None
    is_word = isinstance(value, str) and field.kind not in (*TEXTS, "lines")
    return "number" if is_word or (field.kind == "whole" and isinstance(value, float)) else None
