"""Coming in with a key, going out, and choosing a language."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from fastapi import Query, Request, Response

from service.web.office import Desk
from service.web.pages.paper import go, keep, page, room
from service.web.pages.visitor import KEY_COOKIE, LANGUAGE_COOKIE, Anyone, Form, text_in

router = room()
_DAY_S = 12 * 3600
_OWN_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]{0,400}")


@router.get("/enter")
def door(visitor: Anyone) -> Response:
    """Where a key is given."""
    return page(visitor, "enter", wrong=False, back="/")


@router.post("/enter")
def enter(request: Request, office: Desk, visitor: Anyone, form: Form) -> Response:
    """Come in with a key. The cookie holds it: it is checked at every request, so a key that is revoked opens nothing."""
    key = text_in(form, "key", 200)
    if office.store.keys.find(key) is None:
        return page(visitor, "enter", 401, wrong=True, back=own_path(text_in(form, "back")))
    response = go(own_path(text_in(form, "back")))
    keep(response, KEY_COOKIE, key, _DAY_S, secure=request.url.scheme == "https")
    return response


@router.post("/leave")
def leave(_visitor: Anyone, _form: Form) -> Response:
    """Go out."""
    response = go("/")
    response.delete_cookie(KEY_COOKIE)
    return response


@router.get("/language/{code}")
def choose_language(code: Literal["en", "zh"], back: Annotated[str, Query(max_length=500)] = "/") -> Response:
    """Read the pages in another language."""
    response = go(own_path(back))
    keep(response, LANGUAGE_COOKIE, code)
    return response


def own_path(said: str) -> str:
    """A path of these pages; the start where somebody names another site."""
    return said if _OWN_PATH.fullmatch(said) else "/"
