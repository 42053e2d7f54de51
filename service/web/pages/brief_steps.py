"""The brief, step by step: shown, kept while it is typed, and ordered."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Path, Response, UploadFile
from starlette.datastructures import FormData

from service.domain.brief import Language
from service.domain.plan.plan import Plan
from service.errors import BriefError, NotFoundError
from service.reading.text_files import text_in as decoded
from service.store.drafts import DraftRow
from service.web.bodies import PlanWanted
from service.web.office import Desk, Office
from service.web.pages.brief_form import CURRENT, LEFT_OUT, MARKS, at, steps, take
from service.web.pages.drafting import brief_of, odd_steps, take_special, with_usual
from service.web.pages.paper import go, page, room
from service.web.pages.places import Place, place_of
from service.web.pages.step_view import step_values
from service.web.pages.visitor import Form, Insider, Visitor, may, text_in
from service.web.pages.worth import Worth, still_worth
from service.web.plans import order
from service.web.revisions import order_revision
from service.web.views import RevisionOrder

router = room()
DraftId = Annotated[str, Path(pattern=r"^[0-9a-f-]{36}$")]
Number = Annotated[int, Path(ge=1, le=6)]
_NEVER = dt.datetime.fromtimestamp(0, dt.UTC)
_MOST_RECORD = 2 * 2**20
_BLOCKS_OF_LISTS = ("goals", "services", "segments", "criteria", "competitors", "delivery", "decided", "team", "environment", "copy")


@router.get("/plans/new")
def begin(visitor: Insider) -> Response:
    """The first step of a new brief. Nothing is kept before something is typed."""
    may(visitor, "plans:write")
    return _shown(visitor, new_draft(visitor), 1)


@router.get("/plans/new/{draft_id}/{number}")
def show_step(draft_id: DraftId, number: Number, office: Desk, visitor: Insider, lacks: bool = False) -> Response:
    """A step of a draft. What it lacks is marked once somebody has asked for a plan without it."""
    return _shown(visitor, find_draft(office, visitor, draft_id), number, tried=lacks)


@router.post("/plans/new/{draft_id}/{number}")
def leave_step(draft_id: DraftId, number: Number, office: Desk, visitor: Insider, form: Form) -> Response:
    """Keep what was typed, and go where the button says: on, back, another row, or order."""
    draft = _taken(office, visitor, (draft_id, number), form)
    button = str(form.get("go", "next"))
    if button == "order":
        return _ordered(office, visitor, draft)
    if button.startswith("usual."):
        body = with_usual(draft.body, button.removeprefix("usual."))
        return _shown(visitor, keep_draft(office, replace(draft, body=body)), number)
    if button == "stay" or button.startswith("add."):
        return _shown(visitor, draft, number, more=button.removeprefix("add."))
    onward = int(button) if button.isdigit() and 1 <= int(button) <= len(steps()) else min(number + 1, len(steps()))
    field = text_in(form, "to", 300)
    return go(f"/plans/new/{draft_id}/{onward}" + (f"#{quote(field)}" if field else ""))


@router.post("/plans/new/{draft_id}/{number}/save")
def save_step(draft_id: DraftId, number: Number, office: Desk, visitor: Insider, form: Form) -> Response:
    """Keep what was typed so far, and say what is still worth answering."""
    draft = _taken(office, visitor, (draft_id, number), form)
    response = page(visitor, "brief_aside", **_aside(visitor, draft, number), saved=office.now())
    response.headers["HX-Replace-Url"] = f"/plans/new/{draft_id}/{number}"
    return response


@router.post("/drafts/{draft_id}/delete")
def delete_draft(draft_id: DraftId, office: Desk, visitor: Insider, _form: Form) -> Response:
    """Forget a draft."""
    office.store.drafts.drop(visitor.workspace, draft_id)
    return go("/")


def new_draft(visitor: Visitor, body: dict[str, Any] | None = None, plan_id: str | None = None) -> DraftRow:
    """A draft that is not kept yet."""
    return DraftRow(str(uuid.uuid4()), visitor.workspace, "", visitor.language, body or {"language": visitor.language}, plan_id, _NEVER)


def keep_draft(office: Office, row: DraftRow) -> DraftRow:
    """Keep a draft as it is now."""
    name = (row.body.get("business") or {}).get("name")
    language: Language = "zh" if row.body.get("language") == "zh" else "en"
    kept = replace(row, title=str(name or ""), language=language, updated_at=office.now())
    office.store.drafts.save(kept)
    return kept


def find_draft(office: Office, visitor: Visitor, draft_id: str) -> DraftRow:
    """A draft that is kept.

    Raises: NotFoundError when the workspace has none of that id.
    """
    may(visitor, "plans:write")
    found = office.store.drafts.find(visitor.workspace, draft_id)
    if found is None:
        raise NotFoundError("there is no such draft; it may have been ordered already")
    return found


def _taken(office: Office, visitor: Visitor, where: tuple[str, int], form: FormData) -> DraftRow:
    """The draft with what the form says, kept."""
    draft_id, number = where
    may(visitor, "plans:write")
    before = office.store.drafts.find(visitor.workspace, draft_id)
    row = before or DraftRow(draft_id, visitor.workspace, "", visitor.language, {"language": visitor.language}, None, office.now())
    step = steps()[number - 1]
    said = {name: value if isinstance(value, str) else _uploaded(value) for name, value in form.multi_items()}
    body = take_special(step, take(step, row.body, said), said)
    return keep_draft(office, replace(row, body=_looked_at(row.body, body)))


def _looked_at(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """The draft without the marks on what was changed: that is the owner's word now."""
    assumed = [name for name in before.get(CURRENT, []) if after.get(name) == before.get(name)]
    marks = {path: quote for path, quote in before.get(MARKS, {}).items() if at(after, path) == at(before, path)}
    kept = {key: value for key, value in after.items() if key not in (CURRENT, MARKS)}
    return {**kept, **({CURRENT: assumed} if assumed else {}), **({MARKS: marks} if marks else {})}


