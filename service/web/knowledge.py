"""Documents of a workspace: uploaded, listed, removed, searched."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path, PurePath
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response, UploadFile
from fastapi import Path as InPath

from service.domain.brief import Language
from service.web.auth import Caller, allow
from service.web.guard import MOST_UPLOAD_BYTES
from service.web.office import Desk
from service.web.openapi import ERRORS
from service.web.problems import FieldProblem, Problem
from service.web.tool_views import DocumentList, DocumentView, PassageList, SearchView
from service.web.uploads import check_kind

router = APIRouter(prefix="/v1/knowledge", tags=["knowledge"], responses=ERRORS)
Reads = Annotated[Caller, allow("knowledge:read")]
Writes = Annotated[Caller, allow("knowledge:write")]


@router.post("/documents", status_code=201, response_model=DocumentView)
def add_document(file: UploadFile, office: Desk, caller: Writes) -> dict[str, Any]:
    """Add a document (md, txt, html, pdf, docx; at most 20 MiB). Its passages may be cited in plans of the workspace."""
    name = PurePath(file.filename or "document").name[:200] or "document"
    if (file.size or 0) > MOST_UPLOAD_BYTES:
        raise Problem(413, "a document may have 20 MiB; send less")
    with tempfile.TemporaryDirectory(prefix="overdeliver-") as folder:
        kept = Path(folder) / f"document{PurePath(name).suffix.lower()[:10]}"
        with kept.open("wb") as out:
            shutil.copyfileobj(file.file, out, 2**16)
        try:
            check_kind(kept, name)
        except ValueError as error:
            raise Problem(415, f"{name}: {error}", [FieldProblem(path="file", message=str(error))]) from error
        return office.library.add(caller.workspace, name, kept)


@router.get("/documents", response_model=DocumentList)
def list_documents(office: Desk, caller: Reads) -> dict[str, Any]:
    """The documents of the workspace."""
    return {"items": office.library.documents(caller.workspace)}


@router.get("/documents/{document_id}", response_model=PassageList)
def show_document(document_id: Annotated[str, InPath(min_length=1, max_length=200)], office: Desk, caller: Reads) -> dict[str, Any]:
    """What is kept of a document: its passages, in its order."""
    return {"id": document_id, "passages": office.library.passages(caller.workspace, document_id)}


@router.delete("/documents/{document_id}", status_code=204, response_class=Response)
def remove_document(document_id: Annotated[str, InPath(min_length=1, max_length=200)], office: Desk, caller: Writes) -> Response:
    """Take a document out, with its passages."""
    office.library.remove(caller.workspace, document_id)
    return Response(status_code=204)


@router.get("/search", response_model=SearchView)
def search(  # noqa: PLR0913 - what may be asked for
    office: Desk,
    caller: Reads,
    q: Annotated[str, Query(min_length=1, max_length=500, description="What is looked for.")],
    language: Annotated[Language | None, Query(description="Language of the passages; both when missing.")] = None,
    within: Annotated[Literal["own", "handbook", "all"], Query(alias="in", description="Where to look.")] = "all",
    top: Annotated[int, Query(ge=1, le=50, description="Passages at most.")] = 8,
) -> dict[str, Any]:
    """The passages nearest to a query."""
    return {"query": q, "results": office.library.search(caller.workspace, q, language=language, within=within, top=top)}
