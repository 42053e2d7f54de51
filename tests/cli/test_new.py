"""`overdeliver new`: the questions, and a brief that can be planned from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service.asking import questions
from service.domain.brief import Language
from service.reading.brief_file import read_brief
from tests.cli.running import Shell

ENGLISH = {
    "name": "Lamp & Co",
    "kind": "lamp repair",
    "services": "Repair, 40, 50, 90\nRewiring, 75.5",
    "customers": "People with old lamps, mostly their mother's.",
    "goals": "Fill Tuesdays",
}
CHINESE = {"name": "灯铺", "kind": "修灯", "services": "修灯，40，50", "customers": "街坊，家里有老灯的。"}


def typed(language: Language, answers: dict[str, str]) -> str:
    """What the owner types: an answer a line, an empty line after a list and for what is left out."""
    asked = questions(language)
    return "".join(f"{answers.get(q.id, '')}\n" + ("\n" if q.many and q.id in answers else "") for q in asked)


@pytest.mark.parametrize(("language", "answers"), [("en", ENGLISH), ("zh", CHINESE)])
def test_the_answers_make_a_brief_that_plans(shell: Shell, language: Language, answers: dict[str, str]) -> None:
    code, out, err = shell.run("new", "--out", "mine/brief.yaml", "--language", language, stdin=typed(language, answers))
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == f"next: overdeliver plan {Path('mine/brief.yaml')}"
    assert [out.count(question.text) for question in questions(language)] == [1] * len(questions(language))
    brief = read_brief(Path("mine/brief.yaml"))
    assert (brief.language, brief.business.name) == (language, answers["name"])
    assert shell.run("plan", "mine/brief.yaml", "--format", "json")[0] == 0
    assert json.loads(Path("out/brief/plan.json").read_text("utf-8"))["language"] == language


def test_a_question_that_must_be_answered_is_asked_again(shell: Shell) -> None:
    code, _, _ = shell.run("new", stdin="\n\n" + typed("en", ENGLISH))
    assert code == 0
    assert read_brief(Path("brief.yaml")).business.name == "Lamp & Co"


def test_an_odd_answer_is_told_and_no_answer_is_lost(shell: Shell) -> None:
    code, out, err = shell.run("new", stdin=typed("en", ENGLISH | {"services": "Repair, forty"}))
    assert code == 2
    assert out.endswith("brief.yaml: written\n")
    assert "services[0].price (line " in err
    assert "Lamp & Co" in Path("brief.yaml").read_text("utf-8")


def test_a_brief_is_overwritten_only_when_told_so(shell: Shell) -> None:
    file = shell.write("brief.yaml", "mine")
    assert shell.run("new", stdin="n\n")[0] == 2
    assert file.read_text("utf-8") == "mine"
    assert shell.run("new", stdin="y\n" + typed("en", ENGLISH))[0] == 0
    assert "Lamp & Co" in file.read_text("utf-8")


def test_answers_that_end_early_write_nothing(shell: Shell) -> None:
    code, _, err = shell.run("new", stdin="Lamp & Co\n")
    assert code == 2
    assert err.splitlines()[-1] == "overdeliver: stopped"
    assert not Path("brief.yaml").exists()


def test_a_folder_is_no_brief(shell: Shell) -> None:
    told = shell.refusal("new", "--out", ".")
    assert told == "--out: . is a folder; give the name of a file, such as brief.yaml"
