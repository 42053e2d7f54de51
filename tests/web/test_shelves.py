"""Documents by workspace, on the real knowledge base; models of the service."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from service.errors import DocumentError, KnowledgeError, NotFoundError
from service.revising.by_model import ModelEditing
from service.settings import Settings
from service.web.auth import LOCAL
from service.web.shelves import Shelves
from service.web.writers import Writers
from tests.jobs.away import no_room

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
    with pytest.raises(DocumentError):
        shelves.add("harbour", "Ferry notes.md", worse)  # what was kept under the name stays
    assert [row["id"] for row in shelves.documents("harbour")] == [added["id"]]
    shelves.remove("harbour", added["id"])
    assert shelves.search("harbour", "otters and the ferry post", language=None, within="own", top=1) == []
    empty = tmp_path / "empty.md"
    empty.write_text("x", "utf-8")
    with pytest.raises(DocumentError):
        shelves.add("harbour", "empty.md", empty)
    assert shelves.ready()
    shelves.close()


def test_a_server_that_is_away_is_said_without_its_address(tmp_path: Path) -> None:
    shelves = Shelves(Settings(home=tmp_path, chroma_url="http://127.0.0.1:9"))
    assert not shelves.ready()
    with pytest.raises(KnowledgeError, match=r"^the knowledge base cannot be used now; try again in a moment$"):
        shelves.search("harbour", "otters", language=None, within="all", top=1)
    shelves.close()


def test_a_full_disk_takes_nothing_of_what_was_kept(tmp_path: Path, indexed_home: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(indexed_home, home)
    shelves, first, second = Shelves(Settings(home=home)), tmp_path / "first.md", tmp_path / "second.md"
    first.write_text("# Ferry\n\nThe ferry leaves the north pier at seven and carries the post of both islands.", "utf-8")
    second.write_text("# Ferry\n\nThe ferry leaves the south pier at nine and carries no post at all any more.", "utf-8")
    shelves.add("harbour", "Ferry.md", first)
    for name in ("Ferry.md", "Otters.md"):
        with no_room(os.getpid()), pytest.raises((OSError, KnowledgeError)):
            shelves.add("harbour", name, second)
    assert [row["passages"] for row in shelves.documents("harbour")] == [1]
    [kept] = (home / "workspaces" / "harbour" / "documents").iterdir()
    assert kept.read_text("utf-8") == first.read_text("utf-8")
    shelves.add("harbour", "Ferry.md", second)
    [hit] = shelves.search("harbour", "when does the ferry leave", language=None, within="own", top=1)
    assert "south pier" in hit["text"]
    assert [file.name for file in (home / "workspaces" / "harbour").iterdir() if file.is_file()] == []
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
