"""For whoever runs the service: does it live, is it ready, what does it count."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from service.errors import StoreError
from service.jobs.watch import Times
from service.store import ping
from service.web.auth import Caller, allow
from service.web.office import Desk, Office
from service.web.openapi import ERRORS
from service.web.views import Health, Readiness

router = APIRouter(tags=["operations"])


@router.get("/healthz", response_model=Health)
async def healthz() -> Health:
    """Whether the process lives."""
    return Health(status="ok")


@router.get("/readyz", response_model=Readiness, responses={503: {"model": Readiness, "description": "Some part is away."}})
def readyz(office: Desk) -> Response:
    """Whether database, knowledge base and queue answer."""
    parts: dict[str, Literal["ok", "away"]] = {
        "database": "ok" if _answers(office) else "away",
        "knowledge": "ok" if office.library.ready() else "away",
        "queue": "ok" if _has_workers(office) else "away",
    }
    is_ready = set(parts.values()) == {"ok"}
    shown = Readiness(status="ready" if is_ready else "not_ready", parts=parts)
    return JSONResponse(shown.model_dump(), 200 if is_ready else 503)


@router.get(
    "/metrics",
    response_class=Response,
    responses={**ERRORS, 200: {"content": {"text/plain": {"schema": {"type": "string"}}}, "description": "Figures."}},
)
def metrics(office: Desk, _caller: Annotated[Caller, allow("metrics")]) -> Response:
    """Figures for Prometheus."""
    text = office.metrics.text(office.store.plans.by_status(), len(office.store.workers.alive()))
    return Response(text, media_type="text/plain; version=0.0.4; charset=utf-8")


def _answers(office: Office) -> bool:
    try:
        ping(office.store.engine)
    except StoreError:
        return False
    return True


def _has_workers(office: Office) -> bool:
    """Whether any process is there to write plans; one that cannot say so (the disk is full) cannot write either."""
    try:
        return bool(office.store.workers.alive(office.now() - Times().silence))
    except StoreError:
        return False
