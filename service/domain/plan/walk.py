"""Walks a plan and finds every statement and every piece of evidence, with its path."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from typing import Any

from pydantic import BaseModel

from service.domain.evidence import Evidence, Statement
from service.domain.plan.plan import SECTIONS, Plan

READ_PARTS = (*SECTIONS, "assumptions", "questions")
"""Parts of a plan that people read."""

_LEAVES = frozenset({str, int, float, bool, type(None), dt.date})
"""Most fields are one of these; whether something is a model takes far longer to find out."""
Walked = list[tuple[str, Statement | Evidence]]

_HEAD = re.compile(r"[.\[]")
_INDEX = re.compile(r"\[\d+\]")


def statements(plan: Plan, fields: Collection[str] = READ_PARTS) -> list[tuple[str, Statement]]:
    """Every statement with its path, such as `objectives.notes[0]`; what it quotes from a passage, and the title, are not its own words.

    `fields` are paths or fields: only the parts of the plan in which they lie are walked.
    """
    parts = {_HEAD.split(field, maxsplit=1)[0] for field in fields}
    return statements_in(plan, walk(plan, parts))


def statements_in(plan: Plan, walked: Walked) -> list[tuple[str, Statement]]:
    """The same, where the plan has been walked."""
    titles = {source.id: source.title for source in plan.sources}
    return [(path, _in_its_own_words(node, titles)) for path, node in walked if isinstance(node, Statement)]


def _in_its_own_words(statement: Statement, titles: Mapping[str, str]) -> Statement:
    """A statement without the words that belong to the passages it cites."""
    text = statement.text
    for each in statement.evidence:
        if each.kind == "passage":
            text = text.replace(each.quote or "", "…", 1) if each.quote else text
            text = text.replace(titles.get(each.ref, each.ref), "…")
    return statement if text == statement.text else statement.model_copy(update={"text": text})


def evidence_of(plan: Plan) -> list[tuple[str, Evidence]]:
    """Every piece of evidence with its path."""
    return evidence_in(walk(plan))


def evidence_in(walked: Walked) -> list[tuple[str, Evidence]]:
    """The same, where the plan has been walked."""
    found: list[tuple[str, Evidence]] = []
    for path, node in walked:
        if isinstance(node, Evidence):
            found.append((path, node))
        else:
            found += ((f"{path}.evidence[{index}]", each) for index, each in enumerate(node.evidence))
    return found


def field_of(path: str) -> str:
    """A path without its positions: `summary.say[2].why` is `summary.say.why`."""
    return _INDEX.sub("", path)


def walk(plan: Plan, parts: Collection[str] = READ_PARTS) -> Walked:
    """Every statement, and the evidence that stands under none, with its path."""
    found: Walked = []
    for part in READ_PARTS:
        if part in parts:
            _collect(getattr(plan, part), part, found)
    return found


def _collect(node: Any, path: str, found: Walked) -> None:
    if isinstance(node, tuple):
        for index, child in enumerate(node):
            if type(child) not in _LEAVES:
                _collect(child, f"{path}[{index}]", found)
    elif isinstance(node, Statement | Evidence):
        found.append((path, node))
    elif isinstance(node, BaseModel | dict):
        for name, child in (node if isinstance(node, dict) else node.__dict__).items():
            if type(child) not in _LEAVES:
                _collect(child, f"{path}.{name}", found)
