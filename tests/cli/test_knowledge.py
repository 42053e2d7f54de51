"""`overdeliver ingest` and `overdeliver search`, as a user types them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.running import Shell

RULES = "Whoever hears a complaint owns it until the customer says that it is settled, and writes it down on the same day."
KEYS = {"id", "source", "title", "heading", "language", "score", "text"}


@pytest.fixture
def notes(shell: Shell) -> Path:
    return shell.write("notes.txt", f"Desk rules\nScroll to top\n{RULES}\n")


def test_a_file_goes_in_is_found_and_goes_out(shell: Shell, notes: Path) -> None:
    code, out, _ = shell.run("ingest", notes)
    assert (code, out) == (
        0,
        "notes.txt: added, 1 passage kept; dropped: repeated title 1, page chrome 1\n1 document in the base, 1 passage new\n",
    )
    code, out, _ = shell.run("search", "who owns a complaint", "--in", "own", "--json")
    found = json.loads(out)
    assert (code, found["query"], len(found["results"])) == (0, "who owns a complaint", 1)
    hit = found["results"][0]
    assert set(hit) >= KEYS
    assert (hit["title"], hit["language"], hit["text"], hit["quote"]) == ("Desk rules", "en", RULES, RULES)
    assert shell.run("ingest", notes)[:2] == (0, "notes.txt: unchanged\n1 document in the base, 0 passages new\n")
    assert shell.run("ingest", notes, "--remove")[:2] == (0, "notes.txt: removed\n1 document removed\n")
    assert shell.run("search", "who owns a complaint", "--in", "own")[1] == "nothing found: no passage is near enough to the question\n"


def test_what_was_dropped_is_listed_when_asked_for(shell: Shell, notes: Path) -> None:
    out = shell.run("ingest", notes, "--dropped")[1]
    assert "  page chrome: Scroll to top\n" in out


def test_a_result_is_shown_with_its_place_and_its_quote(shell: Shell, notes: Path) -> None:
    shell.run("ingest", notes, "--title", "House rules")
    out = shell.run("search", "who owns a complaint", "--in", "own")[1]
    assert out.splitlines()[0].startswith("1. House rules: Desk rules (en, 0.")
    assert f"   “{RULES}”" in out.splitlines()


def test_a_bad_file_is_told_and_the_rest_goes_on(shell: Shell, notes: Path) -> None:
    bad = shell.write("empty.txt", "")
    code, out, err = shell.run("ingest", bad, notes, "gone.txt")
    assert code == 1
    assert "empty.txt: refused: is empty\n" in out
    assert "notes.txt: added" in out
    assert "gone.txt: refused: there is no such file or folder\n" in out
    assert "Traceback" not in err


def test_nothing_taken_in_is_exit_code_two(shell: Shell) -> None:
    assert shell.run("ingest", shell.write("empty.txt", ""))[0] == 2
    assert shell.run("ingest", "gone.txt")[0] == 2


def test_a_title_names_one_document(shell: Shell, notes: Path) -> None:
    assert shell.refusal("ingest", notes, notes, "--title", "T") == "--title: names one document; give it with one file"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("OVERDELIVER_EMBEDDINGS", "clever", "OVERDELIVER_EMBEDDINGS: clever is no embedder; write built-in, or openai:model"),
        ("OVERDELIVER_CHROMA_URL", "over there", "OVERDELIVER_CHROMA_URL: over there is no address of a Chroma server"),
        ("OVERDELIVER_CHROMA_URL", "http://127.0.0.1:9", "the Chroma server at http://127.0.0.1:9 cannot be used"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(shell: Shell, notes: Path, name: str, value: str, told: str) -> None:
    shell.monkeypatch.setenv(name, value)
    code, _, err = shell.run("ingest", notes)
    assert code == 2
    assert err.splitlines()[-1].startswith(f"overdeliver: {told}")


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc/version").exists(), reason="needs a folder that cannot be written")
def test_a_home_that_cannot_be_used_is_told(shell: Shell, notes: Path) -> None:
    shell.monkeypatch.setenv("OVERDELIVER_HOME", "/proc/version")
    assert "give another OVERDELIVER_HOME" in shell.refusal("ingest", notes)
