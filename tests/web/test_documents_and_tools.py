"""Documents, promises, copy checks, briefs, knowledge: the routes beside the plan."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from service.errors import NotFoundError
from service.web.documents import MEDIA, built
from service.web.tool_views import PromiseView
from tests.web.a_service import Service


@pytest.mark.parametrize("name", MEDIA)
def test_every_format_that_is_built_is_given_and_the_others_are_told(service: Service, name: str) -> None:
    plan_id = service.order()
    by_name = service.client.get(f"/v1/plans/{plan_id}/document", params={"format": name})
    by_accept = service.client.get(f"/v1/plans/{plan_id}/document", headers={"Accept": f"{MEDIA[name]}, */*;q=0.1"})
    for answer in (by_name, by_accept):
        if name in built():
            assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, MEDIA[name])
            assert f"hedge-lane-cycles.{name}" in answer.headers["content-disposition"]
        else:
            assert answer.status_code == 406 and f"does not make {name}" in answer.json()["detail"]


def test_what_nobody_makes_is_refused_and_anything_is_json(service: Service) -> None:
    plan_id = service.order()
    assert service.client.get(f"/v1/plans/{plan_id}/document", headers={"Accept": "image/png"}).status_code == 406
    assert service.client.get(f"/v1/plans/{plan_id}/document", params={"format": "rtf"}).status_code == 422
    assert service.client.get(f"/v1/plans/{plan_id}/document").json()["id"] == plan_id
    part = service.client.get(f"/v1/plans/{plan_id}/document", params={"format": "md", "part": "1"})
    assert len(part.text) < len(service.client.get(f"/v1/plans/{plan_id}/document", params={"format": "md"}).text)


@pytest.mark.parametrize(
    "record",
    [
        {"samples": [float(n) for n in range(1, 60)]},
        {"kept": 90, "total": 100, "unit": "share of visits", "better": "higher"},
        {"median": 2.5, "p90": 7, "n": 48},
        {"typical": 4},
    ],
)
def test_any_record_gives_an_entry_of_the_register(service: Service, record: dict[str, Any]) -> None:
    answer = service.client.post("/v1/promises", json={"measure": "call_back_hours", "better": "lower", "adequate": 90} | record)
    assert answer.status_code == 200, answer.text
    entry = PromiseView.model_validate(answer.json())
    assert entry.deliverable is not None
    assert entry.basis in ("measured", "modelled", "assumed")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"better": "lower"},
        {"better": "lower", "samples": []},
        {"better": "lower", "samples": [1], "typical": 3},
        {"better": "lower", "kept": 5, "total": 2},
        {"better": "lower", "samples": [1, 2], "keep": 1},
        {"better": "lower", "samples": [1, 2], "adequate": 5, "desired": 9},
        {"better": "higher", "samples": [1, 2], "adequate": 5, "desired": 2},
    ],
)
def test_a_record_that_is_none_is_told_with_its_path(service: Service, body: dict[str, Any]) -> None:
    answer = service.client.post("/v1/promises", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json()["errors"][0]["message"]


def test_a_text_is_held_against_a_plan_or_against_promises(service: Service) -> None:
    plan_id = service.order()
    text = "Your bike is ready within 5 hours."
    for source in (
        {"plan_id": plan_id},
        {"promises": [{"measure": "ready", "label": "Ready after drop-off", "unit": "h", "better": "lower", "promise": 30}]},
    ):
        findings = service.client.post("/v1/copy-checks", json={"text": text, **source}).json()["findings"]
        assert findings and set(findings[0]) == {"rule", "severity", "line", "sentence", "promise", "message"}
    for wrong in ({}, {"plan_id": plan_id, "promises": []}, {"promises": [{"measure": "x"}]}):
        assert service.client.post("/v1/copy-checks", json={"text": text, **wrong}).status_code == 422
    service.runs.waits = True
    assert service.client.post("/v1/copy-checks", json={"text": text, "plan_id": service.order()}).status_code == 409


def test_free_text_needs_a_model(service: Service) -> None:
    assert "needs a chat model" in service.client.post("/v1/briefs", json={"text": "I mend bikes."}).json()["detail"]

    class FakeReader:
        def read(self, text: str, language: str | None) -> dict[str, Any]:
            return {"brief": {"notes": text}, "assumed": [], "questions": [language]}

    service.office.reader = FakeReader()
    assert service.client.post("/v1/briefs", json={"text": "I mend bikes."}).json()["brief"] == {"notes": "I mend bikes."}


class FakeLibrary:
    """Keeps what it is given, by workspace."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def add(self, workspace: str, name: str, file: Path) -> dict[str, Any]:
        self.kept[workspace, name] = file.read_text("utf-8", "replace")
        return {"id": name, "title": name, "passages": 1}

    def documents(self, workspace: str) -> list[dict[str, Any]]:
        return [{"id": name, "title": name} for owner, name in self.kept if owner == workspace]

    def passages(self, workspace: str, document_id: str) -> list[dict[str, Any]]:
        if (workspace, document_id) not in self.kept:
            raise NotFoundError("there is no such document")
        return [{"heading": "", "text": self.kept[workspace, document_id]}]

    def remove(self, workspace: str, document_id: str) -> None:
        if self.kept.pop((workspace, document_id), None) is None:
            raise NotFoundError("there is no such document")

    def search(self, workspace: str, query: str, *, language: str | None, within: str, top: int) -> list[dict[str, Any]]:
        found = [name for (owner, name), text in self.kept.items() if owner == workspace and query in text][:top]
        place = {"source": within, "heading": "", "language": language or "en", "score": 1.0}
        return [{"id": name, "title": name, "text": query, **place} for name in found]

    def ready(self) -> bool:
        return False


