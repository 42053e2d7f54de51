"""Puts a page together: template, words, headers. Errors become pages too."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Coroutine
from functools import cache
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from service.domain.brief import Language
from service.errors import BriefError, ConflictError, KnowledgeError, NotFoundError, OverdeliverError, StoreError
from service.exports.document import Figure
from service.exports.html import in_two_lines, is_kind, is_short
from service.locations import prompts_folder
from service.prompts import wording
from service.web.pages.fault_words import tell
from service.web.pages.visitor import KEY_COOKIE, TOKEN_COOKIE, TOKEN_FIELD, Visitor, anyone
from service.web.pages.words import has, say
from service.web.problems import Problem
from service.writing.numerals import Numerals

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {"Content-Security-Policy": POLICY, "Vary": "Cookie", "Referrer-Policy": "same-origin"}
"""A form tells where it comes from only where the policy lets it."""
_YEAR_S = 365 * 24 * 3600
_STATUS = ((BriefError, 422), (NotFoundError, 404), (ConflictError, 409), (StoreError, 503), (KnowledgeError, 503))


def page(visitor: Visitor, name: str, status: int = 200, /, **values: Any) -> HTMLResponse:
    """A page from its template."""
    response = HTMLResponse(render(visitor, name, **values), status, headers=HEADERS)
    if visitor.is_new:
        keep(response, TOKEN_COOKIE, visitor.token)
    return response


def render(visitor: Visitor, name: str, /, **values: Any) -> str:
    """A template of `prompts/pages/templates` filled in."""
    language = visitor.language
    common = {
        "visitor": visitor, "token_field": TOKEN_FIELD, "asset": asset, "has": lambda key: has(language, key),
        "t": lambda key, **slots: say(language, key, **slots), "day": lambda moment: long_day(moment, language),
        "names_of": lambda names: say(language, "site.comma").join(say(language, f"stage.{name}.name") for name in names),
        "clock": lambda moment: moment.astimezone().strftime("%H:%M"), "told": lambda said: _told(language, said),
    }  # fmt: skip
    return environment().get_template(f"{name}.html.j2").render({**common, **values})


def _told(language: Language, said: str) -> Markup:
    """A fault in the visitor's language; where it could not be, marked as English."""
    told = tell(language, said)
    return Markup("{}").format(told.text) if told.language == language else Markup('<span lang="en">{}</span>').format(told.text)


@cache
def environment() -> Environment:
    """Templates of the pages, and those of the plan's own page, whose blocks they share."""
    folders = [prompts_folder() / "pages" / "templates", prompts_folder() / "templates"]
    made = Environment(loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.tests["kind"] = is_kind
    made.tests["short"] = is_short
    made.filters["in_two_lines"] = in_two_lines
    made.filters["drawn"] = _fetched
    return made


@pass_context
def _fetched(context: Context, figure: Figure, language: Language) -> Markup:
    """Jinja filter: the place of a chart, which is fetched when it comes into view; a picture where there is no script."""
    place = f"{context['charts']}/{figure.id}"
    waiting = say(context["visitor"].language, "plan.drawing")
    return Markup(
        '<span class="drawing" hx-get="{0}" hx-trigger="revealed" hx-swap="outerHTML"><span class="waiting">{1}</span>'
        '<noscript><img src="{0}.svg" alt="" lang="{2}" loading="lazy" width="600" height="240"></noscript></span>'
    ).format(place, waiting, language)


@cache
def asset(name: str) -> str:
    """Address of a static file; it changes with the content, so that a browser may keep it."""
    from service.web.pages.static import content  # static pages need this file's policy

    return f"/static/{name}?v={hashlib.sha256(content(name)).hexdigest()[:10]}"


def long_day(moment: dt.datetime, language: Language) -> str:
    """A day in words."""
    return Numerals(language, "EUR", wording(language)).date(moment.astimezone().date(), "long")


def go(address: str) -> RedirectResponse:
    """Send a browser on after a form."""
    return RedirectResponse(address, 303)


def keep(response: Response, name: str, value: str, seconds: int = _YEAR_S, *, secure: bool = False) -> None:
    """Set a cookie that no script reads and no other site sends."""
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="strict", path="/", secure=secure)


class PageRoute(APIRoute):
    """A route whose errors are pages."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, with its errors caught."""
        handle = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            try:
                return await handle(request)
            except (Problem, OverdeliverError, RequestValidationError) as error:
                return refusal(request, error)

        return guarded


def room() -> APIRouter:
    """A router of pages."""
    return APIRouter(route_class=PageRoute, include_in_schema=False)


def refusal(request: Request, error: Exception) -> Response:
    """An error as a page: what is wrong, and where to go."""
    visitor = anyone(request)
    status = _status(request, error)
    if status == 401 and request.method == "GET" and "hx-request" not in request.headers:
        return _to_the_door(request, visitor)
    faults = error.faults if isinstance(error, BriefError) else [one.message for one in _fields(error) if one.message not in str(error)]
    said = say(visitor.language, f"problem.{status}") if has(visitor.language, f"problem.{status}") else ""
    return page(visitor, "problem", status, said=said, detail=_detail(error), faults=faults, is_missing=status == 404)


def _to_the_door(request: Request, visitor: Visitor) -> Response:
    response = page(visitor, "enter", 401, wrong=KEY_COOKIE in request.cookies, back=request.url.path)
    response.delete_cookie(KEY_COOKIE)
    return response


def _status(request: Request, error: Exception) -> int:
    if isinstance(error, Problem):
        return error.status
    if isinstance(error, RequestValidationError) and request.method == "GET":
        return 404  # an address that is none of ours
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 422)


def _fields(error: Exception) -> list[Any]:
    return error.errors if isinstance(error, Problem) else []


def _detail(error: Exception) -> str:
    return "" if isinstance(error, RequestValidationError | BriefError) else str(error)
