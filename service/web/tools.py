"""Tools without a plan: what a record lets one promise, whether a text promises too much, a brief out of free text."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter

from service.analysis.bounds import Standard
from service.analysis.ladder import unit_in_name
from service.copycheck import Promised, check_copy, promises_from
from service.domain.plan.plan import Plan
from service.errors import ConflictError, ModelError
from service.figures.register import entry_from_record
from service.figures.register_entry import entry_of
from service.reading.brief_file import parse_brief
from service.web.auth import Caller, allow
from service.web.office import Desk, Office
from service.web.openapi import ERRORS
from service.web.problems import FieldProblem, Problem
from service.web.tool_views import BriefView, CopyFindingView, CopyOrder, CopyView, PromiseOrder, PromiseView, TextOrder

router = APIRouter(prefix="/v1", tags=["tools"], responses=ERRORS)
Uses = Annotated[Caller, allow("tools")]
_RECORD = ("samples", "kept", "total", "median", "p90", "n", "typical")
_ANY_FIRM: dict[str, Any] = {
    "business": {"name": "A firm", "kind": "services"},
    "services": [{"name": "Service", "price": 1}],
    "customers_in_words": "Customers.",
}


@router.post("/promises", response_model=PromiseView)
def work_out_promise(order: PromiseOrder, _caller: Uses) -> dict[str, Any]:
    """One entry of the promise register, from samples or a summary of them."""
    _agree(order)
    entry = {name: value for name in _RECORD if (value := getattr(order, name)) is not None}
    unit = order.unit or unit_in_name(order.measure) or "value"
    named = {"measure": order.measure, "unit": unit, "better": order.better, **({"label": order.label} if order.label else {})}
    brief = parse_brief({**_ANY_FIRM, "delivery": [{**named, **entry}]})
    standard = Standard(order.keep, order.confidence)
    return entry_of(entry_from_record(brief.delivery[0], order.adequate, order.desired, standard))


def _agree(order: PromiseOrder) -> None:
    """What customers hope for cannot be worse than what they accept (EXP-1)."""
    if order.adequate is None or order.desired is None:
        return
    if order.desired > order.adequate if order.better == "lower" else order.desired < order.adequate:
        told = f"{order.desired:g} is worse than adequate {order.adequate:g}, and {order.better} is better; change them round"
        raise Problem(422, f"desired: {told}", [FieldProblem(path="desired", message=told)])


@router.post("/copy-checks", response_model=CopyView)
def check_text(order: CopyOrder, office: Desk, caller: Uses) -> CopyView:
    """Whether a text promises more than the register of a plan, or than the promises given."""
    promises, rivals = _promises(order, office, caller)
    found = check_copy(order.text, promises, lines=order.lines, rivals=rivals)
    fields = CopyFindingView.model_fields
    return CopyView(findings=[CopyFindingView(**{name: getattr(finding, name) for name in fields}) for finding in found])


def _promises(order: CopyOrder, office: Office, caller: Caller) -> tuple[list[Promised], list[str]]:
    if (order.plan_id is None) == (order.promises is None):
        told = "give `plan_id` or `promises`, one of them"
        raise Problem(422, told, [FieldProblem(path="body", message=told)])
    if order.promises is not None:
        return list(promises_from(order.promises)), []
    text = office.store.plans.written(caller.workspace, order.plan_id or "")
    if text is None:
        raise ConflictError("the plan is not written yet; wait until its status is done")
    plan = Plan.model_validate_json(text)
    rivals = [str(rival.get("name", "")) for rival in plan.brief.get("competitors", [])]
    return list(promises_from([line.model_dump() for line in plan.expectations.promises])), rivals


@router.post("/briefs", response_model=BriefView)
def read_brief_text(order: TextOrder, office: Desk, _caller: Uses) -> dict[str, Any]:
    """A brief out of free text; needs a chat model."""
    if office.reader is None:
        told = "reading free text needs a chat model, and this service has none; send the brief in its own form to /v1/plans"
        raise Problem(422, told, [FieldProblem(path="text", message=told)])
    if not order.text.strip():
        told = "is empty; write down what you do, for whom, at what price"
        raise Problem(422, f"text: {told}", [FieldProblem(path="text", message=told)])
    try:
        return office.reader.read(order.text, order.language)
    except ModelError as error:
        raise Problem(503, f"the model cannot read the text now: {error}", headers={"Retry-After": "10"}) from error
