"""Versions of a plan, and what each changed."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import Response

from service.domain.brief import Language
from service.domain.plan.plan import SECTIONS, Plan
from service.revising.diff import Difference
from service.web.office import Desk
from service.web.pages.figure_names import figure_name
from service.web.pages.paper import page, room
from service.web.pages.places import place_of
from service.web.pages.plan_page import plan_values
from service.web.pages.visitor import Insider, may
from service.web.pages.words import say
from service.web.plans import PlanId
from service.web.revisions import Number, diff_revision

router = room()
_TOKENS = re.compile(r"\w+|[^\w\s]|\s+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]|[^\u4e00-\u9fff\s]+|\s+")
_SHORT = 2000
_SCRAP = 4
_LABELLED = 24
"""Words this short need to be told where they stand."""


@dataclass(frozen=True)
class Bit:
    """Words that stay, go or come."""

    kind: str
    text: str


@router.get("/plans/{plan_id}/versions")
def list_versions(plan_id: PlanId, office: Desk, visitor: Insider) -> Response:
    """All versions."""
    caller = may(visitor, "plans:read")
    row = office.store.plans.get(caller.workspace, plan_id)
    revisions = list(reversed(office.store.plans.revisions(caller.workspace, plan_id)))
    values = plan_values(visitor, office, row)
    asked = {one.number: _answers(visitor.language, one.change.get("values", {}), values["plan"]) for one in revisions}
    return page(visitor, "versions", **values, revisions=revisions, asked=asked)


@router.get("/plans/{plan_id}/versions/{number}")
def show_changes(plan_id: PlanId, number: Number, office: Desk, visitor: Insider) -> Response:
    """What a version changed, a section after the other."""
    caller = may(visitor, "plans:read")
    row = office.store.plans.get(caller.workspace, plan_id)
    diff = diff_revision(plan_id, number, office, caller)
    values = plan_values(visitor, office, row)
    groups: dict[str, list[tuple[str, list[Bit]]]] = {}
    for one in sorted(diff.differences, key=lambda one: one.section != "brief"):  # what was answered comes first
        label = _label(visitor.language, one, values["plan"])
        groups.setdefault(one.section, []).append((label, list(bits(_words(one.before), _words(one.after)))))
    return page(visitor, "changes", **values, diff=diff, groups=groups, number=number)


def bits(before: str, after: str) -> Iterator[Bit]:
    """Two texts as one, with what went and what came."""
    if not before or not after or len(before) + len(after) > _SHORT:
        yield from (bit for bit in (Bit("del", before), Bit("ins", after)) if bit.text)
        return
    split = _CHINESE if re.search("[\u4e00-\u9fff]", before + after) else _TOKENS
    old, new = split.findall(before), split.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < 0.4:
        yield from (Bit("del", before), Bit("ins", after))
        return
    for same, gone, come in _runs(matcher, old, new):
        yield from (bit for bit in (Bit("", same), Bit("del", gone), Bit("ins", come)) if bit.text)


def _runs(matcher: difflib.SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    """What stays, then what goes and what comes. A scrap that stays between two changes is part of the change: it reads better."""
    gone, come = "", ""
    blocks = matcher.get_matching_blocks()
    at, to = 0, 0
    for place, block in enumerate(blocks):
        gone += "".join(old[at : block.a])
        come += "".join(new[to : block.b])
        same = "".join(old[block.a : block.a + block.size])
        is_scrap = 0 < place < len(blocks) - 2 and len(same.strip()) < _SCRAP and bool(gone or come)
        if is_scrap:
            gone, come = gone + same, come + same
        else:
            yield "", gone, come
            yield same, "", ""
            gone, come = "", ""
        at, to = block.a + block.size, block.b + block.size


def _answers(language: Language, values: Iterable[str], plan: Plan) -> list[str]:
    """What was answered, as the form calls it; sections whose sentences were edited by their name."""
    heads = {path: re.split(r"[.\[]", path)[0] for path in values}
    named = (
        say(language, f"stage.{head}.name") if head in SECTIONS else place_of(language, path, plan.brief).label
        for path, head in heads.items()
    )
    return list(dict.fromkeys(named))


def _label(language: Language, one: Difference, plan: Plan) -> str:
    """What stands before a change. A sentence speaks for itself; an answer has its field; a figure the name of its place."""
    if one.section == "brief":
        return place_of(language, one.path.removeprefix(one.section).lstrip("."), plan.brief).label
    is_sentence = any(len(_words(value)) > _LABELLED for value in (one.before, one.after))
    return "" if is_sentence else figure_name(language, one, plan)


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        return str(value["text"])
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
