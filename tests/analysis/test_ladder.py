"""The ladder of levels one would say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.ladder import LADDER, is_share, promise_level, said_level, unit_in_name, unit_of
from service.analysis.levels import Better, meets

UNITS = [*LADDER, "share of jobs", "percent", "rating", "boxes"]
sizes = st.floats(-1e6, 1e6).map(lambda x: round(x, 4))
betters = st.sampled_from(["lower", "higher"])


@pytest.mark.parametrize(
    ("level", "unit", "said"),
    [
        (19, "min", 20),
        (33, "分钟", 45),
        (95, "minutes", 120),
        (52, "min", 60),
        (12.2, "h", 24),
        (38.7, "小时", 48),
        (0.2, "hours", 0.25),
        (28.4, "days", 30),
        (40, "天", 60),
        (6, "working days", 10),
        (11, "工作日", 20),
        (5, "weeks", 6),
        (1500, "min", 2880),
        (37, "boxes", 40),
        (0, "min", 0),
        (0, "boxes", 0),
        (-3, "min", -3),
        (4.13, "stars", 4.2),
        (0.0213, "share of parcels lost", 0.05),
        (2.13, "%", 5),
        (120, "percent", 120),
    ],
)
def test_a_level_is_rounded_up_to_what_one_would_say(level: float, unit: str, said: float) -> None:
    assert said_level(level, unit, "lower") == pytest.approx(said)


@pytest.mark.parametrize(
    ("level", "unit", "said"),
    [
        (0.9222, "share of visits", 0.9),
        (0.9609, "上门次数占比", 0.95),
        (0.7859, "share", 0.75),
        (0.03, "share", 0),
        (92.2, "%", 90),
        (4.67, "评分", 4.6),
        (4.6, "rating", 4.6),
        (29, "days", 21),
        (75, "days", 60),
        (0.1, "h", 0.1),
        (-19, "min", -20),
        (37, "boxes", 30),
        (0, "boxes", 0),
    ],
)
def test_where_higher_is_better_it_is_rounded_down(level: float, unit: str, said: float) -> None:
    assert said_level(level, unit, "higher") == pytest.approx(said)


@given(sizes, st.sampled_from(UNITS), betters)
def test_rounding_is_always_to_the_safe_side(level: float, unit: str, better: Better) -> None:
    assert meets(level, said_level(level, unit, better), better)


@given(sizes, sizes, st.sampled_from(UNITS), betters)
def test_a_promise_lies_between_the_level_and_adequate(level: float, adequate: float, unit: str, better: Better) -> None:
    promise = promise_level(level, adequate, unit, better)
    if promise is None:
        assert not meets(level, adequate, better)
    else:
        assert meets(level, promise, better)
        assert meets(promise, adequate, better)


@given(sizes, sizes, st.sampled_from([*LADDER, "boxes"]))
def test_both_directions_mirror_each_other(level: float, adequate: float, unit: str) -> None:
    promise, mirrored = promise_level(level, adequate, unit, "lower"), promise_level(-level, -adequate, unit, "higher")
    assert promise == (None if mirrored is None else -mirrored)


@given(sizes, sizes, st.sampled_from(UNITS), betters)
def test_a_better_level_never_rounds_to_a_worse_one(one: float, other: float, unit: str, better: Better) -> None:
    good, bad = (min(one, other), max(one, other)) if better == "lower" else (max(one, other), min(one, other))
    assert meets(said_level(good, unit, better), said_level(bad, unit, better), better)


def test_rounding_stops_at_adequate() -> None:
    assert promise_level(33, 40, "min", "lower") == 40
    assert promise_level(33, 60, "min", "lower") == 45
    assert promise_level(33, 30, "min", "lower") is None
    assert promise_level(0.93, 0.92, "share", "higher") == 0.92


@given(st.integers(1, 10**7), st.sampled_from(sorted(LADDER)))
def test_a_multiple_a_hair_beyond_the_ladder_is_still_safe(whole: int, unit: str) -> None:
    for level in (whole * (1 + 2**-52), whole * (1 - 2**-53)):
        assert said_level(level, unit, "lower") >= level >= said_level(level, unit, "higher")


@pytest.mark.parametrize(
    ("spelling", "unit"), [("Mins.", "min"), (" Working-days ", "working_days"), ("个小时", "h"), ("boxes", ""), ("占比", "share")]
)
def test_units_are_known_in_both_languages(spelling: str, unit: str) -> None:
    assert unit_of(spelling) == unit


def test_a_share_is_told_from_other_units() -> None:
    assert is_share("share of treatments")
    assert is_share("上门次数占比")
    assert not is_share("shares")


@pytest.mark.parametrize(
    ("name", "unit"), [("minutes_late", "min"), ("wait (h)", "h"), ("working_days", "working_days"), ("late", ""), ("等待-分钟", "min")]
)
def test_a_columns_name_may_tell_the_unit(name: str, unit: str) -> None:
    assert unit_in_name(name) == unit
