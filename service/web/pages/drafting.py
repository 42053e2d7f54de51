"""A draft on its way to a brief: ratings, the week, records, and the brief it comes to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from service.asking.numbers import number_in, plain
from service.domain.brief import Brief
from service.errors import BriefError, RecordError
from service.prompts import read_yaml
from service.reading.brief_file import parse_brief
from service.web.pages.brief_form import CURRENT, Step, at, odd_fields, put, steps
from service.web.pages.typed_records import columns_of, record_in

HIDDEN = "_"
"""Keys that begin so are the form's own and never reach a brief."""
_PARTS = 3


def brief_data(draft: Mapping[str, Any]) -> dict[str, Any]:
    """The brief of a draft in plain data, its typed records read.

    Raises: BriefError when a record cannot be read.
    """
    data = {key: value for key, value in draft.items() if not key.startswith(HIDDEN)}
    if isinstance(data.get("delivery"), list):
        data["delivery"] = [_with_record(number, row) for number, row in enumerate(data["delivery"])]
    return data


def brief_of(draft: Mapping[str, Any]) -> Brief:
    """The brief of a draft.

    Raises: BriefError with every fault.
    """
    return parse_brief(brief_data(draft))


def _with_record(number: int, row: Any) -> Any:
    if not isinstance(row, dict):
        return row
    entry = {key: value for key, value in row.items() if not key.startswith(HIDDEN)}
    if not row.get("_csv"):
        return entry
    try:
        record = record_in(row)
    except RecordError as error:
        raise BriefError([f"delivery[{number}].samples: {error}"]) from error
    found = {"samples": list(record.samples)}
    if record.dates:
        found["sample_dates"] = [day.isoformat() for day in record.dates]  # type: ignore[misc]
    if record.groups:
        found["sample_groups"] = list(record.groups)  # type: ignore[arg-type]
    return {key: value for key, value in entry.items() if key not in ("typical", "kept", "total", "median", "p90", "n")} | found


def take_special(step: Step, draft: dict[str, Any], form: Mapping[str, str]) -> dict[str, Any]:
    """What a step asks beyond plain fields."""
    if step.id == "rivals":
        return _ratings(draft, form)
    if step.id == "promises":
        return _measures(draft, form)
    return _week(draft, form) if step.id == "week" and "parts.0" in form else draft


def _ratings(draft: dict[str, Any], form: Mapping[str, str]) -> dict[str, Any]:
    """Ratings by criterion, ours and the rivals'. A slider at its left end says: not known."""
    names = [str(row.get("name", "")) for row in draft.get("criteria", [])]
    players = ["own", *(f"competitors.{number}" for number in range(len(draft.get("competitors", []))))]
    for player in players:
        for place, name in enumerate(names):
            said = form.get(f"rating.{player}.{place}")
            if said is not None and name:
                draft = _rated(draft, player, name, number_in(said) or None)
    return draft


def _rated(draft: dict[str, Any], player: str, name: str, value: float | None) -> dict[str, Any]:
    value = None if value is None else plain(value)
    if player == "own":
        return put(draft, ["own", "ratings", name], value)
    rows = [dict(row) for row in draft["competitors"]]
    place = int(player.partition(".")[2])
    rows[place] = put(rows[place], ["ratings", name], value)
    return {**draft, "competitors": rows}


def _measures(draft: dict[str, Any], form: Mapping[str, str]) -> dict[str, Any]:
    rows = [_measure(number, dict(row), form) for number, row in enumerate(draft.get("delivery", []))]
    draft = {**draft, "delivery": rows} if rows else draft
    for number, row in enumerate(rows):
        for level in ("adequate", "desired"):
            said = form.get(f"delivery.{number}.{level}")
            if said is not None and said.strip() != level_shown(draft, row, level):
                draft = _expected(draft, row["measure"], level, number_in(said))
    return draft


