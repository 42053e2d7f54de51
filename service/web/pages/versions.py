"""Versions of a plan, and what each changed."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import Response

from service.revising.diff import Difference
from service.web.office import Desk
from service.web.pages.paper import page, room
from service.web.pages.plan_page import plan_values
from service.web.pages.visitor import Insider, may
from service.web.plans import PlanId
from service.web.revisions import Number, diff_revision

router = room()
_TOKENS = re.compile(r"\w+|[^\w\s]|\s+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]|[^\u4e00-\u9fff\s]+|\s+")
_SHORT = 2000


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
    return page(visitor, "versions", **plan_values(visitor, office, row), revisions=revisions)


@router.get("/plans/{plan_id}/versions/{number}")
def show_changes(plan_id: PlanId, number: Number, office: Desk, visitor: Insider) -> Response:
    """What a version changed, a section after the other."""
    caller = may(visitor, "plans:read")
    row = office.store.plans.get(caller.workspace, plan_id)
    diff = diff_revision(plan_id, number, office, caller)
    groups: dict[str, list[tuple[str, list[Bit]]]] = {}
    for one in diff.differences:
        groups.setdefault(one.section, []).append((_place(one), list(bits(_words(one.before), _words(one.after)))))
    return page(visitor, "changes", **plan_values(visitor, office, row), diff=diff, groups=groups, number=number)


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
    for _, a, b, c, d in matcher.get_opcodes():
        if old[a:b] == new[c:d]:
            yield Bit("", "".join(old[a:b]))
        else:
            yield from (bit for bit in (Bit("del", "".join(old[a:b])), Bit("ins", "".join(new[c:d]))) if bit.text)


def _place(one: Difference) -> str:
    return one.path.removeprefix(one.section).lstrip(".").replace("_", " ")


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        return str(value["text"])
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
