"""Events of a plan as they happen (server-sent events); a reader who was away resumes with Last-Event-ID."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from service.errors import NotFoundError
from service.store.rows import OPEN, EventRow
from service.web.feed import Feed
from service.web.office import Desk, Office
from service.web.openapi import ERRORS
from service.web.plans import PlanId, Reads

router = APIRouter(prefix="/v1/plans", tags=["events"], responses=ERRORS)
_STREAM = {
    "content": {"text/event-stream": {"schema": {"type": "string"}}},
    "description": "One event for each stage, until nothing more is to come.",
}
LastEventId = Annotated[int | None, Header(ge=0, le=2**31 - 1, description="Number of the last event that was received.")]


@router.get("/{plan_id}/events", response_class=StreamingResponse, responses={200: _STREAM})
async def follow_plan(
    plan_id: PlanId, request: Request, office: Desk, caller: Reads, last_event_id: LastEventId = None
) -> StreamingResponse:
    """What happens to a plan: `queued`, `started`, a `stage` for each section, then `done`, `failed` or `cancelled`."""
    await run_in_threadpool(office.store.plans.get, caller.workspace, plan_id)
    feed: Feed = request.app.state.feed
    stream = _stream(feed, office, (caller.workspace, plan_id), last_event_id or 0)
    return StreamingResponse(stream, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


async def _stream(feed: Feed, office: Office, which: tuple[str, str], after: int) -> AsyncIterator[str]:
    """Events, then the end of the stream once nothing is under way."""
    yield "retry: 1000\n\n"
    if await _is_over(office, which, after):
        return
    async for found in feed.follow(which[1], after):
        for event in found or ():
            after = event.number
            yield as_text(event)
        if found is None:
            yield ": still here\n\n"
        if await _is_over(office, which, after):
            return


async def _is_over(office: Office, which: tuple[str, str], after: int) -> bool:
    """Whether nothing more is to come: all events are told, and nothing is under way; or the plan is erased."""
    try:
        row = await run_in_threadpool(office.store.plans.get, *which)
    except NotFoundError:
        return True
    return row.status not in OPEN and after >= row.last_event


def as_text(event: EventRow) -> str:
    """An event as it goes over the wire."""
    return f"id: {event.number}\nevent: {event.kind}\ndata: {json.dumps({**event.data, 'at': event.at.isoformat()})}\n\n"