def _measure(number: int, row: dict[str, Any], form: Mapping[str, str]) -> dict[str, Any]:
    """A measure with an id of its own and the record that was typed."""
    if "measure" not in row:
        row["measure"] = re.sub(r"[\W_]+", "_", str(row.get("label", "")).lower()).strip("_")[:40] or f"m{number + 1}"
    if form.get(f"delivery.{number}.forget"):
        return {key: value for key, value in row.items() if key not in ("_csv", "_columns", "samples", "sample_dates", "sample_groups")}
    typed = (form.get(f"delivery.{number}.file") or form.get(f"delivery.{number}.record") or "").strip()
    if typed:
        row = {**row, "_csv": typed, "_columns": columns_of(typed)}
    elif row.get("_csv"):
        chosen = {name: form.get(f"delivery.{number}.column.{name}") for name in ("value", "date", "group")}
        row["_columns"] = {**row.get("_columns", {}), **{name: said or None for name, said in chosen.items() if said is not None}}
    return row


def level_shown(draft: Mapping[str, Any], row: Mapping[str, Any], level: str) -> str:
    """What customers accept or hope for, as it stands in its field: the first group's that names it."""
    for segment in draft.get("segments") or []:
        value = at(segment, "expects") or {}
        found = (value.get(row.get("measure")) or {}).get(level) if isinstance(value, dict) else None
        if found is not None:
            return f"{found:.10g}" if isinstance(found, int | float) else str(found)
    return ""


def _expected(draft: dict[str, Any], measure: str, level: str, value: float | None) -> dict[str, Any]:
    """The same for every group; where there is none, for one that stands for all customers."""
    groups = draft.get("segments") or ([{"name": _everyone(draft)}] if value is not None else [])
    said = None if value is None else plain(value)
    rows = [put(dict(group), ["expects", measure, level], said) for group in groups]
    return {**draft, "segments": rows} if rows else draft


def _everyone(draft: Mapping[str, Any]) -> str:
    return "全部客人" if draft.get("language") == "zh" else "All customers"


def _week(draft: dict[str, Any], form: Mapping[str, str]) -> dict[str, Any]:
    """Hours that can be sold and hours booked, by day and part of the day."""
    tables: dict[str, dict[str, dict[str, Any]]] = {"hours": {}, "demand": {}}
    for place in range(len(week_parts(draft)) + _PARTS):
        part = form.get(f"parts.{place}", "").strip()
        for day in read_yaml("pages/brief.yaml")["days"]:
            for table, cells in tables.items():
                said = form.get(f"{table}.{day}.{place}", "").strip()
                if part and said:
                    value = number_in(said)
                    cells.setdefault(day, {})[part] = said if value is None else plain(value)
    kept = {name: table for name, table in tables.items() if table}
    return put(draft, ["capacity"], kept or None)


def week_parts(draft: Mapping[str, Any]) -> list[str]:
    """The parts of the day that the draft names."""
    capacity = draft.get("capacity") or {}
    tables = [table for name in ("hours", "demand") for table in (capacity.get(name) or {}).values()]
    return list(dict.fromkeys(part for table in tables for part in table))


def with_usual(draft: dict[str, Any], block: str) -> dict[str, Any]:
    """The draft with what is usual in its trade in an empty block, marked as not looked at by the owner."""
    language = "zh" if draft.get("language") == "zh" else "en"
    kind = str(at(draft, "business.kind") or "").lower()
    trades = read_yaml(f"pages/usual/{language}.yaml")
    trade = next(entry for entry in trades if any(word in kind for word in entry["match"]))
    if block not in ("criteria", "delivery") or draft.get(block):
        return draft
    rows = [_measure(number, dict(row), {}) if block == "delivery" else dict(row) for number, row in enumerate(trade[block])]
    return {**draft, block: rows, CURRENT: [*draft.get(CURRENT, []), block]}


def odd_steps(draft: Mapping[str, Any]) -> dict[int, dict[str, str]]:
    """Steps with something missing or odd, and what."""
    found = {number: odd_fields(step, draft) for number, step in enumerate(steps(), start=1)}
    return {number: odd for number, odd in found.items() if odd}
