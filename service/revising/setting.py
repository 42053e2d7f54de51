"""Values set by path: into the brief, as the owner's decision about a promise, or as an edit of a section."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from service.domain.brief import Brief
from service.domain.plan.plan import SECTIONS, Plan
from service.errors import BriefError, PlanError
from service.figures.register_line import RegisterLine
from service.reading.brief_file import parse_brief
from service.reading.faults import suggestion
from service.revising.paths import find_place, read_path, with_value

_FROM_FILE = ("csv", "column", "date", "group")
_FIELDS = {field.alias or name: name for name, field in Brief.model_fields.items()}
_PROMISE_STEPS = 4


@dataclass(frozen=True)
class Settled:
    """What the values come to."""

    brief: Brief
    data: Mapping[str, Any]
    """The plan in plain data, with the values set in its sections."""
    decided: bool
    """Whether a promise of the register was set."""
    of_brief: bool
    """Whether a field of the brief was set."""
    sections: frozenset[str]
    """Sections in which a value was set by itself."""


def set_values(plan: Plan, values: Mapping[str, Any], lines: Sequence[RegisterLine]) -> Settled:
    """Apply values to a plan. `lines` are the register's, in the order of the plan's promises.

    Raises: PlanError or BriefError naming the path that cannot be set.
    """
    brief, data = dict(plan.brief), json.loads(plan.model_dump_json())
    decided, of_brief, sections = False, False, set[str]()
    for path, value in values.items():
        head = read_path(path)[0]
        if head == "brief" or head in _FIELDS:
            brief = _in_brief(brief, path.removeprefix("brief").lstrip(".") if head == "brief" else path, value)
            of_brief = True
        elif head in SECTIONS:
            line = _line_meant(data, path, lines)
            if line is None:
                data = _in_section(data, path, value)
                sections.add(head)
            else:
                brief, decided = _decide(brief, line, _level(path, value)), True
        else:
            raise PlanError(f"set: {path}: {head!r} is neither in the brief nor a section; {suggestion(head, [*_FIELDS, *SECTIONS])}")
    return Settled(_valid(brief) if of_brief or decided else _stored(brief), data, decided, of_brief, frozenset(sections))


def _line_meant(data: Mapping[str, Any], path: str, lines: Sequence[RegisterLine]) -> RegisterLine | None:
    """The line whose promise a path is."""
    place = find_place(data, path)
    is_promise = len(place) == _PROMISE_STEPS and (place[0], place[1], place[3]) == ("expectations", "promises", "promise")
    row = place[2] if is_promise else None
    if not isinstance(row, int) or row >= len(lines):
        return None
    return lines[row] if data["expectations"]["promises"][row].get("measure") == lines[row].measure else None


def _level(path: str, value: Any) -> float | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise PlanError(f"set: {path}: a promise is a number in the measure's unit, or null for none")
    return None if value is None else float(value)


def _decide(brief: Mapping[str, Any], line: RegisterLine, level: float | None) -> dict[str, Any]:
    """The brief with the owner's decision; an earlier one on the same line gives way."""
    others = [row for row in brief.get("decided", ()) if row["line"] != line.key]
    return {**brief, "decided": [*others, {"line": line.key, "promise": level}]}


def _in_section(data: Mapping[str, Any], path: str, value: Any) -> Any:
    """A text set on a statement takes the place of its words; its evidence stays, for the checks to judge."""
    place = find_place(data, path)
    node: Any = data
    for step in place:
        node = node[step]
    is_statement = isinstance(node, dict) and isinstance(node.get("text"), str) and isinstance(value, str)
    return with_value(data, (*place, "text") if is_statement else place, value)


def _in_brief(brief: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    changed: dict[str, Any] = with_value(brief, find_place(brief, path, new=True), value)
    return changed


def _stored(brief: Mapping[str, Any]) -> Brief:
    return Brief.model_validate(brief)


def _valid(brief: Mapping[str, Any]) -> Brief:
    """The brief, held to the same rules as a file; what came from a record's file is in it already."""
    plain = dict(brief) | {"delivery": [_without_file(entry) for entry in brief.get("delivery", ())]}
    parse_brief({key: value for key, value in plain.items() if value != []})
    try:
        return _stored(brief)
    except ValidationError as error:
        first = error.errors()[0]
        raise BriefError([f"{'.'.join(map(str, first['loc']))}: {first['msg']}"]) from error


def _without_file(entry: Any) -> Any:
    if not isinstance(entry, Mapping) or "samples" not in entry:
        return entry
    return {key: value for key, value in entry.items() if key not in _FROM_FILE}
