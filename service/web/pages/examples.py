"""Examples to leaf through: drafted from the briefs of `examples/` by the built-in writer, once in a process."""

from __future__ import annotations

import datetime as dt
import threading
from functools import cache
from typing import Annotated, Any

from fastapi import Path, Response

from service.domain.brief import Brief, Language
from service.domain.plan.plan import Plan
from service.errors import NotFoundError
from service.locations import examples_folder
from service.pipeline import Stamp, write_plan
from service.reading.brief_file import read_brief
from service.web.office import Desk
from service.web.pages.brief_steps import keep_draft, new_draft
from service.web.pages.charts import chart
from service.web.pages.paper import go, page, room
from service.web.pages.shown import part_of
from service.web.pages.visitor import Anyone, Form, Insider, may

router = room()
FIRST: dict[Language, str] = {"en": "brightside-dental", "zh": "nuanxiang-jiazheng"}
"""The example that is shown first."""
Slug = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,60}$")]
_ONE_AT_A_TIME = threading.Lock()


@router.get("/examples/{slug}")
def example(slug: Slug, visitor: Anyone) -> Response:
    """An example's plan."""
    return _shown(slug, visitor, "1")


@router.get("/examples/{slug}/workings")
def example_workings(slug: Slug, visitor: Anyone) -> Response:
    """An example's workings."""
    return _shown(slug, visitor, "2")


@router.get("/examples/{slug}/charts/{name}")
def example_chart(slug: Slug, name: str, visitor: Anyone) -> Response:  # noqa: ARG001 - the cookie is for pages
    """A chart of an example."""
    return chart(example_plan(slug), name)


@router.get("/examples/{slug}/monday")
def example_monday(slug: Slug, visitor: Anyone) -> Response:
    """Monday's list of an example, for the start page."""
    plan = example_plan(slug)
    return page(visitor, "monday", plan=plan, slug=slug, rows=plan.programme.monday[:4])


@router.post("/examples/{slug}/start")
def start_from_example(slug: Slug, office: Desk, visitor: Insider, _form: Form) -> Response:
    """A draft with an example's answers, to change into one's own."""
    may(visitor, "plans:write")
    body = example_brief(slug).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for entry in body.get("delivery", []):
        for name in ("csv", "column", "date", "group"):
            entry.pop(name, None)
    row = keep_draft(office, new_draft(visitor, {"language": example_brief(slug).language, **body}))
    return go(f"/plans/new/{row.id}/1")


def _shown(slug: str, visitor: Anyone, part: Any) -> Response:
    plan = example_plan(slug)
    base = f"/examples/{slug}"
    return page(
        visitor, "reading", document=part_of(plan, part), plan=plan, base=base, charts=f"{base}/charts", part=part, slug=slug, shared=False
    )


@cache
def slugs() -> dict[str, Brief]:
    """The examples by name."""
    return {file.stem: read_brief(file) for file in sorted(examples_folder().glob("*.yaml"))}


def example_brief(slug: str) -> Brief:
    """An example's brief.

    Raises: NotFoundError for a name that is none.
    """
    if slug not in slugs():
        raise NotFoundError("there is no such example")
    return slugs()[slug]


def example_plan(slug: str) -> Plan:
    """An example's plan."""
    brief = example_brief(slug)
    with _ONE_AT_A_TIME:
        return _written(slug, brief)


_PLANS: dict[str, Plan] = {}


def _written(slug: str, brief: Brief) -> Plan:
    if slug not in _PLANS:
        _PLANS[slug] = write_plan(brief, Stamp(slug, dt.datetime.now(dt.UTC)))
    return _PLANS[slug]
