"""Who looks at the pages: the language read, the key shown, and whether a form comes from our own pages."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request
from starlette.datastructures import FormData

from service.domain.brief import Language
from service.web.auth import Caller, caller_of
from service.web.office import Desk, Office
from service.web.problems import Problem

LANGUAGE_COOKIE = "od_language"
KEY_COOKIE = "od_key"
TOKEN_COOKIE = "od_form"  # noqa: S105 - a name, not a secret
TOKEN_FIELD = "form_token"  # noqa: S105
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_MOST_FIELDS = 4000
_MOST_FIELD_BYTES = 2 * 2**20


@dataclass(frozen=True)
class Visitor:
    """Whoever asks for a page."""

    language: Language
    token: str
    """Stands in every form and in a cookie: a stranger's page knows neither."""
    is_new: bool
    """Whether the cookie must still be set."""
    has_key: bool = False
    caller: Caller | None = None

    @property
    def workspace(self) -> str:
        """The visitor's workspace.

        Raises: Problem when nobody has come in.
        """
        return self.inside.workspace

    @property
    def inside(self) -> Caller:
        """The caller that the API knows.

        Raises: Problem when nobody has come in.
        """
        if self.caller is None:
            raise Problem(401, "a key is needed")
        return self.caller


def anyone(request: Request) -> Visitor:
    """A visitor who need not have a key."""
    kept = request.cookies.get(TOKEN_COOKIE, "")
    is_new = not _TOKEN.fullmatch(kept)
    return Visitor(language_of(request), secrets.token_urlsafe(32) if is_new else kept, is_new, KEY_COOKIE in request.cookies)


def insider(request: Request, office: Desk) -> Visitor:
    """A visitor who may look at a workspace.

    Raises: Problem when a key is needed.
    """
    visitor = anyone(request)
    caller = _caller(request, office)
    request.state.workspace = caller.workspace
    return Visitor(visitor.language, visitor.token, visitor.is_new, visitor.has_key, caller)


def _caller(request: Request, office: Office) -> Caller:
    return caller_of(request, office, request.cookies.get(KEY_COOKIE) or None)


def may(visitor: Visitor, scope: str) -> Caller:
    """The caller, if the key allows what the scope says.

    Raises: Problem when it does not.
    """
    if scope not in visitor.inside.scopes:
        raise Problem(403, f"the key may not do this; it needs the scope {scope}")
    return visitor.inside


async def form_of(request: Request) -> AsyncIterator[FormData]:
    """The form of a request, if it comes from one of our own pages.

    Raises: Problem for a form from elsewhere.
    """
    if not _is_ours(request):
        raise Problem(403, "this form was not sent from these pages; open the page again and send it once more")
    async with request.form(max_fields=_MOST_FIELDS, max_part_size=_MOST_FIELD_BYTES) as form:
        said, kept = form.get(TOKEN_FIELD), request.cookies.get(TOKEN_COOKIE, "")
        if not (isinstance(said, str) and _TOKEN.fullmatch(kept) and hmac.compare_digest(said.encode(), kept.encode())):
            raise Problem(403, "this form was not sent from these pages; open the page again and send it once more")
        yield form


def _is_ours(request: Request) -> bool:
    """Browsers say where a form comes from; what says nothing is held to the token alone."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    named = origin is None or origin.split("//")[-1] == request.headers.get("host")
    return site in (None, "same-origin") and named


def language_of(request: Request) -> Language:
    """The language chosen, else the browser's first that we speak."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    if chosen in ("en", "zh"):
        return cast("Language", chosen)
    for entry in request.headers.get("accept-language", "")[:200].split(","):
        code = entry.split(";")[0].strip().lower()[:2]
        if code in ("en", "zh"):
            return cast("Language", code)
    return "en"


Anyone = Annotated[Visitor, Depends(anyone)]
Insider = Annotated[Visitor, Depends(insider)]
Form = Annotated[FormData, Depends(form_of)]


def text_in(form: FormData, name: str, most: int = 20_000) -> str:
    """A field of a form as text; empty where there is none."""
    value = form.get(name)
    return value.replace("\r\n", "\n").strip()[:most] if isinstance(value, str) else ""
