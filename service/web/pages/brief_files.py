"""A brief as a file: out of a draft, into a draft; and a brief read out of somebody's own words, where there is a model."""

from __future__ import annotations

import re
from typing import Any

from fastapi import Response

from service.asking import brief_text
from service.errors import BriefError
from service.notes.reading import LONGEST
from service.reading.brief_file import parse_brief
from service.reading.json_text import read_json
from service.reading.text_files import text_in as decoded
from service.reading.yaml_lines import read_yaml
from service.web.guard import MOST_BYTES
from service.web.office import Desk
from service.web.pages.brief_form import LEFT_OUT, MARKS
from service.web.pages.brief_steps import DraftId, find_draft, keep_draft, new_draft
from service.web.pages.drafting import brief_data
from service.web.pages.paper import go, page, room
from service.web.pages.visitor import Form, Insider, may, text_in
from service.web.tool_views import TextOrder
from service.web.tools import read_brief_text

router = room()


@router.get("/plans/new/{draft_id}/brief.yaml")
def export_brief(draft_id: DraftId, office: Desk, visitor: Insider) -> Response:
    """The draft as a file that the command line reads too."""
    row = find_draft(office, visitor, draft_id)
    stem = re.sub(r"[^a-z0-9]+", "-", row.title.lower()).strip("-")[:60] or "brief"
    text = brief_text(brief_data(row.body), "zh" if row.language == "zh" else "en")
    return Response(text, media_type="application/yaml", headers={"Content-Disposition": f'attachment; filename="{stem}.yaml"'})


@router.get("/plans/import")
def ask_for_file(office: Desk, visitor: Insider) -> Response:
    """Where a brief is given as a file or in one's own words."""
    return page(visitor, "import", reads=office.reader is not None, faults=[], typed="", words="")


@router.post("/plans/import")
def import_brief(office: Desk, visitor: Insider, form: Form) -> Response:
    """A brief out of a YAML or JSON file, as a draft to look through."""
    may(visitor, "plans:write")
    file = form.get("file")
    content = b"" if file is None or isinstance(file, str) else file.file.read(MOST_BYTES + 1)
    try:
        text = decoded(content, MOST_BYTES) if content else text_in(form, "text", MOST_BYTES)
        data = _read(text)
    except (ValueError, BriefError) as error:
        faults = error.faults if isinstance(error, BriefError) else [str(error)]
        return page(visitor, "import", 422, reads=office.reader is not None, faults=faults, typed="", words="")
    row = keep_draft(office, new_draft(visitor, data))
    return go(f"/plans/new/{row.id}/1")


@router.post("/plans/read")
def read_words(office: Desk, visitor: Insider, form: Form) -> Response:
    """A brief out of a paragraph or a website's text; each field says what it rests on."""
    words = text_in(form, "words", 100_000)
    if len(words) > LONGEST:
        told = f"text: is too long ({len(words):,} characters, at most {LONGEST:,}); shorten it"
        return page(visitor, "import", 422, reads=office.reader is not None, faults=[told], typed="", words=words)
    found = read_brief_text(TextOrder(text=words or " "), office, may(visitor, "tools"))
    marks = {one["path"]: one.get("quote", "") for one in (*found.get("said", []), *found["assumed"]) if isinstance(one, dict)}
    hidden = {MARKS: marks, LEFT_OUT: found.get("left_out", [])}
    row = keep_draft(office, new_draft(visitor, {**found["brief"], **{key: value for key, value in hidden.items() if value}}))
    return go(f"/plans/new/{row.id}/1")


def _read(text: str) -> dict[str, Any]:
    """The data of a file.

    Raises: BriefError where it is no brief.
    """
    document = read_json(text) if text.lstrip().startswith("{") else read_yaml(text)
    if document.faults:
        raise BriefError([f"file{fault}" for fault in document.faults])
    if not isinstance(document.data, dict) or not document.data:
        raise BriefError(["a brief is a block of `key: value` lines that starts with `business:`"])
    data: dict[str, Any] = {str(key): value for key, value in document.data.items() if not str(key).startswith("_")}
    plain: dict[str, Any] = _plain(data)
    parse_brief(plain)
    return plain


def _plain(data: Any) -> Any:
    """Dates as text, as a draft keeps them."""
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data if isinstance(data, str | int | float | bool) or data is None else str(data)
