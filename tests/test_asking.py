"""Answers become a brief that reads back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.asking import brief_from_answers, brief_text, hear, questions
from service.asking.numbers import cells_of, minutes_in, number_in, share_in
from service.domain.brief import Brief, Language
from service.errors import BriefError
from service.reading.brief_file import read_brief

ENGLISH = {
    "name": "Lamp & Co",
    "kind": "lamp repair",
    "location": "Bath",
    "currency": "gbp",
    "services": "Repair, 40, 50, 90\nRewiring, 75.5\n",
    "customers": "People with old lamps: mostly theirs, sometimes their mother's",
    "segments": "Homes, 300, 1.2, 60\nHotels, 4",
    "criteria": "Speed, 60\nPrice, 40",
    "competitors": "Bulb Barn, cheap, quick and careless",
    "copy": "Ready today, always.\n#1 in Bath",
    "delivery": "Ready after, days, lower is better, 4, 2\nMended, share, higher, 0.9",
    "capacity": "Monday, morning, 4, 3.5\nmon, afternoon, 4\nTue, morning, 4, 1",
    "marketing": "3, 2000",
    "goals": "Fill Tuesdays",
}


def read_back(folder: Path, answers: dict[str, str], language: Language) -> Brief:
    file = folder / "brief.yaml"
    file.write_text(brief_text(brief_from_answers(answers, language), language), "utf-8")
    return read_brief(file)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_at_most_fourteen_questions_of_the_same_kinds_in_both_languages(language: Language) -> None:
    asked = questions(language)
    assert [question.id for question in asked] == list(ENGLISH)
    assert len(asked) <= 14
    assert [question.id for question in asked if question.required] == ["name", "kind", "services", "customers"]
    assert "services" in [question.id for question in asked if question.many]


def test_full_answers_make_a_brief_that_reads_back(tmp_path: Path) -> None:
    brief = read_back(tmp_path, ENGLISH, "en")
    assert brief.business.currency == "GBP"
    assert (brief.business.owner_hours_per_week, brief.business.marketing_budget) == (3, 2000)
    assert [(service.name, service.price, service.minutes) for service in brief.services] == [("Repair", 40, 50), ("Rewiring", 75.5, None)]
    assert [(segment.customers, segment.visits_per_year) for segment in brief.segments] == [(300, 1.2), (4, None)]
    assert brief.competitors[0].image == "cheap, quick and careless"
    assert brief.copy_ == ("Ready today, always.", "#1 in Bath")
    assert [(entry.better, entry.typical, entry.current_promise) for entry in brief.delivery] == [("lower", 4, 2), ("higher", 0.9, None)]
    assert brief.capacity is not None
    assert brief.capacity.hours["mon"] == {"morning": 4, "afternoon": 4}
    assert brief.capacity.demand == {"mon": {"morning": 3.5}, "tue": {"morning": 1}}


def test_chinese_answers_make_a_chinese_brief(tmp_path: Path) -> None:
    answers = {"name": "灯铺", "kind": "修灯", "services": "修灯，40，50", "customers": "街坊", "capacity": "周日，上午，4，3"}
    brief = read_back(tmp_path, answers | {"delivery": "修好，天，越低越好，4"}, "zh")
    assert (brief.language, brief.services[0].price, brief.delivery[0].better) == ("zh", 40, "lower")
    assert brief.capacity is not None
    assert brief.capacity.hours == {"sun": {"上午": 4}}


def test_every_block_carries_its_comment() -> None:
    text = brief_text(brief_from_answers(ENGLISH))
    assert text.startswith("# Written by `overdeliver new`.")
    assert text.count("\n# ") == 10
    assert "- {name: Repair, price: 40, minutes: 50, per_month: 90}" in text


ASKED = {question.id: question for question in questions("en")}


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("£46", 46),
        ("$ 46.50 each", 46.5),
        ("100 min", 100),
        ("about 10", 10),
        ("60元", 60),
        ("45分钟", 45),
        ("£1,200", 1200),
        ("1,234,567元", 1_234_567),
        ("４６", 46),
        ("2万", 20_000),
        ("3k a year", 3000),
        ("5 km", 5),
        (".5", 0.5),
        ("20-30", 20),
        ("-5", -5),
        ("forty", None),
        ("", None),
    ],
)
def test_the_first_number_is_read_out_of_words(said: str, number: float | None) -> None:
    assert number_in(said) == number


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("45", 45),
        ("45分钟", 45),
        ("1.5 hours", 90),
        ("2h", 120),
        ("1h30", 90),
        ("1 hour 15 min", 75),
        ("2小时30分", 150),
        ("1个小时", 60),
        ("1个半小时", 90),
        ("2 and a half hours", 150),
        ("half an hour", 30),
        ("半小时", 30),
        ("一个半小时", None),
        ("a while", None),
    ],
)
def test_minutes_are_read_out_of_hours_too(said: str, minutes: float | None) -> None:
    assert minutes_in(said) == minutes


def test_a_share_may_be_told_per_cent() -> None:
    assert (share_in("90%"), share_in("90％"), share_in("0.9"), share_in("most")) == (0.9, 0.9, 0.9, None)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Repair, £1,200, 100 min, about 10", ["Repair", "£1,200", "100 min", "about 10"]),
        ("Repair,40,500,90", ["Repair", "40", "500", "90"]),
        ("修灯，1,200元，45分钟", ["修灯", "1,200元", "45分钟"]),
        ("3 hours, £2,000", ["3 hours", "£2,000"]),
        ("Repair, 40", ["Repair", "40"]),
    ],
)
def test_a_comma_within_a_number_parts_no_cells(line: str, cells: list[str]) -> None:
    assert cells_of(line) == cells


def test_numbers_in_words_make_a_brief_that_reads_back(tmp_path: Path) -> None:
    words = {
        "services": "Repair, £46, 100 min, about 10\nRewiring, £1,200.50",
        "segments": "Homes, about 300, 1.2 a year, £60",
        "criteria": "Speed, 60%\nPrice, 40%",
        "delivery": "Ready after, days, lower, 4 days or so, 2 days\nMended, share of lamps, higher, 90%",
        "capacity": "Monday, morning, 4 hours, 3.5h",
        "marketing": "3 hours, £2,000 a year",
    }
    brief = read_back(tmp_path, ENGLISH | words, "en")
    assert [(service.price, service.minutes, service.per_month) for service in brief.services] == [(46, 100, 10), (1200.5, None, None)]
    assert (brief.segments[0].customers, brief.segments[0].revenue_per_year) == (300, 60)
    assert [criterion.weight for criterion in brief.criteria] == [60, 40]
    assert [(entry.typical, entry.current_promise) for entry in brief.delivery] == [(4, 2), (0.9, None)]
    assert brief.capacity is not None
    assert (brief.capacity.hours, brief.capacity.demand) == ({"mon": {"morning": 4}}, {"mon": {"morning": 3.5}})
    assert (brief.business.owner_hours_per_week, brief.business.marketing_budget) == (3, 2000)


def test_a_line_tells_what_was_read_and_what_is_missing() -> None:
    assert hear(ASKED["services"], "Repair, £46, 50").numbers == {"price": 46}
    assert hear(ASKED["services"], "Repair, forty").without_number == {"price": "forty"}
    assert hear(ASKED["services"], "Repair").lacking == ("price",)
    assert hear(ASKED["delivery"], "Ready, days, 4").lacking == ("better",)
    assert hear(ASKED["delivery"], "Ready").lacking == ("unit", "better")
    for answer in (
        ("segments", "Homes"),
        ("copy", "Ready in a day, always"),
        ("name", "Lamp & Co"),
        ("competitors", "Bulb Barn, cheap, quick"),
    ):
        assert hear(ASKED[answer[0]], answer[1]).is_clear
    assert not hear(ASKED["capacity"], "mon, morning, most of it").is_clear


def test_an_odd_answer_is_told_by_the_reader(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as raised:
        read_back(tmp_path, ENGLISH | {"services": "Repair, forty"}, "en")
    told = 'must be a number, is "forty"; write the digits alone, or leave the key out'
    assert [fault.split("): ")[1] for fault in raised.value.faults] == [told]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(list(ENGLISH)), st.text(max_size=30), max_size=6))
def test_whatever_is_answered_is_a_brief_or_a_brief_error(tmp_path: Path, answers: dict[str, str]) -> None:
    folder = tmp_path
    text = brief_text(brief_from_answers(ENGLISH | answers))
    (folder / "brief.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        assert isinstance(read_brief(folder / "brief.yaml"), Brief)
    except BriefError as error:
        assert error.faults  # noqa: PT017 - both outcomes are right
