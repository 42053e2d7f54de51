"""Where a path of the brief is asked for: its step, the field of the form, and the words on the field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.domain.brief import Language
from service.web.pages.brief_form import step_number, steps
from service.web.pages.words import has, say

_LEVELS = ("adequate", "desired")
_RECORDS = ("samples", "csv", "column", "date", "group", "sample_dates", "sample_groups", "median", "p90", "n")


@dataclass(frozen=True)
class Place:
    """A field of the form."""

    step: int
    """Counted from 1."""
    field: str
    """Id of the field; empty where the form has none for it."""
    label: str
    """What the form calls it."""


def place_of(language: Language, path: str, draft: Mapping[str, Any]) -> Place:
    """The field that asks for a path such as `services[0].price` or `segments.0.expects.wait`."""
    plain = path.partition(" (line")[0].replace("[", ".").replace("]", "")
    steps_in = [step for step in plain.split(".") if step]
    field = _field(steps_in, draft)
    step = step_number(field if field.startswith(("delivery", "rating")) else plain) if field else step_number(plain)
    if field.startswith("rating"):
        step = step_number("criteria")
    return Place(step, field, _label(language, field, step, steps_in))


def _field(path: list[str], draft: Mapping[str, Any]) -> str:
    if len(path) > 2 and "expects" in path:
        return _of_measure(path[path.index("expects") + 1 :], draft)
    if "ratings" in path or path[:1] == ["own"]:
        return _of_rating(path, draft)
    if path[:1] == ["capacity"]:
        return "week"
    known, rows = _known()
    if path[:1] == ["delivery"] and path[2:] and path[2] in _RECORDS:
        return f"delivery.{path[1]}.record"
    for end in range(len(path), 0, -1):
        name = ".".join(path[:end])
        if name in known or (path[0] in rows and end == 3 and path[2] in rows[path[0]]):
            return name
    if path and path[0] in rows:
        return f"{path[0]}.{path[1] if path[1:] and path[1].isdigit() else 0}.{rows[path[0]][0]}"
    return ""


def _known() -> tuple[set[str], dict[str, list[str]]]:
    plain = {field.path for step in steps() for field in step.fields}
    return plain, {rows.path: [field.path for field in rows.fields] for step in steps() for rows in step.rows}


def _of_measure(named: list[str], draft: Mapping[str, Any]) -> str:
    """What customers accept of a measure stands with the measure."""
    measures = [row.get("measure") for row in draft.get("delivery") or [] if isinstance(row, Mapping)]
    row = measures.index(named[0]) if named and named[0] in measures else 0
    return f"delivery.{row}.{named[1] if named[1:] and named[1] in _LEVELS else 'adequate'}"


def _of_rating(path: list[str], draft: Mapping[str, Any]) -> str:
    """A slider: ours, or a rival's, on a criterion."""
    names = [row.get("name") for row in draft.get("criteria") or [] if isinstance(row, Mapping)]
    if not names:
        return "criteria.0.name"
    criterion = names.index(path[-1]) if path[-1] in names else 0
    player = "own" if path[0] == "own" else f"competitors.{path[1] if path[1:] and path[1].isdigit() else 0}"
    return f"rating.{player}.{criterion}"


def _label(language: Language, field: str, step: int, plain: list[str]) -> str:
    if has(language, f"field.{field}.label"):
        return say(language, f"field.{field}.label")
    head = f"path.{plain[0]}.{plain[1]}" if len(plain) > 1 else ""
    if has(language, head):
        return say(language, head, name=plain[-1])
    rows, _, rest = field.partition(".")
    number, _, name = rest.partition(".")
    row = f"rows.{rows}.row"
    if has(language, row) and number.isdigit():
        of = say(language, row, number=int(number) + 1)
        named = next((say(language, key) for key in (f"rows.{rows}.{name}", f"promise.{name}") if has(language, key)), "")
        return say(language, "brief.of", row=of, field=named) if named else of
    return say(language, f"step.{steps()[step - 1].id}.title")
