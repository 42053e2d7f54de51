"""An address where nothing lies: a page for a browser; programs get the problem they know."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from service.web.pages.paper import refusal
from service.web.problems import Problem, of_http

_PAGES = (404, 405)


def add_nowhere(app: FastAPI) -> None:
    """Answer a browser that lost its way with a page."""
    app.add_exception_handler(HTTPException, _lost)


async def _lost(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class
    if error.status_code in _PAGES and _is_read(request):
        response: Response = refusal(request, Problem(error.status_code, ""))
        response.headers.update(error.headers or {})
    else:
        response = await of_http(request, error)
    response.headers["Vary"] = "Accept, Accept-Language, Cookie"
    return response


def _is_read(request: Request) -> bool:
    """Whether somebody reads the answer: a browser names HTML, and the API's paths are for programs."""
    accepted = (entry.partition(";")[0].strip().lower() for entry in request.headers.get("accept", "").split(","))
    return "text/html" in accepted and not f"{request.url.path}/".startswith("/v1/")
