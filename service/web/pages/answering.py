"""Questions answered in place, and the whole brief opened again: only what depends on the answer is drafted again."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Response

from service.web.office import Desk
from service.web.pages.answers import kind_at, read_answer
from service.web.pages.brief_steps import keep_draft, new_draft
from service.web.pages.paper import go, room
from service.web.pages.places import place_of
from service.web.pages.plan_page import plan_of
from service.web.pages.visitor import Form, Insider, may, text_in
from service.web.plans import PlanId
from service.web.problems import Problem
from service.web.revisions import order_revision
from service.web.views import RevisionOrder

router = room()


@router.post("/plans/{plan_id}/answers")
def answer(plan_id: PlanId, office: Desk, visitor: Insider, form: Form) -> Response:
    """Set one answer in the brief."""
    path = text_in(form, "path", 300)
    value = read_answer(kind_at(path), {name: text_in(form, name) for name in ("value", "adequate", "desired")})
    if value is None:
        raise Problem(422, "the answer is empty; type it, or leave the question for later")
    order_revision(plan_id, RevisionOrder(set={path: value}), office, may(visitor, "plans:write"))
    return go(f"/plans/{plan_id}")


@router.post("/plans/{plan_id}/brief")
def open_brief(plan_id: PlanId, office: Desk, visitor: Insider, form: Form) -> Response:
    """Open the plan's brief at the field that is asked for; what is changed there revises this plan."""
    may(visitor, "plans:write")
    plan = plan_of(office, visitor, plan_id)
    row = keep_draft(office, new_draft(visitor, {"language": plan.language, **plan.brief}, plan_id))
    place = place_of(visitor.language, text_in(form, "path", 300) or "business.name", row.body)
    return go(f"/plans/new/{row.id}/{place.step}" + (f"#{quote(place.field)}" if place.field else ""))
