"""The first page: what you get, an example to leaf through, drafts to go on with, plans that are there."""

from __future__ import annotations

import threading

from fastapi import Request, Response

from service.domain.brief import Language
from service.web.office import Desk
from service.web.pages.examples import FIRST, example_plan, slugs
from service.web.pages.paper import page, room
from service.web.pages.visitor import Anyone, insider
from service.web.problems import Problem

router = room()
_warmed: set[str] = set()


@router.get("/")
def start(request: Request, office: Desk, visitor: Anyone) -> Response:
    """The first page. It is open to all; drafts and plans are shown to whoever may see them."""
    try:
        here = insider(request, office)
        drafts = office.store.drafts.newest(here.workspace, 5)
        plans = office.store.plans.page(here.workspace, 6, None)
    except Problem:
        drafts, plans = [], []
    _warm(visitor.language)
    examples = sorted(slugs().items(), key=lambda item: (item[1].language != visitor.language, item[0] != FIRST[visitor.language]))
    return page(
        visitor, "start", drafts=drafts, plans=plans, examples=examples, first=FIRST[visitor.language], reads=office.reader is not None
    )


def _warm(language: Language) -> None:
    """Draft the first example beside, so that it is there when somebody opens it."""
    if FIRST[language] not in _warmed:
        _warmed.add(FIRST[language])
        threading.Thread(target=example_plan, args=(FIRST[language],), name="example", daemon=True).start()
