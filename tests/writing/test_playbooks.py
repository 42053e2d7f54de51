"""What a trade knows about its own work is found by what the owner calls the firm, and no playbook says what a firm cannot keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any, Literal, get_args

import pytest

from service.checks.numbers import find_numbers
from service.copycheck import check_copy
from service.locations import prompts_folder
from service.moves.lexicon import _lexicon
from service.prompts import read_yaml
from service.writing.ideas import POSTS, SERVES, Idea, ideas_of
from service.writing.offers import offer_of
from service.writing.phrasebook import slot_names
from tests.moves.briefs import A_STALL, a_brief

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
WORDS = {"customer", "customers", "visit", "visits", "where"}
OF_SERVICE, OF_GROUP = {"service", "hour", "each", "price"}, {"group", "worth"}
SLOTS = WORDS | OF_SERVICE | OF_GROUP | {"slot", "fullest", "quiet"}
LONGEST_SHARED_RUN = 6
"""Words in a row that two trades may share."""
SHORT_ENOUGH = 90
"""Characters of a first sentence from which it no longer stands out in part 1."""


@cache
def index(language: Language) -> tuple[dict[str, Any], ...]:
    return tuple(read_yaml(f"playbooks/{language}/index.yaml"))


@cache
def books(language: Language) -> dict[str, dict[str, Any]]:
    return {e["file"]: read_yaml(f"playbooks/{language}/{e['file']}.yaml") for e in index(language)}


def ideas_in(language: Language) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((name, idea) for name, book in books(language).items() for idea in book["ideas"])


def offers_in(language: Language) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((name, offer) for name, book in books(language).items() for offer in book.get("offers", ()))


def ideas(kind: str, language: Language = "en") -> tuple[Idea, ...]:
    return ideas_of(a_brief(A_STALL, language=language, business={"kind": kind}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_playbook_is_in_the_index_once_and_the_last_is_for_everyone(language: Language) -> None:
    files = sorted(p.stem for p in (prompts_folder() / "playbooks" / language).glob("*.yaml") if p.stem != "index")
    assert sorted(e["file"] for e in index(language)) == files
    assert [e["match"] for e in index(language)][-1] == [""]
    assert all(sign for e in index(language)[:-1] for sign in e["match"])


@pytest.mark.parametrize(
    ("kind", "language", "word"),
    [
        ("dental clinic", "en", "hygienist"),
        ("plumber, working alone", "en", "tenant"),
        ("lawn care", "en", "hedge"),
        ("watch repair shop", "en", "hem"),
        ("家政服务店", "zh", "阿姨"),
        ("牙科诊所", "zh", "牙"),
    ],
)
def test_a_trade_has_its_own_ideas_before_those_for_everyone(kind: str, language: Language, word: str) -> None:
    found = ideas(kind, language)
    assert any(word in idea.text + idea.words for idea in found if not idea.general)
    assert not found[0].general
    assert all(later.general or not earlier.general for earlier, later in pairwise(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_trade_has_those_for_everyone(language: Language) -> None:
    found = ideas("xyz", language)
    assert found
    assert all(idea.general for idea in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_idea_is_complete(language: Language) -> None:
    for name, idea in ideas_in(language):
        slots = set(slot_names(idea["say"])) | set(slot_names(idea.get("words", "")))
        assert set(idea) <= {"for", "by", "months", "say", "service", "group", "said", "words"}, name
        assert idea["for"] in SERVES, name
        assert idea.get("by", "owner") in POSTS, name
        assert set(idea.get("months", [1])) <= set(range(1, 13)), name
        assert slots <= SLOTS, idea
        assert ("service" in idea) >= bool(OF_SERVICE & slots), idea
        assert ("group" in idea) >= bool(OF_GROUP & slots), idea
        assert all(sign.strip() and sign == sign.lower() for key in ("service", "group", "said") for sign in idea.get(key, ())), idea


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_offer_is_complete_and_names_no_figure_of_the_firm(language: Language) -> None:
    sides = set(_lexicon(language)["offer_names"]) | {"knows_trade", "same_person", "business"}
    for name, offer in offers_in(language):
        assert set(offer) <= {"group", "side", "lines", "settle"}, name
        assert 3 <= len(offer["lines"]) <= 5, offer
        assert set(offer.get("side", ())) <= sides, offer
        assert {slot for line in (*offer["lines"], offer.get("settle", "")) for slot in slot_names(line)} <= WORDS, offer


def printed(language: Language) -> list[str]:
    return [line for _, offer in offers_in(language) for line in offer["lines"]]


def told(language: Language) -> list[str]:
    said = [text for _, idea in ideas_in(language) for text in (idea["say"], idea.get("words", ""))]
    return [*said, *printed(language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_playbook_names_a_figure(language: Language) -> None:
    plain = [re.sub(r"\{\w+\}", "it", text) for text in told(language)]
    assert [text for text in plain if find_numbers(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_an_offer_needs_a_record_to_stand_on(language: Language) -> None:
    assert [text for text in printed(language) if check_copy(text, [], language=language)] == []
    assert check_copy("We always come the same day.", [], language="en")


def test_an_idea_that_rests_on_words_of_the_brief_is_particular() -> None:
    assert Idea("any", "Do it.", (), (), ("bill",), False).particular
    assert not Idea("any", "Do it.", (), (), (), False).particular


def test_an_english_idea_opens_with_a_short_sentence_and_goes_on() -> None:
    opened = {idea["say"]: re.match(r"(.+?[.!?])\s", idea["say"]) for _, idea in ideas_in("en")}
    assert [say for say, found in opened.items() if found is None or len(found[1]) > SHORT_ENOUGH] == []


def test_two_trades_share_no_long_run_of_words() -> None:
    trades: dict[tuple[str, ...], set[str]] = {}
    for name, idea in ideas_in("en"):
        words = re.findall(r"[\w{}'’]+", re.sub(r":\w+}", "}", idea["say"].lower()))
        for run in zip(*(words[i:] for i in range(LONGEST_SHARED_RUN)), strict=False):
            trades.setdefault(run, set()).add(name)
    assert [" ".join(run) for run, found in trades.items() if len(found) > 1] == []


@pytest.mark.parametrize(
    ("group", "side", "word"),
    [
        ("Nervous adults", "empathy", "instruments"),
        ("Young families", "empathy", "ride the chair"),
        ("Somebody else", "empathy", "in writing"),
        ("", "plain", "in writing"),
    ],
)
def test_an_offer_is_the_trades_for_the_group_else_for_anyone(group: str, side: str, word: str) -> None:
    found = offer_of(a_brief(A_STALL, business={"kind": "dental clinic"}), group, side)
    assert found
    assert any(word in line for line in found.lines)


def test_a_trade_without_a_playbook_has_no_offer() -> None:
    assert offer_of(a_brief(A_STALL, business={"kind": "xyz"}), "Somebody", "empathy") is None


def test_an_offer_that_names_sides_is_made_only_on_one_of_them() -> None:
    brief = a_brief(A_STALL, business={"kind": "electrician"})
    kind, other = (offer_of(brief, "Retired people", side) for side in ("empathy", "business"))
    anyone = offer_of(brief, "", "empathy")
    assert kind != anyone
    assert other == anyone


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_playbook_has_three_small_deeds_beyond_the_promise_and_none_is_a_number(language: Language) -> None:
    said = {name: book["beyond"] for name, book in books(language).items()}
    assert {len(deeds) for deeds in said.values()} == {3}
    every = [deed for deeds in said.values() for deed in deeds]
    assert len(set(every)) == len(every)
    assert all(len(deed) < SHORT_ENOUGH and not deed.endswith((".", "。")) for deed in every)
    assert not any(any(char.isdigit() for char in deed) for deed in every)
