"""Plans: asked for, listed, looked at, cancelled, erased."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
import uuid
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse

from service.domain.plan.plan import SECTIONS
from service.errors import StoreError
from service.store.plans import NewPlan
from service.store.rows import OPEN
from service.web.auth import Caller, allow
from service.web.bodies import PlanWanted, read_order
from service.web.office import Desk, Office
from service.web.openapi import ERRORS, ORDER_BODY
from service.web.problems import FieldProblem, Problem
from service.web.views import Accepted, PlanPage, PlanView, links_of, stages_of, summary_of

router = APIRouter(prefix="/v1/plans", tags=["plans"], responses=ERRORS)
Reads = Annotated[Caller, allow("plans:read")]
Writes = Annotated[Caller, allow("plans:write")]
PlanId = Annotated[str, Path(min_length=36, max_length=36, pattern=r"^[0-9a-f-]{36}$", description="Id of a plan.")]
IdempotencyKey = Annotated[
    str | None, Header(min_length=1, max_length=255, pattern=r"^[\x21-\x7e]+$", description="The same key and body give the same plan.")
]


@router.post("", status_code=202, response_model=Accepted, openapi_extra=ORDER_BODY)
async def order_plan(request: Request, office: Desk, caller: Writes, idempotency_key: IdempotencyKey = None) -> Response:
    """Ask for a plan. It is written in the background; follow it by its links."""
    wanted = await read_order(request)
    return await run_in_threadpool(order, office, caller, wanted, idempotency_key)


def order(office: Office, caller: Caller, wanted: PlanWanted, key: str | None) -> Response:
    """Keep an order and have it written."""
    model = wanted.model or office.model
    if not office.models(model):
        told = f"this service cannot write with {model}; leave `model` out, or write built-in"
        raise Problem(422, told, [FieldProblem(path="model", message=told)])
    brief = wanted.brief
    new = NewPlan(
        id=str(uuid.uuid4()),
        workspace=caller.workspace,
        title=brief.business.name,
        language=brief.language,
        model=model,
        brief=brief.model_dump_json(by_alias=True, exclude_defaults=True),
        now=office.now(),
        key=idempotency_key(key),
        body_hash=wanted.body_hash,
    )
    plan_id, is_new = office.store.plans.create(new)
    if is_new:
        ask(office, plan_id, 1, model)
        return accepted(Accepted(id=plan_id, status="queued", revision=1, links=links_of(plan_id)))
    row = office.store.plans.get(caller.workspace, plan_id)
    return accepted(Accepted(id=plan_id, status=row.status, revision=row.revision, links=links_of(plan_id)))


def accepted(told: Accepted) -> Response:
    """The answer to an order: what was accepted, and where to look; the link of a revision before that of its plan."""
    return JSONResponse(told.model_dump(), 202, {"Location": told.links.get("revision", told.links["self"]), "Retry-After": "1"})


def idempotency_key(said: str | None) -> str | None:
    """The key without the quotation marks that the draft standard puts around it."""
    return said.strip('"') or said if said else None


def ask(office: Office, plan_id: str, number: int, model: str) -> None:
    """Have a revision written. It is in the store already: where the job tables are away, it is asked for again later."""
    try:
        office.runs.ask(plan_id, number, model)
    except StoreError:
        return


@router.get("", response_model=PlanPage)
def list_plans(
    office: Desk,
    caller: Reads,
    limit: Annotated[int, Query(ge=1, le=100, description="Plans on a page.")] = 20,
    cursor: Annotated[str | None, Query(max_length=200, description="`next_cursor` of the page before.")] = None,
) -> PlanPage:
    """Your own plans, newest first."""
    rows = office.store.plans.page(caller.workspace, limit + 1, _read_cursor(cursor))
    page = rows[:limit]
    following = _cursor(page[-1].created_at, page[-1].id) if len(rows) > limit else None
    return PlanPage(items=[summary_of(row) for row in page], next_cursor=following)


@router.get("/{plan_id}", response_model=PlanView)
def get_plan(plan_id: PlanId, office: Desk, caller: Reads) -> Response:
    """State and stages of a plan and, once it is written, its text."""
    row = office.store.plans.get(caller.workspace, plan_id)
    stages = stages_of(office.store.events.after(plan_id, 0), row.revision, SECTIONS)
    shown = PlanView(**summary_of(row).model_dump(), stages=stages)
    headers = {"Retry-After": "1"} if row.status in OPEN else {}
    return with_plan(shown.model_dump_json(exclude={"plan"}), office.store.plans.written(caller.workspace, plan_id), headers)


def with_plan(shown: str, plan: str | None, headers: dict[str, str]) -> Response:
    """An object with a plan put in as it is kept: it was checked when it was written, and is large."""
    return Response(f'{shown[:-1]},"plan":{plan or "null"}}}', 200, headers, "application/json")


@router.post("/{plan_id}/cancel", response_model=PlanView)
def cancel_plan(plan_id: PlanId, office: Desk, caller: Writes) -> Response:
    """Stop what is being written. What was finished before stays."""
    row = office.store.plans.cancel(caller.workspace, plan_id, office.now())
    if row.status == "cancelled":
        office.runs.cancel(plan_id, row.revision)
    return get_plan(plan_id, office, caller)


@router.delete("/{plan_id}", status_code=204, response_class=Response)
def erase_plan(plan_id: PlanId, office: Desk, caller: Writes) -> Response:
    """Erase a plan: its text, brief, revisions, events, and all that is kept of its runs."""
    newest = office.store.plans.erase(caller.workspace, plan_id)
    office.runs.erase(plan_id, newest)
    return Response(status_code=204)


def _cursor(moment: dt.datetime, plan_id: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([moment.isoformat(), plan_id]).encode()).decode()


def _read_cursor(cursor: str | None) -> tuple[dt.datetime, str] | None:
    if cursor is None:
        return None
    try:
        moment, plan_id = _pair(json.loads(base64.urlsafe_b64decode(cursor.encode())))
        return dt.datetime.fromisoformat(moment), plan_id
    except (ValueError, binascii.Error, RecursionError) as error:
        told = "is none of this service; take `next_cursor` of the page before"
        raise Problem(422, f"cursor: {told}", [FieldProblem(path="query.cursor", message=told)]) from error


def _pair(data: Any) -> tuple[str, str]:
    if not (isinstance(data, list) and len(data) == 2 and all(isinstance(part, str) for part in data)):
        raise ValueError("no pair")
    return data[0], data[1]
