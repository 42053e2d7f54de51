"""`overdeliver read`: a brief to check, what was left out, what is open; refusals in one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from service.reading.brief_file import read_brief
from tests.cli.running import Shell
from tests.fakes.openai_server import openai_server, speaking
from tests.notes.texts import ENGLISH, FALSE, TRUE, fact

MODEL = ("--model", "openai:fake")
WHO = fact("customers", "", "in_words", "nervous adults", "Our nervous adults")


def run(shell: Shell, facts: list[dict[str, Any]], *words: str | Path, stdin: str = "") -> tuple[int, str, str]:
    notes = shell.write("notes.txt", ENGLISH)
    with openai_server(speaking(lambda _question: {"facts": facts})) as server:
        shell.monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        return shell.run("read", notes, "--out", "brief.yaml", *MODEL, *words, stdin=stdin)


def test_notes_become_a_brief_that_can_be_planned(shell: Shell) -> None:
    code, out, _ = run(shell, [*TRUE, WHO, FALSE["a rival that is not there"]])
    assert code == 0
    assert out.startswith("brief.yaml: written; 16 said in the text, 2 inferred: check these first")
    assert "left out: competitors BrightTooth image “cheap”: the name does not stand in the text" in out
    assert "What the text does not say, most valuable first:\n- " in out
    assert out.rstrip().endswith("then overdeliver plan brief.yaml")
    assert read_brief(Path("brief.yaml")).services[0].price == 62


def test_a_brief_that_lacks_what_it_needs_is_saved_and_told(shell: Shell) -> None:
    code, _, err = run(shell, TRUE[:2])
    assert code == 2
    assert "services" in err and "brief.yaml: saved with what was read" in err
    assert Path("brief.yaml").is_file()


def test_a_file_that_is_there_is_not_overwritten_without_a_word(shell: Shell) -> None:
    shell.write("brief.yaml", "mine")
    code, _, _ = run(shell, TRUE, stdin="n\n")
    assert code == 2
    assert Path("brief.yaml").read_text("utf-8") == "mine"


def test_the_built_in_writer_cannot_read_notes(shell: Shell) -> None:
    notes = shell.write("notes.txt", ENGLISH)
    assert shell.refusal("read", notes, "--out", "brief.yaml").startswith("--model: reading notes needs a chat model")


def test_what_is_no_text_is_refused(shell: Shell) -> None:
    assert shell.refusal("read", "none.txt", "--out", "brief.yaml", *MODEL).startswith("none.txt: ")
    shell.write("notes.txt", ENGLISH)
    assert "is a folder" in shell.refusal("read", "notes.txt", "--out", str(shell.folder), *MODEL)
