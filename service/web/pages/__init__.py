"""The owner's pages: plain forms and documents that work without JavaScript, and better with it.

request ─▶ visitor (language, key, form token) ─▶ a route ─▶ the functions of the API's own routes ─▶ templates of prompts/pages
"""

from __future__ import annotations

from fastapi import APIRouter

from service.web.pages import (
    answering,
    brief_files,
    brief_steps,
    clients,
    copying,
    entering,
    examples,
    following,
    library,
    plan_page,
    sections,
    sharing,
    start,
    static,
    versions,
)

_ROOMS = (
    start, entering, static, examples, brief_files, brief_steps, clients, library, sharing, following, plan_page, answering, sections,
    copying, versions,
)  # fmt: skip

router = APIRouter(include_in_schema=False)
"""All pages; the app includes it in one line."""
for _room in _ROOMS:
    router.include_router(_room.router)
