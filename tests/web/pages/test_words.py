"""The words of the pages: both languages say the same things, and no template asks for words that are missing."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from service.errors import WordingError
from service.locations import prompts_folder
from service.web.pages.brief_form import steps
from service.web.pages.words import say, texts

TEMPLATES = sorted((prompts_folder() / "pages" / "templates").glob("*.j2"))


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_words_with_the_same_slots() -> None:
    english, chinese = texts("en"), texts("zh")
    assert english.keys() ^ chinese.keys() == set()
    assert [key for key in english if slots(english[key]) != slots(chinese[key])] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.stem)
def test_every_text_a_template_asks_for_is_there(template: Path) -> None:
    asked = re.findall(r'\bt\("([\w.]+)"(?=[,)])', template.read_text("utf-8"))
    assert [key for key in asked if key not in texts("en")] == []


def test_every_field_of_the_form_has_its_label() -> None:
    for step in steps():
        assert all(f"field.{field.path}.label" in texts("en") for field in step.fields)
        for rows in step.rows:
            assert all(f"rows.{rows.path}.{field.path}" in texts("en") for field in rows.fields)


def test_a_missing_text_is_named() -> None:
    with pytest.raises(WordingError, match=r"pages/words/zh\.yaml: no\.such"):
        say("zh", "no.such")
