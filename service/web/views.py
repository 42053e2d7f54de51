"""What the service answers, as models: OpenAPI shows them, tests hold the answers to them."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from service.domain.brief import Brief, Language
from service.domain.plan.plan import Plan
from service.revising.diff import Difference
from service.store.rows import EventRow, PlanRow, RevisionRow

Status = Literal["queued", "running", "done", "failed", "cancelled"]


class View(BaseModel):
    """An answer."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class Order(BaseModel):
    """What a plan is asked for with. A bare brief does as well, with `model` beside its keys."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    brief: Brief
    """The brief."""
    model: str | None = Field(default=None, max_length=200)
    """Writer: `built-in`, or a chat model as `provider:model`; the service's own choice when missing."""
    language: Language | None = None
    """Language of the plan; the brief's when missing."""


class Accepted(View):
    """A plan or revision that will be written."""

    id: str
    """Id of the plan."""
    status: Status
    """State."""
    revision: int
    """Number of the revision, 1 for the first draft."""
    links: dict[str, str]
    """Where to go from here."""


class StageView(View):
    """A section on its way."""

    name: str
    """Section."""
    status: Literal["waiting", "done", "kept"]
    """`kept`: this revision leaves it as it is."""
    seconds: float | None = None
    """Seconds it took."""


class PlanSummary(View):
    """A plan, without its text."""

    id: str
    """Id."""
    status: Status
    """State of the newest revision."""
    title: str
    """Name of the firm."""
    language: str
    """Language."""
    model: str
    """Writer asked for."""
    revision: int
    """Newest revision asked for."""
    created_at: dt.datetime
    """When it was asked for."""
    updated_at: dt.datetime
    """When its state last changed."""
    error: str | None = None
    """Why nothing came of it."""
    links: dict[str, str]
    """Where to go from here."""


class PlanView(PlanSummary):
    """A plan, with its stages and, once it is written, its text."""

    stages: list[StageView]
    """The sections of the newest revision."""
    plan: Plan | None = None
    """The newest text; none before the first draft is done."""


class PlanPage(View):
    """A page of plans, newest first."""

    items: list[PlanSummary]
    """Plans."""
    next_cursor: str | None = None
    """Give it as `cursor` for the next page; none on the last."""


class RevisionOrder(BaseModel):
    """What is to be changed."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    section: str | list[str] | None = Field(default=None, max_length=20)
    """Section to draft again, or several."""
    instruction: str | None = Field(default=None, max_length=2000)
    """What a model should do differently there."""
    set: dict[str, Any] | list[str] = {}
    """New values by path (`{"business.marketing_budget": 12000}`), or `PATH=VALUE` words."""
    lock: list[str] = Field(default=[], max_length=20)
    """Sections to leave as they are."""
    unlock: list[str] = Field(default=[], max_length=20)
    """Sections that may be drafted again."""


class RevisionView(View):
    """A revision."""

    number: int
    """1 is the first draft."""
    status: Status
    """State."""
    change: dict[str, Any]
    """What was asked for."""
    error: str | None = None
    """Why nothing came of it."""
    created_at: dt.datetime
    """When it was asked for."""
    finished_at: dt.datetime | None = None
    """When it ended."""
    plan: Plan | None = None
    """The text it came to."""


class RevisionList(View):
    """All revisions of a plan."""

    items: list[RevisionView]
    """Oldest first, without their texts."""


class Diff(View):
    """What differs between a revision and the one it was made from."""

    before: int
    """Number of the older one."""
    after: int
    """Number of the newer one."""
    differences: list[Difference]
    """Every value that differs, in reading order."""


class Health(View):
    """Whether the process lives."""

    status: Literal["ok"]


class Readiness(View):
    """Whether requests can be served."""

    status: Literal["ready", "not_ready"]
    parts: dict[str, Literal["ok", "away"]]
    """Database, knowledge base, queue."""


def links_of(plan_id: str) -> dict[str, str]:
    """Where to go from a plan."""
    base = f"/v1/plans/{plan_id}"
    parts = ("events", "document", "revisions", "cancel")
    return {"self": base, **{part: f"{base}/{part}" for part in parts}, "page": f"/plans/{plan_id}"}


def summary_of(row: PlanRow) -> PlanSummary:
    """A row as it is shown."""
    shared = ("id", "status", "title", "language", "model", "revision", "created_at", "updated_at", "error")
    return PlanSummary(**{name: getattr(row, name) for name in shared}, links=links_of(row.id))


def revision_of(row: RevisionRow) -> RevisionView:
    """A revision as it is shown, without its text."""
    shared = ("number", "status", "change", "error", "created_at", "finished_at")
    return RevisionView(**{name: getattr(row, name) for name in shared})


def stages_of(events: list[EventRow], number: int, names: tuple[str, ...]) -> list[StageView]:
    """The stages of a revision out of its events: before it begins all wait; sections it leaves alone are kept."""
    own = [event for event in events if event.data.get("revision") == number]
    wanted = next((event.data["stages"] for event in own if event.kind == "started"), list(names))
    seconds = {event.data["stage"]: event.data["seconds"] for event in own if event.kind == "stage"}
    ended = any(event.kind == "done" for event in own)
    return [_stage(name, name in wanted, seconds.get(name), ended=ended) for name in names]


def _stage(name: str, is_wanted: bool, seconds: float | None, *, ended: bool) -> StageView:
    if not is_wanted:
        return StageView(name=name, status="kept")
    return StageView(name=name, status="done" if ended or seconds is not None else "waiting", seconds=seconds)
