"""Lengths of time and shares, as they are said."""

from __future__ import annotations

import pytest

from service.copycheck.numbers import read_number
from service.copycheck.quantities import Quantity, read_quantities, read_unit
from service.copycheck.sentences import Sentence, fold, vocabularies
from service.copycheck.vocabulary import vocabulary


def read(text: str) -> tuple[Quantity, ...]:
    plain = fold(text)
    return read_quantities(Sentence(1, text, plain, (), vocabularies(plain)))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("within 90 seconds", 1.5, 1.5),
        ("within 20 minutes", 20, 20),
        ("within twenty-five minutes", 25, 25),
        ("in 15-20 mins", 15, 20),
        ("between 10 and 20 minutes", 10, 20),
        ("two to three hours", 120, 180),
        ("within 1½ hours", 90, 90),
        ("within ½ hour", 30, 30),
        ("one and a half hours", 90, 90),
        ("an hour and a half", 90, 90),
        ("1 hour and 30 minutes", 90, 90),
        ("half an hour", 30, 30),
        ("three quarters of an hour", 45, 45),
        ("a couple of days", 2880, 2880),
        ("half a dozen weeks", 60480, 60480),
        ("within the hour", 60, 60),
        ("3 working days", 6048, 6048),
        ("by tomorrow", 1440, 1440),
        ("next working day", 2016, 2016),
        ("the same day", 720, 720),
        ("1,440 minutes", 1440, 1440),
        ("三十分钟", 30, 30),
        ("两个半小时", 150, 150),
        ("一小时半", 90, 90),
        ("一个小时三十分钟", 90, 90),
        ("半个钟头", 30, 30),
        ("一刻钟", 15, 15),
        ("15~20分钟", 15, 20),
        ("十五到二十分钟", 15, 20),
        ("三五分钟", 3, 5),
        ("二三十分钟", 20, 30),
        ("十五六分钟", 15, 16),
        ("廿五分钟", 25, 25),
        ("两百分钟", 200, 200),
        ("一百零五分钟", 105, 105),
        ("十来分钟", 10, 19),
        ("一个多小时", 60, 120),
        ("２４小时", 1440, 1440),
        ("30分内", 30, 30),
        ("三个工作日", 6048, 6048),
        ("周六三十分钟", 30, 30),
        ("次日", 1440, 1440),
        ("几分钟", 10, 10),
        ("24 hours内", 1440, 1440),
    ],
)
def test_a_length_of_time_is_read_in_minutes(text: str, low: float, high: float) -> None:
    (quantity,) = read(text)
    assert quantity.kind == "time"
    assert [quantity.low, quantity.high] == pytest.approx([low, high])


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("95 % of visits", 0.95, 0.95),
        ("90-95 percent", 0.9, 0.95),
        ("ninety-five per cent", 0.95, 0.95),
        ("nine in ten", 0.9, 0.9),
        ("nine times out of ten", 0.9, 0.9),
        ("19 out of 20", 0.95, 0.95),
        ("九成五", 0.95, 0.95),
        ("九成", 0.9, 0.9),
        ("八成半", 0.85, 0.85),
        ("百分之九十五", 0.95, 0.95),
        ("９５％", 0.95, 0.95),
        ("十次里九次", 0.9, 0.9),
        ("20单里至少19单", 0.95, 0.95),
        ("十回有九回半", 0.95, 0.95),
    ],
)
def test_a_share_is_read_between_nought_and_one(text: str, low: float, high: float) -> None:
    (quantity,) = read(text)
    assert quantity.kind == "share"
    assert [quantity.low, quantity.high] == pytest.approx([low, high])


@pytest.mark.parametrize(
    "text",
    [
        "ring 0117 496 0120",
        "open 24 hours",
        "24/7",
        "£30",
        "30 pounds",
        "20 % off",
        "save 15 %",
        "a 12-month guarantee",
        "five minutes' walk",
        "10 minutes from the station",
        "rated 4.9 out of 5",
        "every 10 minutes",
        "24 hours' notice",
        "for 3 days",
        "40 minutes of massage",
        "the last 30 days",
        "10 of 5",
        "1 of 1",
        "120 %",
        "168元",
        "八折",
        "3月5日",
        "2027年",
        "上午九点半",
        "24小时营业",
        "每隔10分钟",
        "提前2小时",
        "步行5分钟",
        "第三天",
        "最近三天",
        "三小时日常保洁",
        "7天无理由",
        "5楼",
    ],
)
def test_prices_dates_opening_hours_and_distances_are_no_promise(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("unit", "minutes"),
    [("min", 1), ("minutes past the time", 1), ("h", 60), ("days", 1440), ("working days", 2016), ("weeks", 10080), ("photos", None)],
)
def test_a_unit_of_the_register_is_read_in_minutes(unit: str, minutes: float | None) -> None:
    assert read_unit(unit, vocabulary("en")) == minutes


@pytest.mark.parametrize("text", ["", "甲", "十x"])
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert read_number(text, vocabulary("zh")) is None
    assert read_number(text, vocabulary("en")) is None


def test_a_chinese_unit_of_the_register_is_read_in_minutes() -> None:
    assert [read_unit(unit, vocabulary("zh")) for unit in ("分钟", "小时", "天", "工作日", "张")] == [1, 60, 1440, 2016, None]
