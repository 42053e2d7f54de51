"""Style, script and fonts: our own files, and vendored ones with their licences."""

from __future__ import annotations

from functools import cache

from fastapi import Response

from service.errors import NotFoundError
from service.locations import prompts_folder
from service.web.pages.paper import room

router = room()
FILES = {
    "app.css": "text/css; charset=utf-8",
    "app.js": "text/javascript; charset=utf-8",
    "htmx.min.js": "text/javascript; charset=utf-8",
    "htmx.LICENSE.txt": "text/plain; charset=utf-8",
    "plan-sans-regular.woff": "font/woff",
    "plan-sans-bold.woff": "font/woff",
    "mark.svg": "image/svg+xml",
}
"""All files there are; nothing else is ever read from the disk."""
_KEPT = "public, max-age=86400"


@router.get("/static/{name}")
def static_file(name: str) -> Response:
    """A static file."""
    if name not in FILES:
        raise NotFoundError("there is no such file")
    return Response(content(name), media_type=FILES[name], headers={"Cache-Control": _KEPT})


@router.get("/favicon.ico")
def icon() -> Response:
    """The mark of the pages."""
    return static_file("mark.svg")


@cache
def content(name: str) -> bytes:
    """A file's content."""
    folder = prompts_folder() / ("fonts" if name.endswith(".woff") else "pages/static")
    shared = (prompts_folder() / "templates" / "cards.css").read_bytes() if name == "app.css" else b""
    return (folder / name).read_bytes() + shared
