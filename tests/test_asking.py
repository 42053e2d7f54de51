"""Answers become a brief that reads back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.asking import brief_from_answers, brief_text, questions
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
