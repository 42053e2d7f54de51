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


def test_what_was_dropped_from_an_unchanged_file_is_listed_again(shell: Shell, notes: Path) -> None:
    shell.run("ingest", notes)
    told = "notes.txt: unchanged; dropped: repeated title 1, page chrome 1\n  repeated title: Desk rules\n  page chrome: Scroll to top\n"
    assert shell.run("ingest", notes, "--dropped") == (0, f"{told}1 document in the base, 0 passages new\n", "")


def test_the_base_is_counted_and_not_the_call(shell: Shell, notes: Path) -> None:
    shell.run("ingest", notes)
    more = shell.write("more.txt", "Prices are told to regular customers a month before they rise, in a letter that the owner signs.")
    assert shell.run("ingest", more)[1].endswith("2 documents in the base, 1 passage new\n")
    assert shell.run("ingest", shell.write("empty.txt", ""))[1].endswith("2 documents in the base, 0 passages new\n")


def a_folder(shell: Shell, *names: str) -> Path:
    """A folder `docs` of files that say the same."""
    (shell.folder / "docs" / "old").mkdir(parents=True)
    for name in names:
        shell.write(f"docs/{name}", RULES)
    return Path("docs")


def test_files_of_other_kinds_in_a_folder_are_told_in_one_line(shell: Shell) -> None:
    docs = a_folder(shell, "rules.md", "notes.xyz", "pic.PNG", "old/pic.png", "old/LIST", ".hidden.xyz", "~$rules.doc")
    code, out, err = shell.run("ingest", docs)
    assert (code, out.splitlines()[-1]) == (0, "1 document in the base, 1 passage new")
    told = [line for line in err.splitlines() if not line.endswith(" passages")]
    assert told == ["docs: 4 files left out (.png, .xyz, no ending); md, txt, html, pdf and docx are read"]


def test_a_folder_of_very_many_kinds_names_only_some(shell: Shell) -> None:
    err = shell.run("ingest", a_folder(shell, *(f"a.k{i}" for i in range(9))))[2]
    assert "9 files left out (.k0, .k1, .k2, .k3, .k4, .k5, .k6, .k7, …); md" in err


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], "docs: holds no file that can be read; "),
        ([".hidden.txt"], "docs: holds no file that can be read; "),
        (["pic.png"], "docs: holds no file that can be read: 1 file left out (.png); "),
    ],
)
def test_a_folder_without_a_file_that_can_be_read_is_told(shell: Shell, names: list[str], told: str) -> None:
    assert shell.run("ingest", a_folder(shell, *names)) == (2, "", f"{told}md, txt, html, pdf and docx are read\n")


def test_a_folder_without_documents_stops_no_other(shell: Shell, notes: Path) -> None:
    code, out, err = shell.run("ingest", a_folder(shell), notes)
    assert (code, out.splitlines()[-1]) == (0, "1 document in the base, 1 passage new")
    assert "docs: holds no file that can be read; " in err


def test_what_is_not_in_the_base_cannot_be_removed_and_stops_no_other(shell: Shell, notes: Path) -> None:
    assert shell.run("ingest", "--remove", "docs/never.txt") == (2, "", "docs/never.txt: is not in the base\n")
    shell.run("ingest", notes)
    code, out, err = shell.run("ingest", "--remove", "docs/never.txt", notes)
    assert (code, out, err) == (2, "notes.txt: removed\n1 document removed\n", "docs/never.txt: is not in the base\n")
    assert shell.run("ingest", "--remove", notes)[0] == 2


def test_all_that_came_from_a_folder_is_removed(shell: Shell) -> None:
    docs = a_folder(shell, "rules.md", "old/rules.txt")
    shell.run("ingest", docs)
    assert shell.run("ingest", "--remove", docs) == (0, "rules.txt: removed\nrules.md: removed\n2 documents removed\n", "")


@pytest.mark.parametrize("blank", ["", "  \n", "\u3000"])
def test_an_empty_question_is_refused(shell: Shell, blank: str) -> None:
    assert shell.refusal("search", blank) == "the question is empty; write what is to be found, in English or Chinese"


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
