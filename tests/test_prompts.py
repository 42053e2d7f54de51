"""The door to the prompts folder: every file is read, every text has its key."""

from __future__ import annotations

import pytest

from service.errors import WordingError
from service.locations import prompts_folder
from service.prompts import read_yaml, wording


@pytest.mark.parametrize("path", sorted(str(f.relative_to(prompts_folder())) for f in prompts_folder().rglob("*.yaml")))
def test_every_file_holds_something(path: str) -> None:
    assert read_yaml(path)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(WordingError, match=r"there is no goals/fr\.yaml in the prompts folder"):
        read_yaml("goals/fr.yaml")


def test_a_text_is_found_by_its_file_and_keys() -> None:
    assert wording("en")["numbers.weekdays.1"] == "Monday"
    assert wording("zh")["numbers.words.2"] == "两"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_text_is_one_line_of_words(language: str) -> None:
    texts = wording("zh" if language == "zh" else "en")
    assert [key for key, text in texts.items() if "\n" in text or (not text.strip() and not key.startswith("numbers."))] == []


def test_files_are_read_once() -> None:
    assert read_yaml("effort.yaml") is read_yaml("effort.yaml")
