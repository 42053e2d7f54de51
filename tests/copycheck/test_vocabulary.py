"""The word lists themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from service.copycheck.findings import say
from service.copycheck.vocabulary import vocabulary
from service.prompts import read_yaml

LANGUAGES = ("en", "zh")
LISTS = ("bounds", "absolutes", "moods", "voices")


def strings(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for child in node.values():
            yield from strings(child)
    elif isinstance(node, list):
        for child in node:
            yield from strings(child)
    elif isinstance(node, str):
        yield node


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_an_expression_without_groups_of_its_own(language: str) -> None:
    lists = read_yaml(f"copycheck/{language}.yaml")
    for name in (*LISTS, "innocent_numbers", "innocent_absolutes", "spans", "deadlines", "units"):
        for entry in strings(lists[name]):
            assert re.compile(entry.replace("{n}", "1").replace("{q}", "1")).groups == 0, entry


def test_both_languages_have_the_same_lists() -> None:
    english, chinese = (read_yaml(f"copycheck/{language}.yaml") for language in LANGUAGES)
    for name in LISTS:
        assert english[name].keys() == chinese[name].keys()
    assert english["topics"]["families"].keys() == chinese["topics"]["families"].keys()
    assert english["say"].keys() == chinese["say"].keys()


def test_no_word_of_a_list_is_taken_for_yes_or_no() -> None:
    for language in LANGUAGES:
        for entry in vocabulary(language).entry("bounds.negation"):
            assert isinstance(entry, str)


def test_a_message_fills_its_places() -> None:
    assert say("fix_first", "en", label="Wait") == "speaks of “Wait”; the register allows no promise about it"
