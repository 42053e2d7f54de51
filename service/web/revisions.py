"""Revisions of a plan: asked for, listed, looked at, compared."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from service.domain.plan.plan import Plan
from service.errors import NotFoundError
from service.revising import Change, diff_plans, settle
from service.revising.change import check_names, read_values
from service.store.rows import OPEN
from service.web.office import Desk, Office
from service.web.openapi import ERRORS
from service.web.plans import PlanId, Reads, Writes, accepted, ask, with_plan
from service.web.problems import FieldProblem, Problem
from service.web.views import Accepted, Diff, RevisionList, RevisionOrder, RevisionView, links_of, revision_of

router = APIRouter(prefix="/v1/plans/{plan_id}/revisions", tags=["revisions"], responses=ERRORS)
Number = Annotated[int, Path(ge=1, le=1_000_000, description="Number of a revision; 1 is the first draft.")]


@router.post("", status_code=202, response_model=Accepted)
def order_revision(plan_id: PlanId, order: RevisionOrder, office: Desk, caller: Writes) -> Response:
    """Ask for a change. Only what depends on it is drafted again; locked sections stay as they are."""
    row = office.store.plans.get(caller.workspace, plan_id)
    change = _change(order)
    _see_model(office, row.model, change)
    text = office.store.plans.written(caller.workspace, plan_id)
    if text is not None and row.status not in OPEN:
        settle(Plan.model_validate_json(text), change)  # what cannot be done is told now, not in the background
    revision = office.store.plans.revise(caller.workspace, plan_id, change.model_dump(mode="json"), office.now())
    ask(office, plan_id, revision.number, row.model)
    links = {**links_of(plan_id), "revision": f"/v1/plans/{plan_id}/revisions/{revision.number}"}
    return accepted(Accepted(id=plan_id, status="queued", revision=revision.number, links=links))


@router.get("", response_model=RevisionList)
def list_revisions(plan_id: PlanId, office: Desk, caller: Reads) -> RevisionList:
    """All revisions of a plan, the first draft first."""
    return RevisionList(items=[revision_of(row) for row in office.store.plans.revisions(caller.workspace, plan_id)])


@router.get("/{number}", response_model=RevisionView)
def get_revision(plan_id: PlanId, number: Number, office: Desk, caller: Reads) -> Response:
    """A revision with the text it came to."""
    shown = revision_of(office.store.plans.revision(caller.workspace, plan_id, number))
    return with_plan(shown.model_dump_json(exclude={"plan"}), office.store.plans.written(caller.workspace, plan_id, number), {})


@router.get("/{number}/diff", response_model=Diff)
def diff_revision(plan_id: PlanId, number: Number, office: Desk, caller: Reads) -> Diff:
    """What a revision changed, against the text it was made from."""
    office.store.plans.revision(caller.workspace, plan_id, number)
    done = [row.number for row in office.store.plans.revisions(caller.workspace, plan_id) if row.status == "done"]
    before = max((other for other in done if other < number), default=None)
    if number not in done or before is None:
        raise NotFoundError(f"revision {number} has nothing to be compared with: it is the first text, or is not written")
    texts = [office.store.plans.written(caller.workspace, plan_id, each) for each in (before, number)]
    old, new = (Plan.model_validate_json(text or "") for text in texts)
    return Diff(before=before, after=number, differences=list(diff_plans(old, new)))


def _change(order: RevisionOrder) -> Change:
    named = [order.section] if isinstance(order.section, str) else order.section or []
    change = Change(
        values=read_values(order.set) if isinstance(order.set, list) else order.set,
        sections=tuple(named),
        lock=tuple(order.lock),
        unlock=tuple(order.unlock),
        instruction=order.instruction,
    )
    check_names(change)
    if change.is_empty:
        told = "nothing to revise; give `section`, `set`, `lock` or `unlock`"
        raise Problem(422, told, [FieldProblem(path="body", message=told)])
    return change


def _see_model(office: Office, model: str, change: Change) -> None:
    """An instruction needs somebody who understands it."""
    if change.instruction and (model == "built-in" or not office.models(model)):
        told = "needs a chat model, and the built-in writer is none; set a value instead"
        raise Problem(422, f"instruction: {told}", [FieldProblem(path="instruction", message=told)])