def _docx(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def test_documents_are_kept_listed_searched_and_removed(service: Service) -> None:
    service.office.library = FakeLibrary()
    for name, content in (
        ("notes.md", b"# Waits\nlong"),
        ("a.txt", "等候".encode("utf-16")),
        ("b.pdf", b"%PDF-1.7 x"),
        ("c.docx", _docx(word__document_xml=b"x")),
    ):
        answer = service.client.post("/v1/knowledge/documents", files={"file": (f"../{name}", content)})
        assert (answer.status_code, answer.json().get("id")) == (201, name), answer.text
    assert len(service.client.get("/v1/knowledge/documents").json()["items"]) == 4
    found = service.client.get("/v1/knowledge/search", params={"q": "Waits", "in": "own", "top": 3}).json()
    assert (found["query"], found["results"][0]["id"]) == ("Waits", "notes.md")
    assert service.client.delete("/v1/knowledge/documents/notes.md").status_code == 204
    assert service.client.delete("/v1/knowledge/documents/notes.md").status_code == 404
    assert service.client.get("/readyz").json() == {
        "status": "not_ready",
        "parts": {"database": "ok", "knowledge": "away", "queue": "away"},
    }


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.exe", b"MZ", "is none of"),
        ("a.txt", b"", "is empty"),
        ("a.txt", b"PK\x03\x04", "is no text"),
        ("a.md", b"a\x00b", "is no text"),
        ("a.pdf", b"hello", "is no PDF"),
        ("a.docx", b"PK\x03\x04", "is no Word file"),
        ("a.docx", _docx(other=b"x"), "is no Word file"),
        ("a.docx", _docx(word__document_xml=b"\x00" * (8 * 2**20)), "unpacks to far more"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(service: Service, name: str, content: bytes, told: str) -> None:
    service.office.library = FakeLibrary()
    answer = service.client.post("/v1/knowledge/documents", files={"file": (name, content)})
    assert answer.status_code == 415 and told in answer.json()["detail"]


def test_without_a_knowledge_base_the_service_says_so(service: Service) -> None:
    answer = service.client.post("/v1/knowledge/documents", files={"file": ("a.txt", b"x")})
    assert answer.status_code == 404 and "no knowledge base" in answer.json()["detail"]
    assert service.client.get("/v1/knowledge/documents").json() == {"items": []}
    assert service.client.get("/v1/knowledge/search", params={"q": "x"}).json()["results"] == []
    assert service.client.delete("/v1/knowledge/documents/x").status_code == 404
