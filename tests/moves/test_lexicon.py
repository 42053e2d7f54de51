"""Word signs: the owner's own words are understood from the start of a word, in Chinese anywhere."""

from __future__ import annotations

import pytest

from service.domain.brief import Language
from service.moves.lexicon import dimension_of, family_of, mentions, names_people, shares_words
from service.prompts import read_yaml

LANGUAGES: tuple[Language, ...] = ("en", "zh")


@pytest.mark.parametrize(
    ("language", "sign", "text", "shown"),
    [
        ("en", "unrecorded", "The receptionist apologises; NOTHING IS WRITTEN down", True),
        ("en", "unrecorded", "Each goes into the blue book", False),
        ("en", "staff_loss", "We lost a dentist last year", True),
        ("en", "staff_loss", "mosquitoes", False),
        ("zh", "unrecorded", "小何发微信赔不是；没有登记", True),
        ("zh", "staff_loss", "去年有位阿姨辞了工", True),
        ("zh", "staff_loss", "都在", False),
    ],
)
def test_a_sign_in_the_owners_words(language: Language, sign: str, text: str, shown: bool) -> None:
    assert mentions(language, sign, text) is shown


@pytest.mark.parametrize(
    ("language", "label", "family"),
    [
        ("en", "Call back after a message", "reply"),
        ("en", "Wait past the appointment time", "late"),
        ("en", "Claims settled", "settle"),
        ("en", "Set of accounts", "turnaround"),
        ("en", "Gentleness", "other"),
        ("zh", "回客人消息", "reply"),
        ("zh", "比约定时间晚到", "late"),
        ("zh", "固定阿姨", "other"),
    ],
)
def test_the_family_of_a_measure(language: Language, label: str, family: str) -> None:
    assert family_of(language, label) == family


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hint_leads_to_a_side_of_quality(language: Language) -> None:
    hints = read_yaml(f"lexicon/{language}.yaml")["dimension_hints"]
    assert set(hints) <= {"reliability", "assurance", "tangibles", "empathy", "responsiveness", "same_person", "knows_trade"}
    assert all(dimension_of(language, words[0]) is not None for words in hints.values())
    assert dimension_of(language, "zzz") is None


def test_both_languages_have_the_same_signs() -> None:
    assert set(read_yaml("lexicon/en.yaml")) - {"people_words"} == set(read_yaml("lexicon/zh.yaml"))


@pytest.mark.parametrize(("segment", "people"), [("Nervous adults", True), ("Offices", True), ("Before and after work", False)])
def test_a_segment_that_can_stand_for_people(segment: str, people: bool) -> None:
    assert names_people(segment) is people


@pytest.mark.parametrize(
    ("language", "text", "label", "shared"),
    [
        ("en", "Less waiting at the desk", "Wait past the appointment time", True),
        ("en", "Be on time", "Wait past the appointment time", False),
        ("en", "Ring back sooner", "Call", False),
        ("zh", "别再晚到", "比约定时间晚到", True),
        ("zh", "多约定几次", "比约定时间晚到", False),
    ],
)
def test_a_text_may_name_what_a_label_measures(language: Language, text: str, label: str, shared: bool) -> None:
    assert shares_words(text, label, language) is shared
