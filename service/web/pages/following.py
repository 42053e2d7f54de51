"""A plan on its way: each stage as it happens, what is being worked out, and a way to stop it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from fastapi import Request, Response

from service.domain.plan.plan import SECTIONS
from service.store.rows import OPEN, PlanRow
from service.web.events import LastEventId, follow_plan
from service.web.office import Desk, Office
from service.web.pages.paper import go, page, room
from service.web.pages.visitor import Form, Insider, Visitor, may
from service.web.plans import PlanId, cancel_plan
from service.web.views import stages_of

router = room()


@router.get("/plans/{plan_id}/events")
async def follow(plan_id: PlanId, request: Request, office: Desk, visitor: Insider, last_event_id: LastEventId = None) -> Response:
    """The plan's events, as the API tells them."""
    return await follow_plan(plan_id, request, office, may(visitor, "plans:read"), last_event_id)


@router.get("/plans/{plan_id}/progress")
def progress(plan_id: PlanId, office: Desk, visitor: Insider) -> Response:
    """How far the plan is; when it is done, the browser is sent on."""
    row = office.store.plans.get(may(visitor, "plans:read").workspace, plan_id)
    response = page(visitor, "progress_part", **progress_values(office, row))
    if row.status not in OPEN:
        response.headers["HX-Redirect"] = f"/plans/{plan_id}"
    return response


@router.post("/plans/{plan_id}/cancel")
def cancel(plan_id: PlanId, office: Desk, visitor: Insider, _form: Form) -> Response:
    """Stop what is being written."""
    cancel_plan(plan_id, office, may(visitor, "plans:write"))
    return go(f"/plans/{plan_id}")


def progress_page(visitor: Visitor, office: Office, row: PlanRow) -> Response:
    """The page of a plan that is being written, or never was."""
    return page(visitor, "progress", **progress_values(office, row))


def progress_values(office: Office, row: PlanRow) -> dict[str, Any]:
    """What the page of a plan on its way shows."""
    events = office.store.events.after(row.id, 0)
    stages = stages_of(events, row.revision, (*SECTIONS[1:], SECTIONS[0]))
    own = [event.at for event in events if event.data.get("revision") == row.revision]
    begun = own[0] if own else row.created_at
    until = row.updated_at if row.status not in OPEN else office.now()
    return {
        "row": row, "stages": stages, "is_open": row.status in OPEN,
        "now_at": next((s.name for s in stages if s.status == "waiting"), None),
        "seconds": max(0, round((until - begun) / dt.timedelta(seconds=1))), "done": sum(s.status != "waiting" for s in stages),
        "last_event": row.last_event,
    }  # fmt: skip
