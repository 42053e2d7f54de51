"""How numbers are written: read back they are the same at their precision, in both languages."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.brief import Language
from service.domain.evidence import DateFact, Fact
from service.prompts import wording
from service.writing.numerals import Numerals, plain

LANGUAGES: tuple[Language, ...] = ("en", "zh")
AMOUNTS = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False)
DAYS = st.dates(min_value=dt.date(2000, 1, 1), max_value=dt.date(2100, 1, 1))


def numerals(language: Language = "en", currency: str = "GBP") -> Numerals:
    return Numerals(language, currency, wording(language))


def write(value: float, unit: str, spec: str = "", language: Language = "en", currency: str = "GBP") -> str:
    return numerals(language, currency).write(Fact(value, unit), spec)


def read(text: str) -> float:
    """The first number in a text."""
    digits = re.search(r"-?[^\d-]*?(\d[\d,]*(?:\.\d+)?)", text)
    assert digits, text
    return float(digits[1].replace(",", "")) * (-1 if text.startswith("-") else 1)


@given(AMOUNTS)
def test_a_plain_number_reads_back_at_its_precision(value: float) -> None:
    text = plain(value)
    assert float(text.replace(",", "")) == pytest.approx(value, abs=0.00501 if abs(value) >= 0.1 else 0.0000501)
    assert not re.search(r"\.\d*0$|\.$|^-0$", text)


@given(AMOUNTS, st.sampled_from(LANGUAGES), st.sampled_from(("GBP", "CNY", "XYZ")))
def test_money_reads_back_to_the_penny_below_a_thousand_and_to_the_pound_above(value: float, language: Language, currency: str) -> None:
    text = write(value, "money", language=language, currency=currency)
    assert read(text.replace("XYZ ", "")) == pytest.approx(value, abs=0.0051 if abs(value) < 1000 else 0.51)
    assert not text.startswith("-") or re.search(r"[1-9]", text)


@given(st.floats(min_value=-10, max_value=10, allow_nan=False), st.sampled_from(("share", "points")))
def test_a_share_reads_back_to_the_per_cent_or_a_tenth_of_one_where_it_is_small(value: float, unit: str) -> None:
    text = write(value, unit)
    assert text.endswith("%")
    assert read(text) == pytest.approx(value * 100, abs=0.0501 if abs(value) < 0.1 else 0.501)


@given(AMOUNTS)
def test_up_and_down_never_pass_the_number(value: float) -> None:
    assert read(write(value, "count", "down")) <= value + 1e-6
    assert read(write(value, "count", "up")) >= value - 1e-6
    assert read(write(value, "count", "whole")) == pytest.approx(value, abs=0.501)


@given(AMOUNTS, st.sampled_from(LANGUAGES), st.sampled_from(("h", "min", "days", "weeks", "months", "litres", "h/week")))
def test_a_duration_reads_back_to_a_tenth(value: float, language: Language, unit: str) -> None:
    tolerance = 0.0501 if abs(value) >= 1 else 0.00501
    assert read(write(value, unit, language=language)) == pytest.approx(value, abs=tolerance)


@given(DAYS, st.sampled_from(LANGUAGES))
def test_a_date_reads_back_in_its_long_form(day: dt.date, language: Language) -> None:
    text = numerals(language).write(DateFact(day), "long")
    months = {wording(language)[f"numbers.months.{m}"]: m for m in range(1, 13)}
    month = next(months[name] for name in sorted(months, key=len, reverse=True) if name in text)
    year = next(n for n in re.findall(r"\d+", text) if len(n) == 4)
    number = re.search(r"(\d+) 日", text) or re.search(r"^(\d+) ", text)
    assert number
    assert dt.date(int(year), month, int(number[1])) == day


@given(DAYS)
def test_a_date_may_be_written_for_a_machine(day: dt.date) -> None:
    assert numerals().write(DateFact(day), "iso") == day.isoformat()


@pytest.mark.parametrize(
    ("value", "unit", "spec", "text"),
    [
        (62, "money", "", "£62"),
        (62.5, "money", "", "£62.50"),
        (1234.56, "money", "", "£1,235"),
        (-42.456, "money", "", "-£42.46"),
        (-0.0045, "money", "", "£0"),
        (62.456, "money", "round", "£62"),
        (2, "money", "cents", "£2.00"),
        (7, "GBP", "", "£7"),
        (0.105, "share", "", "11%"),
        (0.0251, "share", "", "2.5%"),
        (0.125, "share", "pct", "13%"),
        (0.1251, "share", "pct1", "12.5%"),
        (0.14, "share", "in100", "14"),
        (3.14159, "count", "", "3.1"),
        (3.14159, "count", "plain", "3.14"),
        (3.14159, "count", "one", "3.1"),
        (-3, "count", "abs", "3"),
        (4.5, "rating", "", "4.5"),
        (2, "", "", "2"),
        (1, "h", "", "1 hour"),
        (0.25, "h", "", "0.25 hours"),
        (2.04, "min", "", "2 minutes"),
        (3, "litres", "", "3 litres"),
        (1, "count", "visit|visits", "1 visit"),
        (2, "count", "visit|visits", "2 visits"),
        (3, "count", "°|", "3°"),
        (2, "count", "word", "two"),
        (130, "count", "word", "130"),
        (2.5, "count", "word", "2.5"),
        (-0.00001, "count", "plain", "0"),
        (0.0123, "count", "plain", "0.0123"),
    ],
)
def test_a_number_in_english(value: float, unit: str, spec: str, text: str) -> None:
    assert write(value, unit, spec) == text


@pytest.mark.parametrize(
    ("value", "unit", "spec", "text"),
    [
        (1254, "money", "", "1,254 元"),
        (-0.5, "money", "", "-0.50 元"),
        (2, "count", "word", "两"),
        (30, "分钟", "", "30 分钟"),
        (0.9, "share", "", "90%"),
    ],
)
def test_a_number_in_chinese(value: float, unit: str, spec: str, text: str) -> None:
    assert write(value, unit, spec, "zh", "CNY") == text


def test_a_currency_without_a_pattern_is_written_by_its_code() -> None:
    assert write(5, "money", currency="XYZ") == "XYZ 5"


@pytest.mark.parametrize(
    ("spec", "text"),
    [
        ("", "4 January"),
        ("day", "4 January"),
        ("short", "4 Jan"),
        ("month", "January"),
        ("month_long", "January 2027"),
        ("weekday", "Monday"),
    ],
)
def test_a_date_in_english(spec: str, text: str) -> None:
    assert numerals().write(DateFact(dt.date(2027, 1, 4)), spec) == text


def test_an_unknown_format_is_a_fault_of_the_wording() -> None:
    with pytest.raises(ValueError, match="unknown number format 'loud'"):
        write(1, "count", "loud")
