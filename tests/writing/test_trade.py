"""The words of a trade are found by what the owner calls the firm."""

from __future__ import annotations

from typing import Any

import pytest

from service.prompts import read_yaml
from service.writing.phrasebook import Phrasebook
from service.writing.trade import Trade, find_trade
from tests.moves.briefs import A_STALL, a_brief

LANGUAGES = ("en", "zh")
WORDS = {"customer", "customers", "visit", "visits", "where", "desk_place"}


def trade(kind: str, **more: Any) -> Trade:
    language = more.pop("language", "en")
    return find_trade(a_brief(A_STALL, language=language, business={"kind": kind, **more}))


@pytest.mark.parametrize(
    ("kind", "customer", "visit"),
    [
        ("Dental Clinic", "patient", "visit"),
        ("bookkeeper for shops", "client", "job"),
        ("mobile bike mechanic", "customer", "job"),
        ("gym", "member", "visit"),
        ("something new", "customer", "job"),
    ],
)
def test_what_customers_and_visits_are_called(kind: str, customer: str, visit: str) -> None:
    assert (trade(kind).words["customer"], trade(kind).words["visit"]) == (customer, visit)


def test_a_sign_counts_from_the_start_of_a_word_in_english() -> None:
    assert trade("unrepairable things").words["visit"] == trade("something new").words["visit"]


def test_a_sector_names_the_trade_too_and_makes_it_regulated() -> None:
    assert trade("practice", sector="dental").words["customer"] == "patient"
    assert trade("practice", sector="anything").regulated
    assert not trade("something new").regulated


@pytest.mark.parametrize("kind", ["口腔诊所", "少儿画室", "家政服务店", "没听说过的店"])
def test_a_chinese_trade_has_a_measure_word(kind: str) -> None:
    assert trade(kind, language="zh").words["customer"].startswith(trade(kind, language="zh").words["count_customer"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trade_has_all_words_and_rules_that_can_be_filled(language: str) -> None:
    entries: list[dict[str, Any]] = read_yaml(f"trades/{language}.yaml")
    for entry in entries:
        assert set(entry["words"]) >= WORDS
        book = Phrasebook("zh" if language == "zh" else "en", "GBP", entry["words"])
        assert all(book.fill_statement(text).text for text in (*entry["rules"], *([entry["care"]] if entry.get("care") else [])))


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_last_trade_serves_everyone(language: str) -> None:
    entries: list[dict[str, Any]] = read_yaml(f"trades/{language}.yaml")
    assert ["" in entry["match"] for entry in entries] == [*[False] * (len(entries) - 1), True]
