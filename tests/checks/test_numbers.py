"""Numbers are found in whatever form they are written."""

from __future__ import annotations

import pytest

from service.checks.levels import stated_levels
from service.checks.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("£12,895 of 18,000", [12895, 18000]),
        ("They finish in June. 24 people, 22 of them with families.", [24, 22]),
        ("2.45 h and 1,234.5", [2.45, 1234.5]),
        ("2¼ of 3 hours, or ½", [2.25, 3, 0.5]),
        ("45-minute visits, 24h and 12k", [45, 24, 12000]),
        ("１２ and １．５", [12, 1.5]),
        ("Sixty-three of a hundred and twenty, two thousand", [63, 120, 2000]),
        ("one of twelve, hundreds of them, the twenty-first", []),
        ("1.8 万元，一百二十户，三十分钟，四十五位", [18000, 120, 30, 45]),
        ("二〇二七年，一万二千元", [2027, 12_000]),
        ("一成不变，万一人手不够，周三十五单，两周，二〇二七", []),
        ("十二点五公里，一千零五次", [1005]),
    ],
)
def test_numbers_are_read(text: str, values: list[float]) -> None:
    assert [n.value for n in find_numbers(text) if n.kind == "number"] == values


@pytest.mark.parametrize(
    ("text", "percents"),
    [
        ("86%, 4.5 per cent, twenty per cent", [86, 4.5, 20]),
        ("85–90 %", [85, 90]),
        ("九成，八成五，八成半，七成多，9 成", [90, 90, 85, 85, 70]),
        ("百分之四点五，三分之一，5 个百分点", [5, 4.5, 100 / 3]),
        ("二〇分之一", [5]),
    ],
)
def test_shares_are_read(text: str, percents: list[float]) -> None:
    found = [n.value for n in find_numbers(text) if n.kind == "percent"]

    assert sorted(found) == pytest.approx(sorted(percents))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2027-01-04", (2027, 1, 4)),
        ("2027-01", (2027, 1, None)),
        ("4 January 2027", (2027, 1, 4)),
        ("the 4th of Jan", (None, 1, 4)),
        ("January 4, 2027", (2027, 1, 4)),
        ("January 2027", (2027, 1, None)),
        ("2027 年 3 月 1 日", (2027, 3, 1)),
        ("3月5号", (None, 3, 5)),
        ("2027 年", (2027, None, None)),
        ("3 月底", (None, 3, None)),
        ("15 日前", (None, None, 15)),
    ],
)
def test_dates_are_read(text: str, date: tuple[int | None, int | None, int | None]) -> None:
    assert [n.date for n in find_numbers(text)] == [date]


def test_codes_and_times_of_day_are_told_from_figures() -> None:
    assert [(n.text, n.kind) for n in find_numbers("A12 at 12:30, EXP-5")] == [("A12", "code"), ("12:30", "clock"), ("EXP-5", "code")]


def test_about_allows_the_zeros_to_be_rounded() -> None:
    exact, rounded = (find_numbers(text)[0].step for text in ("£5,800", "about £5,800"))

    assert (exact, rounded) == (1, 50)


def test_small_words_are_found_on_request() -> None:
    assert [n.value for n in find_numbers("two dentists", small=True)] == [2]
    assert [n.value for n in find_numbers("九位阿姨", small=True)] == [9]


@pytest.mark.parametrize(
    ("text", "minutes"), [("within two hours", 120), ("20 minutes", 20), ("三十分钟内", 30), ("3 working days", 4320), ("5 rooms", None)]
)
def test_service_levels_are_read(text: str, minutes: float | None) -> None:
    assert [level.minutes for level in stated_levels(text)] == ([] if minutes is None else [minutes])
