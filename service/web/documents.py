"""A plan as a file, in each format the exports know."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, get_args

from fastapi import APIRouter, Header, Query, Response

from service.domain.plan.plan import Plan
from service.errors import ConflictError
from service.exports import Format, render
from service.web.office import Desk
from service.web.openapi import ERRORS
from service.web.plans import PlanId, Reads
from service.web.problems import FieldProblem, Problem

router = APIRouter(prefix="/v1/plans", tags=["documents"], responses=ERRORS)
MEDIA = {
    "json": "application/json",
    "md": "text/markdown",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Media types of all formats of the contract, built or not."""
_HTML_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'; base-uri 'none'"
_FILE = {"schema": {"type": "string", "format": "binary"}}
_CONTENT: dict[str, Any] = {media: {"schema": {"type": "object"}} if name == "json" else _FILE for name, media in MEDIA.items()}
_MOST_ACCEPTED = 1000


@router.get("/{plan_id}/document", response_class=Response, responses={200: {"content": _CONTENT, "description": "The file."}})
def get_document(  # noqa: PLR0913 - what may be asked for
    plan_id: PlanId,
    office: Desk,
    caller: Reads,
    format: Annotated[Literal["json", "md", "html", "docx", "pdf", "xlsx"] | None, Query(description="Format; else by Accept.")] = None,
    part: Annotated[Literal["1", "2", "both"], Query(description="Which part: 1 the plan, 2 the workings.")] = "both",
    accept: Annotated[str, Header(max_length=_MOST_ACCEPTED)] = "*/*",
) -> Response:
    """The newest text of a plan as a file."""
    row = office.store.plans.get(caller.workspace, plan_id)
    chosen = format or _by_accept(accept)
    if chosen not in built():
        told = f"this version does not make {chosen}; it makes {', '.join(built())}"
        raise Problem(406, told, [FieldProblem(path="query.format", message=told)])
    text = office.store.plans.written(caller.workspace, plan_id)
    if text is None:
        raise ConflictError("the plan is not written yet; wait until its status is done")
    content = render(Plan.model_validate_json(text), chosen, part)  # type: ignore[arg-type]
    return Response(content, 200, {"Content-Disposition": _disposition(row.title, chosen), **_policy(chosen)}, _typed(chosen))


def built() -> tuple[str, ...]:
    """Formats that the exports make in this version."""
    return get_args(Format)


def _by_accept(accept: str) -> str:
    """The first format that is accepted, in the order of preference; JSON where anything is."""
    by_media = {media: name for name, media in MEDIA.items()}
    for media in _preferred(accept):
        if media in ("*/*", "application/*"):
            return "json"
        if media in by_media:
            return by_media[media]
    told = f"none of these can be made: {accept[:200]}; accept one of {', '.join(MEDIA[name] for name in built())}"
    raise Problem(406, told, [FieldProblem(path="header.accept", message=told)])


def _preferred(accept: str) -> list[str]:
    ranked = []
    for place, entry in enumerate(accept.split(",")):
        media, _, rest = entry.partition(";")
        quality = re.search(r"q=([01](?:\.\d{0,3})?)", rest)
        ranked.append((-float(quality.group(1)) if quality else -1.0, place, media.strip().lower()))
    return [media for _, _, media in sorted(ranked)]


def _typed(name: str) -> str:
    return f"{MEDIA[name]}; charset=utf-8" if MEDIA[name].startswith("text/") else MEDIA[name]


def _policy(name: str) -> dict[str, str]:
    """A page shows itself with its own styles, and runs nothing."""
    return {"Content-Security-Policy": _HTML_POLICY} if name == "html" else {}


def _disposition(title: str, name: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "plan"
    return f'{"inline" if name == "html" else "attachment"}; filename="{stem}.{name}"'