def _uploaded(file: UploadFile | Any) -> str:
    """An uploaded record as text; empty where none was chosen."""
    content = file.file.read(_MOST_RECORD)
    try:
        return decoded(content, _MOST_RECORD) if content else ""
    except ValueError:
        return ""


def _shown(visitor: Visitor, draft: DraftRow, number: int, *, more: str = "", tried: bool = False) -> Response:
    step = steps()[number - 1]
    values = step_values(visitor.language, step, draft.body, more)
    return page(visitor, "brief", step=step, steps=steps(), tried=tried, **values, **_aside(visitor, draft, number), saved=None)


def _aside(visitor: Visitor, draft: DraftRow, number: int) -> dict[str, Any]:
    odd = odd_steps(draft.body)
    worth, faults = _worth(visitor, draft) if not odd else ((), [])
    common = {"draft": draft, "number": number, "steps_in_all": len(steps()), "odd": odd, "assumed": draft.body.get(CURRENT, [])}
    common |= {"marks": draft.body.get(MARKS, {}), "left_out": draft.body.get(LEFT_OUT, [])}
    return {**common, "worth": worth, "brief_faults": faults}


def _worth(visitor: Visitor, draft: DraftRow) -> tuple[tuple[Worth, ...], list[tuple[Place, str]]]:
    """What is still worth answering, or what stands in the way of a plan, each fault with its field."""
    try:
        return still_worth(visitor.language, draft.body), []
    except BriefError as error:
        parted = [fault.partition(": ") for fault in error.faults]
        return (), [(place_of(visitor.language, path, draft.body), words or path) for path, _, words in parted]


def _ordered(office: Office, visitor: Visitor, draft: DraftRow) -> Response:
    """Have the plan written, or the plan whose brief this is revised."""
    odd = odd_steps(draft.body)
    if odd:
        return go(f"/plans/new/{draft.id}/{min(odd)}?lacks=true")
    if draft.plan_id:
        return _revised(office, visitor, draft)
    brief = brief_of(draft.body)
    body = json.dumps(draft.body, sort_keys=True)
    digest = hashlib.sha256(body.encode()).hexdigest()
    answer = order(office, may(visitor, "plans:write"), PlanWanted(brief, None, digest), f"{draft.id}-{digest[:16]}")
    office.store.drafts.drop(visitor.workspace, draft.id)
    return go(f"/plans/{json.loads(bytes(answer.body))['id']}")


def _revised(office: Office, visitor: Visitor, draft: DraftRow) -> Response:
    """Only the blocks that were changed are set: what depends on them is drafted again."""
    plan_id = draft.plan_id or ""
    text = office.store.plans.written(visitor.workspace, plan_id)
    before = Plan.model_validate_json(text).brief if text else {}
    after = json.loads(brief_of(draft.body).model_dump_json(by_alias=True, exclude_defaults=True))
    changed = {key: after.get(key, _nothing(key)) for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key)}
    if changed:
        order_revision(plan_id, RevisionOrder(set=changed), office, may(visitor, "plans:write"))
    office.store.drafts.drop(visitor.workspace, draft.id)
    return go(f"/plans/{plan_id}")


def _nothing(key: str) -> Any:
    return [] if key in _BLOCKS_OF_LISTS else None
