"""What a trade knows about its own work is found by what the owner calls the firm."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Literal

import pytest

from service.prompts import read_yaml
from service.writing.ideas import SERVES, Idea, ideas_of
from service.writing.phrasebook import slot_names
from tests.moves.briefs import A_STALL, a_brief

SLOTS = {"slot", "fullest", "quiet", "service", "each", "hour", "group", "customer", "customers", "visit", "visits", "where"}
LANGUAGES: tuple[Literal["en", "zh"], ...] = ("en", "zh")


def ideas(kind: str, language: str = "en") -> tuple[Idea, ...]:
    return ideas_of(a_brief(A_STALL, language=language, business={"kind": kind}))


@pytest.mark.parametrize(
    ("kind", "language", "word"),
    [
        ("dental clinic", "en", "chair"),
        ("plumber, working alone", "en", "tenant"),
        ("家政服务店", "zh", "阿姨"),
        ("牙科诊所", "zh", "椅子"),
    ],
)
def test_a_trade_has_its_own_ideas_before_those_for_everyone(kind: str, language: str, word: str) -> None:
    found = ideas(kind, language)
    assert any(word in idea.text for idea in found)
    assert not found[0].general
    assert all(later.general or not earlier.general for earlier, later in pairwise(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_trade_has_those_for_everyone(language: str) -> None:
    found = ideas("xyz", language)
    assert found
    assert all(idea.general for idea in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_idea_is_complete_and_names_no_figure(language: str) -> None:
    entries: list[dict[str, Any]] = read_yaml(f"ideas/{language}.yaml")
    assert entries[-1]["match"] == [""]
    for entry in entries:
        assert all(word != "" for word in entry["match"]) or entry is entries[-1]
        for idea in entry["ideas"]:
            assert set(idea) <= {"for", "say", "service", "group", "said"}
            assert idea["for"] in SERVES
            assert set(slot_names(idea["say"])) <= SLOTS
            assert not any(c.isdigit() for c in idea["say"])
            assert ("service" in idea) >= bool({"service", "each", "hour"} & set(slot_names(idea["say"])))
            assert ("group" in idea) >= ("group" in slot_names(idea["say"]))


def test_an_idea_that_rests_on_words_of_the_brief_is_particular() -> None:
    assert Idea("any", "Do it.", (), (), ("bill",), False).particular
    assert not Idea("any", "Do it.", (), (), (), False).particular
