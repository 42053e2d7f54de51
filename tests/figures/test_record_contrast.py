"""Where a record breaks: in the full hours, or in one group of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.evidence import Ledger
from service.figures.record_contrast import LEAST_GAP, LEAST_ROWS, Contrast, read_contrast
from service.figures.register import read_register
from service.figures.week import read_week
from tests.moves.briefs import LATE, a_brief


def contrast(groups: Mapping[str, Sequence[float]], **entry: Any) -> Contrast | None:
    """The contrast of one record, given by its groups."""
    names = [name for name, values in groups.items() for _ in values]
    values = [value for those in groups.values() for value in those]
    brief = a_brief(delivery=[{**LATE, "samples": values, "sample_groups": names, **entry}])
    ledger = Ledger()
    return read_contrast(brief, read_register(brief, ledger), read_week(brief, ledger), ledger)


QUICK, SLOW = [5.0] * 30, [40.0] * 20
BY_LOAD = {"sat morning": SLOW, "tue afternoon": QUICK}


def test_full_hours_are_told_from_the_rest() -> None:
    found = contrast(BY_LOAD)
    assert found
    assert (found.by_load, found.level.value, found.accepted) == (True, 20, True)
    assert [f.value for f in (found.broken.kept, found.broken.n, found.better.kept, found.better.n)] == [0, 20, 30, 30]


def test_a_group_that_is_no_part_of_the_week_is_told_by_its_name() -> None:
    found = contrast({"Boilers": SLOW, "Taps": QUICK})
    assert found
    assert (found.by_load, found.group, found.slots) == (False, "Boilers", ())


def test_a_part_of_the_week_breaks_it_where_fullness_does_not() -> None:
    found = contrast({"tue afternoon": SLOW, "wed morning": QUICK})
    assert found
    assert (found.by_load, found.group, [s.name for s in found.slots]) == (False, None, ["tue_afternoon"])


@pytest.mark.parametrize(
    "groups",
    [
        {"sat morning": SLOW[: LEAST_ROWS - 1], "tue afternoon": QUICK},
        {"sat morning": QUICK, "tue afternoon": QUICK},
        {"Boilers": SLOW},
        {"": SLOW + QUICK},
    ],
    ids=["too few", "no gap", "one group", "no group"],
)
def test_what_does_not_stand_out_is_not_told(groups: Mapping[str, Sequence[float]]) -> None:
    assert contrast(groups) is None


def test_a_score_that_should_be_high_is_left_out() -> None:
    assert contrast(BY_LOAD, better="higher") is None


def test_what_customers_accept_comes_before_what_is_promised() -> None:
    half = {"sat morning": [4.0] * 10 + [25.0] * 10, "tue afternoon": [4.0] * 30}
    found = contrast(half, current_promise=5)
    assert found
    assert (found.level.value, found.accepted) == (20, True)


@given(st.lists(st.sampled_from([5.0, 40.0]), min_size=2, max_size=80), st.randoms())
def test_the_order_of_the_record_changes_nothing_and_the_sides_add_up(values: list[float], chance: Any) -> None:
    rows = [("sat morning" if i % 2 else "tue afternoon", value) for i, value in enumerate(values)]
    mixed = rows.copy()
    chance.shuffle(mixed)

    def told(given_rows: list[tuple[str, float]]) -> Contrast | None:
        groups = {name: [v for n, v in given_rows if n == name] for name in dict.fromkeys(n for n, _ in given_rows)}
        return contrast(groups)

    one, other = told(rows), told(mixed)
    assert (one and (one.level.value, one.gap)) == (other and (other.level.value, other.gap))
    if one:
        assert one.gap >= LEAST_GAP
        assert one.broken.n.value + one.better.n.value == len(values)
