"""What a trade knows about its own work is found by what the owner calls the firm."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, Literal

import pytest

from service.prompts import read_yaml
from service.writing.ideas import SERVES, Idea, ideas_of
from service.writing.phrasebook import slot_names
from tests.moves.briefs import A_STALL, a_brief

SLOTS = {"slot", "fullest", "quiet", "service", "each", "hour", "group", "customer", "customers", "visit", "visits", "where"}
LONGEST_SHARED_RUN = 5
"""Words in a row that ideas of two trades may share."""
SHORT_ENOUGH = 90
"""Characters of a first sentence from which it no longer stands out in part 1."""
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


def said_by_trade() -> list[list[str]]:
    entries: list[dict[str, Any]] = read_yaml("ideas/en.yaml")
    return [[str(idea["say"]) for idea in entry["ideas"]] for entry in entries]


def test_an_english_idea_opens_with_a_short_sentence_and_goes_on() -> None:
    opened = [re.match(r"(.+?[.!?])\s", say) for says in said_by_trade() for say in says]
    assert all(found is not None and len(found[1]) <= SHORT_ENOUGH for found in opened)


def test_two_trades_share_no_long_run_of_words() -> None:
    trades: dict[tuple[str, ...], set[int]] = {}
    for trade, says in enumerate(said_by_trade()):
        for words in (re.findall(r"[\w{}'’]+", say.lower()) for say in says):
            for run in zip(*(words[i:] for i in range(LONGEST_SHARED_RUN + 1)), strict=False):
                trades.setdefault(run, set()).add(trade)
    assert [" ".join(run) for run, found in trades.items() if len(found) > 1] == []
