"""Parts of the week in words."""

from __future__ import annotations

from itertools import combinations

import pytest

from service.domain.brief import Language
from service.domain.evidence import Ledger
from service.figures.slots import Slot
from service.figures.week import read_week
from service.writing.phrasebook import Phrasebook
from service.writing.week_names import WEEK, name_days, name_slots
from tests.moves.briefs import a_brief

PARTS = ("morning", "afternoon")


def slots(*names: str) -> list[Slot]:
    hours = {day: dict.fromkeys(PARTS, 8) for day in WEEK}
    week = read_week(a_brief(capacity={"hours": hours, "demand": hours}), Ledger())
    assert week
    found = {f"{slot.day} {slot.part}": slot for slot in week.slots}
    return [found[name] for name in names]


def book(language: Language = "en") -> Phrasebook:
    return Phrasebook(language, "GBP")


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (("sat morning",), "Saturday morning"),
        (("tue afternoon", "thu afternoon"), "Tuesday and Thursday afternoon"),
        (("tue afternoon", "wed afternoon", "thu afternoon"), "Tuesday to Thursday afternoon"),
        (("mon morning", "mon afternoon"), "Monday morning and afternoon"),
        (("mon morning", "sat afternoon"), "Monday morning and Saturday afternoon"),
        (("mon morning", "mon afternoon", "sat afternoon"), "Monday morning and Monday and Saturday afternoon"),
        ((), ""),
    ],
)
def test_slots_with_the_same_part_or_the_same_days_stand_together(names: tuple[str, ...], text: str) -> None:
    assert name_slots(book(), slots(*names)) == text


def test_slots_in_chinese() -> None:
    assert name_slots(book("zh"), slots("tue morning", "thu morning")) == "周二、周四morning"


def test_the_words_carry_the_path_of_each_part() -> None:
    assert [e.ref for e in name_slots(book(), slots("sat morning")).evidence] == ["capacity.hours.sat.morning"]


@pytest.mark.parametrize(
    ("days", "text"), [(("wed", "mon", "tue"), "Monday to Wednesday"), (("mon", "tue"), "Monday and Tuesday"), (("sun",), "Sunday")]
)
def test_days_in_words(days: tuple[str, ...], text: str) -> None:
    assert name_days(book(), days) == text


def test_no_two_sets_of_days_have_the_same_name() -> None:
    sets = [days for count in range(1, 8) for days in combinations(WEEK, count)]
    assert len({str(name_days(book(), days)) for days in sets}) == len(sets)
