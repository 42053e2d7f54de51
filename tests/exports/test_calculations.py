"""A calculation in words: in English as it is recorded, in Chinese by the counterparts of its formula and of its inputs' names."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Calculation
from service.exports.calculations import calculation_formula, calculation_inputs, calculation_value
from service.exports.wording import Wording
from tests.exports.a_plan import a_chinese_plan, a_plan

ENGLISH, CHINESE = Wording(a_plan()), Wording(a_chinese_plan())


def worked(formula: str, value: float | str = 1.0, unit: str = "", inputs: dict[str, Any] | None = None) -> Calculation:
    return Calculation(name="a.figure", formula=formula, inputs=inputs or {}, value=value, unit=unit)


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("max(0, 0.85 × hours − demand)", "max(0, 0.85 × 可派工时 − 订出工时)"),
        ("Σ over dayparts of max(0, 0.85 × hours − demand)", "各时段相加：max(0, 0.85 × 可派工时 − 订出工时)"),
        ("0.75 × the average customer's value", "0.75 × 平均一位的总值"),
        ("jobs kept × main service's minutes ÷ 60", "留下的单量 × 主要服务的分钟 ÷ 60"),
        ("cases on record within 30 分钟", "记录里做到 30 分钟的次数"),
        ("never put in other words", "never put in other words"),
    ],
)
def test_a_formula_is_told_in_the_language_of_the_plan(formula: str, words: str) -> None:
    assert calculation_formula(worked(formula), ENGLISH) == formula
    assert calculation_formula(worked(formula), CHINESE) == words


@pytest.mark.parametrize(
    ("formula", "inputs", "english", "chinese"),
    [
        ("max(0, 0.85 × hours − demand)", {"demand": 16.0, "hours": 15.4}, "demand = 16, hours = 15.4", "订出工时 = 16、工时 = 15.4"),
        ("contribution ÷ revenue", {"part": 2.0, "whole": 8.0}, "part = 2, whole = 8", "2、8"),
        ("price − variable cost", {"p": 9.0, "c": 4.0}, "p = 9, c = 4", "9、4"),
        ("(1 − confidence)^(1/n)", {"n": 60, "confidence": 0.9}, "n = 60, confidence = 0.9", "n = 60、把握 = 0.9"),
        ("median of the values", {"n": 60}, "n = 60", "次数 = 60"),
        ("own rating − best rated rival", {"own": 4.0, "Fleet & Co": None}, "own = 4, Fleet & Co = none", "我们 = 4、Fleet & Co = 无"),
        ("Σ hours demanded", {"sat_全天": 58.0}, "sat_全天 = 58", "周六全天 = 58"),
        ("Σ demand of the dayparts to fill", {"dayparts": ["tue_am"]}, "dayparts = tue_am", "时段 = 周二am"),
        ("Σ people over roles", {"segments.1.customers": 3}, "segments.1.customers = 3", "客群 › Office backs › 客人 = 3"),
        ("of the tier ÷ of all customers", {"tier": "lead"}, "tier = lead", "层 = 铅"),
        ("deliverable, rounded to a level one says, never across adequate", {"unit": "min"}, "unit = min", "单位 = 分钟"),
    ],
)
def test_inputs_are_named_in_the_language_of_the_plan(formula: str, inputs: dict[str, Any], english: str, chinese: str) -> None:
    assert calculation_inputs(worked(formula, inputs=inputs), ENGLISH) == english
    assert calculation_inputs(worked(formula, inputs=inputs), CHINESE) == chinese


def test_a_value_has_its_unit() -> None:
    assert calculation_value(worked("discount a year (method 3)", 0.1, "share"), CHINESE) == "10%"
    assert calculation_value(worked("years that a customer's value counts (method 3)", 10.0, "years"), CHINESE) == "10 年"
    assert calculation_value(worked("start + horizon", "2028-02-29", "date"), CHINESE) == "2028 年 2 月 29 日"
