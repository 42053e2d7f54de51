"""Delivery entries have one form of record, and figures that can be true."""

from __future__ import annotations

from typing import Any

import pytest

from service.reading.faults import fault_lines
from service.reading.record_checks import record_faults


def told(entry: dict[str, Any], **blocks: Any) -> list[str]:
    base = {"measure": "wait", "unit": "min", "better": "lower"}
    return fault_lines(record_faults({"delivery": [base | entry], **blocks}, allow_csv=True))


MEDIAN = {"median": 5, "p90": 9}
SHARE = {"better": "higher", "kept": 8, "total": 10}


@pytest.mark.parametrize(
    "entry",
    [MEDIAN | {"n": 3}, SHARE, {"typical": 3}, {"samples": [1, -2]}, {"csv": "x.csv", "column": "y", "date": "d", "group": "g"}],
)
def test_one_form_of_record_is_accepted(entry: dict[str, Any]) -> None:
    assert told(entry) == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({}, "delivery[0]: has no record; give samples, or csv + column, or kept + total, or median + p90, or typical"),
        (MEDIAN | {"typical": 4}, "delivery[0]: has 2 records (median + p90, typical); keep the one that is nearest to the raw values"),
        ({"csv": "x.csv"}, "delivery[0].column: is missing; csv + column go together"),
        ({"column": "x"}, "delivery[0].csv: is missing; csv + column go together"),
        ({"better": "higher", "kept": 3}, "delivery[0].total: is missing; kept + total go together"),
        ({"median": 3}, "delivery[0].p90: is missing; median + p90 go together"),
        ({"typical": 3, "n": 9}, "delivery[0].n: means nothing without `median`; add that, or leave this out"),
        ({"typical": 3, "group": "x"}, "delivery[0].group: means nothing without `csv`; add that, or leave this out"),
        (SHARE | {"kept": 11}, "delivery[0].kept: must be at most total (10), is 11"),
        (SHARE | {"better": "lower"}, "delivery[0].better: must be higher where kept + total are given: count what went well"),
        ({"median": 0, "p90": 4}, "delivery[0].median: must be more than 0, is 0"),
        ({"typical": -1}, "delivery[0].typical: must be more than 0, is -1"),
        ({"median": 5, "p90": 3}, "delivery[0].p90: must be at least the median (5) where lower is better, is 3"),
        (
            MEDIAN | {"better": "higher"},
            "delivery[0].p90: must be at most the median (5) where higher is better: the level nine in ten reach; is 9",
        ),
        ({"samples": []}, "delivery[0].samples: is empty; give at least one value"),
        ({"samples": [1] * 200_001}, "delivery[0].samples: has 200,001 values, at most 200,000 are read; give the latest"),
        ({"samples": [1, 2], "sample_groups": ["a"]}, "delivery[0].sample_groups: must have one entry a sample (2), has 1"),
        (
            SHARE | {"current_promise": 95},
            "delivery[0].current_promise: must be between 0 and 1 for a yes/no measure, is 95; write 0.95 for 95 %",
        ),
        ({"typical": 3, "current_promise": -5}, "delivery[0].current_promise: must be at least 0, is -5"),
    ],
)
def test_a_record_that_cannot_be_is_told(entry: dict[str, Any], expected: str) -> None:
    assert told(entry) == [expected]


def test_desired_is_never_worse_than_adequate() -> None:
    def expects(adequate: float, desired: float) -> list[dict[str, Any]]:
        return [{"expects": {"wait": {"adequate": adequate, "desired": desired}}}]

    assert told(MEDIAN, segments=expects(20, 5)) == []
    expected = "segments[0].expects.wait.desired: must not be worse than adequate (5; lower is better), is 20; are the two swapped?"
    assert told(MEDIAN, segments=expects(5, 20)) == [expected]
    assert told(SHARE, segments=expects(0.8, 0.9)) == []
    assert len(told(SHARE, segments=expects(0.9, 0.8))) == 1


def test_levels_of_segments_and_rivals_are_levels_of_the_measure() -> None:
    rivals = [{"promises": {"wait": -1, "other": 500}}]
    assert told(MEDIAN, competitors=rivals) == ["competitors[0].promises.wait: must be at least 0, is -1"]
    expected = "segments[0].expects.wait.adequate: must be between 0 and 1 for a yes/no measure, is 80; write 0.8 for 80 %"
    assert told(SHARE, segments=[{"expects": {"wait": {"adequate": 80}}}]) == [expected]


def test_values_of_the_wrong_kind_are_left_to_the_model() -> None:
    assert told({"median": "x", "p90": True}) == []
    assert told({"samples": 3, "sample_dates": 4}) == []
    assert told({"typical": 3}, segments=[{"expects": 5}, 7], competitors="x") == []
    assert told({"typical": 10**400}) == []
