"""Own documents: uploaded, looked into, taken out. What was kept of each is shown."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query, Response
from starlette.datastructures import UploadFile as Uploaded

from service.web.knowledge import add_document, remove_document, show_document
from service.web.knowledge import search as search_documents
from service.web.office import Desk
from service.web.pages.paper import go, page, room
from service.web.pages.visitor import Form, Insider, Visitor, may, text_in
from service.web.problems import Problem

router = room()


@router.get("/library")
def documents(office: Desk, visitor: Insider, q: Annotated[str, Query(max_length=500)] = "") -> Response:
    """All documents, and what is found in them."""
    found = search_documents(office, may(visitor, "knowledge:read"), q, None, "own", 8)["results"] if q.strip() else []
    return _shown(office, visitor, q=q, found=found)


@router.post("/library/documents")
def upload(office: Desk, visitor: Insider, form: Form) -> Response:
    """Take in a document, and show what was kept of it."""
    file = form.get("file")
    if not isinstance(file, Uploaded) or not file.filename:
        raise Problem(422, "choose a file first")
    kept = add_document(file, office, may(visitor, "knowledge:write"))  # type: ignore[arg-type]
    return _shown(office, visitor, kept=kept)


@router.get("/library/documents/{document_id}")
def document(document_id: Annotated[str, Path(min_length=1, max_length=200)], office: Desk, visitor: Insider) -> Response:
    """What is kept of a document."""
    return page(visitor, "library_document", **show_document(document_id, office, may(visitor, "knowledge:read")))


@router.post("/library/remove")
def remove(office: Desk, visitor: Insider, form: Form) -> Response:
    """Take a document out."""
    remove_document(text_in(form, "id", 200), office, may(visitor, "knowledge:write"))
    return go("/library")


def _shown(office: Desk, visitor: Visitor, **values: Any) -> Response:
    items = office.library.documents(may(visitor, "knowledge:read").workspace)
    return page(visitor, "library", **{"items": items, "q": "", "found": [], "kept": None, **values})
