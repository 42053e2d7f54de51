"""Clients and their plans: listed, duplicated, erased."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import Query, Response

from service.web.office import Desk
from service.web.pages.brief_steps import keep_draft, new_draft
from service.web.pages.paper import go, page, room
from service.web.pages.visitor import Form, Insider, may
from service.web.plans import PlanId, erase_plan, list_plans

router = room()
_ON_A_PAGE = 50


@router.get("/plans")
def clients(office: Desk, visitor: Insider, cursor: Annotated[str | None, Query(max_length=200)] = None) -> Response:
    """All plans, newest first, under the name of their client."""
    listed = list_plans(office, may(visitor, "plans:read"), _ON_A_PAGE, cursor)
    drafts = office.store.drafts.newest(visitor.workspace)
    return page(visitor, "clients", plans=listed.items, following=listed.next_cursor, drafts=drafts)


@router.post("/plans/{plan_id}/duplicate")
def duplicate(plan_id: PlanId, office: Desk, visitor: Insider, _form: Form) -> Response:
    """A new draft with the same answers."""
    may(visitor, "plans:write")
    row = office.store.plans.get(visitor.workspace, plan_id)
    text = office.store.plans.written(visitor.workspace, plan_id)
    brief = json.loads(text)["brief"] if text else json.loads(office.store.plans.brief(visitor.workspace, plan_id))
    draft = keep_draft(office, new_draft(visitor, {"language": row.language, **brief}))
    return go(f"/plans/new/{draft.id}/1")


@router.post("/plans/{plan_id}/erase")
def erase(plan_id: PlanId, office: Desk, visitor: Insider, form: Form) -> Response:
    """Erase a plan, once the box that says so is ticked."""
    if form.get("sure") == "yes":
        erase_plan(plan_id, office, may(visitor, "plans:write"))
        return go("/plans")
    row = office.store.plans.get(may(visitor, "plans:write").workspace, plan_id)
    return page(visitor, "erase", row=row)
