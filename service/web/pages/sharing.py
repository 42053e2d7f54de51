"""Links that show a plan, read only, to whoever holds them, until they expire."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import Path, Request, Response

from service.errors import NotFoundError
from service.web.office import Desk, Office
from service.web.pages.charts import chart
from service.web.pages.paper import go, page, room
from service.web.pages.plan_page import plan_values
from service.web.pages.shown import part_of, read_plan
from service.web.pages.visitor import Anyone, Form, Insider, Visitor, may, text_in
from service.web.plans import PlanId

router = room()
DAYS = (7, 30, 90)
LINK_COOKIE = "od_link"
_SHOWN_S = 600
Secret = Annotated[str, Path(min_length=20, max_length=60)]
Name = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]


@router.get("/plans/{plan_id}/share")
def show_links(plan_id: PlanId, request: Request, office: Desk, visitor: Insider) -> Response:
    """The links there are, the one just made, and a form for another."""
    row = office.store.plans.get(may(visitor, "plans:read").workspace, plan_id)
    links = office.store.shares.of_plan(plan_id, office.now())
    return page(visitor, "share", **plan_values(visitor, office, row), links=links, made=_just_made(request, office), choices=DAYS)


@router.post("/plans/{plan_id}/share")
def make_link(plan_id: PlanId, request: Request, office: Desk, visitor: Insider, form: Form) -> Response:
    """A new link to the newest version. The browser keeps its secret for a few minutes: loading the page again makes no second link."""
    row = office.store.plans.get(may(visitor, "plans:write").workspace, plan_id)
    if row.done_revision is None:
        raise NotFoundError("the plan is not written yet")
    said = text_in(form, "days", 3)
    days = int(said) if said.isdigit() and int(said) in DAYS else DAYS[0]
    now = office.now()
    secret = office.store.shares.add(plan_id, row.done_revision, now, now + dt.timedelta(days=days))
    place = f"/plans/{plan_id}/share"
    response = go(place)
    is_safe = request.url.scheme == "https"
    response.set_cookie(LINK_COOKIE, secret, max_age=_SHOWN_S, path=place, httponly=True, samesite="strict", secure=is_safe)
    return response


@router.post("/plans/{plan_id}/share/{name}/end")
def end_link(plan_id: PlanId, name: Name, office: Desk, visitor: Insider, _form: Form) -> Response:
    """Take a link back."""
    office.store.plans.get(may(visitor, "plans:write").workspace, plan_id)
    office.store.shares.take_back(plan_id, name)
    return go(f"/plans/{plan_id}/share")


@router.get("/shared/{secret}")
def shared_plan(secret: Secret, office: Desk, visitor: Anyone) -> Response:
    """The plan behind a link."""
    return _shared(visitor, office, secret, "1")


@router.get("/shared/{secret}/workings")
def shared_workings(secret: Secret, office: Desk, visitor: Anyone) -> Response:
    """The workings behind a link."""
    return _shared(visitor, office, secret, "2")


@router.get("/shared/{secret}/charts/{name}")
def shared_chart(secret: Secret, name: str, office: Desk) -> Response:
    """A chart behind a link."""
    return chart(read_plan(office.store.shares.open(secret, office.now())), name)


def _shared(visitor: Visitor, office: Office, secret: str, part: Any) -> Response:
    plan = read_plan(office.store.shares.open(secret, office.now()))
    base = f"/shared/{secret}"
    document = part_of(plan, part)
    response = page(visitor, "reading", document=document, plan=plan, base=base, charts=f"{base}/charts", part=part, slug="", shared=True)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _just_made(request: Request, office: Office) -> str:
    """Address of the link that this browser has just made; empty where it has not, or the link has ended."""
    secret = request.cookies.get(LINK_COOKIE, "")
    try:
        office.store.shares.open(secret, office.now())
    except NotFoundError:
        return ""
    return f"{str(request.base_url).rstrip('/')}/shared/{secret}"
