"""The plan: part 1 as one calm page, the workings a click away, and every file of it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Query, Response

from service.domain.plan.plan import SECTIONS, Plan
from service.errors import NotFoundError, OverdeliverError
from service.exports import FORMATS
from service.exports.wording import Wording
from service.store.rows import OPEN, PlanRow
from service.web.documents import get_document
from service.web.office import Desk, Office
from service.web.pages.answers import ways_to_answer
from service.web.pages.charts import chart
from service.web.pages.following import progress_page
from service.web.pages.paper import page, room
from service.web.pages.shown import part_of, read_plan
from service.web.pages.visitor import Insider, Visitor, may
from service.web.plans import PlanId
from service.web.revisions import diff_revision

router = room()
Version = Annotated[int | None, Query(ge=1, le=1_000_000)]
SIZES = ("pdf", "docx", "html", "xlsx", "md", "json")


@router.get("/plans/{plan_id}")
def show_plan(plan_id: PlanId, office: Desk, visitor: Insider, version: Version = None) -> Response:
    """The plan for the owner; its progress while it is being written."""
    row = office.store.plans.get(may(visitor, "plans:read").workspace, plan_id)
    if version is None and (row.status in OPEN or row.done_revision is None):
        return progress_page(visitor, office, row)
    return page(visitor, "owner_plan", **plan_values(visitor, office, row, version), **_asides(visitor, office, row, version))


@router.get("/plans/{plan_id}/workings")
def show_workings(plan_id: PlanId, office: Desk, visitor: Insider, version: Version = None) -> Response:
    """Part 2, with its charts."""
    row = office.store.plans.get(may(visitor, "plans:read").workspace, plan_id)
    return page(visitor, "workings", **plan_values(visitor, office, row, version, "2"))


@router.get("/plans/{plan_id}/charts/{name}")
def plan_chart(plan_id: PlanId, name: str, office: Desk, visitor: Insider, version: Version = None) -> Response:
    """A chart of the plan."""
    may(visitor, "plans:read")
    return chart(plan_of(office, visitor, plan_id, version), name)


@router.get("/plans/{plan_id}/files/{name}")
def download(
    plan_id: PlanId, name: Literal["pdf", "docx", "html", "xlsx", "md", "json"], office: Desk, visitor: Insider,
    part: Literal["1", "2", "both"] = "both",
) -> Response:  # fmt: skip
    """The plan as a file, as the API gives it."""
    return get_document(plan_id, office, may(visitor, "plans:read"), name, part)


def plan_of(office: Office, visitor: Visitor, plan_id: str, version: int | None = None) -> Plan:
    """The text of a plan.

    Raises: NotFoundError when the workspace has no such plan, or that version is not written.
    """
    text = office.store.plans.written(visitor.workspace, plan_id, version)
    if text is None:
        raise NotFoundError("this version of the plan is not written")
    return read_plan(text)


def plan_values(visitor: Visitor, office: Office, row: PlanRow, version: int | None = None, part: Any = "1") -> dict[str, Any]:
    """What all pages of a plan show."""
    plan = plan_of(office, visitor, row.id, version)
    query = f"?version={version}" if version else ""
    return {
        "row": row, "plan": plan, "document": part_of(plan, part), "base": f"/plans/{row.id}", "charts": f"/plans/{row.id}/charts",
        "version": version or row.done_revision, "is_newest": version in (None, row.done_revision), "query": query,
        "formats": [name for name in SIZES if name in FORMATS], "section_names": section_names(plan),
    }  # fmt: skip


def section_names(plan: Plan) -> dict[str, str]:
    """Titles of the sections in the plan's language."""
    wording = Wording(plan)
    return {name: wording.label_or(f"section.{name}", name) for name in (*SECTIONS, "assumptions", "questions", "findings", "brief")}


def _asides(visitor: Visitor, office: Office, row: PlanRow, version: int | None) -> dict[str, Any]:
    plan = plan_of(office, visitor, row.id, version)
    wanted = [name for name in SECTIONS if name in plan.meta.locked]
    findings = [one for one in plan.findings if one.severity != "note"]
    ways = [(one, ways_to_answer(plan, one.path)) for one in plan.questions]
    return {
        "questions": ways, "findings": findings, "locked": wanted, "changed": _changed(visitor, office, row, version),
        "under_way": row.status in OPEN, "can_write": "plans:write" in visitor.inside.scopes,
    }  # fmt: skip


def _changed(visitor: Visitor, office: Office, row: PlanRow, version: int | None) -> list[str]:
    """Sections that this version changed."""
    number = version or row.done_revision or 1
    if number < 2:
        return []
    try:
        found = diff_revision(row.id, number, office, visitor.inside).differences
    except OverdeliverError:
        return []
    return list(dict.fromkeys(one.section for one in found if one.section in SECTIONS))
