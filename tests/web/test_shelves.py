"""Documents by workspace, on the real knowledge base; models of the service."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.errors import KnowledgeError, NotFoundError
from service.revising.by_model import ModelEditing
from service.settings import Settings
from service.web.auth import LOCAL
from service.web.shelves import Shelves
from service.web.writers import Writers

TEXT = """# How the ferry keeps its word

Home

Otters carry the morning post across the harbour, and the ferry waits for them at the western pier until the bell has rung twice.
A crew that waits keeps its promise to the islanders, who would notice one missed morning after forty years of post on time.
"""


def test_what_a_workspace_adds_no_other_finds(tmp_path: Path) -> None:
    shelves = Shelves(Settings(home=tmp_path / "home"))
    file = tmp_path / "upload.md"
    file.write_text(TEXT, "utf-8")
    added = shelves.add("harbour", "../Ferry notes.md", file)
    assert added["passages"] >= 1
    assert [row["id"] for row in shelves.documents("harbour")] == [added["id"]]
    again = shelves.add("harbour", "Ferry notes.md", file)
    assert (again["state"], again["dropped"]) == ("unchanged", added["dropped"])
    assert again["dropped"]["page chrome"] == 1
    assert {"text": "Home", "why": "page chrome"} in again["left_out"]
    [hit] = shelves.search("harbour", "otters and the ferry post", language=None, within="own", top=1)
    assert {"id", "source", "title", "heading", "language", "score", "text"} <= set(hit)
    assert str(tmp_path) not in str(hit)
    for other in ("elsewhere", LOCAL):
        assert shelves.documents(other) == []
        assert shelves.search(other, "otters and the ferry post", language=None, within="own", top=3) == []
        with pytest.raises(NotFoundError):
            shelves.remove(other, added["id"])
    assert shelves.search("elsewhere", "zone of tolerance", language="en", within="all", top=2)
    assert shelves.finder("harbour").state == "open"
    worse = tmp_path / "worse.md"
    worse.write_text("x", "utf-8")
    with pytest.raises(KnowledgeError):
        shelves.add("harbour", "Ferry notes.md", worse)  # what was kept under the name stays
    assert [row["id"] for row in shelves.documents("harbour")] == [added["id"]]
    shelves.remove("harbour", added["id"])
    assert shelves.search("harbour", "otters and the ferry post", language=None, within="own", top=1) == []
    empty = tmp_path / "empty.md"
    empty.write_text("x", "utf-8")
    with pytest.raises(KnowledgeError):
        shelves.add("harbour", "empty.md", empty)
    assert shelves.ready()
    shelves.close()


def test_only_the_model_of_the_settings_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    writers = Writers(Settings(model="openai:gpt-5"))
    writers.check()
    assert writers.knows("built-in") and writers.knows("openai:gpt-5") and not writers.knows("openai:other")
    assert writers.editing("built-in") is None and writers.editing("openai:other") is None
    editing = writers.editing("openai:gpt-5")
    assert isinstance(editing, ModelEditing)
    assert writers.editing("openai:gpt-5") is not editing
    editing.stop()
    editing.editor.door.close()
    assert Writers(Settings(model="nowhere:model")).editing("nowhere:model") is None
