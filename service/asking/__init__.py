"""The questions of `overdeliver new`, and the brief that the answers make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import BaseModel

from service.analysis.ladder import is_share
from service.asking.numbers import cells_of, minutes_in, number_in, plain, share_in
from service.domain.brief import Language
from service.prompts import read_yaml

_ROWS: Mapping[str, tuple[str, ...]] = {
    "services": ("name", "price", "minutes", "per_month"),
    "segments": ("name", "customers", "visits_per_year", "revenue_per_year"),
    "criteria": ("name", "weight"),
    "competitors": ("name", "image"),
    "delivery": ("measure", "unit", "better", "typical", "current_promise"),
}
_FIELDS = {**_ROWS, "capacity": ("day", "part", "hours", "demand"), "marketing": ("owner_hours_per_week", "marketing_budget")}
_TEXT_KEYS = ("name", "image", "measure", "unit", "better", "day", "part")
_NEEDED: Mapping[str, tuple[str, ...]] = {"services": ("price",), "criteria": ("weight",), "delivery": ("unit", "better")}
"""What a line of an answer cannot do without, beside the name."""
_LISTS = ("goals", "copy")
_REQUIRED = ("name", "kind", "services", "customers")
_DAYS = {f"周{sign}": day for sign, day in zip("一二三四五六日天", ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "sun"], strict=True)}
_BETTER = {word: better for better, words in {"lower": "low less 低 少", "higher": "high more 高 多"}.items() for word in words.split()}


class Question(BaseModel, frozen=True, extra="forbid"):
    """One question to the owner; an answer to some of them has a line for each thing."""

    id: str
    text: str
    hint: str = ""

    @property
    def required(self) -> bool:
        """Whether a brief needs the answer."""
        return self.id in _REQUIRED

    @property
    def many(self) -> bool:
        """Whether the answer may have several lines."""
        return self.id in (*_ROWS, *_LISTS, "capacity")


@dataclass(frozen=True)
class Heard:
    """What was heard in one line of an answer."""

    numbers: Mapping[str, float]
    """Numbers read out of other words, by field."""
    without_number: Mapping[str, str]
    """Fields that should hold a number and hold none, with their words."""
    lacking: tuple[str, ...]
    """Fields that the line needs and lacks."""

    @property
    def is_clear(self) -> bool:
        """Whether nothing need be asked again."""
        return not self.without_number and not self.lacking


def questions(language: Language) -> tuple[Question, ...]:
    """The questions, in the order to ask them."""
    return tuple(Question.model_validate(entry) for entry in read_yaml(f"asking/{language}.yaml")["questions"])


def hear(question: Question, line: str) -> Heard:
    """What one line of the answer to a question says, and what it fails to say."""
    cells = _by_field(line, _FIELDS.get(question.id, ()))
    asked = {field: cell for field, cell in cells.items() if field not in _TEXT_KEYS}
    read = {field: _number(field, cell, cells) for field, cell in asked.items()}
    needed = _NEEDED.get(question.id, ())
    return Heard(
        numbers={field: plain(value) for field, value in read.items() if value is not None and not _is_bare(asked[field])},
        without_number={field: asked[field] for field, value in read.items() if value is None},
        lacking=tuple(field for field in needed if field not in cells or (field == "better" and _better(cells[field]) is None)),
    )


def brief_from_answers(answers: Mapping[str, str], language: Language = "en") -> dict[str, Any]:
    """The brief as plain data out of answers by question id: what was not answered is left out, what is odd is for the reader to tell."""
    brief: dict[str, Any] = {"language": language, "business": _business(answers)}
    brief |= {key: _lines(answers, key) for key in _LISTS}
    brief |= {key: [_row(line, fields) for line in _lines(answers, key)] for key, fields in _ROWS.items()}
    brief["customers_in_words"] = answers.get("customers", "").strip()
    brief["capacity"] = _capacity(_lines(answers, "capacity"))
    return {key: value for key, value in brief.items() if value}


def brief_text(brief: Mapping[str, Any], language: Language = "en") -> str:
    """The brief as a YAML file with a comment above each block."""
    comments = read_yaml(f"asking/{language}.yaml")["comments"]
    parts = [f"# {comments['head']}\n"]
    for key, value in brief.items():
        said = f"\n# {comments[key]}\n" if key in comments else ""
        flow = None if isinstance(value, list | dict) else False
        parts.append(said + yaml.safe_dump({key: value}, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=10_000))
    return "".join(parts)


def _business(answers: Mapping[str, str]) -> dict[str, Any]:
    texts = {key: answers.get(key, "").strip() for key in ("name", "kind", "location", "currency")}
    texts["currency"] = texts["currency"].upper()
    spend = _row(" ".join(_lines(answers, "marketing")), _FIELDS["marketing"])
    return {key: value for key, value in texts.items() if value} | spend


def _lines(answers: Mapping[str, str], key: str) -> list[str]:
    return [line.strip() for line in answers.get(key, "").splitlines() if line.strip()]


def _by_field(line: str, fields: Sequence[str]) -> dict[str, str]:
    """The cells of a line by field; what is left over goes to the last field, which may be a sentence."""
    if not fields:
        return {}
    cells = cells_of(line)
    cells[len(fields) - 1 :] = [", ".join(cells[len(fields) - 1 :])]
    return {field: cell for field, cell in zip(fields, cells, strict=False) if cell}


def _row(line: str, fields: Sequence[str]) -> dict[str, Any]:
    """One line as an entry."""
    cells = _by_field(line, fields)
    return {field: _cell(field, cell, cells) for field, cell in cells.items()}


def _cell(field: str, cell: str, cells: Mapping[str, str]) -> Any:
    if field == "better":
        return _better(cell) or cell
    if field in _TEXT_KEYS:
        return cell
    value = _number(field, cell, cells)
    return cell if value is None else plain(value)


def _number(field: str, cell: str, cells: Mapping[str, str]) -> float | None:
    """The number in a cell, in the field's unit."""
    if field == "minutes":
        return minutes_in(cell)
    return share_in(cell) if is_share(cells.get("unit", "")) else number_in(cell)


def _better(cell: str) -> str | None:
    return next((better for word, better in _BETTER.items() if word in cell.lower()), None)


def _is_bare(cell: str) -> bool:
    """Whether a cell is digits alone."""
    return cell.replace(".", "", 1).isdecimal()


def _capacity(lines: list[str]) -> dict[str, Any]:
    hours: dict[str, dict[str, Any]] = {}
    demand: dict[str, dict[str, Any]] = {}
    for line in lines:
        row = _row(line, _FIELDS["capacity"])
        day = _DAYS.get(row.get("day", ""), row.get("day", "").lower()[:3])
        for name, table in (("hours", hours), ("demand", demand)):
            if name in row:
                table.setdefault(day, {})[row.get("part", "")] = row[name]
    return {key: table for key, table in (("hours", hours), ("demand", demand)) if table}
