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

NEXT = {"en": "next: ", "zh": "下一步："}


def typed(language: Language, answers: dict[str, str]) -> str:
    """What the owner types: an answer a line, an empty line after a list and for what is left out."""
    asked = questions(language)
    return "".join(f"{answers.get(q.id, '')}\n" + ("\n" if q.many and q.id in answers else "") for q in asked)


@pytest.mark.parametrize(("language", "answers"), [("en", ENGLISH), ("zh", CHINESE)])
def test_the_answers_make_a_brief_that_plans(shell: Shell, language: Language, answers: dict[str, str]) -> None:
    code, out, err = shell.run("new", "--out", "mine/brief.yaml", "--language", language, stdin=typed(language, answers))
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == f"{NEXT[language]}overdeliver plan {Path('mine/brief.yaml')}"
    assert [out.count(question.text) for question in questions(language)] == [1] * len(questions(language))
    brief = read_brief(Path("mine/brief.yaml"))
    assert (brief.language, brief.business.name) == (language, answers["name"])
    assert shell.run("plan", "mine/brief.yaml", "--format", "json")[0] == 0
    assert json.loads(Path("out/brief/plan.json").read_text("utf-8"))["language"] == language


def test_a_question_that_must_be_answered_is_asked_again(shell: Shell) -> None:
    code, _, _ = shell.run("new", stdin="\n\n" + typed("en", ENGLISH))
    assert code == 0
    assert read_brief(Path("brief.yaml")).business.name == "Lamp & Co"


def test_numbers_in_words_are_read_and_what_was_read_is_told(shell: Shell) -> None:
    code, out, _ = shell.run("new", stdin=typed("en", ENGLISH | {"services": "Repair, £46, 100 min, about 10"}))
    assert code == 0
    assert "noted: price 46, minutes 100, how many a month 10\n" in out
    (service,) = read_brief(Path("brief.yaml")).services
    assert (service.price, service.minutes, service.per_month) == (46, 100, 10)


def test_a_line_without_its_number_is_asked_again_at_once(shell: Shell) -> None:
    code, out, _ = shell.run("new", stdin=typed("en", ENGLISH | {"services": "Repair, forty\nRepair\nRepair, 40\nRewiring, 75.5"}))
    assert code == 0
    assert "price: “forty” holds no number.\n  Type the line again" in out
    assert "This line lacks: price.\n" in out
    assert [service.price for service in read_brief(Path("brief.yaml")).services] == [40, 75.5]


def test_an_odd_answer_that_is_kept_is_told_at_the_end_and_no_answer_is_lost(shell: Shell) -> None:
    code, out, err = shell.run("new", stdin=typed("en", ENGLISH | {"services": "Repair, forty\n"}))
    assert code == 2
    assert out.endswith("brief.yaml: written\n")
    assert "services[0].price (line " in err
    assert err.splitlines()[-1].startswith("overdeliver: brief.yaml: saved with all your answers; ")
    assert "{name: Repair, price: forty}" in Path("brief.yaml").read_text("utf-8")
    assert "Lamp & Co" in Path("brief.yaml").read_text("utf-8")


def test_chinese_questions_are_talked_about_in_chinese(shell: Shell) -> None:
    shell.write("brief.yaml", "mine")
    answers = CHINESE | {"services": "修灯，问一下\n修灯，60元，45分钟", "delivery": "修好，天"}
    code, out, err = shell.run("new", "--language", "zh", stdin="y\n" + typed("zh", answers).replace("修好，天\n", "修好，天\n\n"))
    assert code == 2
    for told in (
        "要覆盖吗？",
        "价格：“问一下”里没有数字。",
        "请把这一行重打一遍",
        "记下：价格 60、分钟数 45",
        "这一行还缺：越低越好还是越高越好。",
    ):
        assert told in out
    assert "brief.yaml：回答全都存好了。" in err
    assert shell.refusal("new", "--out", ".", "--language", "zh").startswith("--out：. 是个文件夹")


def test_a_brief_is_overwritten_only_when_told_so(shell: Shell) -> None:
    file = shell.write("brief.yaml", "mine")
    assert shell.run("new", stdin="n\n")[0] == 2
    assert file.read_text("utf-8") == "mine"
    assert shell.run("new", stdin="y\n" + typed("en", ENGLISH))[0] == 0
    assert "Lamp & Co" in file.read_text("utf-8")


def test_answers_that_end_early_are_kept_and_none_leave_no_file(shell: Shell) -> None:
    assert shell.run("new")[0] == 2
    assert not Path("brief.yaml").exists()
    code, out, err = shell.run("new", stdin="Lamp & Co\nlamp repair\n\n\nRepair, forty\n")
    assert code == 2
    assert out.endswith("brief.yaml: written, with the answers so far\n")
    assert err.splitlines()[-1] == "overdeliver: stopped"
    assert "{name: Repair, price: forty}" in Path("brief.yaml").read_text("utf-8")


def test_a_folder_is_no_brief(shell: Shell) -> None:
    told = shell.refusal("new", "--out", ".")
    assert told == "--out: . is a folder; give the name of a file, such as brief.yaml"
