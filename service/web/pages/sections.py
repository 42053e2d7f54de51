"""One section at work: its sentences to edit, a lock, and another draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import Response
from pydantic import BaseModel

from service.domain.evidence import Statement
from service.domain.plan.plan import SECTIONS
from service.errors import NotFoundError
from service.web.office import Desk
from service.web.pages.paper import go, page, room
from service.web.pages.plan_page import plan_of, plan_values
from service.web.pages.visitor import Form, Insider, may, text_in
from service.web.plans import PlanId
from service.web.problems import Problem
from service.web.revisions import order_revision
from service.web.views import RevisionOrder

router = room()


@router.get("/plans/{plan_id}/sections/{name}")
def show_section(plan_id: PlanId, name: str, office: Desk, visitor: Insider) -> Response:
    """A section with its sentences in fields."""
    row = office.store.plans.get(may(visitor, "plans:read").workspace, plan_id)
    if name not in SECTIONS:
        raise NotFoundError("the plan has no such section")
    plan = plan_of(office, visitor, plan_id)
    said = list(statements(name, getattr(plan, name)))
    with_model = row.model != "built-in" and office.models(row.model)
    values = plan_values(visitor, office, row)
    return page(
        visitor, "section", **values, name=name, statements=said, is_locked=name in plan.meta.locked, with_model=with_model, names=SECTIONS
    )


@router.post("/plans/{plan_id}/sections/{name}")
def change_section(plan_id: PlanId, name: str, office: Desk, visitor: Insider, form: Form) -> Response:
    """Lock or unlock the section, draft it again, or keep the sentences as they were edited."""
    button = text_in(form, "go", 20)
    if button == "save":
        order = RevisionOrder(set=_edited(office, visitor, (plan_id, name), form))
        if not order.set:
            raise Problem(422, "no sentence was changed")
    elif button in ("lock", "unlock"):
        order = RevisionOrder(lock=[name] if button == "lock" else [], unlock=[name] if button == "unlock" else [])
    else:
        order = RevisionOrder(section=name, instruction=text_in(form, "instruction", 2000) or None)
    order_revision(plan_id, order, office, may(visitor, "plans:write"))
    return go(f"/plans/{plan_id}")


def _edited(office: Desk, visitor: Insider, where: tuple[str, str], form: Form) -> dict[str, Any]:
    plan_id, name = where
    kept = dict(statements(name, getattr(plan_of(office, visitor, plan_id), name, None)))
    said = {path: " ".join(text_in(form, f"words.{path}").split()) for path in kept if f"words.{path}" in form}
    return {path: text for path, text in said.items() if text and text != kept[path]}


def statements(path: str, node: Any) -> Iterator[tuple[str, str]]:
    """The sentences of a section with their paths."""
    if isinstance(node, Statement):
        if node.text:
            yield path, node.text
        return
    for step, child in _children(node):
        yield from statements(f"{path}{step}", child)


def _children(node: Any) -> Iterator[tuple[str, Any]]:
    """What stands below a block, a table or a list, with the step that leads there."""
    if isinstance(node, BaseModel):
        yield from ((f".{field}", getattr(node, field)) for field in type(node).model_fields)
    elif isinstance(node, dict):
        yield from ((f"[{key}]", child) for key, child in node.items())
    elif isinstance(node, list | tuple):
        yield from ((f".{number}", child) for number, child in enumerate(node))
