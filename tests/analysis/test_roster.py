"""Hours moved to where they are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.capacity import Daypart
from service.analysis.roster import even_hours

LINE = 0.85
EPSILON = 1e-6
PARTS = st.lists(st.tuples(st.integers(2, 60), st.integers(0, 90)), min_size=1, max_size=12)


def parts(*given_: tuple[float, float]) -> list[Daypart]:
    return [Daypart(f"part {i}", hours, demand) for i, (hours, demand) in enumerate(given_)]


@pytest.mark.parametrize(
    ("week", "then"),
    [
        (((10, 10.2), (10, 3.4)), (12, 8)),
        (((10, 8.5), (10, 3)), (10, 10)),
        (((10, 12), (10, 9)), (10, 10)),
        (((10, 17), (10, 8.5), (10, 4.25)), (15, 10, 5)),
        (((8, 6.9), (8, 6.6)), (8, 8)),
        (((10, 20), (10, 0)), (15, 5)),
    ],
    ids=[
        "what is lacking",
        "nothing lacks",
        "nothing is spare",
        "all that is spare",
        "less than half an hour",
        "a part that nobody asks for",
    ],
)
def test_spare_hours_go_to_what_is_over_the_line(week: tuple[tuple[float, float], ...], then: tuple[float, ...]) -> None:
    assert even_hours(parts(*week)) == pytest.approx(then)


@given(PARTS)
def test_no_hour_is_lost_and_none_that_is_quiet_goes_over_the_line(week: list[tuple[int, int]]) -> None:
    given_ = parts(*week)
    then = even_hours(given_)
    assert sum(then) == pytest.approx(sum(p.hours for p in given_))
    for part, hours in zip(given_, then, strict=True):
        if part.demand_hours <= LINE * part.hours:
            assert part.demand_hours <= LINE * hours + EPSILON
            assert hours <= part.hours + EPSILON
        else:
            assert hours >= part.hours - EPSILON


@given(PARTS)
def test_the_order_of_the_parts_moves_no_more_than_a_step(week: list[tuple[int, int]]) -> None:
    forth, back = even_hours(parts(*week)), even_hours(parts(*reversed(week)))
    assert all(abs(a - b) <= 0.5 + EPSILON for a, b in zip(forth, reversed(back), strict=True))
