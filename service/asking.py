"""The questions of `overdeliver new`, and the brief that the answers make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml
from pydantic import BaseModel

from service.domain.brief import Language
from service.prompts import read_yaml

_ROWS: Mapping[str, tuple[str, ...]] = {
    "services": ("name", "price", "minutes", "per_month"),
    "segments": ("name", "customers", "visits_per_year", "revenue_per_year"),
    "criteria": ("name", "weight"),
    "competitors": ("name", "image"),
    "delivery": ("measure", "unit", "better", "typical", "current_promise"),
}
_TEXT_KEYS = ("name", "image", "measure", "unit")
_LISTS = ("goals", "copy")
_REQUIRED = ("name", "kind", "services", "customers")
_DAYS = {f"周{sign}": day for sign, day in zip("一二三四五六日天", ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "sun"], strict=True)}
_BETTER = {word: better for better, words in {"lower": "low less 低 少", "higher": "high more 高 多"}.items() for word in words.split()}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


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


def questions(language: Language) -> tuple[Question, ...]:
    """The questions, in the order to ask them."""
    return tuple(Question.model_validate(entry) for entry in read_yaml(f"asking/{language}.yaml")["questions"])


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
    spend = dict(zip(("owner_hours_per_week", "marketing_budget"), _cells(answers.get("marketing", "")), strict=False))
    return {key: value for key, value in texts.items() if value} | {key: _plain(value) for key, value in spend.items() if value}


def _lines(answers: Mapping[str, str], key: str) -> list[str]:
    return [line.strip() for line in answers.get(key, "").splitlines() if line.strip()]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split("[,，]", line)]


def _row(line: str, fields: tuple[str, ...]) -> dict[str, Any]:
    """One line as an entry; what is left over goes to the last field, which may be a sentence."""
    cells = _cells(line)
    cells[len(fields) - 1 :] = [", ".join(cells[len(fields) - 1 :])]
    return {field: _cell(field, cell) for field, cell in zip(fields, cells, strict=False) if cell}


def _cell(field: str, cell: str) -> Any:
    if field == "better":
        return next((better for word, better in _BETTER.items() if word in cell.lower()), cell)
    return cell if field in _TEXT_KEYS else _plain(cell)


def _plain(cell: str) -> Any:
    return cell if not _NUMBER.fullmatch(cell) else float(cell) if "." in cell else int(cell)


def _capacity(lines: list[str]) -> dict[str, Any]:
    hours: dict[str, dict[str, Any]] = {}
    demand: dict[str, dict[str, Any]] = {}
    for line in lines:
        day, part, sold, booked = (_cells(line) + [""] * 4)[:4]
        day = _DAYS.get(day, day.lower()[:3])
        for table, cell in ((hours, sold), (demand, booked)):
            if cell:
                table.setdefault(day, {})[part] = _plain(cell)
    return {key: table for key, table in (("hours", hours), ("demand", demand)) if table}
